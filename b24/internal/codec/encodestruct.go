package codec

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// listEncoder writes slices that are not nil, and arrays.
func listEncoder(t reflect.Type, elem *plan) encodeFunc {
	return func(e *Encoder, v reflect.Value) {
		if !e.deeper(t) {
			return
		}
		e.Buf = append(e.Buf, '[')
		start := len(e.Buf)
		for i := range v.Len() {
			e.comma(start)
			mark := e.count
			elem.encode(e, v.Index(i))
			if mark < e.count {
				e.within(mark, itemAt(i))
			}
		}
		e.Buf = append(e.Buf, ']')
		e.depth--
	}
}

// mapEncoder writes maps by name, so that one map is always one text.
func mapEncoder(t reflect.Type) encodeFunc {
	return func(e *Encoder, v reflect.Value) {
		if v.IsNil() {
			e.null()
			return
		}
		if !e.deeper(t) {
			return
		}
		e.Buf = append(e.Buf, '{')
		start := len(e.Buf)
		for _, m := range sortedMembers(v) {
			e.member(m.name, m.value, start)
		}
		e.Buf = append(e.Buf, '}')
		e.depth--
	}
}

type namedValue struct {
	name  string
	value reflect.Value
}

func sortedMembers(v reflect.Value) []namedValue {
	members := make([]namedValue, 0, v.Len())
	for it := v.MapRange(); it.Next(); {
		members = append(members, namedValue{keyText(it.Key()), it.Value()})
	}
	slices.SortFunc(members, func(a, b namedValue) int { return strings.Compare(a.name, b.name) })
	return members
}

func keyText(key reflect.Value) string {
	switch {
	case key.Kind() == reflect.String:
		return key.String()
	case key.CanInt():
		return strconv.FormatInt(key.Int(), 10)
	}
	return strconv.FormatUint(key.Uint(), 10)
}

// encode writes a struct as an object: its fields as declared, then the extra
// members by name.
func (o *objectPlan) encode(e *Encoder, v reflect.Value) {
	if !e.deeper(o.typ) {
		return
	}
	e.Buf = append(e.Buf, '{')
	start := len(e.Buf)
	if extra := o.extraOf(e.codec, v); len(extra) > 0 {
		o.encodeWith(e, v, extra, start)
	} else {
		o.encodeMembers(e, v, start)
	}
	e.Buf = append(e.Buf, '}')
	e.depth--
}

func (o *objectPlan) extraOf(c *Codec, v reflect.Value) map[string]any {
	if o.extra == nil {
		return nil
	}
	field := fieldAt(v, o.extra, false)
	if !field.IsValid() {
		return nil
	}
	return c.extra.of(field)
}

// encodeMembers writes the members of the object that begins at start.
func (o *objectPlan) encodeMembers(e *Encoder, v reflect.Value, start int) {
	for i := range o.fields {
		if f := &o.fields[i]; !f.omitted(f.of(v)) {
			f.encodeMember(e, v, start)
		}
	}
}

