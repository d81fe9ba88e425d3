package b24

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"reflect"
)

// ErrStalled ends an iteration whose method answers a page again, or a position
// that was before.
var ErrStalled = errors.New("the list does not move on: the method answered a page or a position again")

// Each yields the rows of a list, and calls the method for page after page. It
// ends after the last row, or with the first error. A page that is shorter than
// the longest one so far is the last, whatever was asked for: portals give less
// than asked without saying so.
//
// Offsets shift when rows come or go while pages are read; where the method
// filters by id, [ByID] avoids that.
func Each[T, R any](ctx context.Context, c *Client, p Request[R], l List, opts ...CallOption) iter.Seq2[T, error] {
	return rows[T](ctx, c, described(p.RESTMethod()), p, l, opts)
}

// EachCall is [Each] for any method by its name, as [Call] calls it.
func EachCall[T any](ctx context.Context, c *Client, method string, params any, l List, opts ...CallOption) iter.Seq2[T, error] {
	return rows[T](ctx, c, described{Name: method}, params, l, opts)
}

// rows is what depends on the type of the rows, and no more; see [Client.perform].
func rows[T any](ctx context.Context, c *Client, m described, params any, l List, opts []CallOption) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var zero T
		pages, err := newPages(m.call(), params, l, opts)
		for err == nil && !pages.done {
			var page []T
			err = pages.read(ctx, c, &page)
			for _, row := range page {
				if !yield(row, nil) {
					return
				}
			}
		}
		if err != nil {
			yield(zero, err)
		}
	}
}

// read reads one page into rows, a pointer to a slice. Rows come together with an
// error where the page itself is good, but there is no way on.
func (p *pages) read(ctx context.Context, c *Client, rows any) error {
	var result json.RawMessage
	if err := p.address(); err != nil {
		return p.wrap(err)
	}
	answer, err := c.exchange(ctx, p.call, reflect.ValueOf(&result).Elem())
	if err != nil {
		return err
	}
	list, err := p.rowsOf(result)
	if err != nil {
		return p.wrap(err)
	}
	if p.repeats(list) {
		return p.wrap(ErrStalled)
	}
	odd, err := Unmarshal(list, rows)
	if err != nil {
		return p.wrap(err)
	}
	n := reflect.ValueOf(rows).Elem().Len()
	err = p.advance(seenPage{list: list, result: result, next: answer.Next, rows: n})
	if p.call.onPage != nil {
		p.call.onPage(Page{Rows: n, Total: answer.Total, Next: p.position(), Odd: odd})
	}
	if err != nil {
		return p.wrap(err)
	}
	return nil
}

func (p *pages) wrap(err error) error { return fmt.Errorf("%s: %w", p.call.method, err) }
