package model_test

import (
	"slices"
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// TestReplacedFields: another name of a field beside it has that field's type, where nothing else tells of what it
// holds, and its form allows it.
func TestReplacedFields(t *testing.T) {
	instead := &spec.Deprecation{Replacements: []string{"TO"}}
	to := spec.Field{Name: "TO", Type: "array", Seen: "string[]"}
	for _, c := range []struct {
		old  spec.Field
		want string
	}{
		{spec.Field{Name: "OLD", Type: "array", Deprecated: instead}, "Old []string"},
		{spec.Field{Name: "OLD", Deprecated: instead}, "Old []string"},
		{spec.Field{Name: "OLD", Type: "array", Seen: "id[]", Deprecated: instead}, "Old []b24.ID"},
		{spec.Field{Name: "OLD", Type: "object", Deprecated: instead}, "Old map[string]any"},
		{spec.Field{Name: "OLD", Type: "array", Deprecated: &spec.Deprecation{Replacements: []string{"OTHER"}}}, "Old []any"},
		{spec.Field{Name: "OLD", Type: "array"}, "Old []any"},
	} {
		s := spec.Spec{Methods: []spec.Method{{API: spec.V2, Name: "shop.post.add", Page: "p.html", Params: []spec.Field{to, c.old}}}}
		if got := fieldTypes(build(t, s).Packages[0].Methods()[0].Params); !slices.Contains(got, c.want) {
			t.Errorf("%+v: %q, want %q", c.old, got, c.want)
		}
	}
}
