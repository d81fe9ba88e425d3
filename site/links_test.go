package site_test

import (
	"bytes"
	"net/url"
	"path"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/b24gen/b24gen/site"
)

// TestLinks holds that no link of the site is dead, and that pages load nothing from other
// hosts.
func TestLinks(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes the site of the whole API")
	}
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
