package parser

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestTypesLearnFromRequests: of a type that a request sends, examples tell which fields are maps,
// and what is in types that no page describes by their names, wherever these stand.
func TestTypesLearnFromRequests(t *testing.T) {
	text := func(name string) spec.Field { return spec.Field{Name: name, Type: "string"} }
	object := func(name string, fields ...spec.Field) spec.Field {
		return spec.Field{Name: name, Type: "object", Fields: fields}
	}
	x := collectTypes([]Page{{Path: "shop/layout.html", types: []spec.Type{
		{Name: "shop_layout", Page: "shop/layout.html#layout", Fields: []spec.Field{
			{Name: "tags", Type: "array", Ref: "shop_tag"}, {Name: "click", Type: "ClickDto"}, {Name: "blocks", Type: "BlockDto[]", Seen: mapType}}},
		{Name: "shop_tag", Page: "shop/layout.html#tag", Fields: []spec.Field{text("title"), {Name: "click", Type: "ClickDto"}}},
	}}})
	layout, tag := x.byName["shop_layout"], x.byName["shop_tag"]
	x.mark(layout)
	x.mark(tag)
	x.learnSent(layout, []spec.Field{
		object("tags", object("new", text("title")), object("old", text("title"))),
		object("click", text("url")),
		object("blocks", object("first", text("kind")), object("second", text("kind"))),
		object("other", text("url")),
	})
	x.used()
	want := []spec.Field{
		{Name: "tags", Type: "array", Ref: "shop_tag", Seen: mapType},
		{Name: "click", Type: "ClickDto", Seen: "object", Shown: []spec.Field{text("url")}},
		{Name: "blocks", Type: "BlockDto[]", Seen: "map<object>", Shown: []spec.Field{text("kind")}},
	}
	if diff := cmp.Diff(want, layout.Fields); diff != "" {
		t.Errorf("fields of a layout (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want[1], tag.Fields[1]); diff != "" {
		t.Errorf("the click of a tag (-want +got):\n%s", diff)
	}
}

// TestReferredSaysItself: where a field refers to a page with its fields, that tells that it is an object, and not the examples
// of one type or another, which may not be there.
func TestReferredSaysItself(t *testing.T) {
	const tag, button = "shop/tag.html#tag", "shop/button.html#button"
	text := func(name string) spec.Field { return spec.Field{Name: name, Type: "string"} }
	for _, shown := range []string{"shop_tag", "shop_button"} {
		click := spec.Field{Name: "click", Type: "ClickDto"}
		x := collectTypes([]Page{
			{Path: "shop/tag.html", types: []spec.Type{{Name: "shop_tag", Page: tag, Fields: []spec.Field{text("title"), click}}}, links: map[string][]string{tag + ".click": {"shop/click.html"}}},
			{Path: "shop/button.html", types: []spec.Type{{Name: "shop_button", Page: button, Fields: []spec.Field{text("label"), click}}}},
			{Path: "shop/click.html", types: []spec.Type{{Name: "click", Page: "shop/click.html#click", Fields: []spec.Field{text("url"), text("mode")}}}},
		})
		x.mark(x.byName["shop_tag"])
		x.mark(x.byName["shop_button"])
		x.learnSent(x.byName[shown], []spec.Field{{Name: "click", Type: "object", Fields: []spec.Field{text("url"), text("mode")}}})
		x.used()
		if got := x.byName["shop_tag"].Fields[1]; got.Seen != "" || got.Ref == "" {
			t.Errorf("where %s is shown, the click of a tag is %+v", shown, got)
		}
	}
}

// TestTypesLearnFromAnswers: what the examples of answers show of a type completes it.
func TestTypesLearnFromAnswers(t *testing.T) {
	x := collectTypes(shopTypes())
	order, note := x.byName["shop_order"], x.byName["shop_note"]
	text := func(name string) spec.Field { return spec.Field{Name: name, Type: "string"} }
	x.mark(order)
	x.mark(note)
	x.learn(order, []spec.Field{
		text("id"), {Name: "total", Type: "integer"}, text("OWNER_ID"), text("colour"), text("UF_7"),
		{Name: "parts", Type: "map<object>", Fields: []spec.Field{text("name")}},
	}, false)
	x.learn(note, []spec.Field{text("id"), {Name: "answers", Type: "object[]", Fields: []spec.Field{text("id"), text("text"), {Name: "weight", Type: "double"}}},
		{Name: "weight", Type: "double"}, {Name: "parts", Type: "object[]", Fields: []spec.Field{text("name")}}, {Name: "links", Type: "array"}}, false)
	x.used()
	want := []spec.Field{
		{Name: "id", Type: "integer"}, {Name: "total", Type: "double"},
		{Name: "ownerId", Type: "integer", Key: "OWNER_ID"},
		{Name: "parts", Type: "object", Seen: "map<object>", Shown: []spec.Field{text("name")}},
		{Name: "colour", Type: "string", Source: spec.FromExample, Sent: spec.SentNever},
	}
	if diff := cmp.Diff(want, order.Fields); diff != "" {
		t.Errorf("fields of an order (-want +got):\n%s", diff)
	}
	want = []spec.Field{
		{Name: "weight", Seen: "double"},
		{Name: "parts", Seen: "object[]", Shown: []spec.Field{text("name")}},
		{Name: "links"}, // of which the example shows none
	}
	if diff := cmp.Diff(want, note.Fields[3:]); diff != "" {
		t.Errorf("fields of a note that have no type (-want +got):\n%s", diff)
	}
	if got := note.Fields[2].Ref; got != "shop_note" {
		t.Errorf("the answers to a note refer to %q, want notes", got)
	}
}

// TestTypesLearnIDs: a text of a type is an id where all examples, of whatever page, show ids.
func TestTypesLearnIDs(t *testing.T) {
	text := func(name, seen string) spec.Field { return spec.Field{Name: name, Type: "string", Seen: seen} }
	for name, tt := range map[string]struct {
		shown []spec.Field
		want  string
	}{
		"ids":            {[]spec.Field{text("forumId", idType), text("forumId", idType)}, idType},
		"an id and null": {[]spec.Field{{Name: "forumId", Type: "null"}, text("forumId", idType)}, idType},
		"another text":   {[]spec.Field{text("forumId", idType), text("forumId", "")}, ""},
		"no example":     {nil, ""},
	} {
		x := collectTypes(nil)
		thing := spec.Type{Name: "shop_thing", Fields: []spec.Field{text("forumId", "")}}
		x.mark(&thing)
		for _, f := range tt.shown {
			x.learn(&thing, []spec.Field{f}, false)
		}
		x.spell(&thing)
		if got := thing.Fields[0].Seen; got != tt.want {
			t.Errorf("%s: seen %q, want %q", name, got, tt.want)
		}
	}
}

// TestTypesShownInstead: an object refers to the type of the same page that has all fields which an example
// shows of it, where the type that its page names lacks several of these.
func TestTypesShownInstead(t *testing.T) {
	fields := func(names string) []spec.Field {
		var out []spec.Field
		for name := range strings.FieldsSeq(names) {
			out = append(out, spec.Field{Name: name, Type: "string"})
		}
		return out
	}
	for _, tt := range []struct{ what, shown, other, page, want string }{
		{"the values of properties", "id name propId value", "id name propId value orderId", "a.html#value", "value"},
		{"one field more", "id name code propId", "id name code propId", "a.html#value", "prop"},
		{"few fields", "id propId value", "id propId value", "a.html#value", ""},
		{"not all", "id name propId value", "id name propId", "a.html#value", "prop"},
		{"of another page", "id name propId value", "id name propId value", "b.html#value", "prop"},
	} {
		x := collectTypes([]Page{{Path: "a.html", types: []spec.Type{
			{Name: "prop", Page: "a.html#prop", Fields: fields("id name code sort")}, {Name: "value", Page: tt.page, Fields: fields(tt.other)},
		}}})
		f := spec.Field{Name: "values", Type: "prop[]", Ref: "prop"}
		x.learnField(&f, spec.Field{Name: "values", Type: "object[]", Fields: fields(tt.shown)})
		if f.Ref != tt.want {
			t.Errorf("%s: %s, want %s", tt.what, f.Ref, tt.want)
		}
	}
}
