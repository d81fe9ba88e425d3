package b24

import (
	"bytes"
	"errors"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/codec"
	"github.com/b24gen/b24gen/b24/internal/scan"
)

// after is the position behind a page, nil behind the last one. short tells
// that the page has less rows than a page can have.
func (p *pages) after(s seenPage, short bool) ([]byte, error) {
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
func (p *pages) afterStart(s seenPage) ([]byte, error) {
	next := s.next
	if p.list.Next != "" {
		next = nil
		if told := lookup(s.result, strings.Split(p.list.Next, ".")); told != nil {
			_, _ = Unmarshal(told, &next) // told is JSON, as it was read
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
func (p *pages) afterCount(s seenPage, short bool, first, step int) ([]byte, error) {
	more, told := p.hasMore(s.result)
	if s.rows == 0 || told && !more || !told && short {
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
func (p *pages) hasMore(result []byte) (more, told bool) {
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
func (p *pages) afterCursor(s seenPage) ([]byte, error) {
	if p.list.Next == "" {
		return nil, errors.New("List.Next names no place of the cursor in the result")
	}
	if more, told := p.hasMore(s.result); told && !more {
		return nil, nil
	}
	next := lookup(s.result, strings.Split(p.list.Next, "."))
	if next == nil || codec.IsNothing(next) {
		return nil, nil
	}
	return bytes.Clone(next), nil
}

// afterID goes on from the id of the last row, or from where the answer says.
func (p *pages) afterID(s seenPage, short bool) ([]byte, error) {
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
		if !codec.HasDigitNames(s) {
			return list // one row alone
		}
		for more := s.Enter('}'); more; more = s.Next('}') {
			s.Key()
			last = s.Skip()
		}
	}
	return last
}
