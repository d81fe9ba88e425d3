package goapi_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/changes/goapi"
)

// sourcePair is two versions of Go source, in package crm where no file is named.
type sourcePair struct {
	name, old, new string
	// want are the changes: symbols with their kinds.
	want []string
	// apart is why the verdicts differ from those of apidiff.
	apart string
}

var sourcePairs = []sourcePair{
	// Names of every kind.
	{name: "const added", old: ``, new: `const A = 1`, want: []string{"crm.A: Go constant added"}},
	{name: "const removed", old: `const A = 1`, new: ``, want: []string{"crm.A: Go constant removed"}},
	{name: "const value", old: `const A = "x"`, new: `const A = "y"`, want: []string{"crm.A: Go constant value changed"}},
	{name: "const by another expression", old: `const A = 1 << 4`, new: `const A = 0x10`},
	{name: "const type", old: `const A b24.Code = "x"`, new: `const A = "x"`, want: []string{"crm.A: Go constant type changed"}},
	{name: "iota moved", old: "type K int\nconst (\nA K = iota\nB\nC\n)", new: "type K int\nconst (\nA K = iota\nC\nB\n)",
		want: []string{"crm.B: Go constant value changed", "crm.C: Go constant value changed"}},
	{name: "const through a name", old: "const a = 2\nconst A = a * 3", new: "const b = 3\nconst A = b + b"},
	{name: "const by conversion", old: "type K string\nconst A K = `x`", new: "type K string\nconst A = K(\"x\")"},
	{name: "var added", old: ``, new: `var A int`, want: []string{"crm.A: Go variable added"}},
	{name: "var removed", old: `var A int`, new: ``, want: []string{"crm.A: Go variable removed"}},
	{name: "var type", old: `var A int`, new: `var A string`, want: []string{"crm.A: Go variable type changed"}},
	{name: "var type left out", old: `var A *T = &T{}; type T struct{ ID int }`, new: `var A = &T{ID: 1}; type T struct{ ID int }`},
	{name: "var by its value", old: `var A = 1`, new: `var A = "x"`, want: []string{"crm.A: Go variable type changed"}},
	{name: "var by a call", old: `var A = make1(); func make1() int { return 0 }`, new: `var A = make1(); func make1() string { return "" }`,
		want: []string{"crm.A: Go variable type changed"}},
	{name: "func added", old: ``, new: `func A() {}`, want: []string{"crm.A: Go function added"}},
	{name: "func removed", old: `func A() {}`, new: ``, want: []string{"crm.A: Go function removed"}},
	{name: "func parameter", old: `func A(x int) {}`, new: `func A(x int, y ...int) {}`, want: []string{"crm.A: Go function changed"}},
	{name: "func names of parameters", old: `func A(x, y int) (n int) { return 0 }`, new: `func A(a int, b int) int { return 0 }`,
		want: []string{}},
	{name: "func now var", old: `func A(x int) {}`, new: `var A func(int)`, want: []string{"crm.A: Go function now a variable"}},
	{name: "func now type", old: `func A(x int) {}`, new: `type A int`, want: []string{"crm.A: Go name reused"}},
	{name: "type added", old: ``, new: `type A struct{ X int }`, want: []string{"crm.A: Go type added"}},
	{name: "type removed", old: `type A struct{ X int }; func (A) M() {}`, new: ``, want: []string{"crm.A: Go type removed"}},
	{name: "type of another kind", old: `type A struct{ X int }`, new: `type A map[string]int`, want: []string{"crm.A: Go type changed"}},
	{name: "number widened", old: `type A int32`, new: `type A int64`, want: []string{"crm.A: Go number widened"}},
	{name: "number narrowed", old: `type A int64`, new: `type A int32`, want: []string{"crm.A: Go type changed"}},
	{name: "byte is uint8", old: `func A([]byte, interface{}, rune) {}`, new: `func A([]uint8, any, int32) {}`},
	{name: "package added", old: `type A int`, new: "-- crm/crm.go --\npackage crm\ntype A int\n-- disk/disk.go --\npackage disk\n", want: []string{"disk: package added"}},
	{name: "package removed", old: "-- crm/crm.go --\npackage crm\ntype A int\n-- disk/disk.go --\npackage disk\n", new: `type A int`, want: []string{"disk: package removed"}},

	// Fields and methods.
	{name: "field added", old: `type A struct{ X int }`, new: `type A struct{ X, Y int }`, want: []string{"crm.A.Y: Go field added"}},
	{name: "field removed", old: `type A struct{ X, Y int }`, new: `type A struct{ X int }`, want: []string{"crm.A.Y: Go field removed"}},
	{name: "field type", old: `type A struct{ X int }`, new: `type A struct{ X *int }`, want: []string{"crm.A.X: Go field type changed"}},
	{name: "field tag", old: "type A struct{ X int `json:\"x\"` }", new: "type A struct{ X int `json:\"y\"` }", want: []string{"crm.A.X: Go field tag changed"}},
	{name: "field order", old: `type A struct{ X int; Y string }`, new: `type A struct{ Y string; X int }`},
	{name: "unexported field", old: `type A struct{ X int }`, new: `type A struct{ X int; y string }`},
	{name: "no longer comparable", old: `type A struct{ X int }`, new: `type A struct{ X int; y []string }`, want: []string{"crm.A: Go type no longer comparable"}},
	{name: "no longer comparable by the runtime", old: `type A struct{ X int }`, new: `type A struct{ X int; Extra b24.Extra }`,
		want: []string{"crm.A: Go type no longer comparable", "crm.A.Extra: Go field added"}},
	{name: "comparable as before", old: `type A struct{ X int }`, new: `type A struct{ X int; P *[]int; ID b24.ID; T [2]b24.Time }`,
		want: []string{"crm.A.ID: Go field added", "crm.A.P: Go field added", "crm.A.T: Go field added"}},
	{name: "method added", old: `type A struct{}`, new: `type A struct{}; func (A) M() {}`, want: []string{"crm.A.M: Go method added"}},
	{name: "method removed", old: `type A struct{}; func (*A) M() {}`, new: `type A struct{}`, want: []string{"crm.A.M: Go method removed"}},
	{name: "method changed", old: `type A struct{}; func (A) M() {}`, new: `type A struct{}; func (A) M() error { return nil }`, want: []string{"crm.A.M: Go method changed"}},
	{name: "method on pointer", old: `type A struct{}; func (A) M() {}`, new: `type A struct{}; func (*A) M() {}`, want: []string{"crm.A.M: Go method now of pointers alone"}},
	{name: "method on value", old: `type A struct{}; func (*A) M() {}`, new: `type A struct{}; func (A) M() {}`, want: []string{"crm.A.M: Go method now of values too"}},
	{name: "method body", old: `type A struct{}; func (A) M() int { return 1 }`, new: `type A struct{}; func (A) M() int { return 2 }`, want: []string{"crm.A.M: Go call changed"}},
	{name: "deprecated", old: `func A() {}`, new: "// Deprecated: use B.\nfunc A() {}", want: []string{"crm.A: Go method deprecated"}},
	{name: "interface method added", old: `type A interface{ M() }`, new: `type A interface{ M(); N() }`, want: []string{"crm.A.N: Go interface method added"}},
	{name: "interface method removed", old: `type A interface{ M(); N() }`, new: `type A interface{ M() }`, want: []string{"crm.A.N: Go method removed"}},
	{name: "interface method changed", old: `type A interface{ M() }`, new: `type A interface{ M() int }`, want: []string{"crm.A.M: Go method changed"}},
	{name: "sealed interface grows", old: `type A interface{ M(); a() }`, new: `type A interface{ M(); N(); a() }`, want: []string{"crm.A.N: Go method added"}},
	{name: "interface sealed", old: `type A interface{ M() }`, new: `type A interface{ M(); a() }`, want: []string{"crm.A.a: Go interface method added"}},
	{name: "interface by parts", old: `type A interface{ M(); N() }`, new: `type A interface{ B; N() }; type B interface{ M() }`, want: []string{"crm.B: Go type added"}},
	{name: "constraint", old: `type A interface{ ~int | ~string }`, new: `type A interface{ ~int }`, want: []string{"crm.A: Go type changed"},
		apart: "it does not compare the elements of constraints"},

	// Type arguments.
	{name: "result in an envelope", old: `func A() (*b24.Response[int], error) { return nil, nil }`, new: `func A() (*b24.Response[string], error) { return nil, nil }`,
		want: []string{"crm.A: Go function changed"}},
	{name: "rows", old: `func A() iter.Seq2[int, error] { return nil }`, new: `func A() iter.Seq2[b24.ID, error] { return nil }`, want: []string{"crm.A: Go function changed"}},
	{name: "in lists and maps", old: `var A map[string][]b24.Page[int]`, new: `var A map[string][]b24.Page[bool]`, want: []string{"crm.A: Go variable type changed"}},
	{name: "generic type", old: `type A[T any] struct{ X T }`, new: `type A[T any] struct{ X []T }`, want: []string{"crm.A.X: Go field type changed"}},
	{name: "name of a type parameter", old: `type A[T any] struct{ X T }; func (a A[T]) Get() T { return a.X }`, new: `type A[V any] struct{ X V }; func (a A[E]) Get() E { return a.X }`},
	{name: "constraint of a type parameter", old: `type A[T any] struct{ X T }`, new: `type A[T comparable] struct{ X T }`, want: []string{"crm.A: Go type changed"}},
	{name: "type parameter of a func", old: `func A[T any](T) T { panic(0) }`, new: `func A[U any](U) U { panic(0) }`},
	{name: "type parameters of a func", old: `func A[T any](T) {}`, new: `func A[T, U any](T, U) {}`, want: []string{"crm.A: Go function changed"}, apart: "it does not compare the type parameters of functions"},

	// Aliases.
	{name: "alias added", old: `type A int`, new: `type A int; type B = A`, want: []string{"crm.B: Go type added"}},
	{name: "alias removed", old: `type A int; type B = A`, new: `type A int`, want: []string{"crm.B: Go type removed"}},
	{name: "alias of another type", old: `type A = b24.ID`, new: `type A = string`, want: []string{"crm.A: Go type changed"}},
	{name: "alias in place of the type", old: `type A struct{ X b24.ID }`, new: `type A struct{ X ID }; type ID = b24.ID`, want: []string{"crm.ID: Go type added"}},
	{name: "alias resolved to another", old: `type ID = int; type A struct{ X []ID }`, new: `type ID = string; type A struct{ X []ID }`,
		want: []string{"crm.A.X: Go field type changed", "crm.ID: Go type changed"}},
	{name: "alias through an alias", old: `type B = int; type A = B; func F(A) {}`, new: `type C = int; type A = C; type B = A; func F(B) {}`, want: []string{"crm.C: Go type added"}},
	{name: "type now an alias", old: `type A struct{ X int }; func F() A { panic(0) }`, new: `type B struct{ X int }; type A = B; func F() B { panic(0) }`,
		want: []string{"crm.B: Go type added"}},
	{name: "type now an alias of less", old: `type A struct{ X, Y int }; func (A) M() {}`, new: `type B struct{ X int }; type A = B`,
		want: []string{"crm.A.M: Go method removed", "crm.A.Y: Go field removed", "crm.B: Go type added"}},
	{name: "two types become one", old: `type A struct{ X int }; type B struct{ X int }; func F(A, B) {}`, new: `type B struct{ X int }; type A = B; func F(B, B) {}`},
	{name: "two types that differ become one", old: `type A struct{ X int }; type B struct{ X string }`, new: `type B struct{ X string }; type A = B`,
		want: []string{"crm.A.X: Go field type changed"}},
	{name: "alias becomes the type", old: `type B struct{ X int }; type A = B`, new: `type A struct{ X int }; type B = A`},
	{name: "alias becomes another type", old: `type B struct{ X int }; type A = B`, new: `type A struct{ X int }; type B struct{ X int }`, want: []string{"crm.A: Go type changed"}},
	{name: "generic alias", old: `func F() []int { return nil }`, new: `type L[T any] = []T; func F() L[int] { return nil }`, want: []string{"crm.L: Go type added"}},
	{name: "generic alias of an envelope", old: `type R[T any] = b24.Response[T]; func F() R[int] { return R[int]{} }`, new: `type R[T any] = b24.Response[T]; func F() R[string] { return R[string]{} }`,
		want: []string{"crm.F: Go function changed"}},
	{name: "generic alias of another type", old: `type L[T any] = []T; func F() L[int] { return nil }`, new: `type L[T any] = map[string]T; func F() L[int] { return nil }`,
		want: []string{"crm.F: Go function changed", "crm.L: Go type changed"}},
	{name: "generic type now an alias", old: `type A[T any] struct{ X T }; func F() A[int] { panic(0) }`, new: `type B[T any] struct{ X T }; type A[T any] = B[T]; func F() B[int] { panic(0) }`,
		want: []string{"crm.B: Go type added"}, apart: "it takes the alias of a generic type for another type"},
	{name: "alias of another package", old: "-- crm/crm.go --\npackage crm\ntype A struct{ X int }\n-- core/core.go --\npackage core\n",
		new:  "-- crm/crm.go --\npackage crm\nimport \"example.com/sdk/core\"\ntype A = core.A\n-- core/core.go --\npackage core\ntype A struct{ X int }\n",
		want: []string{"core.A: Go type added", "crm.A: Go type changed"}},
	{name: "alias of a changed type", old: `type b struct{ X int }; type A = b`, new: `type b struct{ X string }; type A = b`, want: []string{"crm.b.X: Go field type changed"}},

	// Embedding.
	{name: "embedded field added", old: `type B struct{ X int }; type A struct{ Y int }`, new: `type B struct{ X int }; type A struct{ Y int; B }`,
		want: []string{"crm.A.B: Go field added", "crm.A.X: Go field added"}},
	{name: "embedded field removed", old: `type B struct{ X int }; func (B) M() {}; type A struct{ Y int; B }`, new: `type B struct{ X int }; func (B) M() {}; type A struct{ Y int }`,
		want: []string{"crm.A.B: Go field removed", "crm.A.M: Go method removed", "crm.A.X: Go field removed"}},
	{name: "field moved into an embedded type", old: `type A struct{ X, Y int }`, new: `type B struct{ X int }; type A struct{ B; Y int }`,
		want: []string{"crm.A.B: Go field added", "crm.A.X: Go field now of an embedded type", "crm.B: Go type added"}},
	{name: "field moved out of an embedded type", old: `type B struct{ X int }; type A struct{ B }`, new: `type B struct{ X int }; type A struct{ B; X int }`,
		want: []string{"crm.A.X: Go field added"}},
	{name: "field of an embedded type removed", old: `type B struct{ X, Y int }; type A struct{ B }`, new: `type B struct{ X int }; type A struct{ B }`,
		want: []string{"crm.B.Y: Go field removed"}},
	{name: "field of an unexported embedded type removed", old: `type b struct{ X, Y int }; type A struct{ b }`, new: `type b struct{ X int }; type A struct{ b }`,
		want: []string{"crm.A.Y: Go field removed"}},
	{name: "unexported embedded type renamed", old: `type b struct{ X int }; type A struct{ b }`, new: `type c struct{ X int }; type A struct{ c }`},
	{name: "field becomes ambiguous", old: `type B struct{ X int }; type C struct{ Z int }; type A struct{ B; C }`, new: `type B struct{ X int }; type C struct{ X, Z int }; type A struct{ B; C }`,
		want: []string{"crm.A.X: Go field removed", "crm.C.X: Go field added"}},
	{name: "field hidden by a nearer one", old: `type C struct{ X int }; type B struct{ C }; type A struct{ B }`, new: `type C struct{ X int }; type B struct{ C; X string }; type A struct{ B }`,
		want: []string{"crm.B.X: Go field type changed", "crm.A.X: Go field type changed"}},
	{name: "promoted method of a pointer", old: `type B struct{}; func (*B) M() {}; type A struct{ *B }`, new: `type B struct{}; func (*B) M() {}; type A struct{ B }`,
		want:  []string{"crm.A.B: Go field type changed", "crm.A.M: Go method now of pointers alone"},
		apart: "it does not say that values lose methods that embedded pointers bring in"},
	{name: "method moved into an embedded type", old: `type A struct{}; func (A) M() {}`, new: `type b struct{}; func (b) M() {}; type A struct{ b }`},
	{name: "promoted method changed", old: `type B struct{}; func (B) M() {}; type A struct{ B }`, new: `type B struct{}; func (B) M(int) {}; type A struct{ B }`,
		want: []string{"crm.B.M: Go method changed"}},
	{name: "embedded instance", old: `type B[T any] struct{ X T }; type A struct{ B[int] }`, new: `type B[T any] struct{ X T }; type A struct{ B[string] }`,
		want: []string{"crm.A.B: Go field type changed", "crm.A.X: Go field type changed"}},
	{name: "embedded interface", old: `type I interface{ M() }; type A struct{ I }`, new: `type I interface{ M(); a() }; type A struct{ I }`,
		want: []string{"crm.I.a: Go interface method added"}},
	{name: "embedded type of the runtime", old: `type A struct{ ID int; Total *int }`, new: `type A struct{ ID int; b24.Meta }`,
		want: []string{"crm.A.Meta: Go field added", "crm.A.Next: Go field added", "crm.A.Pages: Go method added", "crm.A.Total: Go field now of an embedded type"}},
	{name: "embedded type of another package", old: core("X, Y int"), new: core("X int"), want: []string{"core.Base.Y: Go field removed"}},
	{name: "embedded type through an alias", old: `type B struct{ X int }; type C = B; type A struct{ C }`, new: `type B struct{ X string }; type C = B; type A struct{ C }`,
		want: []string{"crm.B.X: Go field type changed"}},
}

