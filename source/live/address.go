package live

import (
	"bytes"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
)

// address is where the page at the path lies.
func (s *Site) address(path string) *url.URL {
	return s.root.ResolveReference(&url.URL{Path: path})
}

// within gives the path of the address on the site, if it is one of the site's
// own pages. Another scheme, another port and another folder are another site.
func (s *Site) within(u *url.URL) (string, bool) {
	if u.Scheme != s.root.Scheme || !strings.EqualFold(u.Host, s.root.Host) || u.User != nil {
		return "", false
	}
	name, ok := strings.CutPrefix(u.Path, s.root.Path)
	return name, ok && len(name) <= maxPath && fs.ValidPath(name) && path.Ext(name) == ".html"
}

// maxPath bounds the path of a page. Those of the real site have less than 150 bytes.
const maxPath = 1000

// links are the paths of the site's pages that the article links to. The page
// may say what its links are relative to.
func (s *Site) links(page string, html, article []byte) []string {
	base := s.base(page, html)
	seen := map[string]bool{page: true}
	var out []string
	for _, href := range hrefs(article) {
		u, err := base.Parse(href)
		if err != nil {
			continue // a broken link leads to no page
		}
		if name, ok := s.within(u); ok && !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	return out
}

// base is what the links of the page are relative to: <base href="../../">.
func (s *Site) base(page string, html []byte) *url.URL {
	base := s.address(page)
	head, _, _ := bytes.Cut(html, []byte("</head>"))
	_, after, found := bytes.Cut(head, []byte(`<base href="`))
	href, _, closed := bytes.Cut(after, []byte(`"`))
	if !found || !closed {
		return base
	}
	if u, err := base.Parse(string(href)); err == nil {
		return u
	}
	return base
}

// hrefs are the targets of all links.
func hrefs(article []byte) []string {
	var out []string
	for z := html.NewTokenizer(bytes.NewReader(article)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken:
			if name, more := z.TagName(); string(name) == "a" && more {
				out = append(out, href(z)...)
			}
		}
	}
}

// href is the target of the link whose attributes come next, if it has one.
func href(z *html.Tokenizer) []string {
	for {
		key, value, more := z.TagAttr()
		if string(key) == "href" {
			return []string{string(value)}
		}
		if !more {
			return nil
		}
	}
}
