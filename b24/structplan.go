package b24

import (
	"reflect"
	"strings"
)

// structPlan is what is known about a struct type before values are seen.
type structPlan struct {
	typ    reflect.Type
	fields []fieldPlan
	byName map[string]int
	byFold map[string]int // lower case -> field, where only one field has it
	extra  []int          // the field of type Extra, nil without one
}

// fieldPlan is a field as it appears in JSON.
type fieldPlan struct {
	name  string
	index []int // more than one step where the field is promoted
	typ   reflect.Type

	omitZero, omitEmpty bool
	quoted              bool // the option "string"

	isZero func(reflect.Value) bool
	label  string // the name in JSON, with its colon
	encode encodeFunc
	decode decodeFunc
}

// of returns the field in v.
func (f *fieldPlan) of(v reflect.Value) reflect.Value {
	if len(f.index) == 1 {
		return v.Field(f.index[0])
	}
	return v.FieldByIndex(f.index)
}

func newStructPlan(t reflect.Type) *structPlan {
	p := &structPlan{typ: t, byName: map[string]int{}, byFold: map[string]int{}}
	p.collect(t, nil)
	for i, f := range p.fields {
		lower := strings.ToLower(f.name)
		if _, shared := p.byFold[lower]; shared {
			p.byFold[lower] = -1
			continue
		}
		p.byFold[lower] = i
	}
	for lower, i := range p.byFold {
		if i < 0 {
			delete(p.byFold, lower)
		}
	}
	return p
}

// collect adds the fields of t, which is reached through index. Of two fields
// with one name the outer, then the earlier one counts.
func (p *structPlan) collect(t reflect.Type, index []int) {
	var embedded []reflect.StructField
	for i := range t.NumField() {
		f := t.Field(i)
		f.Index = append(index[:len(index):len(index)], i)
		tag, tagged := f.Tag.Lookup("json")
		switch {
		case f.Type == reflect.TypeFor[Extra]() && (tag == "-" || !tagged):
			if p.extra == nil && f.IsExported() {
				p.extra = f.Index
			}
		case tag == "-":
		case f.Anonymous && !tagged && f.Type.Kind() == reflect.Struct && valueDecoder(f.Type) == nil:
			embedded = append(embedded, f)
		case f.IsExported():
			p.add(f, tag)
		}
	}
	for _, f := range embedded {
		p.collect(f.Type, f.Index)
	}
}

func (p *structPlan) add(f reflect.StructField, tag string) {
	name, options, _ := strings.Cut(tag, ",")
	if name == "" {
		name = f.Name
	}
	if _, taken := p.byName[name]; taken {
		return
	}
	field := fieldPlan{name: name, index: f.Index, typ: f.Type, isZero: zeroCheck(f.Type)}
	field.label = string(appendText(nil, name)) + ":"
	for option := range strings.SplitSeq(options, ",") {
		switch option {
		case "omitzero":
			field.omitZero = true
		case "omitempty":
			field.omitEmpty = true
		case "string":
			field.quoted = true
		}
	}
	p.byName[name] = len(p.fields)
	p.fields = append(p.fields, field)
}

// zeroCheck is what omitzero asks: the type's IsZero where it has one.
func zeroCheck(t reflect.Type) func(reflect.Value) bool {
	if t.Kind() != reflect.Pointer && t.Implements(reflect.TypeFor[interface{ IsZero() bool }]()) {
		return func(v reflect.Value) bool { return v.Interface().(interface{ IsZero() bool }).IsZero() }
	}
	return reflect.Value.IsZero
}
