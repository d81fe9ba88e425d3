package templates_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestPinned pins every name that was computed, which changes nothing, and then
// lets a newcomer want a name that a pinned method has.
func TestPinned(t *testing.T) {
	s, c := load(t, "testdata/service.yaml")
	want, err := render(s, c)
	if err != nil {
		t.Fatal(err)
	}
	sdk, err := model.Build(s, c.sdk)
	if err != nil {
		t.Fatal(err)
	}
	c.sdk.Names = sdk.Names
	got, err := render(s, c)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(texts(want), texts(got)); diff != "" {
		t.Errorf("pinning the computed names changed the output:\n%s", diff)
	}

	newcomer := s.Methods[slices.IndexFunc(s.Methods, func(m spec.Method) bool { return m.Name == "landing.check" })]
	newcomer.Name = "landing.Check_"
	s.Methods = append(s.Methods, newcomer)
	_, err = render(s, c)
	if err == nil || !strings.Contains(err.Error(), `pin "method v2/landing.check_" to another name`) {
		t.Fatalf("error %v, want one that asks for a pin of the newcomer", err)
	}
	c.sdk.Names["method v2/landing.Check_"] = "CheckAgain"
	if _, err := render(s, c); err != nil {
		t.Errorf("with the newcomer pinned: %v", err)
	}
}

// TestPinWins gives a method, a type, a field and a code other names.
func TestPinWins(t *testing.T) {
	s, c := load(t, "testdata/service.yaml")
	c.sdk.Names = map[string]string{
		"type v2/landing.site.*":                           "WebSite",
		"method v2/landing.site.markDelete":                "Trash",
		"field v2/landing.site.markDelete/params#id":       "SiteID",
		"const v2/landing#MISSING_PARAMS":                  "ErrMissing",
		"type v2/landing.site.add/params/fields":           "SiteFields",
		"const v2/landing.site.add/params/fields/TYPE#SMN": "TypeIntranet",
	}
	files, err := render(s, c)
	if err != nil {
		t.Fatal(err)
	}
	site, codes := string(files["landing/site.go"]), string(files["landing/errors.go"])
	for _, want := range []string{
		"type WebSite struct", "func (s WebSite) Trash(", "p WebSiteTrashParams", "\tSiteID b24.ID `json:\"id\"`",
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

// TestFileOfNames pins the names of services, methods and events, changes none by
// it, and loads what it has written.
func TestFileOfNames(t *testing.T) {
	for _, name := range []string{"testdata/service.yaml", "testdata/events.yaml"} {
		t.Run(filepath.Base(name), func(t *testing.T) { fileOfNames(t, name) })
	}
}

func fileOfNames(t *testing.T, input string) {
	s, c := load(t, input)
	want, err := model.Build(s, c.sdk)
	if err != nil {
		t.Fatal(err)
	}
	var n spec.Names
	added, err := model.Pin(&n, s, c.sdk)
	if err != nil || len(added) < len(s.Methods)+len(s.Events) {
		t.Fatalf("added %q, error %v", added, err)
	}
	data, err := n.File()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "names.yaml")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	read, err := spec.LoadNames(file)
	if err != nil {
		t.Fatal(err)
	}
	c.sdk.Names = model.Pins(read)
	got, err := model.Build(s, c.sdk)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.Names, got.Names); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	if again, err := model.Pin(&read, s, c.sdk); err != nil || len(again) > 0 {
		t.Errorf("pinned again: %q, error %v", again, err)
	}
	if left := model.Unpinned(read, s); len(left) > 0 {
		t.Errorf("not pinned: %q", left)
	}
	wantGone := len(read.Events)
	for _, services := range read.Services() {
		for _, names := range services {
			wantGone += 1 + len(names.Methods)
		}
	}
	if gone := model.Gone(read, spec.Spec{}); len(gone) != wantGone {
		t.Errorf("gone from an empty spec: %d, want %d", len(gone), wantGone)
	}
}
