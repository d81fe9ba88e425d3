package site_test

import (
	"bytes"
	"path"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/site"
	"github.com/b24gen/b24gen/spec"
)

// hostile is a text that is markup, ends attributes and scripts, and is hard to escape.
const hostile = `"'><script>alert(1)</script></pre></textarea><img src=x onerror=alert(1)>&lt;${x}{{.}}` + "`" + `javascript:alert(1)`

// hostileSpec has the text wherever a spec can have one, and names that are too long.
func hostileSpec() spec.Spec {
	value, long := hostile, strings.Repeat("veryLongName", 40)
	field := spec.Field{
		Name: hostile, Type: hostile, Default: &value, Enum: []string{hostile, "B"}, Seen: hostile, Key: hostile, Required: spec.Mandatory,
		Description: hostile, Overridden: []spec.Overridden{{Key: "type", Documented: hostile, Reason: hostile}},
		Variants: []spec.Variant{{When: hostile, Fields: []spec.Field{{Name: hostile, Type: "string"}}}},
	}
	named := spec.Field{Name: "plain", Type: "string", Description: hostile, Enum: []string{hostile, "other"}, Default: &value}
	return spec.Spec{
		Methods: []spec.Method{{
			Name: "a.b.get", API: spec.V2, Page: "api-reference/" + hostile + ".html", Scopes: []string{hostile},
			Deprecated: &spec.Deprecation{Replacements: []string{hostile}}, Params: []spec.Field{named, {Name: long, Type: "integer"}, field},
			ParamsShown: []spec.Field{{Name: hostile}}, AnyOf: [][]string{{hostile}},
			Result: &spec.Result{Type: hostile, Fields: []spec.Field{named, field}}, List: &spec.List{By: spec.ByPage, Start: hostile, Limit: hostile},
			Errors: []spec.ErrorCode{{Code: hostile}, {Code: "CODE"}}, ErrorsShown: []string{hostile},
			Prose: &spec.Prose{Title: hostile, Description: hostile}, Overridden: []spec.Overridden{{Key: hostile, Documented: hostile, Reason: hostile}},
		}},
		Events: []spec.Event{{Name: "onAB", Page: "api-reference/" + hostile + ".html", Scopes: []string{"a"}, Fields: []spec.Field{named, field}, Prose: &spec.Prose{Title: hostile}}},
	}
}

func hostileSite(t *testing.T) map[string][]byte {
	t.Helper()
	from := sourceOf(t, hostileSpec(), model.Config{})
	from.Findings = []spec.Finding{{Kind: spec.FindingKind(hostile), Page: "api-reference/" + hostile + ".html", Section: hostile, Text: hostile}}
	from.Changes = &site.Changes{Since: hostile, REST: []changes.Change{{Kind: changes.MethodAdded, API: spec.V2, Subject: hostile, Path: hostile, Old: hostile, New: hostile}}}
	files, err := site.Build(from)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestHostileText holds that markup in the spec is text on the pages.
func TestHostileText(t *testing.T) {
	shown := 0
	for name, data := range hostileSite(t) {
		if path.Ext(name) != ".html" {
			continue
		}
		doc, err := goquery.NewDocumentFromReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		doc.Find("script").Each(func(_ int, s *goquery.Selection) {
			if src := s.AttrOr("src", ""); !strings.Contains(src, "assets/") || s.Text() != "" {
				t.Errorf("%s: a script %q: %s", name, src, s.Text())
			}
		})
		doc.Find("img, [onerror], textarea").Each(func(_ int, s *goquery.Selection) { t.Errorf("%s: an element %s", name, goquery.NodeName(s)) })
		doc.Find("a").Each(func(_ int, s *goquery.Selection) {
			if to := strings.ToLower(strings.TrimSpace(s.AttrOr("href", ""))); strings.HasPrefix(to, "javascript:") {
				t.Errorf("%s: a link %s", name, to)
			}
		})
		shown += strings.Count(doc.Find("main").Text(), `<script>alert(1)</script>`)
	}
	if shown < 20 {
		t.Errorf("the text is shown %d times, want it as text wherever it is a fact", shown)
	}
}

// TestHostileNames holds that no name of a file leads out of the folder, or is one that
// systems do not take.
func TestHostileNames(t *testing.T) {
	folded := map[string]string{}
	for name := range hostileSite(t) {
		if strings.ContainsAny(name, "\\<>:\"|?*'& \n") || path.Clean(name) != name || strings.HasPrefix(name, "../") {
			t.Errorf("a file is called %q", name)
		}
		if base := path.Base(name); len(base) > 200 {
			t.Errorf("the name %q has %d bytes", base, len(base))
		}
		if other := folded[strings.ToLower(name)]; other != "" {
			t.Errorf("%s and %s are one file where case does not count", name, other)
		}
		folded[strings.ToLower(name)] = name
	}
}

// TestNamesOfTheSite holds that packages called like folders of the site take nothing away
// from it, and that no file has the name of a device.
func TestNamesOfTheSite(t *testing.T) {
	var s spec.Spec
	for _, name := range []string{"assets.a.get", "codes.a.get", "fields.a.get", "findings.a.get", "openapi.v2", "scopes.a.get", "con.aux", "index.get", "v3.a.get"} {
		s.Methods = append(s.Methods, spec.Method{
			Name: name, API: spec.V2, Page: "api-reference/x.html", Scopes: []string{"con", "index"},
			Params: []spec.Field{{Name: "con", Type: "string"}}, Errors: []spec.ErrorCode{{Code: "NUL"}},
		})
	}
	from := sourceOf(t, s, model.Config{})
	from.Findings = []spec.Finding{{Kind: "no-type", Page: "api-reference/x.html"}}
	files, err := site.Build(from)
	if err != nil {
		t.Fatal(err)
	}
	ids, methods := map[string]map[string]bool{}, 0
	links := map[string][]string{}
	for name, data := range files {
		if path.Ext(name) == ".html" {
			ids[name], links[name] = referencesOf(t, name, data)
		}
		if isMethod(data) {
			methods++
		}
		if spec.IsDevice(path.Base(name)) {
			t.Errorf("a file is called %q", name)
		}
	}
	for name, all := range links {
		for _, to := range all {
			file, place, _ := strings.Cut(to, "#")
			target := path.Join(path.Dir(name), file)
			if file != "" && (files[target] == nil || place != "" && ids[target] != nil && !ids[target][place]) {
				t.Errorf("%s: %q leads nowhere", name, to)
			}
		}
	}
	if methods != len(s.Methods) {
		t.Errorf("%d methods have pages, want %d", methods, len(s.Methods))
	}
}

// TestHostileSearch holds that the script of the search stays a script of one call.
func TestHostileSearch(t *testing.T) {
	text := string(hostileSite(t)["assets/names.js"])
	if strings.Contains(text, "<script") || strings.Contains(text, "</") {
		t.Errorf("the names hold markup: %s", text)
	}
}
