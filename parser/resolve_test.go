package parser

import (
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// shopTypes are pages with types: of a page about several, of one about a thing with
// two cases, and of a method's page.
func shopTypes() []Page {
	field := func(name, typ string) spec.Field { return spec.Field{Name: name, Type: typ} }
	return []Page{
		{Path: "shop/data-types.html", types: []spec.Type{
			{Name: "shop_order", Page: "shop/data-types.html#shop_order", Type: "integer", Fields: []spec.Field{
				field("id", "integer"), field("total", "double"), field("ownerId", "integer"), field("parts", "object")}},
			{Name: "shop_note", Page: "shop/data-types.html#shop_note", Fields: []spec.Field{
				field("id", "integer"), field("text", "string"), field("answers", "array"), field("weight", ""), field("parts", ""), field("links", "")}},
		}},
		{Path: "shop/shop/things.html", types: []spec.Type{
			{Name: "Common", Page: "shop/shop/things.html#common", Fields: []spec.Field{field("id", "integer"), field("title", "string")}},
			{Name: "Lamp", Page: "shop/shop/things.html#lamp", Fields: []spec.Field{field("watts", "integer")}},
		}},
		{Path: "shop/shop-visit-get.html", Methods: []spec.Method{{Name: "shop.visit.get"}}, types: []spec.Type{
			{Name: "shop_visit", Page: "shop/shop-visit-get.html#visit", Fields: []spec.Field{field("ID", "integer"), field("NAME", "string")}},
			{Name: "shop_halls", Page: "shop/shop-visit-get.html#halls", Fields: []spec.Field{field("<hall_code>", "object")}},
			{Name: "shop_seats", Page: "shop/shop-visit-get.html#seats", Fields: []spec.Field{field("#<row>", "integer")}},
			{Name: "shop_tour", Page: "shop/shop-visit-get.html#tour", Fields: []spec.Field{field("ID", "integer"), field("NAME", "string"), field("MOOD", "string"), field("GUIDE", "integer")}},
			{Name: "shop_plan", Page: "shop/shop-visit-get.html#plan", Fields: []spec.Field{{Name: "doors", Type: "object|array", Seen: "map<string[]>"}}},
		}, links: map[string][]string{"shop/shop-visit-get.html#halls.<hall_code>": {"shop/shop-visit-get.html#visit"}}},
	}
}

// TestLinksToTypes: a field refers to the type that its links lead to, unless the
// examples contradict, where the examples have it.
func TestLinksToTypes(t *testing.T) {
	shown := func(names ...string) []spec.Field {
		var out []spec.Field
		for _, n := range names {
			out = append(out, spec.Field{Name: n, Type: "string"})
		}
		return out
	}
	tests := []struct {
		what, link string
		field      spec.Field
		want       spec.Field
	}{
		{"by the name of the type", "shop/data-types.html", spec.Field{Name: "order", Type: "shop_order", Seen: "object", Shown: shown("id", "total")},
			spec.Field{Name: "order", Type: "shop_order", Seen: "object", Ref: "shop_order"}},
		{"a list of it", "shop/data-types.html", spec.Field{Name: "orders", Type: "shop_order[]", Shown: shown("id", "total")},
			spec.Field{Name: "orders", Type: "shop_order[]", Ref: "shop_order"}},
		{"which is an id here", "shop/data-types.html", spec.Field{Name: "order", Type: "shop_order", Seen: "integer"},
			spec.Field{Name: "order", Type: "shop_order", Seen: "integer"}},
		{"a type that is not there", "shop/data-types.html", spec.Field{Name: "bill", Type: "shop_bill"}, spec.Field{Name: "bill", Type: "shop_bill"}},
		{"a type that is not there, with some of their fields", "shop/data-types.html", spec.Field{Name: "bill", Type: "shop_bill", Shown: shown("id", "total")},
			spec.Field{Name: "bill", Type: "shop_bill", Shown: shown("id", "total")}},
		{"a table of another method", "shop/shop-visit-get.html#visit", spec.Field{Name: "visits", Type: "visit[]", Shown: shown("ID")},
			spec.Field{Name: "visits", Type: "visit[]", Ref: "shop_visit"}},
		{"a table of any key that leads on", "shop/shop-visit-get.html#halls", spec.Field{Name: "halls", Type: "object|array", Shown: shown("ID")},
			spec.Field{Name: "halls", Type: "object|array", Seen: "map<object>", Ref: "shop_visit"}},
		{"which examples contradict", "shop/shop-visit-get.html#halls", spec.Field{Name: "halls", Type: "object", Shown: shown("a", "b")},
			spec.Field{Name: "halls", Type: "object", Shown: shown("a", "b")}},
		{"a table of any key with its value", "shop/shop-visit-get.html#seats", spec.Field{Name: "seats", Type: "object"}, spec.Field{Name: "seats", Type: "object", Seen: "map<integer>"}},
		{"an object in which the field is a map", "shop/shop-visit-get.html#plan", spec.Field{Name: "doors", Type: "array|object"}, spec.Field{Name: "doors", Type: "array|object", Seen: "map<string[]>"}},
		{"a page about one thing", "shop/shop/things.html", spec.Field{Name: "item", Type: "thing", Shown: shown("id", "title", "watts")},
			spec.Field{Name: "item", Type: "thing", Ref: "shop_thing"}},
		{"which nothing proves", "shop/shop/things.html", spec.Field{Name: "item", Type: "thing"}, spec.Field{Name: "item", Type: "thing"}},
		{"another object", "shop/shop-visit-get.html#visit", spec.Field{Name: "visits", Type: "array", Shown: shown("a", "b", "ID")},
			spec.Field{Name: "visits", Type: "array", Shown: shown("a", "b", "ID")}},
		{"the object around it", "shop/shop-visit-get.html#visit", spec.Field{Name: "NAME", Type: "object"}, spec.Field{Name: "NAME", Type: "object"}},
		{"a short table adds to it", "shop/shop-visit-get.html#visit",
			spec.Field{Name: "visit", Type: "object", Fields: []spec.Field{{Name: "NAME", Type: "text"}}, Shown: shown("ID")},
			spec.Field{Name: "visit", Type: "object", Ref: "shop_visit", Fields: []spec.Field{{Name: "NAME", Type: "text"}}}},
		{"deeper in the examples", "shop/shop-visit-get.html#visit",
			spec.Field{Name: "answer", Type: "object", Shown: []spec.Field{{Name: "visit", Type: "object", Fields: shown("ID", "NAME")}}},
			spec.Field{Name: "answer", Type: "object", Shown: []spec.Field{{Name: "visit", Type: "object", Ref: "shop_visit"}}}},
	}
	around := func(tour spec.Field) []spec.Field { return append(shown("GUIDE"), tour) }
	whole, referred := spec.Field{Name: "tour", Type: "object", Fields: shown("ID", "NAME", "MOOD")}, spec.Field{Name: "tour", Type: "object", Ref: "shop_tour"}
	item := func(tour spec.Field) []spec.Field {
		return []spec.Field{{Name: "item", Type: "object", Fields: around(tour)}}
	}
	for what, c := range map[string][2][]spec.Field{
		"beside one of its fields":           {around(whole), around(referred)},
		"beside one of its fields, in a key": {item(whole), item(referred)},
	} {
		tt := tests[0]
		tt.what, tt.link, tt.field, tt.want = what, "shop/shop-visit-get.html#tour", spec.Field{Name: "answer", Type: "object", Shown: c[0]}, spec.Field{Name: "answer", Type: "object", Shown: c[1]}
		tests = append(tests, tt)
	}
	for _, tt := range tests {
		fields := []spec.Field{tt.field}
		collectTypes(shopTypes()).resolve(fields, map[string][]string{"result." + tt.field.Name: {tt.link}}, resultName)
		if diff := cmp.Diff(tt.want, fields[0]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.what, diff)
		}
	}
}

