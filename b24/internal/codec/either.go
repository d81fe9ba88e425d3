package codec

import "reflect"

// eitherPlan is a struct that stands for a value with several forms. Its fields have the
// tag b24:"either" and are pointers, of which one at most is set.
type eitherPlan struct{ forms []*plan }

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
	}
	return &e
}

// decode reads a value in the first form that it fits, or else in the last.
func (e *eitherPlan) decode(d *Decoder, v reflect.Value) {
	v.SetZero()
	begin, mark := d.Scanner, d.Mark()
	for i, form := range e.forms {
		form.decode(d, v.Field(i))
		if d.Mark() == mark || i == len(e.forms)-1 {
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
