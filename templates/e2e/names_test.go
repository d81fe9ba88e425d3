package e2e_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// devices are names that Windows keeps for itself.
var devices = []string{"con", "PRN", "aux", "nul", "com1", "lpt9"}

// TestNamesOfFilesAndPackages: whatever things are called, the files can be checked out
// everywhere, and the packages built and imported.
func TestNamesOfFilesAndPackages(t *testing.T) {
	long := strings.Repeat("a", 250)
	names := []string{"init.thing.get", "main.thing.get", "any.get", "go.func.get", "crm.retained.get", "crm.doc.get", "crm.errors.get",
		"crm.deal.test.get", "crm.deal.windows.get", "crm.deal.amd64.get", "b24.context.get", "iter.get", "internal.get", "vendor.get", "testdata.get",
		"crm." + long + ".get", "crm." + long + "b.get", "crm." + strings.Repeat("deep.", 60) + "get", long + ".get", long + "b.get"}
	for _, d := range devices {
		names = append(names, d+".get", "crm."+d+".get", "crm."+d+".deal.get", "crm.deal."+d+".get", "x"+d+"."+d+".get")
	}
	var s spec.Spec
	for _, name := range names {
		page := "a/" + strings.ToLower(strings.NewReplacer(".", "-").Replace(name))
		field := spec.Field{Name: name[:strings.Index(name, ".")], Type: "string"}
		s.Methods = append(s.Methods, spec.Method{
			API: spec.V2, Name: name, Page: page + ".html", Scopes: []string{"crm"},
			Params: []spec.Field{field}, Result: &spec.Result{Type: "object", Source: spec.FromTable, Fields: []spec.Field{field}},
		})
	}
	for _, d := range devices {
		s.Types = append(s.Types, spec.Type{Name: d, Page: "a/" + d + "/" + d + ".html", Fields: []spec.Field{{Name: d, Type: "string"}}})
		s.Events = append(s.Events, spec.Event{Name: "on" + d, Page: "a/on-" + d + ".html", Scopes: []string{d}, Fields: []spec.Field{{Name: d, Type: "string"}}})
	}
	s.Types = append(s.Types, spec.Type{Name: "long", Page: "a/" + long + "/" + long + ".html"}, spec.Type{Name: "dot", Page: "a./dot..html"})
	checkSpecAndCode(t, s)
}

// checkSpecAndCode holds the files of the spec and of its SDK against what every system can
// have, and what gofmt and the compiler take.
func checkSpecAndCode(t *testing.T, s spec.Spec) map[string][]byte {
	t.Helper()
	stored, err := s.Files()
	if err != nil {
		t.Fatal(err)
	}
	if err := check(stored); err != nil {
		t.Error(err)
	}
	code, err := generate(s)
	if err != nil {
		t.Fatal(err)
	}
	if err := check(code); err != nil {
		t.Error(err)
	}
	return code
}
