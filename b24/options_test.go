package b24_test

import (
	"reflect"
	"testing"

	"github.com/b24gen/b24gen/b24"
)

// An option that a call would ignore does not compile: its type is not that of the
// call's options.
func TestOptionsFit(t *testing.T) {
	kinds := map[string]reflect.Type{
		"client":  reflect.TypeFor[b24.Option](),
		"call":    reflect.TypeFor[b24.CallOption](),
		"command": reflect.TypeFor[b24.CommandOption](),
		"list":    reflect.TypeFor[b24.ListOption](),
	}
	call, list := []string{"call"}, []string{"list"}
	command, method := []string{"call", "command"}, []string{"call", "command", "list"}
	for name, test := range map[string]struct {
		option any
		fits   []string
	}{
		"WithTimeout":        {b24.WithTimeout, []string{"client"}},
		"WithIdempotent":     {b24.WithIdempotent, command},
		"WithPositional":     {b24.WithPositional, command},
		"WithIdempotencyKey": {b24.WithIdempotencyKey, call},
		"WithForm":           {b24.WithForm, call},
		"WithV3":             {b24.WithV3, method},
		"WithPageHook":       {b24.WithPageHook, list},
		"WithResumeAt":       {b24.WithResumeAt, list},
		"WithByID":           {b24.WithByID, list},
		"WithByIDDescending": {b24.WithByIDDescending, list},
	} {
		option := reflect.TypeOf(test.option).Out(0)
		wanted := map[string]bool{}
		for _, kind := range test.fits {
			wanted[kind] = true
		}
		for kind, typ := range kinds {
			if got := option.Implements(typ); got != wanted[kind] {
				t.Errorf("%s is an option of a %s: %t, want %t", name, kind, got, wanted[kind])
			}
		}
	}
}

// What a program changes of a default is its own copy.
func TestDefaultsStay(t *testing.T) {
	changed := b24.DefaultRetry()
	changed.Attempts = 1
	if got := b24.DefaultRetry().Attempts; got != 6 {
		t.Errorf("the default makes %d attempts", got)
	}
	zero := newPortal(t, answers(`{"result":1}`)).client(t, b24.WithMaxBytes(b24.MaxBytes{}))
	if err := callErr(t, zero, "x.y", nil); err != nil {
		t.Errorf("no bounds are not the default ones: %v", err)
	}
}

// The error of a hook is nil for success, as that of a call is.
func TestHookErrorIsNil(t *testing.T) {
	var errs []error
	p := newPortal(t, answers(`{"result":1}`, `400 {"error":"E"}`))
	c := p.client(t, b24.WithHook(func(_ ctx, a b24.Attempt) { errs = append(errs, a.Err) }))
	callErr(t, c, "x.y", nil)
	callErr(t, c, "x.y", nil)
	if len(errs) != 2 || errs[0] != nil || b24.CodeOf(errs[1]) != "E" {
		t.Errorf("the hook got %v", errs)
	}
}
