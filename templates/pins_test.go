package templates_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/templates"
	"github.com/google/go-cmp/cmp"
)

// TestPinned pins every name that was computed, which changes nothing, and then
// lets a newcomer want a name that a pinned method has.
func TestPinned(t *testing.T) {
	s, c := load(t, "testdata/service.yaml")
	want, err := templates.Render(s, c)
	if err != nil {
		t.Fatal(err)
	}
	if c.Names, err = templates.Names(s, c); err != nil {
		t.Fatal(err)
	}
	got, err := templates.Render(s, c)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(texts(want), texts(got)); diff != "" {
		t.Errorf("pinning the computed names changed the output:\n%s", diff)
	}

	newcomer := s.Methods[slices.IndexFunc(s.Methods, func(m spec.Method) bool { return m.Name == "landing.check" })]
	newcomer.Name = "landing.Check_"
	s.Methods = append(s.Methods, newcomer)
	_, err = templates.Render(s, c)
	if err == nil || !strings.Contains(err.Error(), `pin "method v2/landing.Check_" to another name`) {
		t.Fatalf("error %v, want one that asks for a pin of the newcomer", err)
	}
	c.Names["method v2/landing.Check_"] = "CheckAgain"
	if _, err := templates.Render(s, c); err != nil {
		t.Errorf("with the newcomer pinned: %v", err)
	}
}

// TestPinWins gives a method, a type, a field and a code other names.
func TestPinWins(t *testing.T) {
	s, c := load(t, "testdata/service.yaml")
	c.Names = map[string]string{
		"type v2/landing.site.*":                           "WebSite",
		"method v2/landing.site.markDelete":                "Trash",
		"field v2/landing.site.markDelete/params#id":       "SiteID",
		"const v2/landing#MISSING_PARAMS":                  "ErrMissing",
		"type v2/landing.site.add/params/fields":           "SiteFields",
		"const v2/landing.site.add/params/fields/TYPE#SMN": "TypeIntranet",
	}
	files, err := templates.Render(s, c)
	if err != nil {
		t.Fatal(err)
	}
	site, codes := string(files["landing/site.go"]), string(files["landing/errors.go"])
	for _, want := range []string{
		"type WebSite struct", "func (s WebSite) Trash(", "p WebSiteTrashParams", "\tSiteID int `json:\"id\"`",
		"type SiteFields struct", "TypeIntranet WebSiteAddFieldsType = \"SMN\"",
	} {
		if !strings.Contains(strings.Join(strings.Fields(site), " "), strings.Join(strings.Fields(want), " ")) {
			t.Errorf("landing/site.go lacks %q", want)
		}
	}
	if want := `ErrMissing b24.Code = "MISSING_PARAMS"`; !strings.Contains(codes, want) {
		t.Errorf("landing/errors.go lacks %q", want)
	}
}
