package source

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAddress: a path is what the page's address has, however its file is called.
func TestAddress(t *testing.T) {
	for name, want := range map[string]string{
		"api-reference/landing/site_1/add.html": "api-reference/landing/site_1/add.html",
		"old site/add.html":                     "old%20site/add.html",
		"old%20site/add.html":                   "old%20site/add.html",
		"\u0434\u0430.html":                     "%D0%B4%D0%B0.html",
		"%D0%B4%d0%b0.html":                     "%D0%B4%D0%B0.html",
		"100%.html":                             "100%25.html",
		"a%2F..%2Fb.html":                       "a%252F..%252Fb.html",
		"a#b?c.html":                            "a%23b%3Fc.html",
		"(a)~'b'.html":                          "%28a%29%7E%27b%27.html",
	} {
		if got := Address(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestOddNames: pages with spaces or Cyrillic letters in their names are read from a folder
// and from each kind of archive, under one path.
func TestOddNames(t *testing.T) {
	files := []file{
		{name: "old site/\u0434\u0430 \u043d\u0435\u0442.html", body: `<base href="../" /><main>x</main>`},
		{name: "saved%20site/\u0434.html", body: `<base href="../" /><main>y</main>`},
	}
	want := map[string]bool{"old%20site/%D0%B4%D0%B0%20%D0%BD%D0%B5%D1%82.html": true, "saved%20site/%D0%B4.html": true}
	check := func(name string) {
		pages, errs := read(t, open(t, name))
		if len(errs) > 0 {
			t.Errorf("%s: %v", name, errs)
		}
		got := map[string]bool{}
		for path := range pages {
			got[path] = true
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	check(unpack(t, files))
	for ending, pack := range packers {
		check(saveAs(t, "site"+ending, pack(t, files)))
	}
}
