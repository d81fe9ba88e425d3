package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestSmall: two keys are alike by chance, but for those of the object that a service answers in
// rows called as it is, of a service that is called as the object around it and the key, of what is
// read and sent as the ends of one thing in a method, and of keys of one object that end alike. Three are
// also what a method answers whose service the key says.
func TestSmall(t *testing.T) {
	done := spec.Result{Type: "boolean"}
	two := texts("code name")
	rows := func(key string) spec.Result {
		return answers(texts("note", spec.Field{Name: key, Type: "array", Seen: "object[]", Fields: two}))
	}
	list := method("shop.roadrange.list", spec.Result{Type: "array", Seen: "object[]", Fields: two})
	guides := func(key string) spec.Method {
		return method("shop.trip.guide.set", done, spec.Field{Name: "guides", Type: "array", Seen: "object[]", Fields: texts("id", object(key, two...))})
	}
	kinds := method("shop.guidekind.list", answers([]spec.Field{{Name: "guideKind", Type: "array", Seen: "object[]", Fields: two}}))
	page := func(sent, read string) spec.Method {
		return method("shop.trip.find", answers(texts("note", object(read, two...))), object("page", object(sent, two...)))
	}
	queue := func(sent, read string) []spec.Method {
		row := func(key string) []spec.Field {
			return append(texts("ID TITLE PLACE NOTE"), spec.Field{Name: key, Type: "array", Seen: "object[]", Fields: two})
		}
		return []spec.Method{method("shop.trip.get", answers(row(read))), method("shop.trip.update", done, object("fields", row(sent)...))}
	}
	check := func(key string, fields ...spec.Field) []spec.Method {
		return []spec.Method{method("shop.roadRange.check", answers(fields)), method("shop.trip.get", answers(texts("id title place", object(key, fields...))))}
	}
	three := texts("road range name")
	for name, c := range map[string]struct {
		methods []spec.Method
		a, b    []string // paths
		isOne   bool
	}{
		"rows that are sent": {[]spec.Method{list, method("shop.roadrange.set", spec.Result{Type: "boolean"}, spec.Field{Name: "ranges", Type: "array", Seen: "object[]", Fields: two})},
			[]string{"shop.roadrange.list"}, []string{"shop.roadrange.set", "ranges"}, true},
		"rows of the service":    {[]spec.Method{list, method("shop.roadrange.set", rows("error_ranges"))}, []string{"shop.roadrange.list"}, []string{"shop.roadrange.set", "error_ranges"}, true},
		"rows of something else": {[]spec.Method{list, method("shop.roadrange.set", rows("folders"))}, []string{"shop.roadrange.list"}, []string{"shop.roadrange.set", "folders"}, false},
		"a service called so":    {[]spec.Method{kinds, guides("kind")}, []string{"shop.guidekind.list", "guideKind"}, []string{"shop.trip.guide.set", "guides", "kind"}, true},
		"a service called else":  {[]spec.Method{kinds, guides("mood")}, []string{"shop.guidekind.list", "guideKind"}, []string{"shop.trip.guide.set", "guides", "mood"}, false},
		"ends of one thing":      {[]spec.Method{page("afterCursor", "nextCursor")}, []string{"shop.trip.find", "nextCursor"}, []string{"shop.trip.find", "page", "afterCursor"}, true},
		"ends of two things":     {[]spec.Method{page("afterCursor", "nextPlace")}, []string{"shop.trip.find", "nextPlace"}, []string{"shop.trip.find", "page", "afterCursor"}, false},
		"answer, by the key":     {check("first_start_road", three...), []string{"shop.roadRange.check"}, []string{"shop.trip.get", "first_start_road"}, true},
		"answer, another key":    {check("first_start_place", three...), []string{"shop.roadRange.check"}, []string{"shop.trip.get", "first_start_place"}, false},
		"answer of two keys":     {check("first_start_road", two...), []string{"shop.roadRange.check"}, []string{"shop.trip.get", "first_start_road"}, false},
		"keys that end alike":    {queue("QUEUE", "TRIP_QUEUE"), []string{"shop.trip.get", "TRIP_QUEUE"}, []string{"shop.trip.update", "fields", "QUEUE"}, true},
		"keys that begin alike":  {queue("QUEUE", "QUEUE_TRIP"), []string{"shop.trip.get", "QUEUE_TRIP"}, []string{"shop.trip.update", "fields", "QUEUE"}, false},
	} {
		by := methodsOf(t, spec.Spec{Methods: c.methods})
		a, b := typeAt(t, by, c.a), typeAt(t, by, c.b)
		if got := a == b; got != c.isOne {
			t.Errorf("%s: one type is %t: %s and %s", name, got, a, b)
		}
		if name == "answer, by the key" && a.String() != "FirstRoad" {
			t.Errorf("%s: is called %s", name, a)
		}
	}
}

