package spec_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"github.com/b24gen/b24gen/spec"
)

var update = flag.Bool("update", false, "rewrite the golden texts of errors")

// overrides writes the text as a file of overrides and reads it.
func overrides(t *testing.T, text string) ([]spec.Override, error) {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.WriteFile("a.yaml", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return spec.LoadOverrides(".")
}

// subject is a method with something of every kind that a path can lead to.
const subject = `
name: crm.deal.add
page: a/crm-deal-add.html
scopes: [crm]
params:
  - name: fields
    type: object
    fields:
      - {name: TITLE, type: string}
      - {name: lead.customer.type, type: string}
      - {name: type, type: string, enum: [A, B]}
    variants:
      - when: "entity: deal"
        fields:
          - {name: STAGE, type: string, required: true}
  - {name: id, type: integer, required: unknown}
result:
  type: object
  fields:
    - {name: id, type: string}
errors:
  - {code: ACCESS_DENIED, status: 403}
  - {code: BAD}
`

func deal(t *testing.T) spec.Spec {
	t.Helper()
	var m spec.Method
	if err := yaml.Unmarshal([]byte(subject), &m); err != nil {
		t.Fatal(err)
	}
	m.API = spec.V2
	return spec.Spec{Methods: []spec.Method{m}, Types: []spec.Type{
		{Name: "crm_phone", Page: "a/types.html", Fields: []spec.Field{{Name: "VALUE"}}},
	}}
}

// TestOverride corrects things of all kinds. Each line of want stands in the
// file that the spec then gives, in this order.
func TestOverride(t *testing.T) {
	for name, test := range map[string]struct{ path, documented, correct, want string }{
		"required": {"params.fields.TITLE.required", "false", "true",
			"- name: TITLE\ntype: string\nrequired: true\noverridden:\n- {key: required, documented: \"false\", reason: tried}"},
		"unknown":      {"params.id.required", "unknown", "true", "- name: id\nrequired: true\n{key: required, documented: unknown"},
		"type":         {"result.fields.id.type", "string", "integer", "- name: id\ntype: integer\n{key: type, documented: string"},
		"short":        {"result.id.type", "string", "integer", "- name: id\ntype: integer"},
		"dots":         {"params.fields.lead.customer.type.type", "string", "integer", "- name: lead.customer.type\ntype: integer"},
		"key, not row": {"params.fields.type", "object", "array", "- name: fields\ntype: array"},
		"row, not key": {"params.fields.type.enum", "[A, B]", "[A]", "- name: type\nenum: [A]\n{key: enum, documented: '[A, B]'"},
		"variant":      {"params.fields.variants.entity: deal.STAGE.required", "true", "false", "- name: STAGE\n{key: required, documented: \"true\""},
		"added":        {"params.fields.NEW", "null", "{name: NEW, type: int}", "- {name: NEW, type: int}\n{key: NEW, documented: \"null\""},
		"removed":      {"params.id", "{name: id, type: integer, required: unknown}", "null", "overridden:\n{key: params.id, documented: '{name: id,"},
		"codes":        {"errors", "[{code: ACCESS_DENIED, status: 403}, {code: BAD}]", "[{code: BAD}]", "errors:\n- {code: BAD}\noverridden:\n- {key: errors,"},
		"code":         {"errors.BAD.code", "BAD", "WORSE", "- {code: WORSE}\n{key: errors.BAD.code"},
		"status":       {"errors.BAD", "{code: BAD}", "{code: BAD, status: 400}", "- {code: BAD, status: 400}"},
		"deprecated":   {"deprecated", "null", "{}", "deprecated: {}\n{key: deprecated"},
		"replacements": {"replacements", "null", "[crm.item.add]", "deprecated:\nreplacements: [crm.item.add]"},
		"list":         {"list", "null", "{by: start, start: start}", "list:\nby: start"},
		"name":         {"name", "crm.deal.add", "crm.deal.create", "- name: crm.deal.create\n{key: name, documented: crm.deal.add"},
	} {
		t.Run(name, func(t *testing.T) {
			text := "overrides:\n  - method: crm.deal.add\n    path: '" + test.path + "'\n    documented: " + test.documented + "\n    correct: " + test.correct + "\n    reason: tried\n"
			read, err := overrides(t, text)
			if err != nil {
				t.Fatal(err)
			}
			before, s := deal(t), deal(t)
			shared := s.Methods[0]
			if err := s.Override(read); err != nil {
				t.Fatal(err)
			}
			got := string(files(t, s)["v2/crm/crm.deal.yaml"])
			rest := got
			for want := range strings.Lines(test.want) {
				_, after, ok := strings.Cut(rest, strings.TrimSpace(want))
				if !ok {
					t.Fatalf("%q is missing, or not in this order, in\n%s", want, got)
				}
				rest = after
			}
			if diff := cmp.Diff(before.Methods[0], shared); diff != "" {
				t.Errorf("the method that was read is changed too:\n%s", diff)
			}
			if err := s.Override(read); err != nil {
				t.Errorf("applied again: %v", err)
			}
			if again := string(files(t, s)["v2/crm/crm.deal.yaml"]); again != got {
				t.Errorf("applying it again changes the spec:\n%s", cmp.Diff(got, again))
			}
		})
	}
}

func TestOverrideOfType(t *testing.T) {
	read, err := overrides(t, "overrides:\n- {type: crm_phone, path: VALUE.type, documented: null, correct: string, reason: tried}\n")
	if err != nil {
		t.Fatal(err)
	}
	s := deal(t)
	if err := s.Override(read); err != nil {
		t.Fatal(err)
	}
	if got := s.Types[0].Fields[0]; got.Type != "string" || len(got.Overridden) != 1 {
		t.Errorf("the field is %+v", got)
	}
}

// TestOverrideOfEvent corrects the payload and the name of an event, and leaves
// out one of two pages of another.
func TestOverrideOfEvent(t *testing.T) {
	read, err := overrides(t, `overrides:
- {event: onCrmDealAdd, path: data.FIELDS.ID.type, documented: string, correct: integer, reason: tried}
- {event: onCrmDealAdd, path: name, documented: onCrmDealAdd, correct: onCrmDealCreate, reason: tried}
- {event: onCrmDealAdd, path: scopes, documented: null, correct: [crm], reason: tried}
- {event: onCrmLeadAdd, page: a/old.html, omit: true, reason: old}
`)
	if err != nil {
		t.Fatal(err)
	}
	s := spec.Spec{Events: []spec.Event{
		{Name: "onCrmDealAdd", Page: "a/deal.html", Fields: []spec.Field{{Name: "data", Fields: []spec.Field{
			{Name: "FIELDS", Fields: []spec.Field{{Name: "ID", Type: "string"}}},
		}}}},
		{Name: "OnCrmLeadAdd", Page: "a/new.html"},
		{Name: "onCrmLeadAdd", Page: "a/old.html"},
	}}
	for _, o := range read {
		if s.HasTrail(o) {
			t.Errorf("%s: a trail before it is applied", o.Subject())
		}
	}
	tried := func(key, documented string) spec.Overridden {
		return spec.Overridden{Key: key, Documented: documented, Reason: "tried"}
	}
	want := []spec.Event{
		{Name: "onCrmDealCreate", Page: "a/deal.html", Scopes: []string{"crm"}, Fields: []spec.Field{{Name: "data", Fields: []spec.Field{
			{Name: "FIELDS", Fields: []spec.Field{{Name: "ID", Type: "integer", Overridden: []spec.Overridden{tried("type", "string")}}}},
		}}}, Overridden: []spec.Overridden{tried("name", "onCrmDealAdd"), tried("scopes", "null")}},
		{Name: "OnCrmLeadAdd", Page: "a/new.html", Overridden: []spec.Overridden{{Key: "page", Documented: "a/old.html", Reason: "old"}}},
	}
	for range 2 { // what bears the trail stays as it is
		if err := s.Override(read); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, s.Events); diff != "" {
			t.Errorf("events (-want +got):\n%s", diff)
		}
		for _, o := range read {
			if !s.HasTrail(o) {
				t.Errorf("%s: no trail", o.Subject())
			}
		}
	}
}

