package scrape

import (
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestKeepLinked: types of a missing page, those beside them and what referred to them are those of
// the earlier spec; everything else is as it is read now.
func TestKeepLinked(t *testing.T) {
	ref := func(name, to string) spec.Field { return spec.Field{Name: name, Type: "object", Ref: to} }
	typ := func(name, page string, fields ...spec.Field) spec.Type {
		return spec.Type{Name: name, Page: page, Fields: fields}
	}
	method := func(name string, params ...spec.Field) spec.Method {
		return spec.Method{API: spec.V2, Name: name, Page: name + ".html", Params: params}
	}
	earlier := spec.Spec{
		Types: []spec.Type{
			typ("button", "button.html#table", spec.Field{Name: "text"}), typ("keyboard", "index.html", ref("buttons", "button")),
			typ("other", "other.html#table", spec.Field{Name: "old"}),
		},
		Methods: []spec.Method{method("im.send", ref("keyboard", "keyboard"), spec.Field{Name: "old"}), method("im.get", spec.Field{Name: "old"})},
		Events:  []spec.Event{{Name: "onSend", Page: "on.html", Fields: []spec.Field{ref("button", "button")}}},
	}
	now := spec.Spec{
		Types:   []spec.Type{typ("button", "button.html#table", spec.Field{Name: "text", Seen: "string"}), typ("other", "other.html#table", spec.Field{Name: "new"})},
		Methods: []spec.Method{method("im.get", spec.Field{Name: "new"}), method("im.send", spec.Field{Name: "keyboard", Type: "object"}, spec.Field{Name: "new"})},
		Events:  []spec.Event{{Name: "onSend", Page: "on.html", Fields: []spec.Field{{Name: "button"}}}},
	}
	want := spec.Spec{
		Types:   []spec.Type{earlier.Types[0], now.Types[1], earlier.Types[1]},
		Methods: []spec.Method{now.Methods[0], earlier.Methods[0]},
		Events:  earlier.Events,
	}
	want.Sort()
	keepLinked(&now, earlier, map[string]bool{"button.html": true})
	if diff := cmp.Diff(want, now); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
