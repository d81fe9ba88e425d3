package outline

import "bytes"

// DropListings returns the article without the text of its listings, except
// those in the given languages. Most of an article is listings, one for each
// language that the API can be called from, in many small pieces of markup.
func DropListings(article []byte, except map[string]bool) []byte {
	out := make([]byte, 0, len(article))
	for {
		open := bytes.Index(article, listingOpen)
		if open < 0 {
			return append(out, article...)
		}
		name := article[open+len(listingOpen):]
		quote := bytes.IndexByte(name, '"')
		length := bytes.Index(name, listingClose)
		if quote < 0 || length < quote {
			return append(out, article...)
		}
		kept := open + len(listingOpen) + quote
		if except[string(name[:quote])] {
			kept = open + len(listingOpen) + length
		} else {
			kept += len(`">`)
		}
		out = append(out, article[:kept]...)
		article = article[open+len(listingOpen)+length:]
	}
}
