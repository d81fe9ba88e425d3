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
	return func(yield func(T, error) bool) {
		var zero T
		m := p.RESTMethod()
		in := call{method: m.Name, api: m.API, positional: m.Positional, idempotent: true}
		pages, err := newPages(&in, p, l, opts)
		for err == nil && !pages.done {
			var rows []T
			rows, err = nextPage[T](ctx, c, pages)
			for _, row := range rows {
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

// EachCall is [Each] for any method by its name, as [Call] calls it.
func EachCall[T any](ctx context.Context, c *Client, method string, params any, l List, opts ...CallOption) iter.Seq2[T, error] {
	return Each[T](ctx, c, named{method, params}, l, opts...)
}

// named are the parameters of a method that is known by its name only.
type named struct {
	method string
	params any
}

func (n named) RESTMethod() Method[json.RawMessage] { return Method[json.RawMessage]{Name: n.method} }

// nextPage reads one page. Rows come together with an error where the page
// itself is good, but there is no way on.
func nextPage[T any](ctx context.Context, c *Client, pages *pages) ([]T, error) {
	var result json.RawMessage
	if err := pages.address(); err != nil {
		return nil, pages.wrap(err)
	}
	answer, err := c.exchange(ctx, pages.call, reflect.ValueOf(&result).Elem())
	if err != nil {
		return nil, err
	}
	list, err := pages.rowsOf(result)
	if err != nil {
		return nil, pages.wrap(err)
	}
	if pages.repeats(list) {
		return nil, pages.wrap(ErrStalled)
	}
	var rows []T
	odd, err := Unmarshal(list, &rows)
	if err != nil {
		return nil, pages.wrap(err)
	}
	err = pages.advance(seenPage{list: list, result: result, next: answer.next, rows: len(rows)})
	if pages.call.onPage != nil {
		pages.call.onPage(Page{Rows: len(rows), Total: answer.total, Next: pages.position(), Odd: odd})
	}
	if err != nil {
		return rows, pages.wrap(err)
	}
	return rows, nil
}

func (p *pages) wrap(err error) error { return fmt.Errorf("%s: %w", p.call.method, err) }