// TestPartWithMore: what a method takes of a type may have a field that only code in its words shows.
func TestPartWithMore(t *testing.T) {
	for source, want := range map[spec.Source]string{spec.FromExample: "shop_order", "": ""} {
		fields := []spec.Field{{Name: "fields", Type: "object", Fields: []spec.Field{{Name: "total"}, {Name: "MORE", Type: "string", Source: source}}}}
		collectTypes(shopTypes()).resolve(fields, map[string][]string{"params.fields": {"shop/data-types.html#shop_order"}}, paramsPath)
		if got := fields[0].Ref; got != want {
			t.Errorf("with a field from %q it refers to %q, want %q", source, got, want)
		}
	}
}

// TestTypeInItself: a type may have a field of itself, where one of that name in another object
// is the object around it.
func TestTypeInItself(t *testing.T) {
	const at = "shop/shop-visit-get.html#visit"
	for within, want := range map[string]string{at: "shop_visit", resultName: ""} {
		fields := []spec.Field{{Name: "NAME", Type: "object"}}
		collectTypes(shopTypes()).resolve(fields, map[string][]string{within + ".NAME": {at}}, within)
		if got := fields[0].Ref; got != want {
			t.Errorf("in %s it refers to %q, want %q", within, got, want)
		}
	}
}

// TestPartsExplained: where a field leads to the object that has a field of its name, the links beside it to that object only
// say where its parts are explained.
func TestPartsExplained(t *testing.T) {
	const at = "shop/shop-visit-get.html#visit"
	for name, want := range map[string]string{"NAME": "", "guide": "shop_visit"} {
		fields := []spec.Field{{Name: name, Type: "object"}, {Name: "visits", Type: "array"}}
		collectTypes(shopTypes()).resolve(fields, map[string][]string{"result." + name: {at}, "result.visits": {at}}, resultName)
		if got := fields[1].Ref; got != want {
			t.Errorf("beside %s it refers to %q, want %q", name, got, want)
		}
	}
}
