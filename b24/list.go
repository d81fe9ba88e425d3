package b24

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"reflect"
)

// List says how a method pages through its rows. Generated code knows it for
// every method that does.
type List struct {
	By Paging
	// Start is the parameter that carries the position, a path such as
	// pagination.page where it lies deeper.
	Start string
	// Limit is the parameter that asks for a page size, where there is one.
	Limit string
	// Next is where the result says the next position, a path; empty where the
	// envelope's own next says it, or nothing does.
	Next string
	// Rows is the path of the rows in the result, empty where it is the list.
	Rows string
	// ID is the field that identifies a row. It is empty where the method does not
	// filter and order by it, and so cannot be read [ByID], unless By is ByLastID.
	ID string
	// Filter and Order are the parameters that do, paths; filter and order if empty.
	Filter, Order string
	// FilterID is the name of the id in them, where it is not ID.
	FilterID string
}

// Paging is a way of getting the next page of a list.
type Paging string

// The ways of paging, REST-PROTOCOL sections 8 and 12.5.
const (
	ByStart  Paging = "start"  // offset in start, the answer's next says the following one
	ByPage   Paging = "page"   // number of a page
	ByOffset Paging = "offset" // number of rows to leave out
	ByCursor Paging = "cursor" // opaque position taken from the answer
	ByLastID Paging = "last"   // id of the last row seen
)

// Page is a page that was read, for [OnPage].
type Page struct {
	// Rows is how many rows the page had.
	Rows int
	// Total is how many there are in all, nil where the portal does not tell.
	Total *int
	// Next is the position of the page that follows, for [ResumeAt], and empty
	// after the last one.
	Next string
	// Odd lists what could not be read into the rows, which is left zero there.
	// Its paths begin with the index of the row.
	Odd []FieldError
}

// OnPage has [Each] call f for every page, before its rows are yielded.
func OnPage(f func(Page)) CallOption { return func(c *call) { c.onPage = f } }

// ResumeAt has [Each] begin at the position that a [Page] told.
func ResumeAt(next string) CallOption { return func(c *call) { c.resume = next } }

// ByID has [Each] page by the rows' ids, upwards, instead of by offset: each
// page asks for ids beyond the last one. It is far faster on long lists, and
// rows that come and go meanwhile cause no gaps and no repeats. It is refused where
// the method does not filter and order by id, and so are an order and conditions
// on greater ids in the parameters (REST-PROTOCOL section 8.2).
func ByID() CallOption { return func(c *call) { c.keyset = ascending } }

// ByIDDescending is [ByID] from the newest row down.
func ByIDDescending() CallOption { return func(c *call) { c.keyset = descending } }

// keyset is a direction of paging by id.
type keyset string

const (
	ascending  keyset = "ASC"
	descending keyset = "DESC"
)

// operator is the operator of ids that come after.
func (k keyset) operator() string {
	if k == descending {
		return "<"
	}
	return ">"
}

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
	return rows[T](ctx, c, methodInfo(p.RESTMethod()), p, l, opts)
}

// EachCall is [Each] for any method by its name, as [Call] calls it.
func EachCall[T any](ctx context.Context, c *Client, method string, params any, l List, opts ...CallOption) iter.Seq2[T, error] {
	return rows[T](ctx, c, methodInfo{Name: method}, params, l, opts)
}

// rows is what depends on the type of the rows, and no more; see [Client.perform].
func rows[T any](ctx context.Context, c *Client, m methodInfo, params any, l List, opts []CallOption) iter.Seq2[T, error] {
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
	if p.isRepeat(list) {
		return p.wrap(ErrStalled)
	}
	odd, err := Unmarshal(list, rows)
	if err != nil {
		return p.wrap(err)
	}
	n := reflect.ValueOf(rows).Elem().Len()
	err = p.advance(pageInfo{list: list, result: result, next: answer.Next, rows: n})
	if p.call.onPage != nil {
		p.call.onPage(Page{Rows: n, Total: answer.Total, Next: p.position(), Odd: odd})
	}
	if err != nil {
		return p.wrap(err)
	}
	return nil
}

func (p *pages) wrap(err error) error { return fmt.Errorf("%s: %w", p.call.method, err) }
