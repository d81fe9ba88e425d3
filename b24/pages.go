package b24

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/codec"
	"github.com/b24gen/b24gen/b24/internal/scan"
)

// pages is the way through a list: where it stands, and how it goes on.
type pages struct {
	call    *call
	list    List
	params  []byte // as the caller gave them
	next    []byte // the position of the next page in JSON, nil for what params say
	longest int    // rows of the longest page so far
	last    []byte // the rows of the last page
	done    bool
	ahead   *readAhead // the pages that are fetched beforehand, nil for none
}

// pageInfo is what a page says about the next one.
type pageInfo struct {
	list   []byte // the rows, in JSON
	result []byte
	next   *int // the envelope's
	rows   int
}

func newPages(in call, params any, l List) (*pages, error) {
	in.idempotent = true // reading once more does no harm
	if err := in.prepare(params); err != nil {
		return nil, fmt.Errorf("%s: %w", in.method, err)
	}
	p := &pages{call: &in, list: l, params: in.params}
	if err := p.check(); err != nil {
		return nil, p.wrap(err)
	}
	if in.parallel > 0 {
		if err := p.checkParallel(); err != nil {
			return nil, p.wrap(err)
		}
	}
	if err := p.limit(); err != nil {
		return nil, p.wrap(err)
	}
	if in.resume != "" {
		if !json.Valid([]byte(in.resume)) {
			return nil, p.wrap(fmt.Errorf("WithResumeAt: %q is no position", in.resume))
		}
		p.next = []byte(in.resume)
	}
	return p, nil
}

// check refuses what would page wrongly.
func (p *pages) check() error {
	switch {
	case p.call.positional || p.call.form || p.params[0] != '{':
		return errors.New("lists are read with named parameters as JSON")
	case p.call.keyset != "":
		return p.checkKeyset()
	case p.list.Start == "":
		return errors.New("List.Start names no parameter for the position")
	case p.list.By == ByLastID && p.list.ID == "" && p.list.Next == "":
		return errors.New("List.ID names no field by which to go on")
	}
	return nil
}

// pageSize is that of most lists.
const pageSize = "50"

// limit asks for a page size where the caller did not and the offset lies in an object
// of parameters: the query that gets this object leaves rows out only where it has a
// limit too.
func (p *pages) limit() error {
	path := strings.Split(p.list.Limit, ".")
	if p.list.By != ByOffset || len(path) < 2 || lookup(p.params, path) != nil {
		return nil
	}
	params, err := setValue(p.params, path, []byte(pageSize))
	p.params, p.call.params = params, params
	return err
}

// address puts the position into the parameters.
func (p *pages) address() error {
	if p.call.keyset != "" {
		return p.addressKeyset()
	}
	if p.next == nil {
		return nil
	}
	params, err := setValue(p.params, strings.Split(p.list.Start, "."), p.next)
	p.call.params = params
	return err
}

// position tells where the next page is, "" after the last one.
func (p *pages) position() string {
	if p.done {
		return ""
	}
	return string(p.next)
}

// rowsOf finds the rows in a result. No value has none, and so has an empty
// list or object; a list is taken for the rows even where they should lie
// deeper.
func (p *pages) rowsOf(result []byte) ([]byte, error) {
	if codec.IsNothing(result) {
		return []byte("[]"), nil
	}
	if p.list.Rows == "" || result[0] == '[' {
		return result, nil
	}
	rows := lookup(result, strings.Split(p.list.Rows, "."))
	if rows == nil {
		return nil, fmt.Errorf("the result has no rows at %s", p.list.Rows)
	}
	return rows, nil
}

// isRepeat tells whether a page is the last one once more.
func (p *pages) isRepeat(list []byte) bool {
	same := bytes.Equal(p.last, list) && !codec.IsNothing(list)
	p.last = list
	return same
}

// advance finds the next position, or the end.
func (p *pages) advance(s pageInfo) error {
	short := s.rows < p.longest
	p.longest = max(p.longest, s.rows)
	next, err := p.after(s, s.rows == 0 || short)
	if err != nil {
		return err
	}
	if p.done = next == nil; p.done {
		return nil
	}
	if bytes.Equal(next, p.next) {
		return ErrStalled
	}
	p.next = next
	return nil
}

