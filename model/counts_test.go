package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestCountsInTexts: a text with the name of a count or a place is a number where another page of the namespace states one, and
// is sent in quotes; but for a parameter, which may be the name of a field, and for other names.
func TestCountsInTexts(t *testing.T) {
	text := func(name string) spec.Field { return spec.Field{Name: name, Type: "string"} }
	number := func(name string) spec.Field { return spec.Field{Name: name, Type: "integer"} }
	done := spec.Result{Type: "boolean"}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.part.get", answers([]spec.Field{number("SORT"), number("DEPTH"), text("NAME")})),
		method("shop.hall.add", done, object("fields", text("SORT"), text("DEPTH"), text("SIZE"))),
		method("shop.lamp.find", done, text("SORT")),
	}})
	for _, c := range []struct {
		path   []string
		want   string
		quoted bool
	}{
		{[]string{"shop.hall.add", "fields", "SORT"}, "*int", true},
		{[]string{"shop.hall.add", "fields", "DEPTH"}, "*string", false},
		{[]string{"shop.lamp.find", "SORT"}, "*string", false},
		{[]string{"shop.hall.add", "fields", "SIZE"}, "*string", false},
	} {
		s := by[c.path[0]].Params
		for _, key := range c.path[1 : len(c.path)-1] {
			s = model.Deref(s.Find(key).Type).(*model.Struct)
		}
		if f := s.Find(c.path[len(c.path)-1]); f.Type.String() != c.want || f.Quoted != c.quoted {
			t.Errorf("%v is %s, in quotes %t", c.path, f.Type, f.Quoted)
		}
	}
}