// core is two packages of which one embeds a type of the other.
func core(fields string) string {
	return "-- crm/crm.go --\npackage crm\nimport \"example.com/sdk/core\"\ntype A struct{ core.Base; Z int }\n" +
		"-- core/core.go --\npackage core\ntype Base struct{ " + fields + " }\nfunc (Base) M() {}\n"
}

// sourceOf are the files of one side of a pair.
func sourceOf(text string) map[string][]byte {
	files := map[string][]byte{}
	if !strings.HasPrefix(text, "-- ") {
		text = "-- crm/crm.go --\npackage crm\n\nimport \"github.com/b24gen/b24gen/b24\"\nimport \"iter\"\n" + strings.ReplaceAll(text, "; ", "\n")
	}
	for _, f := range txtar.Parse([]byte(text)).Files {
		files[f.Name] = f.Data
	}
	return files
}

// TestSourcePairs holds the changes of hand-made pairs of source against what is
// expected, and the verdicts, there and back, against those of apidiff.
func TestSourcePairs(t *testing.T) {
	if len(sourcePairs) < 40 {
		t.Errorf("%d pairs, want 40", len(sourcePairs))
	}
	for _, p := range sourcePairs {
		t.Run(p.name, func(t *testing.T) {
			old, new := sourceOf(p.old), sourceOf(p.new)
			before, after := sdkOf(t, old), sdkOf(t, new)
			var got []string
			for _, c := range goapi.Compare(before.api, after.api) {
				if c.Kind != changes.GoSourceChanged {
					got = append(got, qualified(c)+": "+string(c.Kind))
				}
			}
			slices.Sort(p.want)
			slices.Sort(got)
			if d := cmp.Diff(strings.Join(p.want, "\n"), strings.Join(got, "\n")); d != "" {
				t.Errorf("changes (-want +got):\n%s", d)
			}
			if p.apart == "" {
				agreeOnSource(t, before, after)
				agreeOnSource(t, after, before)
			}
		})
	}
}

