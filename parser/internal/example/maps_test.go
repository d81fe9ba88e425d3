package example

import "testing"

func TestObjectsWhoseKeysAreData(t *testing.T) {
	tests := []struct{ what, json, want string }{
		{"ids", `{"5": 1, "-1": 2}`, "object[integer]"},
		{"languages", `{"de": "a", "en": "b"}`, "object[string]"},
		{"words that are codes too", `{"id": 1, "to": "b"}`, "object{id integer, to string}"},
		{"one that is a code and a word", `{"id": "a", "it": "b"}`, "object{id string, it string}"},
		{"whom a right is given", `{"U1": "W", "AU": "R"}`, "object[string]"},
		{"selectors", `{".card": {"a": 1}, ".text": {"b": 1}}`, "object[object{a integer, b integer}]"},
		{"words with numbers", `{"block_1": {"a": 1}, "block_2": {"a": 2}}`, "object[object{a integer}]"},
		{"what the value has too", `{"shop": {"module_id": "shop", "n": 1}}`, "object[object{module_id string, n integer}]"},
		{"what the value calls its code", `{"guide": {"code": "guide", "n": 1}}`, "object[object{code string, n integer}]"},
		{"another code", `{"guide": {"code": "a", "n": 1}}`, "object{guide object{code string, n integer}}"},
		{"which fields are shown", `{"id": true, "UF_RPA_1_NAME": false}`, "object[boolean]"},
		{"some truths of one thing", `{"id": true, "UF_NAME": false}`, "object{id boolean, UF_NAME boolean}"},
		{"fields of one thing", `{"id": 1, "UF_RPA_1_NAME": 2}`, "object{id integer, UF_RPA_1_NAME integer}"},
		{"texts with numbers", `{"line1": "a", "line2": "b"}`, "object{line1 string, line2 string}"},
		{"descriptions", `{"ID": {"type": "a", "title": "b"}, "NAME": {"type": "a", "title": "b"}}`, "object[object{type string, title string}]"},
		{"one description", `{"field": {"type": "a", "title": "b"}}`, "object{field object{type string, title string}}"},
		{"two ends", `{"from": {"at": 1, "zone": "a"}, "to": {"at": 2, "zone": "a"}}`,
			"object{from object{at integer, zone string}, to object{at integer, zone string}}"},
		{"things of a type", `{"first": {"type": "a", "n": 1}, "second": {"n": 2, "type": "b"}}`, "object[object{type string, n integer}]"},
		{"things of a type with other keys", `{"a": {"type": "a", "n": 1}, "b": {"type": "b"}}`, "object{a object{type string, n integer}, b object{type string}}"},
		{"many alike", `{"a": {"n": 1}, "b": {"n": 1}, "c": {"n": 1}, "d": {"n": 1}}`, "object[object{n integer}]"},
		{"what a thing is chosen from", `{"type": "a", "options": {"LIVE": "b", "TEST": "c"}}`, "object{type string, options object[string]}"},
		{"options of no type", `{"options": {"LIVE": "b", "TEST": "c"}}`, "object{options object{LIVE string, TEST string}}"},
		{"options that are settings", `{"type": "a", "options": {"size": 1, "name": "c"}}`, "object{type string, options object{size integer, name string}}"},
		{"the commands of a batch", `{"me": "user.current", "mine": "lists.get?ID=$result[me][ID]"}`, "object[string]"},
		{"addresses", `{"domain": "shop.example.com", "server": "oauth.example.com"}`, "object{domain string, server string}"},
		{"with and without names", `[["a"], {"N": "b"}]`, "array[array|object[string]]"},
	}
	for _, tt := range tests {
		v, err := Parse(tt.json)
		if err != nil {
			t.Fatal(err)
		}
		if got := describe(Fold(v)); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.what, got, tt.want)
		}
	}
}

// TestMapsAndObjects: what is read as the one can be had as the other.
func TestMapsAndObjects(t *testing.T) {
	v, err := Parse(`{"a": {"n": 1}, "b": {"n": 1}, "c": {"n": 1}, "d": {"n": "x"}}`)
	if err != nil {
		t.Fatal(err)
	}
	s := Fold(v)
	if got := s.MapNames(); len(got) != 4 {
		t.Errorf("the names are %v, want a to d", got)
	}
	if got, want := describe(s.AsObject()), "object{a object{n integer}, b object{n integer}, c object{n integer}, d object{n string}}"; got != want {
		t.Errorf("as an object: %s, want %s", got, want)
	}
	if got, want := describe(s.AsObject().AsMap()), "object[object{n integer|string}]"; got != want {
		t.Errorf("and back: %s, want %s", got, want)
	}
}

// TestKeyBy: objects of an answer whose keys are those of a map that was sent are maps.
func TestKeyBy(t *testing.T) {
	fold := func(text string) *Shape {
		v, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		return Fold(v)
	}
	answer := fold(`{"result": {"me": {"ID": 1}, "mine": [1]}, "total": {"mine": 5}, "time": {"start": 1}, "none": {}}`)
	answer.KeyBy(fold(`{"halt": 0, "cmd": {"me": "user.current", "mine": "lists.get?ID=1"}}`))
	want := "object{result object[object|array[integer]], total object[integer], time object{start integer}, none object}"
	if got := describe(answer); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
