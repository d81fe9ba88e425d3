package parser

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser/internal/example"
)

// TestWhatExamplesShow: the types of the documentation for what is seen.
func TestWhatExamplesShow(t *testing.T) {
	tests := []struct{ what, json, want string }{
		{"texts by language", `{"de": "a", "en": "b"}`, "lang_map"},
		{"ids or objects by id", `{"5": [1, 2], "6": [{"id": 1}]}`, "map<integer[]>|map<object[]>"},
		{"values of several types by id", `{"5": 1, "6": "a"}`, "map<any>"},
		{"ids or objects", `[1, {"id": 1}]`, "integer[]|object[]"},
		{"objects", `[{"id": 1}]`, "array"},
	}
	for _, tt := range tests {
		if got := mainType(shapeOf(t, tt.json)); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.what, got, tt.want)
		}
	}
}

// TestMomentsThatAreEmpty: PHP writes a date that holds none as an empty object.
func TestMomentsThatAreEmpty(t *testing.T) {
	tests := []struct{ name, values, want string }{
		{"TIMESTAMP_X", `{}`, "datetime"},
		{"LAST_ACTIVITY_DATE", `{};"2025-11-03T09:30:00+01:00"`, "datetime"},
		{"createdDate", `{}`, "datetime"},
		{"DATE", `{};"soon"`, "object|string"},
		{"DATE", `{"from": 1}`, "object"},
		{"SETTINGS", `{}`, "object"},
	}
	for _, tt := range tests {
		var values []example.Value
		for json := range strings.SplitSeq(tt.values, ";") {
			v, err := example.Parse(json)
			if err != nil {
				t.Fatal(err)
			}
			values = append(values, v)
		}
		if got := fieldOf(tt.name, example.Fold(values...)).Type; got != tt.want {
			t.Errorf("%s with %s is %s, want %s", tt.name, tt.values, got, tt.want)
		}
	}
}

// TestOnlyFalse: false alone is no truth value, unless a name or a truth beside it says so. A name
// of a moment says that it is none.
func TestOnlyFalse(t *testing.T) {
	tests := []struct{ what, json, want string }{
		{"nothing", `{"ID": "1", "EVENT_DATA": false}`, "false"},
		{"beside a true", `{"active": true, "EVENT_DATA": false}`, "boolean"},
		{"a moment beside a true", `{"active": true, "lastDate": false}`, "false"},
		{"a question of time", `{"active": true, "hasTime": false}`, "boolean"},
		{"true elsewhere", `[{"EVENT_DATA": false}, {"EVENT_DATA": true}]`, "boolean"},
		{"a word that asks", `{"hasData": false}`, "boolean"},
		{"a word in capitals that asks", `{"IS_NEW": false}`, "boolean"},
		{"a word that only begins like it", `{"USER": false}`, "false"},
		{"an adjective", `{"sortable": false}`, "boolean"},
		{"a list too", `[{"ITEMS": false}, {"ITEMS": ["a"]}]`, "boolean|string[]"},
	}
	for _, tt := range tests {
		fields := fieldsOf(shapeOf(t, tt.json))
		if got := fields[len(fields)-1].Type; got != tt.want {
			t.Errorf("%s: %s, want %s", tt.what, got, tt.want)
		}
	}
}

// TestListOrValue: an example tells what is in a list beside which the page has a text, for one, or a truth value, for none,
// unless it shows such a value.
func TestListOrValue(t *testing.T) {
	for _, tt := range []struct{ typ, json, want string }{
		{"array|boolean", `{"a": ["b"]}`, "string[]"},
		{"array|boolean", `[{"a": ["b"]}, {"a": true}]`, ""},
		{"array|boolean", `{"a": false}`, ""},
		{"string|array", `{"a": ["b"]}`, "string[]"},
		{"string|array", `{"a": "b"}`, ""},
		{"string|array", `{"a": []}`, ""},
	} {
		if got := observedType(tt.typ, shapeOf(t, tt.json).Field("a")); got != tt.want {
			t.Errorf("%s, %s: %q, want %q", tt.typ, tt.json, got, tt.want)
		}
	}
}
