package typescript

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser/internal/example"
)

func TestAnswer(t *testing.T) {
	tests := []struct{ what, types, answer, want string }{
		{"a number", "", "number", "integer"},
		{"a time", "", "ISODate | null", "datetime|null"},
		{"false for none", "", "string | false", "string|null"},
		{"a literal", "", "'Y' | 'N'", "string"},
		{"lists", "", "string[][]", "array[array[string]]"},
		{"a generic list", "", "Array<number>", "array[integer]"},
		{"a pair", "", "[string, string]", "array[string]"},
		{"a map", "", "Record<string, boolean>", "object[boolean]"},
		{"an index", "", "{ [key: string]: number[] }", "object[array[integer]]"},
		{"fields", "", "{ id: number; readonly name?: string, 'a-b': Date }", "object{id integer, name string, a-b datetime}"},
		{"a field of unknown type", "", "{ id: unknown; name: string }", "object{id , name string}"},
		{"a declared type", "type A = { b: B[] }\ninterface B extends C { c: boolean }", "A", "object{b array[object{c boolean}]}"},
		{"both", "type A = { a: string }\ntype B = { b: string }", "A & B", "object{a string, b string}"},
		{"a part", "type A = { a: string }", "Partial<A>", "object{a string}"},
		{"a type that contains itself", "type A = { a?: A[]; id: string }", "A", "object{a array, id string}"},
		{"comments", "", "{ // first\n id: number /* the id */ }", "object{id integer}"},
		{"a selection of fields", "type A = { a: string }", "Pick<A, 'a'>", "nothing"},
		{"unknown", "", "unknown", "nothing"},
		{"no type", "", "{ method(): void }", "nothing"},
	}
	for _, tt := range tests {
		listing := tt.types + "\nconst r = await $b24.actions.v2.call.make<" + tt.answer + ">({ method: 'a.b', params: {} })"
		if got := describe(Answer(listing, "A.b")); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.what, got, tt.want)
		}
	}
}

func TestAnswersOfOtherMethods(t *testing.T) {
	for _, listing := range []string{"", "call.make({method: 'a.b'})", "call.make<string>({method: 'c.d'})", "call.make<string>({})"} {
		if s := Answer(listing, "a.b"); s != nil {
			t.Errorf("%s declares %s", listing, describe(s))
		}
	}
}

func TestEndlessTypesEnd(t *testing.T) {
	for _, listing := range []string{
		"make<" + strings.Repeat("(", 100_000) + ">({method: 'a.b'})",
		"type A = [B, B]\ntype B = [C, C]\ntype C = [D, D]\ntype D = [E, E]\ntype E = [F, F]\ntype F = [G, G]\ntype G = [H, H]\n" +
			"type H = [I, I]\ntype I = [J, J]\ntype J = [K, K]\ntype K = [L, L]\ntype L = [M, M]\ntype M = [N, N]\ntype N = [O, O]\nmake<A>({method: 'a.b'})",
	} {
		Answer(listing, "a.b")
	}
}

func FuzzAnswer(f *testing.F) {
	f.Add("type A = {b: A[]}\nmake<A | Record<string, [A, 'x']>>({method: 'a.b'})")
	f.Add("make<{[k: string]: {a: (string | number)[]}}>({method: 'a.b'})")
	f.Fuzz(func(t *testing.T, listing string) {
		if len(listing) < 1000 {
			Answer(listing, "a.b")
		}
	})
}

// describe writes a shape in one line.
func describe(s *example.Shape) string {
	if s == nil {
		return "nothing"
	}
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