// TestOmit leaves out one of two pages of a method.
func TestOmit(t *testing.T) {
	read, err := overrides(t, "overrides:\n- {method: crm.deal.add, page: a/old.html, omit: true, reason: old}\n")
	if err != nil {
		t.Fatal(err)
	}
	s := deal(t)
	old := s.Methods[0]
	old.Page = "a/old.html"
	s.Methods = append(s.Methods, old)
	if err := s.Override(read); err != nil {
		t.Fatal(err)
	}
	want := []spec.Overridden{{Key: "page", Documented: "a/old.html", Reason: "old"}}
	if len(s.Methods) != 1 || s.Methods[0].Page != "a/crm-deal-add.html" {
		t.Fatalf("methods are %+v", s.Methods)
	}
	for range 2 {
		if diff := cmp.Diff(want, s.Methods[0].Overridden); diff != "" {
			t.Error(diff)
		}
		if err := s.Override(read); err != nil {
			t.Errorf("applied again: %v", err)
		}
	}
}

// TestOverrideErrors holds the texts of errors: those of reading a file, and of
// overrides that do not fit the pages.
func TestOverrideErrors(t *testing.T) {
	inputs, err := filepath.Glob("testdata/overrides/*.yaml")
	if err != nil || len(inputs) == 0 {
		t.Fatal("no cases", err)
	}
	for _, input := range inputs {
		t.Run(filepath.Base(input), func(t *testing.T) {
			text, err := os.ReadFile(input)
			if err != nil {
				t.Fatal(err)
			}
			golden := strings.TrimSuffix(input, ".yaml") + ".txt"
			if golden, err = filepath.Abs(golden); err != nil {
				t.Fatal(err)
			}
			read, err := overrides(t, string(text))
			if err == nil {
				s := deal(t)
				s.Methods = append(s.Methods, s.Methods[0])
				s.Methods[1].Name, s.Methods[1].API = "crm.deal.get", spec.V3
				s.Methods = append(s.Methods, s.Methods[1])
				s.Methods[2].API = spec.V2
				err = s.Override(read)
			}
			if err == nil {
				t.Fatal("no error")
			}
			if *update {
				if err := os.WriteFile(golden, []byte(err.Error()+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, readErr := os.ReadFile(golden)
			if readErr != nil {
				t.Fatal(readErr)
			}
			if diff := cmp.Diff(string(want), err.Error()+"\n"); diff != "" {
				t.Errorf("error text (-golden +got):\n%s", diff)
			}
		})
	}
}
