package outline

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// ErrNoArticle says that a page holds no article: it is not a page of the
// documentation, or the site's layout has changed.
var ErrNoArticle = errors.New("no article: want <main class=\"dc-doc-page__content\"> in the page")

// ErrTooLarge says that an article is larger than any of the documentation.
var ErrTooLarge = errors.New("too large to be a page of the documentation")

// Read reads the article of a page.
func Read(page []byte) (Article, error) {
	article, err := Cut(page)
	if err != nil {
		return Article{}, err
	}
	if len(article) > mostBytes {
		return Article{}, fmt.Errorf("the article has %d bytes, more than %d: %w", len(article), mostBytes, ErrTooLarge)
	}
	article, listings := takeListings(article)
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(rebuildTables(withoutCodeAttributes(article))))
	if err != nil {
		return Article{}, fmt.Errorf("article: %w", err)
	}
	r := reader{listings: listings}
	var a Article
	for _, n := range doc.FindMatcher(titleOrBody).Nodes {
		if titleSelector.Match(n) {
			a.Title = textOf(n).Plain()
			if r.exceeds(len(a.Title), mostTitle, TitleLimit) {
				a.Title = strings.ToValidUTF8(a.Title[:mostTitle], "")
			}
		} else {
			a.Blocks = r.blocks(n, a.Blocks)
		}
	}
	a.Exceeded = r.exceeded
	return a, nil
}

// reader reads the tree of an article.
type reader struct {
	listings [][]byte // the markup of its code
	// nesting is how many blocks there are around the one that is read, headings how
	// many headings were read.
	nesting, headings int
	exceeded          []Limit
}

// Cut returns the HTML of the article, without the menus around it and the
// state script that repeats it.
func Cut(page []byte) ([]byte, error) {
	end := bytes.Index(page, articleClose)
	start := lastIndex(page[:max(end, 0)], articleOpen)
	if start < 0 {
		return nil, ErrNoArticle
	}
	return page[start : end+len(articleClose)], nil
}

// lastIndex is bytes.LastIndex for a separator that occurs a few times only; from
// the front the search is many times faster.
func lastIndex(s, sep []byte) int {
	at := -1
	for {
		next := bytes.Index(s[at+1:], sep)
		if next < 0 {
			return at
		}
		at += 1 + next
	}
}

// Canonical returns the HTML of the article in which the ids that change with
// every build of the site are zeros, so that an article which nobody edited stays
// the same to the byte.
func Canonical(page []byte) ([]byte, error) {
	article, err := Cut(page)
	if err != nil {
		return nil, err
	}
	out := bytes.Clone(article)
	for _, id := range buildIDs {
		for rest := out; ; {
			_, after, found := bytes.Cut(rest, id.before)
			if !found {
				break
			}
			n := alphanumerics(after)
			if bytes.HasPrefix(after[n:], id.behind) {
				zero(after[:n])
			}
			rest = after[n:]
		}
	}
	return out, nil
}

// alphanumerics is the number of bytes that an id may be made of at the start
// of the text.
func alphanumerics(text []byte) int {
	for i, c := range text {
		if (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return i
		}
	}
	return len(text)
}

func zero(id []byte) {
	for i := range id {
		id[i] = '0'
	}
}

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

// withoutCodeAttributes returns the article without the attributes of code in a line,
// which are a sixth of what is left of an article without its listings.
func withoutCodeAttributes(article []byte) []byte {
	out := make([]byte, 0, len(article))
	for {
		before, after, found := bytes.Cut(article, inlineCodeOpen)
		out = append(out, before...)
		end := bytes.IndexByte(after, '>')
		if !found || end < 0 {
			return append(out, article[len(before):]...)
		}
		out = append(out, "<code"...)
		article = after[end:]
	}
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
