package codec

import (
	"reflect"
	"slices"
)

// eitherPlan is a struct that stands for a value with several forms. Its fields have the
// tag b24:"either" and are pointers, of which one at most is set.
type eitherPlan struct {
	forms []*plan
	// lists is the order in which the forms are tried for a list: lists come first, since
	// what is no list may stand for a list of one.
	lists []int
}

// either is the plan of such a struct, nil for other types.
func (m *maker) either(t reflect.Type) *eitherPlan {
	if t.Kind() != reflect.Struct || t.NumField() == 0 {
		return nil
	}
	var e eitherPlan
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Tag.Get("b24") != "either" || f.Type.Kind() != reflect.Pointer {
			return nil
		}
		e.forms = append(e.forms, m.plan(f.Type))
		if f.Type.Elem().Kind() == reflect.Slice {
			e.lists = slices.Insert(e.lists, 0, i)
		} else {
			e.lists = append(e.lists, i)
		}
	}
	return &e
}

// decode reads a value in the first form that it fits, or else in the last.
func (e *eitherPlan) decode(d *Decoder, v reflect.Value) {
	v.SetZero()
	begin, mark, isList := d.Scanner, d.Mark(), d.Peek() == '['
	for n := range e.forms {
		i := n
		if isList {
			i = e.lists[n]
		}
		e.forms[i].decode(d, v.Field(i))
		if d.Mark() == mark || n == len(e.forms)-1 {
			return
		}
		v.SetZero()
		d.Forget(mark)
		d.Scanner = begin
	}
}

// encode writes the form that is set.
func (e *eitherPlan) encode(to *Encoder, v reflect.Value) {
	for i, form := range e.forms {
		if f := v.Field(i); !f.IsNil() {
			form.encode(to, f)
			return
		}
	}
	to.null()
}
