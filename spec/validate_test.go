package spec_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/spec"
)

func TestValidate(t *testing.T) {
	if err := new(full()).Validate(); err != nil {
		t.Errorf("the sample is not valid: %v", err)
	}
	where := "api-reference/landing/site/landing-site-mark-delete.html › landing.site.markDelete"
	for name, test := range map[string]struct {
		change func(*spec.Spec)
		want   string
	}{
		"name":         {func(s *spec.Spec) { s.Methods[1].Name = "../x" }, `landing-site-mark-delete.html › ../x: name is "../x", want words joined by dots`},
		"page":         {func(s *spec.Spec) { s.Methods[1].Page = "../x.html" }, `../x.html › landing.site.markDelete: page is "../x.html", want the path of a page on the site`},
		"api":          {func(s *spec.Spec) { s.Methods[1].API = "v4" }, where + `: api is "v4", want v2 or v3`},
		"scope":        {func(s *spec.Spec) { s.Methods[1].Scopes = []string{""} }, where + ": a scope is empty"},
		"required":     {func(s *spec.Spec) { s.Methods[1].Params[0].Required = "x" }, where + ` › params › scope: required is "x", want one of ["true" "unknown"]`},
		"wire":         {func(s *spec.Spec) { s.Methods[1].Params[0].Wire = "x" }, where + ` › params › scope: wire is "x", want one of`},
		"sent":         {func(s *spec.Spec) { s.Methods[1].Params[0].Sent = "x" }, where + ` › params › scope: sent is "x", want one of ["never" "id[]"]`},
		"source":       {func(s *spec.Spec) { s.Methods[1].Result.Source = "x" }, where + ` › result: source is "x", want one of ["table" "example"]`},
		"list":         {func(s *spec.Spec) { s.Methods[1].List = &spec.List{By: "x"} }, where + ` › list: by is "x", want one of`},
		"status":       {func(s *spec.Spec) { s.Methods[1].Errors[0].Status = 1 }, where + ` › errors: code "ACCESS_DENIED" has status 1, want one of HTTP`},
		"field name":   {func(s *spec.Spec) { s.Methods[1].Params[0].Name = "" }, where + ` › params: a field has no name`},
		"field twice":  {func(s *spec.Spec) { s.Methods[1].Params[0].Name = "id" }, where + ` › params: field "id" is there twice`},
		"shown":        {func(s *spec.Spec) { s.Methods[1].Params[0].Shown = []spec.Field{{}} }, where + ` › params › scope: a field has no name`},
		"variant":      {func(s *spec.Spec) { s.Methods[1].Params[0].Variants = []spec.Variant{{}} }, where + ` › params › scope: a variant does not say when it holds`},
		"method twice": {func(s *spec.Spec) { s.Methods[0] = markDelete(); s.Methods[0].Page = "x.html" }, where + `: api v2 has this method from x.html too`},
		"event name":   {func(s *spec.Spec) { s.Events[0].Name = "Card::open" }, `on-crm-deal-add.html › Card::open: name is "Card::open", want words joined by dots`},
		"event page":   {func(s *spec.Spec) { s.Events[0].Page = "x" }, `x › onCrmDealAdd: page is "x", want the path of a page on the site`},
		"event scope":  {func(s *spec.Spec) { s.Events[0].Scopes = []string{"../x"} }, `on-crm-deal-add.html › onCrmDealAdd: a scope is "../x", want words joined by dots`},
		"event field":  {func(s *spec.Spec) { s.Events[0].Fields[0].Name = "" }, `on-crm-deal-add.html › onCrmDealAdd › fields: a field has no name`},
		"event twice":  {func(s *spec.Spec) { s.Events = append(s.Events, spec.Event{Name: "ONCRMDEALADD", Page: "x.html"}) }, `x.html › ONCRMDEALADD: the event is documented by api-reference/crm/deals/events/on-crm-deal-add.html too`},
		"type name":    {func(s *spec.Spec) { s.Types[0].Name = "" }, `api-reference/data-types.html#crm › : a type has no name`},
		"type page":    {func(s *spec.Spec) { s.Types[0].Page = "/etc/x.html" }, `/etc/x.html › crm_multifield: page is "/etc/x.html", want the path of a page on the site`},
		"type twice":   {func(s *spec.Spec) { s.Types = append(s.Types, s.Types[0]) }, `api-reference/data-types.html#crm › crm_multifield: the page has this type twice`},
	} {
		t.Run(name, func(t *testing.T) {
			s := full()
			test.change(&s)
			err := s.Validate()
			if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
			if _, err := s.Files(); err == nil {
				t.Error("files were made of it")
			}
		})
	}
}

func TestWriteJSON(t *testing.T) {
	want := full()
	want.Sort()
	var out bytes.Buffer
	if err := new(full()).WriteJSON(&out); err != nil {
		t.Fatal(err)
	}
	var got spec.Spec
	d := json.NewDecoder(&out)
	d.DisallowUnknownFields()
	if err := d.Decode(&got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what was read (-written +read):\n%s", diff)
	}
}

func TestWriteJSONOfNothing(t *testing.T) {
	var out bytes.Buffer
	if err := new(spec.Spec).WriteJSON(&out); err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), "{\n  \"methods\": []\n}\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
