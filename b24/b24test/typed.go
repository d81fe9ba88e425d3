package b24test

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"strings"

	"github.com/b24gen/b24gen/b24"
)

// On has f answer the method that its parameters are for, with the types of generated
// code:
//
//	b24test.On(p, func(_ context.Context, in crm.ItemGetParams) (crm.ItemGetResult, error) {
//		return crm.ItemGetResult{Item: crm.ItemObject{ID: in.ID}}, nil
//	})
//
// An error that is a [*Failure] is answered as it says, one with a [b24.Code] by that
// code, and any other as ERROR_CORE. Parameters that do not fit their types are error 100,
// as portals have it.
func On[P b24.Request[R], R any](p *Portal, f func(ctx context.Context, in P) (R, error)) {
	var zero P
	m := zero.RESTMethod()
	answer := Func(func(c *Call) (any, error) {
		in, err := read[P](c, m.Positional)
		if err != nil {
			return nil, err
		}
		out, err := f(c.Request.Context(), in)
		if err != nil {
			return nil, coded(err)
		}
		text, err := b24.Marshal(out)
		return json.RawMessage(text), err
	})
	if m.Positional {
		answer = Positional(answer)
	}
	p.handle(scriptKey{m.Name, m.API == b24.V3}, []Answer{answer})
}

// read reads the parameters of a call into a struct, in order where they have no names.
func read[P any](c *Call, positional bool) (in P, err error) {
	var params any = plain(&tree{keys: c.tree.keys, values: c.tree.values})
	if positional {
		params = named[P](c)
	}
	text, err := json.Marshal(params)
	if err != nil {
		return in, err
	}
	odd, err := b24.Unmarshal(text, &in)
	if err == nil && len(odd) > 0 {
		err = &Failure{Code: "100", Description: "Invalid value {" + odd[0].Saw + "} to match with parameter {" + odd[0].Path + "}. Should be value of type " + odd[0].Want + "."}
	}
	return in, err
}

// named are the arguments of a call by the names of a struct's fields.
func named[P any](c *Call) map[string]any {
	out := map[string]any{}
	t := reflect.TypeFor[P]()
	for i := range min(t.NumField(), len(c.Args)) {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if name != "-" {
			out[name] = c.Args[i]
		}
	}
	return out
}

// coded gives an error the code that it has.
func coded(err error) error {
	var failure *Failure
	if code := b24.CodeOf(err); code != "" && !errors.As(err, &failure) {
		return &Failure{Code: string(code), Description: err.Error()}
	}
	return err
}
