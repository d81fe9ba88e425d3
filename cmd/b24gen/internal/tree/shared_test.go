package tree

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestShared writes one file into a folder of others, whatever it was before, and
// sweeps up what a killed run has left of it.
func TestShared(t *testing.T) {
	dir := folder(t, map[string]string{"names.yaml": "by hand", "other.yaml": ours("x"), ".b24gen-names.yaml.tmp": "half"})
	want := wanted(dir, map[string]string{"names.yaml": "new"})
	want.Shared, want.Header = true, ""
	if _, err := Write(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	left := map[string]string{"names.yaml": "new", "other.yaml": ours("x")}
	if diff := cmp.Diff(left, content(t, dir)); diff != "" {
		t.Errorf("content (-want +got):\n%s", diff)
	}
}
