package main

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/scrape"
	"github.com/b24gen/b24gen/source"
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
// the spec of the undamaged site everything is byte for byte as before: what the pages
// had is kept, and links into them read that.
func TestDamagedSites(t *testing.T) {
	for _, archive := range archives(t) {
		t.Run(filepath.Base(archive), func(t *testing.T) {
			src, err := source.Open(archive)
			if err != nil {
				t.Fatal(err)
			}
			var pages pageList
			for p, err := range src.Pages(t.Context()) {
				if err != nil {
					t.Fatal(err)
				}
				pages = append(pages, source.Page{Path: p.Path, HTML: article(p.HTML)})
			}
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
			before, err1 := whole.Spec.Files()
			after, err2 := got.Spec.Files()
			if err := errors.Join(err1, err2); err != nil {
				t.Fatal(err)
			}
			for name := range before {
				if !bytes.Equal(before[name], after[name]) {
					t.Errorf("%s (-before +after):\n%.2000s", name, cmp.Diff(string(before[name]), string(after[name])))
				}
			}
			if len(before) != len(after) {
				t.Errorf("%d files, before %d", len(after), len(before))
			}
			t.Logf("%d pages, %d kept as they were, %d files the same", len(got.Pages), len(got.Missing), len(after))
		})
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
