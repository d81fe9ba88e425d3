package source

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPack packs the bundled pages and reads them again.
func TestPack(t *testing.T) {
	var pages []Page
	for p, err := range Bundled().Pages(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, p)
	}
	var first, second bytes.Buffer
	if err := Pack(&first, pages); err != nil {
		t.Fatal(err)
	}
	slices.Reverse(pages)
	if err := Pack(&second, pages); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("another order gives other bytes")
	}

	name := filepath.Join(t.TempDir(), "site.tar.zst")
	if err := os.WriteFile(name, first.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	src, err := Open(name)
	if err != nil {
		t.Fatal(err)
	}
	read := map[string]string{}
	for p, err := range src.Pages(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		read[p.Path] = string(p.HTML)
	}
	want := map[string]string{}
	for _, p := range pages {
		want[p.Path] = string(p.HTML)
	}
	if diff := cmp.Diff(want, read); diff != "" {
		t.Errorf("read again (-want +got):\n%s", diff)
	}
}
