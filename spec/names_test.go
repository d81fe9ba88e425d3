package spec_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/spec"
)

// TestRename renames by every way to name something.
func TestRename(t *testing.T) {
	s := full() // crm.deal.list is of v3, landing.site.markDelete of v2
	s.Methods = append(s.Methods, s.Methods[0])
	s.Methods[2].API, s.Methods[2].Page = spec.V2, "b.html"
	n := spec.Names{V2: map[string]spec.ServiceNames{
		"landing.Site": {Type: "Site", New: "MakeSite", Methods: map[string]string{"markdelete": "MarkDelete"}},
	}}
	for what, name := range map[string]string{
		"landing.site": "Web", "landing.site.markDelete": "Trash", "v3/crm.deal.list": "All", "field v2/x#id": "ID",
		"ONCRMDEALADD": "DealCreated",
	} {
		if err := n.Rename(&s, what, name); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	want := spec.Names{
		V2:     map[string]spec.ServiceNames{"landing.Site": {Type: "Web", Methods: map[string]string{"markDelete": "Trash"}}},
		V3:     map[string]spec.ServiceNames{"crm.deal": {Methods: map[string]string{"list": "All"}}},
		Events: map[string]spec.EventNames{"onCrmDealAdd": {Const: "EventDealCreated", Type: "DealCreatedEvent"}},
		Others: map[string]string{"field v2/x#id": "ID"},
	}
	if diff := cmp.Diff(want, n); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	for what, problem := range map[string]string{
		"crm.deal.list": "say v2/crm.deal.list or v3/crm.deal.list", "crm.lead": "no service, method or event of this name",
	} {
		if err := n.Rename(&s, what, "X"); err == nil || !strings.Contains(err.Error(), problem) {
			t.Errorf("%s: got %v, want %s", what, err, problem)
		}
	}
}

// TestNamesFile writes names and reads them; a file that is not there holds none.
func TestNamesFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "names.yaml")
	if n, err := spec.LoadNames(file); err != nil || !cmp.Equal(n, spec.Names{}) {
		t.Errorf("no file: %v, %v", n, err)
	}
	want := spec.Names{
		V2:     map[string]spec.ServiceNames{"y": {Type: "Service", Methods: map[string]string{"on": "On", "list/all": "ListAll"}}},
		Events: map[string]spec.EventNames{"onX": {Const: "EventX", Type: "XEvent"}},
		Others: map[string]string{"const v2/crm#A: b": "ErrA"},
	}
	data, err := want.File()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := spec.LoadNames(file)
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("error %v, names (-want +got):\n%s", err, diff)
	}
}
