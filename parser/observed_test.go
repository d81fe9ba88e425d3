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
