package site_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"html"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path"
	"strings"
	"sync"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/openapi"
	"github.com/b24gen/b24gen/site"
	"github.com/b24gen/b24gen/spec"
)

// wholeAPI is the source of the site of the committed spec, with findings and changes.
func wholeAPI(t testing.TB) site.Source {
	t.Helper()
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
}

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
var wholeSite = sync.OnceValues(func() (map[string][]byte, error) { return site.Build(wholeAPI(new(testing.T))) })

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
	for name, data := range wholeFiles(t) {
		header := site.Headers[path.Ext(name)]
		if header == "" || !bytes.HasPrefix(data, []byte(header)) {
			t.Errorf("%s begins with %.60q", name, data)
		}
	}
}

// TestLinks holds that no link of the site is dead, and that pages load nothing from other
// hosts.
func TestLinks(t *testing.T) {
	files := wholeFiles(t)
	ids, links := map[string]map[string]bool{}, map[string][]string{}
	for name, data := range files {
		if path.Ext(name) == ".html" {
			ids[name], links[name] = referencesOf(t, name, data)
		}
	}
	followed := 0
	for name, all := range links {
		for _, to := range all {
			u, err := url.Parse(to)
			if err != nil {
				t.Errorf("%s: %q: %v", name, to, err)
				continue
			}
			followed++
			target := name
			if u.Path != "" {
				target = path.Join(path.Dir(name), u.Path)
			}
			if files[target] == nil {
				t.Errorf("%s: %q leads nowhere", name, to)
			} else if u.Fragment != "" && ids[target] != nil && !ids[target][u.Fragment] {
				t.Errorf("%s: %q: there is no such place on the page", name, to)
			}
		}
	}
	if followed < 100_000 {
		t.Errorf("followed %d links, of which there are more", followed)
	}
}

// referencesOf are the places of a page, and the links to pages of the site.
func referencesOf(t *testing.T, name string, data []byte) (ids map[string]bool, links []string) {
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	ids = map[string]bool{}
	doc.Find("[id]").Each(func(_ int, s *goquery.Selection) {
		id, _ := s.Attr("id")
		if ids[id] {
			t.Errorf("%s: two elements have the id %q", name, id)
		}
		ids[id] = true
	})
	doc.Find("a[href], link[href], script[src]").Each(func(_ int, s *goquery.Selection) {
		to := s.AttrOr("href", s.AttrOr("src", ""))
		switch isLink := goquery.NodeName(s) == "a"; {
		case isLink && strings.HasPrefix(to, site.Documentation), to == "data:,":
		default:
			links = append(links, to)
		}
	})
	doc.Find("img, iframe, object, embed, style, [style], script:not([src])").Each(func(_ int, s *goquery.Selection) {
		t.Errorf("%s has an element %s", name, goquery.NodeName(s))
	})
	return ids, links
}

// TestNames holds that each name of the search has the page that it leads to.
func TestNames(t *testing.T) {
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
	first := wholeFiles(t)
	again, err := site.Build(wholeAPI(t))
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

// TestPrograms holds that the programs of all methods compile with the committed SDK.
func TestPrograms(t *testing.T) {
	files := token.NewFileSet()
	checker := types.Config{Importer: importer.ForCompiler(files, "gc", exported(t))}
	checked := 0
	for name, data := range wholeFiles(t) {
		if !isMethod(data) {
			continue
		}
		doc, err := goquery.NewDocumentFromReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		program := doc.Find(`pre[aria-label="Program"]`).Text()
		file, err := parser.ParseFile(files, name, program, 0)
		if err != nil {
			t.Errorf("%v\n%s", err, program)
			continue
		}
		if _, err := checker.Check(name, files, []*ast.File{file}, nil); err != nil {
			t.Errorf("%v\n%s", err, program)
		}
		checked++
	}
	if checked < 1600 {
		t.Errorf("checked %d programs, of which there are more", checked)
	}
}

// exported finds the compiled packages of the SDK and what they import.
func exported(t *testing.T) importer.Lookup {
	t.Helper()
	list := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}}\t{{.Export}}", "../generated/...", "fmt", "log", "os", "context", "time")
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]string{}
	for line := range strings.Lines(string(out)) {
		if name, file, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			at[name] = file
		}
	}
	return func(name string) (io.ReadCloser, error) {
		if at[name] == "" {
			return nil, fmt.Errorf("%s is not compiled", name)
		}
		return os.Open(at[name])
	}
}

// TestCalls holds that the bodies of the calls from a shell are JSON, and that no call has a
// secret.
func TestCalls(t *testing.T) {
	for name, data := range wholeFiles(t) {
		if !isMethod(data) {
			continue
		}
		_, rest, _ := bytes.Cut(data, []byte(`aria-label="cURL"><code>`))
		call, _, _ := bytes.Cut(rest, []byte("</code>"))
		address, body, ok := strings.Cut(html.UnescapeString(string(call)), " -d ")
		if !ok || !strings.HasPrefix(address, "curl 'https://PORTAL.bitrix24.com/rest/") || !strings.Contains(address, "USER/CODE/") {
			t.Errorf("%s: the call is %q", name, address)
		}
		body = strings.ReplaceAll(strings.Trim(body, "'"), `'\''`, "'")
		if !json.Valid([]byte(body)) {
			t.Errorf("%s: not JSON: %s", name, body)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	from := wholeAPI(b)
	for b.Loop() {
		if _, err := site.Build(from); err != nil {
			b.Fatal(err)
		}
	}
}
