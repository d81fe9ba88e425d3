package outline

import (
	"bytes"
	"html"
	"strconv"
)

// Most of an article is listings, one for each language that the API can be called
// from, in many small pieces of markup. Few of them are looked at, and their text
// is had without a tree. So they are taken out before the tree is built.

// listingNumber is the attribute that stands for a listing which was taken out.
const listingNumber = "data-b24gen-listing"

// takeListings returns the article without the text of its listings, each of which
// is numbered, and the markup of these texts.
func takeListings(article []byte) (rest []byte, listings [][]byte) {
	rest = make([]byte, 0, len(article)/2)
	for {
		open := bytes.Index(article, listingOpen)
		if open < 0 {
			return append(rest, article...), listings
		}
		tag := article[open+len(listingOpen):]
		length := bytes.Index(tag, listingClose)
		start := 1 + bytes.IndexByte(tag, '>')
		if length < start || start == 0 {
			return append(rest, article...), listings
		}
		rest = append(rest, article[:open+len(listingOpen)]...)
		rest = append(rest, ` `+listingNumber+`="`+strconv.Itoa(len(listings))+`"`...)
		rest = append(append(rest, tag[:start]...), listingClose...)
		listings = append(listings, tag[start:length])
		article = withoutButton(tag[length+len(listingClose):])
	}
}

// withoutButton drops the button to copy a listing, which has more elements than
// a table's row.
func withoutButton(article []byte) []byte {
	if button := bytes.TrimLeft(article, " \n"); bytes.HasPrefix(button, buttonOpen) {
		if end := bytes.Index(button, buttonClose); end >= 0 {
			return button[end+len(buttonClose):]
		}
	}
	return article
}

// listingText is what stands between the tags of a listing.
func listingText(markup []byte) string {
	out := make([]byte, 0, len(markup))
	for len(markup) > 0 {
		open := bytes.IndexByte(markup, '<')
		if open < 0 {
			out = append(out, markup...)
			break
		}
		out = append(out, markup[:open]...)
		end := bytes.IndexByte(markup[open:], '>')
		if end < 0 {
			break
		}
		markup = markup[open+end+1:]
	}
	return html.UnescapeString(string(out))
}
