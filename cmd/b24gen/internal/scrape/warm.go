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
	before, err := fingerprint(ctx, src)
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
	after, err := fingerprint(ctx, src)
	if err != nil || after == "" || after != before {
		return err
	}
	return c.Store.Put(c.slot("source", o), before, r)
}

func (c Cache) slot(kind string, o parser.Options) string { return memo.Key(kind, c.Name, o) }

// fingerprint is empty where the source cannot tell.
func fingerprint(ctx context.Context, src source.Source) (string, error) {
	if f, ok := src.(source.Fingerprinted); ok {
		return f.Fingerprint(ctx)
	}
	return "", nil
}
