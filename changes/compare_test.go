package changes_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/spec"
)

// sample is a spec with one of everything.
func sample() *spec.Spec {
	return &spec.Spec{
		Methods: []spec.Method{{
			Name: "landing.site.add", API: spec.V2, Page: "landing/site/add.html", Scopes: []string{"landing", "sites"},
			Params: []spec.Field{
				{Name: "id", Type: "integer", Required: spec.Mandatory},
				{Name: "fields", Type: "object", Fields: object(), Variants: variants()},
				{Name: "role", Type: "landing_role", Ref: "landing_role"},
			},
			AnyOf: [][]string{{"id", "role"}},
			Result: &spec.Result{
				Type: "object", Source: spec.FromTable, Seen: "array", Description: "Result.",
				Fields: object(), Shown: []spec.Field{{Name: "EXTRA", Type: "string"}}, Variants: variants(),
			},
			List:   &spec.List{By: spec.ByStart, Start: "start", Limit: "limit", Next: "next", Rows: "items", ID: "ID"},
			Errors: []spec.ErrorCode{{Code: "ACCESS_DENIED", Status: 403}, {Code: ""}}, ErrorsShown: []string{"NO_SUCH_SITE", "TOO_LATE"},
			Overridden: []spec.Overridden{{Key: "page", Documented: "x", Reason: "y"}},
			Prose:      &spec.Prose{Title: "Add", Description: "Adds."},
			Examples: &spec.Examples{
				Request: []spec.RequestExample{{Method: "landing.site.add", Body: "{}"}}, Response: []string{"{}"}, Error: []string{"{}"},
			},
		}, {
			Name: "landing.role.get", API: spec.V3, Page: "landing/role/get.html", Idempotent: true, Positional: true,
			Deprecated: &spec.Deprecation{Replacements: []string{"landing.role.list"}},
			Params:     []spec.Field{{Name: "id", Type: "integer"}, {Name: "lang", Type: "string"}},
			Result:     &spec.Result{Type: "landing_role", Ref: "landing_role", Source: spec.FromTable},
		}},
		Events: []spec.Event{{
			Name: "onLandingAdd", Page: "landing/events/add.html", Scopes: []string{"landing", "sites"}, Fields: []spec.Field{
				{Name: "event", Type: "string", Required: spec.Mandatory},
				{Name: "data", Type: "object", Fields: object(), Variants: variants()},
			},
			Prose: &spec.Prose{Title: "Added", Description: "Sent."}, Overridden: []spec.Overridden{{Key: "name", Documented: "x", Reason: "y"}},
		}, {
			Name: "onLandingGone", Page: "landing/events/gone.html", Deprecated: &spec.Deprecation{Replacements: []string{"onLandingDelete"}},
		}},
		Types: []spec.Type{
			{Name: "landing_role", Page: "landing/role/index.html", Fields: []spec.Field{{Name: "id", Type: "integer"}}, Variants: variants(), Overridden: []spec.Overridden{{Key: "page"}}},
			{Name: "landing_number", Page: "landing/number.html", Type: "integer"},
		},
	}
}

func object() []spec.Field {
	return []spec.Field{
		{Name: "TITLE", Type: "string", Required: spec.Mandatory, Description: "Title.", Overridden: []spec.Overridden{{Key: "type", Documented: "x", Reason: "y"}}},
		{Name: "TYPE", Type: "string", Enum: []string{"PAGE", "STORE"}, Default: new("PAGE")},
		{Name: "DATE", Type: "datetime", Wire: spec.WireISO, Key: "date"},
		{Name: "ITEMS", Type: "array", Shown: []spec.Field{{Name: "N", Type: "integer"}}},
	}
}

func variants() []spec.Variant {
	return []spec.Variant{{When: "lead", Fields: []spec.Field{{Name: "SOURCE", Type: "string"}}}}
}

func TestSame(t *testing.T) {
	if got := changes.Compare(*sample(), *sample()); len(got) > 0 {
		t.Errorf("changes of nothing: %v", got)
	}
}

// TestShuffled: the order of methods, types, scopes and codes says nothing.
func TestShuffled(t *testing.T) {
	old, new := sample(), sample()
	new.Methods[0].Name = "landing.site.create"
	new.Types[0].Fields[0].Type = "string"
	want := changes.Compare(*old, *new)
	if len(want) != 3 {
		t.Errorf("%d changes, want the name, and the field as parameter and as answer: %v", len(want), want)
	}
	for seed := range uint64(5) {
		r := rand.New(rand.NewPCG(seed, 1))
		for _, s := range []*spec.Spec{old, new} {
			shuffle(r, s.Methods)
			shuffle(r, s.Types)
			shuffle(r, s.Events)
			for _, m := range s.Methods {
				shuffle(r, m.Errors)
				shuffle(r, m.Scopes)
				shuffle(r, m.ErrorsShown)
			}
		}
		if d := cmp.Diff(want, changes.Compare(*old, *new)); d != "" {
			t.Fatalf("another order gives other changes (-want +got):\n%s", d)
		}
	}
}

func shuffle[T any](r *rand.Rand, items []T) {
	r.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
}

// TestSteps: the gravest change decides; a deprecation asks for a minor step.
func TestSteps(t *testing.T) {
	for _, c := range []struct {
		kinds []changes.Kind
		want  changes.Step
	}{
		{nil, changes.NoStep},
		{[]changes.Kind{changes.GoCommentChanged}, changes.Patch},
		{[]changes.Kind{changes.GoCommentChanged, changes.GoDeprecated}, changes.Minor},
		{[]changes.Kind{changes.GoFieldRemoved, changes.GoTypeAdded}, changes.Major},
	} {
		var classes []changes.Class
		for _, k := range c.kinds {
			classes = append(classes, k.Class())
		}
		if got := changes.StepOf(classes); got != c.want {
			t.Errorf("%v: %s, want %s", c.kinds, got, c.want)
		}
	}
}

// TestRules: every kind has one rule, with its class and a reason that does not repeat the kind.
func TestRules(t *testing.T) {
	seen := map[changes.Kind]bool{}
	for _, r := range slices.Concat(changes.RESTRules, changes.GoRules) {
		if seen[r.Kind] || r.Kind == "" || r.Why == "" || r.Why == string(r.Kind) {
			t.Errorf("%q, %q: want one rule with a reason", r.Kind, r.Why)
		}
		seen[r.Kind] = true
		if r.Kind.Class() != r.Class || r.Kind.Why() != r.Why || !slices.Contains(changes.Classes(), r.Class) {
			t.Errorf("%s: class %s, %q, want %s, %q", r.Kind, r.Kind.Class(), r.Kind.Why(), r.Class, r.Why)
		}
	}
}

// TestErrorWithoutCode: an error that has no code is called that, and nothing is left blank.
func TestErrorWithoutCode(t *testing.T) {
	old := sample()
	old.Methods[0].Errors = old.Methods[0].Errors[:1]
	got := changes.Compare(*old, *sample())
	if len(got) != 1 || got[0].Kind != changes.CodeAdded || got[0].New != "an error without a code" {
		t.Errorf("%+v", got)
	}
}
