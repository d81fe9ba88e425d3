package parser

import "testing"

func TestObjectsOfCalls(t *testing.T) {
	for text, want := range map[string]string{
		`{a: {b: 1}}, function() {}`: `{a: {b: 1}}`,
		`{a: "}", b: '\'}'} )`:       `{a: "}", b: '\'}'}`,
		"{a: `}`}":                   "{a: `}`}",
		`{a: {b: 1}`:                 ``,
		`{a: "}`:                     ``,
	} {
		if got := objectAt(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
