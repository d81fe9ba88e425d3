package b24test_test

import (
	"context"
	"errors"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
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

func TestChecklist01ErrorShapes(t *testing.T) {
	for _, test := range []struct {
		name   string
		answer b24test.Answer
		want   b24.Error
	}{
		{"text", b24test.Fail(400, "MISSING_PARAMS", "no"),
			b24.Error{Code: "MISSING_PARAMS", Description: "no", Status: 400}},
		{"number", b24test.Fail(400, 100, "no"),
			b24.Error{Code: "100", Description: "no", Status: 400}},
		{"zero", b24test.Fail(400, 0, "not found"),
			b24.Error{Code: "0", Description: "not found", Status: 400}},
		{"digits", b24test.Fail(400, "100", "no"),
			b24.Error{Code: "100", Description: "no", Status: 400}},
		{"empty", b24test.Fail(400, "", "not found"),
			b24.Error{Description: "not found", Status: 400}},
		{"argument", b24test.Failed(b24test.Failure{Code: "ERROR_ARGUMENT", Description: "no", Argument: "ID"}),
			b24.Error{Code: b24.ErrArgument, Description: "no", Argument: "ID", Status: 400}},
		{"v3", b24test.FailV3(400, "CODE", "no"),
			b24.Error{Code: "CODE", Description: "no", Status: 400}},
		{"v3 validation", b24test.FailV3(400, "CODE", "no", b24test.Invalid{Field: "id", Message: "bad"}),
			b24.Error{Code: "CODE", Description: "no", Status: 400, Validation: []b24.Violation{{Field: "id", Message: "bad"}}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := b24test.New(t)
			p.Handle("some.method", test.answer)
			p.HandleV3("some.method", test.answer) // each shape can come from either API
			test.want.Method, test.want.Attempts = "some.method", 1
			for _, r := range []request[any]{write[any]("some.method"), writeV3[any]("some.method")} {
				got := failed(t, p, attempt(t.Context(), p.Client(), r))
				if diff := cmp.Diff(&test.want, got, cmpopts.EquateEmpty()); diff != "" {
					t.Errorf("error (-want +got):\n%s", diff)
				}
				if code := test.want.Code; code != "" && !errors.Is(got, code) {
					t.Errorf("errors.Is(%v, %s) is false", got, code)
				}
			}
		})
	}
}

func TestChecklist01CodesIgnoreCase(t *testing.T) {
	p := b24test.New(t)
	p.Handle("some.method", b24test.Fail(403, "INSUFFICIENT_SCOPE", "no"))
	if err := attempt(t.Context(), p.Client(), write[any]("some.method")); !errors.Is(err, b24.ErrInsufficientScope) {
		t.Errorf("%v is not %v", err, b24.ErrInsufficientScope)
	}
}

func TestChecklist02ErrorWithStatus200(t *testing.T) {
	for name, answer := range map[string]b24test.Answer{
		"code":         b24test.WithStatus(200, b24test.Fail(400, "WRONG", "no")),
		"empty code":   b24test.WithStatus(200, b24test.Fail(400, "", "no")),
		"in result":    b24test.Nested("WRONG", "no"),
		"v3":           b24test.WithStatus(200, b24test.FailV3(400, "WRONG", "no")),
		"empty nested": b24test.Nested("", "no"),
	} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.Handle("imconnector.register", answer)
			got := failed(t, p, attempt(t.Context(), p.Client(), write[any]("imconnector.register")))
			if got.Description != "no" || got.Status != 200 || got.Code != "WRONG" && got.Code != "" {
				t.Errorf("error is %+v", got)
			}
			wantRuns(t, p, "imconnector.register", 0, 1)
		})
	}
}

func TestChecklist02Results(t *testing.T) {
	for name, test := range map[string]struct {
		answer b24test.Answer
		raw    string
	}{
		"null":  {b24test.Result(nil), "null"},
		"empty": {b24test.JSON(`[]`), "[]"},
		"false": {b24test.Result(false), "false"},
	} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.Handle("crm.category.delete", test.answer)
			type deal struct{ ID int }
			res, err := b24.Do(t.Context(), p.Client(), write[deal]("crm.category.delete"))
			if err != nil {
				t.Fatalf("a result of %s is a success, got %v", name, err)
			}
			if res.Result != (deal{}) || len(res.Odd) != 0 {
				t.Errorf("result is %+v, odd %v, want nothing", res.Result, res.Odd)
			}
			if string(res.Raw) != test.raw {
				t.Errorf("raw is %q, want %s", res.Raw, test.raw)
			}
		})
	}
}

// An answer without a result and without an error is not a portal's; the method
// may have run.
func TestChecklist02AbsentResult(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.add", b24test.NoResult())
	if e := failed(t, p, attempt(t.Context(), p.Client(), write[any]("crm.deal.add"))); !e.MayHaveRun {
		t.Errorf("%v does not say that the call may have run", e)
	}
	wantRuns(t, p, "crm.deal.add", 1, 1)
}

func TestChecklist02FalseWithoutErrorIsAnOutcome(t *testing.T) {
	p := b24test.New(t)
	p.Handle("access.name", b24test.Result(false))
	if got := result(t, p.Client(), read[bool]("access.name")); got {
		t.Error("false was read as true")
	}
}
