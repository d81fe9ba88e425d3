package b24

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/codec"
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
}

// seenPage is what a page says about the next one.
type seenPage struct {
	list   []byte // the rows, in JSON
	result []byte
	next   *int // the envelope's
	rows   int
}

func newPages(in call, params any, l List, opts []CallOption) (*pages, error) {
	in.idempotent = true // reading once more does no harm
	if err := in.prepare(params, opts); err != nil {
		return nil, fmt.Errorf("%s: %w", in.method, err)
	}
	p := &pages{call: &in, list: l, params: in.params}
	if err := p.check(); err != nil {
		return nil, p.wrap(err)
	}
	if in.resume != "" {
		if !json.Valid([]byte(in.resume)) {
			return nil, p.wrap(fmt.Errorf("ResumeAt: %q is no position", in.resume))
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

// repeats tells whether a page is the last one once more.
func (p *pages) repeats(list []byte) bool {
	same := bytes.Equal(p.last, list) && !codec.IsNothing(list)
	p.last = list
	return same
}

// advance finds the next position, or the end.
func (p *pages) advance(s seenPage) error {
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
