package parser

import (
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// TestLetters: a text of which all examples show Y or N travels as a letter, and so does a truth, unless
// its name says that its letter is another one's.
func TestLetters(t *testing.T) {
	for _, tt := range []struct {
		name, typ, json string
		enum            []string
		want            spec.Wire
	}{
		{"ACTIVE", "string", `["Y", "N"]`, nil, spec.WireYN},
		{"SHOW_IN_LIST", "char", `["N", "", null]`, nil, spec.WireYN},
		{"hasPhone", "boolean", `["N"]`, nil, spec.WireYN},
		{"TYPE", "string", `["N"]`, nil, ""},
		{"statusId", "string", `["N"]`, nil, ""},
		{"HAS_STATUS", "string", `["N"]`, nil, spec.WireYN},
		{"taskRequireResult", "string", `["Y"]`, nil, spec.WireYN},
		{"PAID", "string", `["N"]`, nil, spec.WireYN},
		{"MARK", "string", `["N"]`, nil, ""},
		{"FILTER", "string", `["N", "E"]`, nil, ""},
		{"ACTIVE", "string", `["Y"]`, []string{"Y", "N"}, ""},
		{"isDone", "boolean", `[true, "N"]`, nil, ""},
		{"isDone", "boolean", `["N", true]`, nil, ""},
		{"isDone", "boolean", `["N", 1]`, nil, ""},
		{"isDone", "boolean", `[true]`, nil, ""},
		{"COUNT", "integer", `["N"]`, nil, ""},
		{"ACTIVE", "string", `[""]`, nil, ""},
	} {
		f := spec.Field{Name: tt.name, Type: tt.typ, Enum: tt.enum}
		noteLetter(&f, shapeOf(t, tt.json).Item)
		if f.Wire != tt.want {
			t.Errorf("%s, a %s with %s: %q, want %q", tt.name, tt.typ, tt.json, f.Wire, tt.want)
		}
	}
}

// TestTypesLearnLetters: a field of a type, in all of its cases, is a letter if no example has another
// text for it.
func TestTypesLearnLetters(t *testing.T) {
	letter := func(name string) spec.Field { return spec.Field{Name: name, Type: "string", Wire: spec.WireYN} }
	text := func(name, typ string) spec.Field { return spec.Field{Name: name, Type: typ} }
	x := collectTypes([]Page{{Path: "shop/hall.html", types: []spec.Type{{
		Name: "shop_hall", Page: "shop/hall.html#hall", Fields: []spec.Field{text("ACTIVE", "string"), text("FILTER", "string"), text("hasRoom", "boolean"),
			{Name: "SETTINGS", Type: "object", Variants: []spec.Variant{{When: "map", Fields: []spec.Field{text("SHOW_MAP", "boolean"), text("SIZE", "integer")}}}}},
		Variants: []spec.Variant{{When: "big", Fields: []spec.Field{text("isBig", "boolean")}}},
	}}}})
	hall := x.byName["shop_hall"]
	x.mark(hall)
	x.learn(hall, []spec.Field{letter("ACTIVE"), letter("FILTER"), letter("hasRoom"), letter("isBig"),
		{Name: "SETTINGS", Type: "object", Fields: []spec.Field{letter("SHOW_MAP"), letter("SIZE")}}}, false)
	x.learn(hall, []spec.Field{text("FILTER", "string")}, false)
	x.spell(hall)
	got := map[string]spec.Wire{}
	for _, fields := range [][]spec.Field{hall.Fields, hall.Variants[0].Fields, hall.Fields[3].Variants[0].Fields} {
		for _, f := range fields {
			got[f.Name] = f.Wire
		}
	}
	for name, want := range map[string]spec.Wire{"ACTIVE": spec.WireYN, "FILTER": "", "hasRoom": spec.WireYN, "isBig": spec.WireYN, "SHOW_MAP": spec.WireYN, "SIZE": ""} {
		if got[name] != want {
			t.Errorf("%s: %q, want %q", name, got[name], want)
		}
	}
}