// after is the position behind a page, nil behind the last one. short tells
// that the page has less rows than a page can have.
func (p *pages) after(s pageInfo, short bool) ([]byte, error) {
	switch {
	case p.call.keyset != "":
		return p.afterID(s, short)
	case p.list.By == ByStart:
		return p.afterStart(s)
	case p.list.By == ByPage:
		return p.afterCount(s, short, 1, 1)
	case p.list.By == ByOffset:
		// A page that the portal has filtered is short but not the last: the
		// next one begins where a whole page ends (REST-PROTOCOL section 8.3).
		return p.afterCount(s, short, 0, max(s.rows, p.longest))
	case p.list.By == ByCursor:
		return p.afterCursor(s)
	case p.list.By == ByLastID:
		return p.afterID(s, short)
	}
	return nil, errors.New("List.By is " + strconv.Quote(string(p.list.By)) + ", which is no way of paging")
}

// afterStart goes where the answer says. Zero is a position, and one that does
// not grow leads nowhere.
func (p *pages) afterStart(s pageInfo) ([]byte, error) {
	next := s.next
	if p.list.Next != "" {
		next = nil
		if stated := lookup(s.result, strings.Split(p.list.Next, ".")); stated != nil {
			_, _ = Unmarshal(stated, &next) // stated is JSON, as it was read
		}
	}
	if next == nil {
		return nil, nil
	}
	if *next <= p.number(0) {
		return nil, ErrStalled
	}
	return strconv.AppendInt(nil, int64(*next), 10), nil
}

// afterCount counts on by step from first. Where the answer says whether there
// is more, that counts; otherwise a short page ends the list.
func (p *pages) afterCount(s pageInfo, short bool, first, step int) ([]byte, error) {
	more, known := p.hasMore(s.result)
	if s.rows == 0 || known && !more || !known && short {
		return nil, nil
	}
	return strconv.AppendInt(nil, int64(p.number(first)+step), 10), nil
}

// number is the position of the page that was read, which the parameters may
// have given.
func (p *pages) number(first int) int {
	n := first
	at := p.next
	if at == nil {
		at = lookup(p.params, strings.Split(p.list.Start, "."))
	}
	if at != nil && !codec.IsNothing(at) {
		_, _ = Unmarshal(at, &n) // JSON, as we wrote it
	}
	return n
}

// moreNames are the fields in which answers say whether there is more.
var moreNames = []string{"hasMore", "hasNextPage", "hasNext"}

// hasMore tells what the answer says of further pages, if it does.
func (p *pages) hasMore(result []byte) (more, known bool) {
	names := moreNames
	if p.list.Next != "" {
		names = append([]string{p.list.Next}, names...)
	}
	for _, name := range names {
		switch string(lookup(result, strings.Split(name, "."))) {
		case "true":
			return true, true
		case "false":
			return false, true
		}
	}
	return false, false
}

// afterCursor echoes the position that the answer tells.
func (p *pages) afterCursor(s pageInfo) ([]byte, error) {
	if p.list.Next == "" {
		return nil, errors.New("List.Next names no place of the cursor in the result")
	}
	if more, known := p.hasMore(s.result); known && !more {
		return nil, nil
	}
	next := lookup(s.result, strings.Split(p.list.Next, "."))
	if next == nil || codec.IsNothing(next) {
		return nil, nil
	}
	return bytes.Clone(next), nil
}

// afterID goes on from the id of the last row, or from where the answer says.
func (p *pages) afterID(s pageInfo, short bool) ([]byte, error) {
	if p.list.Next != "" && p.call.keyset == "" {
		return p.afterCursor(s)
	}
	if short {
		return nil, nil
	}
	row := lastItem(s.list)
	id := lookup(row, strings.Split(p.list.ID, "."))
	if id == nil || codec.IsNothing(id) || id[0] == '{' || id[0] == '[' {
		return nil, errors.New("the last row has no " + p.list.ID + " to go on from; select it")
	}
	var last ID
	_, _ = Unmarshal(id, &last) // id is JSON, as it was read
	if err := p.checkOrder(last); err != nil {
		return nil, err
	}
	return last.append(nil), nil
}

// lastItem is the last value in a list, or in an object that is one.
func lastItem(list []byte) []byte {
	s := scan.New(list)
	var last []byte
	switch s.Peek() {
	case '[':
		for more := s.Enter(']'); more; more = s.Next(']') {
			last = s.Skip()
		}
	case '{':
		if !codec.IsListObject(s) {
			return list // one row alone
		}
		for more := s.Enter('}'); more; more = s.Next('}') {
			s.Key()
			last = s.Skip()
		}
	}
	return last
}
