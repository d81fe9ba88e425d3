package spec_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/spec"
)

// TestOverrideOfShown: what only examples show is found by the same paths, and a field can
// be added beside it.
func TestOverrideOfShown(t *testing.T) {
	shown := []spec.Field{{Name: "ID", Type: "integer"}, {Name: "TITLE", Type: "string"}}
	s := spec.Spec{Methods: []spec.Method{{
		Name: "crm.deal.get", API: spec.V2, Page: "a/crm-deal-get.html",
		ParamsShown: []spec.Field{{Name: "id", Type: "integer"}},
		Result:      &spec.Result{Type: "object", Fields: []spec.Field{{Name: "deal", Type: "object", Shown: shown}}, Shown: shown},
	}}}
	read, err := overrides(t, `overrides:
- {method: crm.deal.get, path: params.id.type, documented: integer, correct: string, reason: tried}
- {method: crm.deal.get, path: result.TITLE.type, documented: string, correct: text, reason: tried}
- {method: crm.deal.get, path: result.deal.ID.type, documented: integer, correct: string, reason: tried}
- {method: crm.deal.get, path: result.deal.NEW, documented: null, correct: {name: NEW, type: double}, reason: tried}
- {method: crm.deal.get, path: result.deal.TITLE, documented: "{name: TITLE, type: string}", correct: null, reason: tried}
`)
	if err != nil {
		t.Fatal(err)
	}
	problems := s.TryOverrides(read)
	for i, err := range problems[:4] {
		if err != nil {
			t.Errorf("%d: %v", i, err)
		}
	}
	m := s.Methods[0]
	deal := m.Result.Fields[0]
	got := []string{m.ParamsShown[0].Type, m.Result.Shown[1].Type, deal.Shown[0].Type, deal.Fields[0].Name, deal.Fields[0].Type}
	if d := cmp.Diff([]string{"string", "text", "string", "NEW", "double"}, got); d != "" || len(deal.Shown) != 2 {
		t.Errorf("the spec (-want +got):\n%s%+v", d, deal)
	}
}

// TestOverrideOfMany: one entry is for all methods of a pattern of which the page says what
// is documented, and is not needed when there is none.
func TestOverrideOfMany(t *testing.T) {
	s := spec.Spec{}
	for name, typ := range map[string]string{"crm.deal.list": "string", "crm.lead.list": "string", "crm.item.list": "integer", "tasks.task.list": "string", "crm.deal.get": "string"} {
		s.Methods = append(s.Methods, spec.Method{Name: name, API: spec.V2, Page: name + ".html", Params: []spec.Field{{Name: "start", Type: typ}}})
	}
	read, err := overrides(t, `overrides:
- {method: crm.*.list, path: params.start.type, documented: string, correct: integer, reason: tried}
- {method: crm.*.list, path: params.limit.type, documented: string, correct: integer, reason: seen}
- {method: sale.*, path: params.start.type, documented: string, correct: integer, reason: read}
`)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		problems := s.TryOverrides(read)
		if problems[0] != nil || !errors.Is(problems[1], spec.ErrUnneeded) || !errors.Is(problems[2], spec.ErrUnneeded) {
			t.Errorf("problems: %v", problems)
		}
		got := map[string]string{}
		for _, m := range s.Methods {
			got[m.Name] = m.Params[0].Type
		}
		want := map[string]string{"crm.deal.list": "integer", "crm.lead.list": "integer", "crm.item.list": "integer", "tasks.task.list": "string", "crm.deal.get": "string"}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("types (-want +got):\n%s", d)
		}
		if !s.HasTrail(read[0]) || s.HasTrail(read[1]) || s.HasTrail(read[2]) {
			t.Error("the trails are wrong")
		}
	}
	if _, err := overrides(t, "overrides:\n- {method: '*', path: a, documented: b, correct: c, reason: d}\n"); err == nil {
		t.Error("a pattern for everything is taken")
	}
}

// TestPrune takes entries out with the comments above them, and leaves all else as it was.
func TestPrune(t *testing.T) {
	const a = "  # About a.\n  - method: a.a\n    path: name # here\n    documented: x\n    correct: y\n    reason: tried\n"
	const b = "\n  # About b,\n  # at length.\n  - {method: b.b, path: name, documented: x, correct: y, reason: tried}\n"
	const c = "  - method: c.c\n    path: name\n    documented: x\n    correct: y\n    reason: tried\n"
	const head = "# The head.\noverrides:\n"
	for _, test := range []struct {
		out  []int
		want string
	}{
		{nil, ""},
		{[]int{0}, head + b[1:] + c},
		{[]int{1}, head + a + "\n" + c},
		{[]int{2}, head + a + b},
		{[]int{0, 2}, head + b[1:]},
		{[]int{0, 1, 2}, head[:len(head)-1] + " []\n"},
	} {
		read, err := overrides(t, head+a+b+c)
		if err != nil {
			t.Fatal(err)
		}
		files, err := spec.Prune(read, func(i int) bool {
			for _, n := range test.out {
				if n == i {
					return true
				}
			}
			return false
		})
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(test.want, string(files["a.yaml"])); d != "" {
			t.Errorf("without %v (-want +got):\n%s", test.out, d)
		}
	}
	read, err := overrides(t, "overrides: [{method: a.a, path: name, documented: x, correct: y, reason: z}]\n")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := spec.Prune(read, func(int) bool { return true }); err == nil {
		t.Error("an entry that shares its line is taken out")
	}
}
