package b24test_test

import (
	"errors"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

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