// TestValuesOfMaps: what maps hold is one type where the keys of the maps end alike, and one holds all of the other's
// keys, three at least, and one more.
func TestValuesOfMaps(t *testing.T) {
	values := func(key string, fields []spec.Field) spec.Field {
		return spec.Field{Name: key, Type: "object", Seen: "map<object>", Fields: fields}
	}
	for name, c := range map[string]struct {
		key, fewer, more string
		isOne            bool
	}{
		"one key more":  {"tripMarks", "value mark title", "value mark title thoughts", true},
		"another word":  {"tripPlaces", "value mark title", "value mark title thoughts", false},
		"two keys more": {"tripMarks", "value mark title", "value mark title thoughts place", false},
		"another key":   {"tripMarks", "value mark place", "value mark title thoughts", false},
		"two keys":      {"tripMarks", "value mark", "value mark title", false},
	} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{method("shop.trip.get", answers(texts("id",
			object("guide", texts("name", values(c.key, texts(c.fewer)))...), object("whole", texts("note", values("marks", texts(c.more)))...))))}})
		a, b := typeAt(t, by, []string{"shop.trip.get", "guide", c.key}), typeAt(t, by, []string{"shop.trip.get", "whole", "marks"})
		if got := a == b; got != c.isOne {
			t.Errorf("%s: one type is %t: %s and %s", name, got, a, b)
		}
	}
}

// typeAt is the innermost type below a path: a method, and keys of its answer or of its parameters.
func typeAt(t *testing.T, by map[string]*model.Method, path []string) model.Type {
	t.Helper()
	m := by[path[0]]
	at := model.Innermost(m.Result)
	if s, ok := at.(*model.Struct); !ok || len(path) > 1 && s.Find(path[1]) == nil {
		at = m.Params
	}
	for _, key := range path[1:] {
		f := at.(*model.Struct).Find(key)
		if f == nil {
			t.Fatalf("%v: %s has no %s", path, at, key)
		}
		at = model.Innermost(f.Type)
	}
	return at
}

// TestHeldOnce: a type with a page that one field alone holds is what is sent below the same key.
func TestHeldOnce(t *testing.T) {
	profile := spec.Type{Name: "shop_handler_profile", Page: "types.html", Fields: texts("CODE TITLE")}
	row := func(f spec.Field) []spec.Field { return append(texts("ID NAME PLACE NOTE"), f) }
	held := spec.Field{Name: "PROFILES", Type: "shop_handler_profile[]", Ref: "shop_handler_profile"}
	sent := spec.Field{Name: "PROFILES", Type: "array", Seen: "object[]", Fields: texts("CODE TITLE")}
	for name, c := range map[string]struct {
		other []spec.Field
		isOne bool
	}{
		"by one field":  {row(spec.Field{Name: "COST", Type: "string"}), true},
		"by two fields": {row(spec.Field{Name: "BADGES", Type: "shop_handler_profile[]", Ref: "shop_handler_profile"}), false},
	} {
		by := methodsOf(t, spec.Spec{Types: []spec.Type{profile}, Methods: []spec.Method{
			method("shop.handler.get", answers(row(held))), method("shop.guide.get", answers(c.other)),
			method("shop.handler.update", spec.Result{Type: "boolean"}, object("fields", row(sent)...)),
		}})
		a, b := typeAt(t, by, []string{"shop.handler.get", "PROFILES"}), typeAt(t, by, []string{"shop.handler.update", "fields", "PROFILES"})
		if got := a == b; got != c.isOne {
			t.Errorf("%s: one type is %t: %s and %s", name, got, a, b)
		}
	}
}

