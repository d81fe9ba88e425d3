package b24test_test

import (
	"context"
	"errors"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

// The tests named TestChecklist follow REST-PROTOCOL section 17, item by item:
// each breaks when the client stops to handle what the item is about.

// request is a call of any method, as generated parameters make it.
type request[R any] struct {
	method b24.Method[R]
	Extra  b24.Extra `json:"-"`
}

func (r request[R]) RESTMethod() b24.Method[R] { return r.method }

// read is a method that may be repeated, write one that may not.
func read[R any](name string) request[R] {
	return request[R]{method: b24.Method[R]{Name: name, Idempotent: true}}
}

func write[R any](name string) request[R] {
	return request[R]{method: b24.Method[R]{Name: name}}
}

func writeV3[R any](name string) request[R] {
	return request[R]{method: b24.Method[R]{Name: name, API: b24.V3}}
}

func (r request[R]) with(params b24.Extra) request[R] {
	r.Extra = params
	return r
}

// failed returns the error of a call that has to fail, inspected for secrets.
func failed(t *testing.T, p *b24test.Portal, err error) *b24.Error {
	t.Helper()
	b24test.Inspect(p, err)
	e, ok := errors.AsType[*b24.Error](err)
	if !ok {
		t.Fatalf("error is %T %v, want a *b24.Error", err, err)
	}
	return e
}

// result makes a call that has to succeed.
func result[R any](t *testing.T, c *b24.Client, p b24.Request[R], opts ...b24.CallOption) R {
	t.Helper()
	res, err := b24.Do(t.Context(), c, p, opts...)
	if err != nil {
		t.Fatal(err)
	}
	return res.Result
}

// attempt makes a call that may fail.
func attempt[R any](ctx context.Context, c *b24.Client, p b24.Request[R]) error {
	_, err := b24.Do(ctx, c, p)
	return err
}

// wantRuns compares how often a method was executed and how often it was
// called.
func wantRuns(t *testing.T, p *b24test.Portal, method string, runs, calls int) {
	t.Helper()
	if n := p.Count(method); n != runs {
		t.Errorf("%s ran %d times, want %d", method, n, runs)
	}
	if n := len(p.Calls(method)); n != calls {
		t.Errorf("%s was called %d times, want %d", method, n, calls)
	}
}