// agreeOnSource holds the verdicts against those of apidiff.
func agreeOnSource(t *testing.T, old, new sdk) {
	t.Helper()
	theirs, own := judged(old, new), ours(goapi.Compare(old.api, new.api))
	saidBy(t, "apidiff", theirs, own)
	saidBy(t, "goapi", own, theirs)
}

// saidBy wants every verdict of the one from the other, too. Of a member that an
// embedded type brings in, either type may be named.
func saidBy(t *testing.T, who string, one, other verdicts) {
	t.Helper()
	for name, breaks := range one.bySymbol() {
		same := func(symbol string, b bool) bool {
			_, member, ok := cutMember(name)
			_, theirs, _ := cutMember(symbol)
			return breaks == b && (name == symbol || ok && member == theirs)
		}
		found := false
		for symbol, b := range other.bySymbol() {
			found = found || same(symbol, b)
		}
		if !found {
			t.Errorf("only %s says of %s: breaking %t", who, name, breaks)
		}
	}
}

// bySymbol says of each symbol whether its change is a breaking one.
func (v verdicts) bySymbol() map[string]bool {
	out := map[string]bool{}
	for _, name := range v.Compatible {
		out[name] = false
	}
	for _, name := range v.Breaking {
		out[name] = true
	}
	return out
}

// cutMember cuts crm.Deal.ID before the name of the member.
func cutMember(name string) (owner, member string, ok bool) {
	i := strings.LastIndexByte(name, '.')
	if strings.Count(name, ".") < 2 {
		return name, "", false
	}
	return name[:i], name[i+1:], true
}