// encodeWith writes the members and those of extra, which take the place of
// declared ones with their name.
func (o *objectPlan) encodeWith(e *Encoder, v reflect.Value, extra map[string]any, start int) {
	for i := range o.fields {
		f := &o.fields[i]
		if value, ok := extra[f.name]; ok {
			e.extraMember(f.name, value, start)
		} else if !f.omitted(f.of(v)) {
			f.encodeMember(e, v, start)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(extra)) {
		if _, declared := o.byName[name]; !declared {
			e.extraMember(name, extra[name], start)
		}
	}
}

func (f *field) encodeMember(e *Encoder, v reflect.Value, start int) {
	e.comma(start)
	e.Buf = append(e.Buf, f.label...)
	mark := e.count
	f.encode(e, f.of(v))
	if mark < e.count {
		e.within(mark, fieldNamed(f.name))
	}
}

// encode writes the field's value. Numbers and booleans become texts where the
// field has the option "string".
func (f *field) encode(e *Encoder, v reflect.Value) {
	if f.needed && e.checked && v.IsZero() {
		e.refuse(v.Type(), "it is required and empty")
		return
	}
	start := len(e.Buf)
	f.plan.encode(e, v)
	if !f.quoted {
		return
	}
	if text := string(e.Buf[start:]); text != "null" && !strings.ContainsAny(text[:1], `"[{`) {
		e.Buf = append(append(append(e.Buf[:start], '"'), text...), '"')
	}
}

// member writes a name and a value of any type.
func (e *Encoder) member(name string, value reflect.Value, start int) {
	e.comma(start)
	e.Buf = append(AppendText(e.Buf, name), ':')
	mark := e.count
	e.Value(value)
	if mark < e.count {
		e.within(mark, dataNamed(name))
	}
}

// extraMember writes a member that the struct does not declare.
func (e *Encoder) extraMember(name string, value any, start int) {
	checked := e.checked
	e.checked = false
	e.member(name, reflect.ValueOf(value), start)
	e.checked = checked
}

// unchecked writes v without the checks of parameters: what is in an interface is
// the caller's own, and may be what was read.
func (e *Encoder) unchecked(v reflect.Value) {
	checked := e.checked
	e.checked = false
	e.Value(v)
	e.checked = checked
}

// comma separates a member from the one before, if that is not the start.
func (e *Encoder) comma(start int) {
	if len(e.Buf) > start {
		e.Buf = append(e.Buf, ',')
	}
}

// MarshalArguments writes the fields of a struct as a list in their order, for
// methods that read arguments by position. An argument left out before the last
// one is null. Extra may hold positions: Extra{"3": true}.
func (c *Codec) MarshalArguments(params any, checked bool) ([]byte, error) {
	v := reflect.ValueOf(params)
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	if v.Kind() != reflect.Struct || c.planOf(v.Type()).object == nil {
		return c.marshalList(v, params)
	}
	o := c.planOf(v.Type()).object
	a := arguments{o, v, o.extraOf(c, v)}
	last, err := a.last()
	if err != nil {
		return nil, err
	}
	e := Encoder{codec: c, checked: checked}
	e.Buf = append(e.Buf, '[')
	for i := range last + 1 {
		e.comma(1)
		mark := e.count
		a.encode(&e, i)
		if mark < e.count {
			e.within(mark, a.step(i))
		}
	}
	e.Buf = append(e.Buf, ']')
	return e.finish()
}

// marshalList writes parameters that have an order already, or are none.
func (c *Codec) marshalList(v reflect.Value, params any) ([]byte, error) {
	switch v.Kind() {
	case reflect.Invalid, reflect.Pointer:
		return []byte("[]"), nil
	case reflect.Slice, reflect.Array:
		return c.Marshal(params)
	}
	return nil, fmt.Errorf("parameters of a positional method are a %T, want a struct or a list, which have an order", params)
}

// arguments is a struct as a list of arguments.
type arguments struct {
	object *objectPlan
	value  reflect.Value
	extra  map[string]any
}

// last is the position of the last argument that is given, -1 without any.
func (a arguments) last() (int, error) {
	last := -1
	for i := range a.object.fields {
		if f := &a.object.fields[i]; !f.omitted(f.of(a.value)) {
			last = i
		}
	}
	const most = 100 // more than any method takes
	for name := range a.extra {
		i, err := strconv.Atoi(name)
		if err != nil || i < 0 || i > most {
			return 0, fmt.Errorf("extra argument %q: a positional method wants a position, counted from 0, for a name", name)
		}
		last = max(last, i)
	}
	return last, nil
}

// step names an argument in errors: by its field, or else by its position.
func (a arguments) step(i int) step {
	if i < len(a.object.fields) {
		return fieldNamed(a.object.fields[i].name)
	}
	return fieldNamed(strconv.Itoa(i))
}

func (a arguments) encode(e *Encoder, i int) {
	if value, ok := a.extra[strconv.Itoa(i)]; ok {
		e.unchecked(reflect.ValueOf(value))
		return
	}
	if i >= len(a.object.fields) {
		e.null()
		return
	}
	f := &a.object.fields[i]
	if f.omitted(f.of(a.value)) {
		e.null()
		return
	}
	f.encode(e, f.of(a.value))
}
