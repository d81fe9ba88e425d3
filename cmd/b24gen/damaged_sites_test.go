package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/scrape"
	"github.com/b24gen/b24gen/spec"
)

// damages are ways in which a page of a method can come that is none of it.
var damages = []func(html []byte, method string) []byte{
	func([]byte, string) []byte { return nil },
	func(html []byte, _ string) []byte { return html[:len(html)/3] },
	func(html []byte, _ string) []byte { return append(bytes.Clone(html), 0xe9) },
	func(html []byte, _ string) []byte { return bytes.ReplaceAll(html, []byte("main"), []byte("div")) },
	func([]byte, string) []byte { return []byte("<main><h1>404</h1><p>There is no such page</p></main>") },
	func([]byte, string) []byte { return []byte("<main><h1>Welcome</h1><p>Start here</p></main>") },
	func([]byte, string) []byte { return []byte("<main>" + strings.Repeat("<div>", 100_000) + "</main>") },
	func([]byte, string) []byte { return bytes.Repeat([]byte{0}, 1000) },
	func(html []byte, method string) []byte {
		return bytes.ReplaceAll(html, []byte(method), []byte("a.."+method))
	},
	func(html []byte, method string) []byte { return bytes.ReplaceAll(html, []byte(method), []byte("x y")) },
}

// TestDamagedSites damages ten pages of each saved site in ten ways. Each is named, and over
// the spec of the undamaged site spec and SDK are byte for byte as before: what the pages
// had is kept, and links into them read that.
func TestDamagedSites(t *testing.T) {
	for _, archive := range archives(t) {
		t.Run(filepath.Base(archive), func(t *testing.T) {
			pages := pagesOf(t, archive)
			whole, err := scrape.Read(t.Context(), pages, scrape.Options{})
			if err != nil {
				t.Fatal(err)
			}
			whole.Spec.DropDuplicates()
			earlier := func() (spec.Spec, error) { return whole.Spec, nil }
			damaged := damage(pages, whole.Spec)
			if len(damaged) != len(damages) {
				t.Fatalf("%d pages are damaged", len(damaged))
			}
			got, err := scrape.Read(t.Context(), pages, scrape.Options{Earlier: earlier})
			if err != nil {
				t.Fatal(err)
			}
			got.Spec.DropDuplicates()
			for _, m := range got.Missing {
				if !damaged[m.Path] {
					t.Errorf("%s is missing too: %v", m.Path, m)
				}
				delete(damaged, m.Path)
			}
			for path := range damaged {
				t.Errorf("%s is damaged, and nobody says so", path)
			}
			sameFiles(t, "spec", specFilesOf(t, whole.Spec), specFilesOf(t, got.Spec))
			sameFiles(t, "SDK", sdkFilesOf(t, whole.Spec), sdkFilesOf(t, got.Spec))
			t.Logf("%d pages, %d kept as they were", len(got.Pages), len(got.Missing))
		})
	}
}

func specFilesOf(t *testing.T, s spec.Spec) map[string][]byte {
	t.Helper()
	files, err := s.Files()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func sdkFilesOf(t *testing.T, s spec.Spec) map[string][]byte {
	t.Helper()
	sdk, _, err := sdkFiles(s, config.Config{Module: demoModule})
	if err != nil {
		t.Fatal(err)
	}
	return sdk.Files
}

// sameFiles fails the test unless the files are the same.
func sameFiles(t *testing.T, what string, before, after map[string][]byte) {
	t.Helper()
	for name := range before {
		if !bytes.Equal(before[name], after[name]) {
			t.Errorf("%s of %s (-before +after):\n%.2000s", name, what, cmp.Diff(string(before[name]), string(after[name])))
		}
	}
	if len(before) == 0 || len(before) != len(after) {
		t.Errorf("%s: %d files, before %d", what, len(after), len(before))
	}
}

// damage damages pages with one method each, spread over the whole site, and names them.
func damage(pages pageList, s spec.Spec) map[string]bool {
	methods, count := map[string]string{}, map[string]int{}
	for _, m := range s.Methods {
		methods[m.Page] = m.Name
		count[m.Page]++
	}
	damaged, n := map[string]bool{}, 0
	for i, p := range pages {
		if count[p.Path] != 1 {
			continue
		}
		if n++; n%120 == 0 && len(damaged) < len(damages) {
			pages[i].HTML = damages[len(damaged)](p.HTML, methods[p.Path])
			damaged[p.Path] = true
		}
	}
	return damaged
}
