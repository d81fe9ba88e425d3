package example

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestValuesKeepTheOrderOfKeysAndTheTextOfNumbers(t *testing.T) {
	got, err := Parse(`{"b": 1.50, "a": [true, null, "x"], "c": 12345678901234567890}`)
	if err != nil {
		t.Fatal(err)
	}
	want := Value{Type: Object, Members: []Member{
		{"b", Value{Type: Double, Text: "1.50"}},
		{"a", Value{Type: Array, Items: []Value{{Type: Boolean, Text: "true"}, {Type: Null}, {Type: String, Text: "x"}}}},
		{"c", Value{Type: Double, Text: "12345678901234567890"}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("value (-want +got):\n%s", diff)
	}
}

func TestWhatIsNoJSON(t *testing.T) {
	tests := []struct {
		text string
		want Type // of the value that is returned all the same
	}{
		{`{"a": 1,}`, Object},
		{"[1, // one\n2]", Array},
		{`{"a": ...}`, Object},
		{`{"a": 1} {"b": 2}`, None},
		{`{"a": 1`, None},
		{``, None},
	}
	for _, tt := range tests {
		v, err := Parse(tt.text)
		if err == nil || v.Type != tt.want {
			t.Errorf("%q is read as %q with the error %v, want %q and an error", tt.text, v.Type, err, tt.want)
		}
	}
}

func TestFold(t *testing.T) {
	tests := []struct {
		what string
		json []string
		want string
	}{
		{"types add up", []string{`1`, `"a"`, `null`, `2`}, "integer|string|null"},
		{"keys of all objects", []string{`{"b": 1}`, `{"a": true, "b": "x"}`}, "object{b integer|string, a boolean}"},
		{"items of a list are one", []string{`[{"a": 1}, {"b": 2}]`}, "array[object{a integer, b integer}]"},
		{"digits for keys", []string{`{"5": {"a": 1}, "7": {"a": "x"}}`}, "object[object{a integer|string}]"},
		{"digits beside names", []string{`{"5": 1, "a": 2}`}, "object{5 integer, a integer}"},
		{"an empty object has no keys", []string{`{}`}, "object"},
		{"an empty list has no items", []string{`[]`}, "array"},
		{"a list or an object", []string{`[]`, `{"a": 1}`}, "array|object{a integer}"},
		{"lists of lists", []string{`[[1], [2.5]]`}, "array[array[integer|double]]"},
	}
	for _, tt := range tests {
		var values []Value
		for _, text := range tt.json {
			v, err := Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			values = append(values, v)
		}
		if got := describe(Fold(values...)); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.what, got, tt.want)
		}
	}
}

func TestFoldOfNothingIsNoShape(t *testing.T) {
	s := Fold()
	if s != nil || s.Is(Object) || s.HasFields() || s.Field("a") != nil {
		t.Errorf("the shape of no values is %v", s)
	}
}

func TestFieldsAreFoundThroughItems(t *testing.T) {
	v, err := Parse(`[[{"id": 1}]]`)
	if err != nil {
		t.Fatal(err)
	}
	s := Fold(v)
	if f := s.Field("id"); !f.Is(Integer) {
		t.Errorf("id is %v", f)
	}
	if diff := cmp.Diff([]string{"id"}, s.FieldKeys()); diff != "" {
		t.Errorf("keys (-want +got):\n%s", diff)
	}
}

// describe writes a shape in one line.
func describe(s *Shape) string {
	var types []string
	for _, t := range s.Types {
		types = append(types, string(t))
	}
	out := strings.Join(types, "|")
	if len(s.Keys) > 0 {
		var keys []string
		for _, k := range s.Keys {
			keys = append(keys, k+" "+describe(s.Fields[k]))
		}
		out += "{" + strings.Join(keys, ", ") + "}"
	}
	if s.Item != nil {
		out += "[" + describe(s.Item) + "]"
	}
	return out
}
