package b24

import (
	"maps"
	"reflect"
	"slices"
)

func structEncoder(t reflect.Type) encodeFunc {
	p := newStructPlan(t)
	p.prepareEncoding()
	return func(e *encoder, v reflect.Value) {
		if !e.deeper(t) {
			return
		}
		e.buf = append(e.buf, '{')
		start := len(e.buf)
		if extra := p.extraOf(v); len(extra) > 0 {
			p.encodeWith(e, v, extra, start)
		} else {
			p.encode(e, v, start)
		}
		e.buf = append(e.buf, '}')
		e.depth--
	}
}

func (p *structPlan) prepareEncoding() {
	for i := range p.fields {
		f := &p.fields[i]
		f.encode = encoderOf(f.typ)
		if f.quoted {
			f.encode = quoted(f.encode)
		}
	}
}

func (p *structPlan) extraOf(v reflect.Value) Extra {
	if p.extra == nil {
		return nil
	}
	return v.FieldByIndex(p.extra).Interface().(Extra)
}

// encode writes the members of the object that begins at start.
func (p *structPlan) encode(e *encoder, v reflect.Value, start int) {
	for i := range p.fields {
		if f := &p.fields[i]; !f.omitted(f.of(v)) {
			f.encodeMember(e, v, start)
		}
	}
}

// encodeWith writes the members and those of extra, which take the place of
// declared ones with their name.
func (p *structPlan) encodeWith(e *encoder, v reflect.Value, extra Extra, start int) {
	for i := range p.fields {
		f := &p.fields[i]
		if value, ok := extra[f.name]; ok {
			e.member(f.name, reflect.ValueOf(value), start)
		} else if !f.omitted(f.of(v)) {
			f.encodeMember(e, v, start)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(extra)) {
		if _, declared := p.byName[name]; !declared {
			e.member(name, reflect.ValueOf(extra[name]), start)
		}
	}
}

func (f *fieldPlan) encodeMember(e *encoder, v reflect.Value, start int) {
	e.comma(start)
	e.buf = append(e.buf, f.label...)
	n := len(e.refused)
	f.encode(e, f.of(v))
	if n < len(e.refused) {
		e.in(n, f.name)
	}
}

// member writes a name and a value of any type.
func (e *encoder) member(name string, value reflect.Value, start int) {
	e.comma(start)
	e.buf = append(appendText(e.buf, name), ':')
	n := len(e.refused)
	e.value(value)
	e.in(n, name)
}

// comma separates a member from the one before, if that is not the start.
func (e *encoder) comma(start int) {
	if len(e.buf) > start {
		e.buf = append(e.buf, ',')
	}
}

func (f *fieldPlan) omitted(v reflect.Value) bool {
	return f.omitZero && f.isZero(v) || f.omitEmpty && isEmpty(v)
}

// isEmpty is what omitempty asks.
func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

// quoted writes numbers and booleans as texts, for the option "string".
func quoted(encode encodeFunc) encodeFunc {
	return func(e *encoder, v reflect.Value) {
		start := len(e.buf)
		encode(e, v)
		if text := string(e.buf[start:]); text != "null" && text[0] != '"' {
			e.buf = append(append(append(e.buf[:start], '"'), text...), '"')
		}
	}
}
