package b24test_test

import (
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

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
