package b24

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strconv"
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

// Page is a page that was read, for [WithPageHook].
type Page struct {
	// Rows is how many rows the page had.
	Rows int
	// Total is how many there are in all, nil where the portal does not tell.
	Total *int
	// Next is the position of the page that follows, for [WithResumeAt], and
	// empty after the last one.
	Next string
	// Odd lists what could not be read into the rows, which is left zero there.
	// Its paths begin with the index of the row.
	Odd []FieldError
}

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

// ListRequest is a [Request] of a method that pages through rows. The generated
// parameter structs of such methods implement it.
type ListRequest[R any] = interface {
	RESTMethod() Method[R]
	RESTList() List
}

// ListAs yields the rows of a list as Ts, and calls the method for page after page. It
// ends after the last row, or with the first error. A page that is shorter than
// the longest one so far is the last, whatever was asked for: portals give less
// than asked without saying so.
//
// T is the generated type of the rows, as ListAll of generated services has it, or
// one of your own: see [DoAs].
//
// Offsets shift when rows come or go while pages are read; where the method
// filters by id, [WithByID] avoids that.
func ListAs[T, R any](ctx context.Context, c *Client, p ListRequest[R], opts ...ListOption) iter.Seq2[T, error] {
	return rows[T](ctx, c, c.listCall(methodInfo(p.RESTMethod()), opts), p, p.RESTList())
}

// ListCall is [ListAs] for any method by its name, as [Call] calls it. l says how
// the method pages.
func ListCall[T any](ctx context.Context, c *Client, method string, params any, l List, opts ...ListOption) iter.Seq2[T, error] {
	return rows[T](ctx, c, c.listCall(methodInfo{Name: method}, opts), params, l)
}

func (c *Client) listCall(m methodInfo, opts []ListOption) call {
	in := c.newCall(m)
	for _, opt := range opts {
		opt.forList(&in)
	}
	return in
}

// rows is what depends on the type of the rows, and no more; see [Client.perform].
func rows[T any](ctx context.Context, c *Client, in call, params any, l List) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var zero T
		pages, err := newPages(in, params, l)
		if pages != nil {
			defer pages.stop()
		}
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
	if p.ahead != nil {
		if page, ok := p.ahead.next(); ok {
			return p.takeAhead(ctx, c, page, rows)
		}
		p.stop()
	}
	if err := p.address(); err != nil {
		return p.wrap(err)
	}
	var result json.RawMessage
	answer, err := c.exchange(ctx, p.call, reflect.ValueOf(&result).Elem())
	if err != nil {
		return err
	}
	if p.call.parallel == 0 {
		return p.take(ctx, c, answer, rows)
	}
	position := p.number(0)
	if err := p.take(ctx, c, answer, rows); err != nil {
		return err
	}
	p.lookAhead(ctx, c, answer, position)
	return nil
}

// takeAhead takes a page that was fetched beforehand. Where pages are other than was
// thought, the rest is read one after the other.
func (p *pages) takeAhead(ctx context.Context, c *Client, page aheadPage, rows any) error {
	if page.err != nil {
		return page.err
	}
	follows := p.ahead.follows()
	if page.answer.Next == nil && follows > 0 {
		page.answer.Next = &follows // some portals do not say it in batches
	}
	p.next = strconv.AppendInt(nil, int64(page.position), 10)
	if err := p.take(ctx, c, page.answer, rows); err != nil {
		return err
	}
	if p.done || p.number(0) != follows {
		p.stop()
	}
	return nil
}

// take makes rows of an answer, and finds the way on.
func (p *pages) take(ctx context.Context, c *Client, answer envelope, rows any) error {
	list, err := p.rowsOf(answer.raw)
	if err != nil {
		return p.wrap(err)
	}
	if p.isRepeat(list) {
		return p.wrap(ErrStalled)
	}
	odd, err := unmarshal(list, rows, answer.access)
	if err != nil {
		return p.wrap(err)
	}
	slice := reflect.ValueOf(rows).Elem()
	if failure := c.judge(ctx, p.call, p.inResult(odd)); failure != nil {
		slice.SetZero()
		return failure
	}
	n := slice.Len()
	err = p.advance(pageInfo{list: list, result: answer.raw, next: answer.Next, rows: n})
	if p.call.onPage != nil {
		p.call.onPage(Page{Rows: n, Total: answer.Total, Next: p.position(), Odd: odd})
	}
	if err != nil {
		return p.wrap(err)
	}
	return nil
}

// inResult has the paths begin at the result, as those of calls do.
func (p *pages) inResult(odd []FieldError) []FieldError {
	if p.list.Rows == "" {
		return odd
	}
	odd = slices.Clone(odd)
	for i, f := range odd {
		odd[i].Path, odd[i].Pattern = joinPath(p.list.Rows, f.Path), joinPath(p.list.Rows, f.Pattern)
	}
	return odd
}

// joinPath puts a path below another.
func joinPath(above, below string) string {
	if below == "" || below[0] == '[' {
		return above + below
	}
	return above + "." + below
}

func (p *pages) wrap(err error) error { return fmt.Errorf("%s: %w", p.call.method, err) }
