package codec

import (
	"maps"
	"reflect"
	"strings"
)

// plan is what is known about a type before values are seen. Plans refer to
// each other by pointers, so that a type can contain itself.
type plan struct {
	decode decodeFunc
	encode encodeFunc
	custom bool        // read in a form of its own, not by its kind
	object *objectPlan // of structs that are read or written by their fields
}

// planOf returns the plan of a type, which is made once.
func (c *Codec) planOf(t reflect.Type) *plan {
	c.mu.RLock()
	p, ok := c.plans[t]
	c.mu.RUnlock()
	if ok {
		return p
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	m := maker{codec: c, made: map[reflect.Type]*plan{}}
	p = m.plan(t)
	maps.Copy(c.plans, m.made)
	return p
}

// maker makes the plan of a type and of all types that it contains. Others see
// these plans when all are finished.
type maker struct {
	codec *Codec
	made  map[reflect.Type]*plan
}

func (m *maker) plan(t reflect.Type) *plan {
	if p, ok := m.codec.plans[t]; ok {
		return p
	}
	if p, ok := m.made[t]; ok {
		return p
	}
	p := &plan{}
	m.made[t] = p
	if e := m.either(t); e != nil {
		p.decode, p.encode, p.custom = e.decode, e.encode, true
		return p
	}
	p.decode, p.encode = m.codec.customDecoder(t), m.codec.customEncoder(t)
	p.custom = p.decode != nil
	if p.decode != nil && p.encode != nil {
		return p
	}
	byKind := m.byKind(t)
	p.object = byKind.object
	if p.decode == nil {
		p.decode = byKind.decode
	}
	if p.encode == nil {
		p.encode = byKind.encode
	}
	return p
}

// byKind is the plan of types that have no form of their own.
func (m *maker) byKind(t reflect.Type) plan {
	switch t.Kind() {
	case reflect.Pointer:
		return pointerPlan(t, m.plan(t.Elem()))
	case reflect.Interface:
		return interfacePlan(t)
	case reflect.Struct:
		o := m.object(t)
		return plan{decode: o.decode, encode: o.encode, object: o}
	case reflect.Map:
		return mapPlan(t, m.plan(t.Elem()))
	case reflect.Slice:
		return slicePlan(t, m.plan(t.Elem()))
	case reflect.Array:
		slice := reflect.SliceOf(t.Elem())
		return plan{decode: arrayDecoder(t, slice, m.plan(slice)), encode: listEncoder(t, m.plan(t.Elem()))}
	}
	return plan{decode: scalarDecoder(scalarParser(t)), encode: scalarEncoder(t)}
}

// objectPlan is a struct as an object of JSON.
type objectPlan struct {
	typ    reflect.Type
	fields []field
	byName map[string]int
	byFold map[string]int // lower case -> field, where only one field has it
	extra  []int          // the field for members that are not declared, nil without one
}

// field is a field as it appears in JSON.
type field struct {
	name  string
	label string // the name in JSON, with its colon
	index []int  // more than one step where the field is promoted
	plan  *plan

	omitZero, omitEmpty bool
	quoted              bool // the option "string"
	needed              bool // a zero value is none, and has to be sent

	isZero func(reflect.Value) bool
}

// of returns the field in v. It is not valid where an embedded pointer is nil.
func (f *field) of(v reflect.Value) reflect.Value {
	if len(f.index) == 1 {
		return v.Field(f.index[0])
	}
	return fieldAt(v, f.index, false)
}

// settable is of for a field that is to be set: embedded pointers are made.
func (f *field) settable(v reflect.Value) reflect.Value {
	if len(f.index) == 1 {
		return v.Field(f.index[0])
	}
	return fieldAt(v, f.index, true)
}

// fieldAt goes down to a field that may be promoted.
func fieldAt(v reflect.Value, index []int, makePointers bool) reflect.Value {
	for i, n := range index {
		if i > 0 && v.Kind() == reflect.Pointer {
			if v.IsNil() && !makePointers {
				return reflect.Value{}
			}
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(n)
	}
	return v
}

func (m *maker) object(t reflect.Type) *objectPlan {
	o := &objectPlan{typ: t, byName: map[string]int{}, byFold: map[string]int{}}
	m.collect(o, t, nil)
	for i, f := range o.fields {
		lower := strings.ToLower(f.name)
		if _, shared := o.byFold[lower]; shared {
			i = -1
		}
		o.byFold[lower] = i
	}
	for lower, i := range o.byFold {
		if i < 0 {
			delete(o.byFold, lower)
		}
	}
	return o
}

// collect adds the fields of t, which is reached through index. Of two fields
// with one name the outer, then the earlier one counts.
func (m *maker) collect(o *objectPlan, t reflect.Type, index []int) {
	const deepest = 10 // more than anybody nests; types may embed pointers to themselves
	if len(index) == deepest {
		return
	}
	var embedded []reflect.StructField
	for i := range t.NumField() {
		f := t.Field(i)
		f.Index = append(index[:len(index):len(index)], i)
		tag, tagged := f.Tag.Lookup("json")
		switch {
		case m.holdsExtra(f, tag, tagged):
			o.addExtra(f)
		case tag == "-":
		case !tagged && m.embeds(f):
			embedded = append(embedded, f)
		case f.IsExported():
			m.add(o, f, tag)
		}
	}
	for _, f := range embedded {
		m.collect(o, structOf(f.Type), f.Index)
	}
}

// holdsExtra tells whether a field is for the members that are not declared.
func (m *maker) holdsExtra(f reflect.StructField, tag string, tagged bool) bool {
	return f.Type == m.codec.extra.typ && (tag == "-" || !tagged)
}

// addExtra takes the field for members that are not declared; the outer, then the
// earlier one counts.
func (o *objectPlan) addExtra(f reflect.StructField) {
	if o.extra == nil && f.IsExported() {
		o.extra = f.Index
	}
}

// embeds tells whether the fields of f's type are those of its struct. A pointer to
// a type that is not exported cannot be set, and so has none.
func (m *maker) embeds(f reflect.StructField) bool {
	t := structOf(f.Type)
	settable := f.Type.Kind() == reflect.Struct || f.IsExported()
	return f.Anonymous && settable && t.Kind() == reflect.Struct && m.codec.customDecoder(t) == nil
}

// structOf is the type itself, or the one that it points to.
func structOf(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

func (m *maker) add(o *objectPlan, f reflect.StructField, tag string) {
	name, options, _ := strings.Cut(tag, ",")
	if name == "" {
		name = f.Name
	}
	if _, taken := o.byName[name]; taken {
		return
	}
	added := field{name: name, index: f.Index, plan: m.plan(f.Type), isZero: zeroCheck(f.Type)}
	added.label = string(AppendText(nil, name)) + ":"
	for option := range strings.SplitSeq(options, ",") {
		switch option {
		case "omitzero":
			added.omitZero = true
		case "omitempty":
			added.omitEmpty = true
		case "string":
			added.quoted = true
		}
	}
	added.needed = m.codec.custom[f.Type].needed && !added.omitZero && !added.omitEmpty
	o.byName[name] = len(o.fields)
	o.fields = append(o.fields, added)
}

// zeroCheck is what omitzero asks: the type's IsZero where it has one.
func zeroCheck(t reflect.Type) func(reflect.Value) bool {
	if t.Kind() != reflect.Pointer && t.Implements(reflect.TypeFor[interface{ IsZero() bool }]()) {
		return func(v reflect.Value) bool { return v.Interface().(interface{ IsZero() bool }).IsZero() }
	}
	return reflect.Value.IsZero
}

func (f *field) omitted(v reflect.Value) bool {
	return !v.IsValid() || f.omitZero && f.isZero(v) || f.omitEmpty && isEmpty(v)
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
