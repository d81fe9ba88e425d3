package example

import (
	"encoding/json"
	"errors"
	"reflect"
	"testing"
)

func FuzzExample(f *testing.F) {
	for _, seed := range []string{
		`{"result": {"items": [{"id": 1, "name": "a"}, {"id": "2"}], "total": 2.5}}`,
		`{"result": {"3": {"id": 3}, "8": null}}`,
		`[true, false, null, [], {}, "", -0, 1e400]`,
		`{"a": 1, "a": {"a": [1]}, "": 0}`,
		"{\"a\": 1, // one\n}",
		`[[[[[[[[]]]]]]]]`,
		`{"a": ...}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, err := Parse(text)
		_, isLimit := errors.AsType[limit](err)
		if valid := json.Valid([]byte(text)); valid != (err == nil) && !isLimit {
			t.Fatalf("%q is JSON: %t, but is read with the error %v", text, valid, err)
		}
		if again, _ := Parse(text); !reflect.DeepEqual(v, again) {
			t.Fatalf("%q is read as %v, then as %v", text, v, again)
		}
		if n := nodes(v); n > len(text)+1 {
			t.Fatalf("%d bytes became %d values", len(text), n)
		}
		if v.Type == None {
			return
		}
		s := Fold(v)
		if n := shapes(s); n > nodes(v) {
			t.Fatalf("%d values became %d shapes", nodes(v), n)
		}
		if s.Main() != v.Type {
			t.Fatalf("a value of type %s has the shape %s", v.Type, s.Main())
		}
		for _, key := range s.FieldKeys() {
			if s.Field(key) == nil {
				t.Fatalf("%q has the key %q without a shape", text, key)
			}
		}
	})
}

func nodes(v Value) int {
	n := 1
	for _, m := range v.Members {
		n += nodes(m.Value)
	}
	for _, i := range v.Items {
		n += nodes(i)
	}
	return n
}

func shapes(s *Shape) int {
	n := 1
	for _, f := range s.Fields {
		n += shapes(f)
	}
	if s.Item != nil {
		n += shapes(s.Item)
	}
	return n
}
