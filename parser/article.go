package parser

import "github.com/b24gen/b24gen/parser/internal/outline"

// Article is all that Parse looks at in a page, without the ids that the site's
// builder draws anew with every build: two builds of an article that nobody
// edited are the same bytes. Its own article is itself. The error says that the
// page has none.
func Article(html []byte) ([]byte, error) {
	return outline.Canonical(html)
}
