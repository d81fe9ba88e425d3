package outline

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// ErrNoArticle says that a page holds no article: it is not a page of the
// documentation, or the site's layout has changed.
var ErrNoArticle = errors.New("no article: want <main class=\"dc-doc-page__content\"> in the page")

// Cut returns the HTML of the article, without the menus around it and the
// state script that repeats it.
func Cut(page []byte) ([]byte, error) {
	end := bytes.Index(page, articleClose)
	start := last(page[:max(end, 0)], articleOpen)
	if start < 0 {
		return nil, ErrNoArticle
	}
	return page[start : end+len(articleClose)], nil
}

// last is bytes.LastIndex for a separator that occurs a few times only; from
// the front the search is many times faster.
func last(s, sep []byte) int {
	at := -1
	for {
		next := bytes.Index(s[at+1:], sep)
		if next < 0 {
			return at
		}
		at += 1 + next
	}
}

// Document builds the tree of an article that [Cut] returned.
func Document(article []byte) (*goquery.Document, error) {
	root, err := html.Parse(bytes.NewReader(article))
	if err != nil {
		return nil, fmt.Errorf("article: %w", err)
	}
	return goquery.NewDocumentFromNode(root), nil
}
