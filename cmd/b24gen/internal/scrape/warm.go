package scrape

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/memo"
	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/source"
)

// Cache remembers what sources gave.
type Cache struct {
	Store *memo.Store // nil: remember nothing
	// Name is that of the source, whatever it holds today.
	Name string
}

// Read is [Read] without what is known: a source that did not change is not
// read again, and a page whose article did not change is not parsed again. An
// error that wraps [ErrNotKept] says that only the remembering went wrong, and
// the result is whole.
func (c Cache) Read(ctx context.Context, src source.Source, o Options) (Result, error) {
	if c.Store == nil {
		return Read(ctx, src, o)
	}
	before, err := c.fingerprint(ctx, src)
	if err != nil {
		return Read(ctx, src, o) // which says what is wrong with the source
	}
	var known Result
	if before != "" && c.Store.Get(c.slot("source", o.Parser), before, &known) {
		return known, nil
	}
	var pages map[string]json.RawMessage
	c.Store.Get(c.slot("pages", o.Parser), "", &pages)
	m := newMemory(pages)
	result, err := newReader(o, m).read(ctx, src)
	if err != nil {
		return result, err
	}
	if err := c.keep(ctx, src, before, o.Parser, m, result); err != nil {
		return result, errors.Join(ErrNotKept, err)
	}
	return result, nil
}

// ErrNotKept says that the next run cannot be faster than this one.
var ErrNotKept = errors.New("the results could not be kept for the next run")

// keep remembers the pages; and the whole, unless the source has changed while
// it was read.
func (c Cache) keep(ctx context.Context, src source.Source, before string, o parser.Options, m *memory, r Result) error {
	if m.news > 0 || len(m.used) != len(m.known) {
		if err := c.Store.Put(c.slot("pages", o), "", m.used); err != nil {
			return err
		}
	}
	after, err := c.fingerprint(ctx, src)
	if err != nil || after == "" || after != before {
		return err
	}
	return c.Store.Put(c.slot("source", o), before, r)
}

func (c Cache) slot(kind string, o parser.Options) string { return memo.Key(kind, c.Name, o) }

// fingerprint is empty where the source cannot tell. That of a source which
// nobody touched is not worked out again.
func (c Cache) fingerprint(ctx context.Context, src source.Source) (string, error) {
	f, ok := src.(source.Fingerprinted)
	if !ok {
		return "", nil
	}
	stamp, err := stampOf(ctx, f)
	if err != nil || stamp == "" {
		return f.Fingerprint(ctx)
	}
	var print string
	slot := memo.Key("stamp", c.Name)
	if c.Store.Get(slot, stamp, &print) {
		return print, nil
	}
	if print, err = f.Fingerprint(ctx); err == nil {
		_ = c.Store.Put(slot, stamp, print) // a cache that cannot be written to is reported with the results
	}
	return print, err
}

func stampOf(ctx context.Context, f source.Fingerprinted) (string, error) {
	if s, ok := f.(source.Stamped); ok {
		return s.Stamp(ctx)
	}
	return "", nil
}