// TestTextOfTruth: a truth that one page sends in quotes is sent so wherever the object is, which is read and
// sent as one type.
func TestTextOfTruth(t *testing.T) {
	link := spec.Type{Name: "shop_link", Page: "types.html", Fields: texts("NOTE", spec.Field{Name: "SHOW", Type: "boolean"})}
	links := spec.Type{Name: "shop_links", Page: "types.html", Fields: []spec.Field{
		{Name: "parents", Type: "shop_link[]", Ref: "shop_link"}, {Name: "children", Type: "shop_link[]", Ref: "shop_link"}}}
	no := `"false"`
	rows := func(name string) spec.Field {
		show := spec.Field{Name: "SHOW", Type: "boolean", Default: &no, Wire: spec.WireString}
		return spec.Field{Name: name, Type: "array", Seen: "object[]", Fields: texts("NOTE", show)}
	}
	of := func(f spec.Field) spec.Field { return object("fields", texts("NAME PLACE STATE", f)...) }
	ref := spec.Field{Name: "links", Type: "shop_links", Ref: "shop_links"}
	done := spec.Result{Type: "boolean"}
	by := methodsOf(t, spec.Spec{Types: []spec.Type{link, links}, Methods: []spec.Method{
		method("shop.trip.get", answers(texts("ID NAME PLACE STATE", ref))), method("shop.trip.update", done, of(ref)),
		method("shop.trip.add", done, of(object("links", rows("parents"), rows("children")))),
	}})
	sent := typeAt(t, by, []string{"shop.trip.add", "fields", "links", "parents"}).(*model.Struct)
	for _, path := range [][]string{{"shop.trip.update", "fields", "links", "children"}, {"shop.trip.get", "links", "parents"}} {
		if other := typeAt(t, by, path); other != sent {
			t.Errorf("%v is %s, want %s", path, other, sent)
		}
	}
	if f := sent.Find("SHOW"); f.Type.String() != "*bool" || !f.Quoted {
		t.Errorf("SHOW is %s, in quotes: %t", f.Type, f.Quoted)
	}
}

// TestSmallTypes: types of pages are one where their names, or the fields that hold them, end alike,
// and have what their names have in common.
func TestSmallTypes(t *testing.T) {
	typ := func(name string) spec.Type {
		return spec.Type{Name: name, Page: "types.html", Fields: texts("code ref")}
	}
	field := func(key, ref string) spec.Field { return spec.Field{Name: key, Type: ref, Ref: ref} }
	by := methodsOf(t, spec.Spec{Types: []spec.Type{typ("shop_page_layout"), typ("shop_site_layout"), typ("shop_page_view")}, Methods: []spec.Method{
		method("shop.page.get", answers(texts("ID NAME PLACE NOTE", field("layout", "shop_page_layout"), field("view", "shop_page_view")))),
		method("shop.site.get", answers(texts("ID TITLE STATE MOOD", field("layout", "shop_site_layout"), field("view", "shop_page_view"), object("layouts", texts("code ref")...)))),
		method("shop.export.get", answers(texts("KIND", object("layout", texts("code ref")...)))),
	}})
	for _, c := range [][]string{
		{"Layout", "shop.page.get", "layout"}, {"Layout", "shop.site.get", "layout"}, {"Layout", "shop.export.get", "layout"}, {"PageView", "shop.page.get", "view"},
	} {
		if got := typeAt(t, by, c[1:]).String(); got != c[0] {
			t.Errorf("%v is %s", c[1:], got)
		}
	}
}

