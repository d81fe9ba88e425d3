package outline

import (
	"bytes"
	"html"
)

// Listings are the texts of an article's listings in one language.
func Listings(article []byte, language string) []string {
	var out []string
	open := append(bytes.Clone(listingOpen), language...)
	for {
		at := bytes.Index(article, open)
		if at < 0 {
			return out
		}
		article = article[at+len(open):]
		end := bytes.Index(article, listingClose)
		if end < 0 {
			return out
		}
		// What is left of the opening tag ends with the first bracket.
		if start := bytes.IndexByte(article[:end], '>'); start >= 0 && (article[0] == '"' || article[0] == ' ') {
			out = append(out, html.UnescapeString(string(untagged(article[start+1:end]))))
		}
		article = article[end:]
	}
}

// untagged is what stands between the tags.
func untagged(markup []byte) []byte {
	out := make([]byte, 0, len(markup))
	for len(markup) > 0 {
		open := bytes.IndexByte(markup, '<')
		if open < 0 {
			return append(out, markup...)
		}
		out = append(out, markup[:open]...)
		end := bytes.IndexByte(markup[open:], '>')
		if end < 0 {
			return out
		}
		markup = markup[open+end+1:]
	}
	return out
}
