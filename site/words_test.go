package site_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/site"
	"github.com/b24gen/b24gen/spec"
)

// chatSite is the site of a service with an object of its own.
func chatSite(t *testing.T, with func(*site.Source)) map[string][]byte {
	t.Helper()
	chat := []spec.Field{{Name: "TITLE", Type: "string"}, {Name: "COLOR", Type: "string"}}
	from := sourceOf(t, spec.Spec{Methods: []spec.Method{
		{Name: "im.chat.get", API: spec.V2, Page: "get.html", Result: &spec.Result{Type: "object", Fields: chat}},
		{Name: "im.chat.list", API: spec.V2, Page: "list.html", Result: &spec.Result{Type: "object[]", Fields: chat}},
	}}, model.Config{})
	with(&from)
	files, err := site.Build(from)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func text(t *testing.T, page []byte, selector string) (texts []string) {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	doc.Find(selector).Each(func(_ int, s *goquery.Selection) {
		texts = append(texts, strings.Join(strings.Fields(s.Text()), " "))
	})
	return texts
}

// TestDeprecatedFields: a field that is no longer to be used says so, and what to use.
func TestDeprecatedFields(t *testing.T) {
	s := spec.Spec{Methods: []spec.Method{{Name: "im.chat.add", API: spec.V2, Page: "add.html", Params: []spec.Field{{Name: "TO", Type: "string"},
		{Name: "OLD", Type: "string", Deprecated: &spec.Deprecation{Replacements: []string{"TO"}}}, {Name: "COLOR", Type: "string", Deprecated: &spec.Deprecation{}}}}}}
	files, err := site.Build(sourceOf(t, s, model.Config{}))
	if err != nil {
		t.Fatal(err)
	}
	page := strings.Join(text(t, files["im/im.chat.add.html"], "body"), " ")
	if !strings.Contains(page, "deprecated, use TO") || !strings.Contains(page, "COLOR stringColor *stringdeprecated") || strings.Contains(page, "To *stringdeprecated") {
		t.Errorf("the page tells of two deprecated fields, one with another to use: %s", page)
	}
}

// TestSentences: what a method does stands on its page, and beside it in lists, if it is told.
func TestSentences(t *testing.T) {
	files := chatSite(t, func(s *site.Source) {
		s.Does = func(m *model.Method) string {
			if m.Name == "Get" {
				return "Returns a <chat>."
			}
			return ""
		}
	})
	for _, c := range []struct {
		page, selector, want string
	}{
		{"im/im.chat.get.html", "p.lead", "Returns a <chat>."},
		{"im/im.chat.list.html", "p.lead", ""},
		{"im/index.html", "ul.list .hint", "Returns a <chat>."},
	} {
		if got := strings.Join(text(t, files[c.page], c.selector), "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.page, got, c.want)
		}
	}
	none := chatSite(t, func(*site.Source) {})
	if got := text(t, none["im/im.chat.get.html"], "p.lead"); len(got) > 0 {
		t.Errorf("%q, but nobody tells", got)
	}
}

// TestObjects: the type of a service's object is of the service, and not of one of its methods, and
// is not called after a key.
func TestObjects(t *testing.T) {
	page := chatSite(t, func(*site.Source) {})["im/types/Chat.html"]
	facts := text(t, page, "dl.facts div")
	if want := "WhatWhat the service is about, in all methods that speak of it: im.chat"; len(facts) == 0 || facts[0] != want {
		t.Errorf("%q, want first %q", facts, want)
	}
	for _, f := range facts {
		if strings.HasPrefix(f, "Documented as") {
			t.Errorf("%q", f)
		}
	}
}

// TestManyInOnePlace: changes of a kind in one place stand together, and are counted one by one.
func TestManyInOnePlace(t *testing.T) {
	code := func(subject, code string) changes.Change {
		return changes.Change{Kind: changes.CodeAdded, API: spec.V2, Subject: subject, New: code}
	}
	page := chatSite(t, func(s *site.Source) {
		s.Changes = &site.Changes{Since: "before", REST: []changes.Change{code("im.chat.get", "A"), code("im.chat.get", "B"), code("im.chat.list", "A")}}
	})["changes.html"]
	if got, want := text(t, page, "summary"), []string{"code added 3"}; strings.Join(got, "|") != want[0] {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := strings.Join(text(t, page, ".edits > li"), "|"), "im.chat.get is Ais B|im.chat.list is A"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestListsOfChanges: there are three lists, and what breaks nothing is in the first.
func TestListsOfChanges(t *testing.T) {
	page := chatSite(t, func(s *site.Source) {
		s.Changes = &site.Changes{Since: "before"}
		for _, k := range []changes.Kind{changes.CodeAdded, changes.CodeRemoved, changes.MethodDeprecated, changes.MethodRemoved, changes.PageMoved} {
			s.Changes.REST = append(s.Changes.REST, changes.Change{Kind: k, API: spec.V2, Subject: "im.chat.get"})
		}
	})["changes.html"]
	for list, want := range map[string]string{
		"new": "code added 1|code removed 1|method deprecated 1", "breaking": "method removed 1", "documentation": "page moved 1",
	} {
		if got := strings.Join(text(t, page, "section."+list+" summary"), "|"); got != want {
			t.Errorf("%s: %q, want %q", list, got, want)
		}
	}
}