// TestNamesOfSmallTypes: one of both tells that small types are the same, the end of their names or that
// of the fields; words that say little are no name.
func TestNamesOfSmallTypes(t *testing.T) {
	for name, c := range map[string]struct {
		types  [2]string
		fields string
		keys   [2]string
		want   [2]string
	}{
		"types that end alike":  {[2]string{"shop_page_layout", "shop_site_layout"}, "code ref", [2]string{"front", "back"}, [2]string{"Layout", "Layout"}},
		"keys that end alike":   {[2]string{"shop_page_view", "shop_site_frame"}, "code ref", [2]string{"look", "look"}, [2]string{"PageView", "PageView"}},
		"nothing that is alike": {[2]string{"shop_page_view", "shop_site_frame"}, "code ref", [2]string{"look", "door"}, [2]string{"PageView", "SiteFrame"}},
		"vague ends":            {[2]string{"shop_tag_dto", "shop_menu_dto"}, "code ref name place", [2]string{"look", "door"}, [2]string{"TagDTO", "TagDTO"}},
	} {
		var types []spec.Type
		for _, typ := range c.types {
			types = append(types, spec.Type{Name: typ, Page: "types.html", Fields: texts(c.fields)})
		}
		get := func(service string, i int) spec.Method {
			f := spec.Field{Name: c.keys[i], Type: c.types[i], Ref: c.types[i]}
			return method("shop."+service+".get", answers(texts("ID NAME PLACE "+service, f)))
		}
		by := methodsOf(t, spec.Spec{Types: types, Methods: []spec.Method{get("page", 0), get("site", 1)}})
		got := [2]string{typeAt(t, by, []string{"shop.page.get", c.keys[0]}).String(), typeAt(t, by, []string{"shop.site.get", c.keys[1]}).String()}
		if got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestParameterBothWays: what a parameter takes, and an answer of its service has below the same key, is
// one type.
func TestParameterBothWays(t *testing.T) {
	manifest := func(name, seen string) spec.Field {
		return spec.Field{Name: name, Type: "object", Seen: seen, Shown: []spec.Field{object("block", texts("name")...), object("nodes", texts("a b")...)}}
	}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.repo.register", spec.Result{Type: "integer"}, texts("code", object("fields", texts("NAME PLACE NOTE")...), manifest("manifest", ""))...),
		method("shop.repo.get", answers(texts("ID NAME PLACE NOTE", manifest("MANIFEST", "object[]")))),
	}})
	a, b := typeAt(t, by, []string{"shop.repo.register", "manifest"}), typeAt(t, by, []string{"shop.repo.get", "MANIFEST"})
	if a != b {
		t.Errorf("taken is %s, answered is %s", a, b)
	}
}

// TestKeysOfOneKind: keys below which an example alone shows three objects with the same fields are
// data; those of two, and of objects of other fields, are fields.
func TestKeysOfOneKind(t *testing.T) {
	shown := func(name string, fields ...spec.Field) spec.Field {
		return spec.Field{Name: name, Type: "object", Source: spec.FromExample, Fields: fields}
	}
	like := func(name string) spec.Field { return shown(name, texts("TYPE VALUE")...) }
	for name, c := range map[string]struct {
		inside []spec.Field
		isMap  bool
	}{
		"three alike":        {[]spec.Field{like("SERVICE"), like("KEY"), like("PAYMENT")}, true},
		"two alike":          {[]spec.Field{like("SERVICE"), like("KEY")}, false},
		"three, one of else": {[]spec.Field{like("SERVICE"), like("KEY"), shown("PAYMENT", texts("TYPE NOTE")...)}, false},
	} {
		f := spec.Field{Name: "SETTINGS", Type: "object", Shown: c.inside}
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{method("shop.system.add", spec.Result{Type: "integer"}, f, spec.Field{Name: "NAME", Type: "string"})}})
		m, isMap := by["shop.system.add"].Params.Fields[0].Type.(model.Map)
		if isMap != c.isMap {
			t.Errorf("%s: a map is %t: %s", name, isMap, by["shop.system.add"].Params.Fields[0].Type)
		}
		if s, ok := m.Of.(*model.Struct); isMap && (!ok || len(s.Fields) != 2) {
			t.Errorf("%s: a map of %s", name, m.Of)
		}
	}
}

// TestRequiredInParameters: what methods take inside of parameters is one type, unless one requires
// a field that the other does not have.
func TestRequiredInParameters(t *testing.T) {
	for name, required := range map[string]spec.Required{"required": spec.Mandatory, "optional": spec.Optional} {
		take := func(name string, fields ...spec.Field) spec.Method {
			return method(name, spec.Result{Type: "boolean"}, object("data", fields...))
		}
		id := spec.Field{Name: "id", Type: "integer"}
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{take("shop.trip.drop", id), take("shop.trip.exists", id, spec.Field{Name: "name", Type: "string", Required: required})}})
		a, b := typeAt(t, by, []string{"shop.trip.drop", "data"}), typeAt(t, by, []string{"shop.trip.exists", "data"})
		if (a == b) == (required == spec.Mandatory) {
			t.Errorf("%s: %s and %s", name, a, b)
		}
	}
}

// TestLiteral: a value that a sentence would hide stands in quotes.
func TestLiteral(t *testing.T) {
	for v, want := range map[string]string{"": `""`, " ": `""`, ".": `"."`, ";": `";"`, "N": "N", "1.5": "1.5", ">=": ">=", "a b": "a b"} {
		if got := model.Literal(v); got != want {
			t.Errorf("%q is shown as %s, want %s", v, got, want)
		}
	}
}
