package b24

import (
	"fmt"
	"reflect"
	"strconv"
)

// marshalPositional writes the fields of a struct as a list in their order, for
// methods that read arguments by position. An argument left out before the last
// one is null. Extra may hold positions: Extra{"3": true}.
func marshalPositional(params any) ([]byte, error) {
	v := reflect.ValueOf(params)
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	if v.Kind() != reflect.Struct {
		return marshalList(v, params)
	}
	p := newStructPlan(v.Type())
	p.prepareEncoding()
	last, err := p.lastArgument(v)
	if err != nil {
		return nil, err
	}
	e := encoder{}
	e.buf = append(e.buf, '[')
	for i := range last + 1 {
		e.comma(1)
		n := len(e.refused)
		p.encodeArgument(&e, v, i)
		e.in(n, strconv.Itoa(i))
	}
	e.buf = append(e.buf, ']')
	return e.finish()
}

// marshalList writes parameters that have an order already, or are none.
func marshalList(v reflect.Value, params any) ([]byte, error) {
	switch v.Kind() {
	case reflect.Invalid, reflect.Pointer:
		return []byte("[]"), nil
	case reflect.Slice, reflect.Array:
		return Marshal(params)
	}
	return nil, fmt.Errorf("parameters of a positional method are a %T, want a struct or a list, which have an order", params)
}

// lastArgument is the position of the last argument that is given, -1 without
// any.
func (p *structPlan) lastArgument(v reflect.Value) (int, error) {
	last := -1
	for i := range p.fields {
		if f := &p.fields[i]; !f.omitted(f.of(v)) {
			last = i
		}
	}
	const most = 100 // more than any method takes
	for name := range p.extraOf(v) {
		i, err := strconv.Atoi(name)
		if err != nil || i < 0 || i > most {
			return 0, fmt.Errorf("extra argument %q: a positional method wants a position, counted from 0, for a name", name)
		}
		last = max(last, i)
	}
	return last, nil
}

func (p *structPlan) encodeArgument(e *encoder, v reflect.Value, i int) {
	if value, ok := p.extraOf(v)[strconv.Itoa(i)]; ok {
		e.value(reflect.ValueOf(value))
		return
	}
	if i >= len(p.fields) {
		e.buf = append(e.buf, "null"...)
		return
	}
	f := &p.fields[i]
	if f.omitted(f.of(v)) {
		e.buf = append(e.buf, "null"...)
		return
	}
	f.encode(e, f.of(v))
}
