package templates

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestPhrases: each method of the API has a sentence, and phrases are of methods of the API
// alone, and say something else than their names.
func TestPhrases(t *testing.T) {
	api, err := spec.Load("../spec/api")
	if err != nil {
		t.Fatal(err)
	}
	sdk, err := model.Build(api, model.Config{})
	if err != nil {
		t.Fatal(err)
	}
	left := maps.Clone(phrases)
	for _, p := range sdk.Packages {
		for _, m := range p.Methods() {
			name := strings.ToLower(m.Spec.Name)
			if left[name] != "" && named(m) == phrase(m) {
				t.Errorf("%s: its name tells that it %s: take its phrase away", m.Spec.Name, named(m))
			}
			delete(left, name)
			if does(m) == "" {
				t.Errorf("%s: neither its name nor a phrase tells what it does: add one to phrases, after its page, or a verb", m.Spec.Name)
			}
		}
	}
	if len(left) > 0 {
		t.Errorf("phrases of no method: %v", slices.Sorted(maps.Keys(left)))
	}
}
