package site_test

import (
	"bytes"
	"encoding/json"
	"path"
	"strings"
	"sync"
	"testing"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/openapi"
	"github.com/b24gen/b24gen/site"
	"github.com/b24gen/b24gen/spec"
)

// wholeAPI is the source of the site of the committed spec, with findings and changes. It
// is made once.
var wholeAPI = sync.OnceValue(func() site.Source {
	t := new(testing.T)
	loaded, err := spec.Load("../spec/api")
	if err != nil {
		t.Fatal(err)
	}
	names, err := spec.LoadNames("../spec/names.yaml")
	if err != nil {
		t.Fatal(err)
	}
	from := sourceOf(t, loaded, model.Config{Module: "github.com/b24gen/b24gen/generated", Names: model.Pins(names)})
	for _, m := range loaded.Methods[:200] {
		from.Findings = append(from.Findings, spec.Finding{Kind: "no-type", Page: m.Page, Section: "Parameters", Row: 1})
	}
	from.Changes = &site.Changes{Since: "nothing", REST: changes.Compare(spec.Spec{}, loaded)}
	return from
})

// sourceOf is a source without findings and changes.
func sourceOf(t testing.TB, s spec.Spec, c model.Config) site.Source {
	t.Helper()
	sdk, err := model.Build(s, c)
	if err != nil {
		t.Fatal(err)
	}
	from := site.Source{SDK: sdk, Runtime: "github.com/b24gen/b24gen/b24", Documents: map[spec.API]*openapi.Document{}}
	for _, api := range []spec.API{spec.V2, spec.V3} {
		if doc, err := openapi.Build(sdk, openapi.Config{API: api, Version: openapi.V31}); err == nil {
			from.Documents[api] = doc
		}
	}
	return from
}

// wholeSite is the site of the committed spec, which is made once.
var wholeSite = sync.OnceValues(func() (map[string][]byte, error) { return site.Build(wholeAPI()) })

func wholeFiles(t *testing.T) map[string][]byte {
	t.Helper()
	files, err := wholeSite()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// isMethod reports whether the page is of a method.
func isMethod(page []byte) bool { return bytes.Contains(page, []byte(`id="parameters"`)) }

// TestSizes holds the bounds of what has to be loaded.
func TestSizes(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes the site of the whole API")
	}
	total, methods, largest := 0, 0, 0
	for name, data := range wholeFiles(t) {
		total += len(data)
		if !isMethod(data) {
			continue
		}
		methods++
		largest = max(largest, len(data))
		if len(data) > 100_000 {
			t.Errorf("%s has %d bytes, want at most 100,000", name, len(data))
		}
	}
	if total > 60_000_000 {
		t.Errorf("the site has %d bytes, want at most 60,000,000", total)
	}
	if methods < 1600 {
		t.Errorf("the site has %d pages of methods, of which there are more", methods)
	}
	t.Logf("%d bytes; %d methods, the largest page has %d bytes", total, methods, largest)
}

// TestHeaders holds that the next making knows all files of the site for its own.
func TestHeaders(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes the site of the whole API")
	}
	for name, data := range wholeFiles(t) {
		header := site.Headers[path.Ext(name)]
		if header == "" || !bytes.HasPrefix(data, []byte(header)) {
			t.Errorf("%s begins with %.60q", name, data)
		}
	}
}

// TestNames holds that each name of the search has the page that it leads to.
func TestNames(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes the site of the whole API")
	}
	files := wholeFiles(t)
	text := string(files["assets/names.js"])
	begin := strings.Index(text, "b24names(") + len("b24names(")
	var groups []struct {
		K, D, N string
		O       map[string]string
	}
	if err := json.Unmarshal([]byte(strings.TrimSuffix(text[begin:], ");\n")), &groups); err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, g := range groups {
		for name := range strings.SplitSeq(g.N, "\n") {
			counts[g.K]++
			if g.K == "fields" || g.K == "codes" {
				continue
			}
			name = strings.TrimSuffix(name, "!")
			to := g.O[name]
			if to == "" {
				to = g.D + "/" + name + ".html"
			}
			if files[to] == nil {
				t.Errorf("%s %s leads to %s, which is no page", g.K, name, to)
			}
		}
	}
	if counts["method"] < 1600 || counts["event"] < 190 || counts["codes"] < 600 || counts["fields"] < 3000 || counts["type"] < 1000 {
		t.Errorf("the search knows %v", counts)
	}
}

// TestSame holds that the same source gives the same bytes.
func TestSame(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes the site of the whole API")
	}
	first := wholeFiles(t)
	again, err := site.Build(wholeAPI())
	if err != nil {
		t.Fatal(err)
	}
	if len(first) != len(again) {
		t.Errorf("%d files, and then %d", len(first), len(again))
	}
	for name, data := range first {
		if !bytes.Equal(data, again[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	from := wholeAPI()
	for b.Loop() {
		if _, err := site.Build(from); err != nil {
			b.Fatal(err)
		}
	}
}
