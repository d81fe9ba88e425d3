package b24check

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24check/tally"
)

// Package is a generated package.
type Package struct {
	// Services are the package's constructors, such as landing.NewSite.
	Services []any
	// Codes are the constants of its error codes.
	Codes []b24.Code
	// Examples is the file of examples of its methods, see [ReadExamples].
	Examples string
}

// method is a method of a service that calls a REST method.
type method struct {
	name   string // as examples name it: v2/landing.site.add
	rest   string
	v3     bool
	args   bool // arguments go by position
	call   reflect.Value
	each   reflect.Value // iterates over all rows, zero where there are none
	params reflect.Type
	codes  []b24.Code
}

// methods finds the methods of the package's services by the name that
// examples give them.
func (p Package) methods(c *b24.Client) map[string]method {
	found := map[string]method{}
	for _, constructor := range p.Services {
		service := reflect.ValueOf(constructor).Call([]reflect.Value{reflect.ValueOf(c)})[0]
		each := map[reflect.Type]reflect.Value{}
		for i := range service.NumMethod() {
			if call := service.Method(i); iterates(call.Type()) {
				each[call.Type().In(1)] = call
			}
		}
		for i := range service.NumMethod() {
			if m, ok := newMethod(service.Method(i)); ok {
				m.codes, m.each = p.Codes, each[m.params]
				found[strings.ToLower(m.name)] = m
			}
		}
	}
	return found
}

// iterates reports whether a method takes a context, parameters and options, and
// returns an iterator over rows and errors.
func iterates(t reflect.Type) bool { return t.NumIn() == 3 && t.NumOut() == 1 && t.Out(0).CanSeq2() }

// newMethod tells whether a method calls a REST method: it takes a context,
// parameters and options, and returns a response and an error.
func newMethod(call reflect.Value) (method, bool) {
	t := call.Type()
	if t.NumIn() != 3 || t.NumOut() != 2 {
		return method{}, false
	}
	describe, ok := t.In(1).MethodByName("RESTMethod")
	if !ok {
		return method{}, false
	}
	d := describe.Func.Call([]reflect.Value{reflect.Zero(t.In(1))})[0]
	m := method{
		rest:   d.FieldByName("Name").String(),
		v3:     d.FieldByName("API").Interface() == b24.V3,
		args:   d.FieldByName("Positional").Bool(),
		call:   call,
		params: t.In(1),
	}
	m.name = "v2/" + m.rest
	if m.v3 {
		m.name = "v3/" + m.rest
	}
	return m, true
}

// types are the Go types of the method.
func (m method) types() tally.Method {
	response := m.call.Type().Out(0).Elem()
	result, _ := response.FieldByName("Result")
	return tally.Method{Name: m.name, Params: m.params, Result: result.Type}
}

// blank are parameters that can be sent: all zero but ids that are required.
func (m method) blank() reflect.Value {
	params := reflect.New(m.params).Elem()
	fillIDs(params)
	return params
}

// fillIDs gives required ids that are empty a value, without which nothing is sent.
func fillIDs(s reflect.Value) {
	for i := range s.NumField() {
		f := s.Field(i)
		_, options, _ := strings.Cut(s.Type().Field(i).Tag.Get("json"), ",")
		switch {
		case strings.Contains(options, "omitzero"):
		case f.Type() == reflect.TypeFor[b24.ID]() && f.IsZero():
			f.SetString("1")
		case f.Kind() == reflect.Struct && f.Type().PkgPath() == s.Type().PkgPath():
			fillIDs(f)
		}
	}
}

// do calls the method. The response is that of the method's own type.
func (m method) do(ctx context.Context, params reflect.Value) (response reflect.Value, err error) {
	out := m.call.Call([]reflect.Value{reflect.ValueOf(ctx), params})
	if e, ok := out[1].Interface().(error); ok {
		return reflect.Value{}, e
	}
	if out[0].IsNil() {
		return reflect.Value{}, fmt.Errorf("%s: neither a response nor an error", m.name)
	}
	return out[0].Elem(), nil
}

// Example is one line of a file of examples.
type Example struct {
	// Method is the REST method with its API: v2/landing.site.add.
	Method string `json:"method"`
	// Kind is what the example shows.
	Kind Kind `json:"kind"`
	// JSON is the example itself.
	JSON json.RawMessage `json:"json"`
}

// Kind is a kind of example.
type Kind string

// The kinds of examples.
const (
	Request  Kind = "request"  // what is sent
	Response Kind = "response" // what a successful call answers
	Failure  Kind = "error"    // what a call that failed answers
)

// ReadExamples reads a file of examples: a header, and then one example in
// JSON on each line.
func ReadExamples(name string) ([]Example, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var out []Example
	number := 0
	for line := range bytes.Lines(data) {
		if number++; number == 1 {
			continue
		}
		var e Example
		if err := json.Unmarshal(line, &e); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, number, err)
		}
		out = append(out, e)
	}
	return out, nil
}
