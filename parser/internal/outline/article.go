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

// The site wraps the article in a main of its own, inside the main of the page.
var articleOpen, articleClose = []byte("<main"), []byte("</main>")

// Cut returns the HTML of the article, without the menus around it and the
// state script that repeats it.
func Cut(page []byte) ([]byte, error) {
	start := bytes.LastIndex(page, articleOpen)
	if start < 0 {
		return nil, ErrNoArticle
	}
	length := bytes.Index(page[start:], articleClose)
	if length < 0 {
		return nil, fmt.Errorf("the article has no end, the page seems cut short: %w", ErrNoArticle)
	}
	return page[start : start+length+len(articleClose)], nil
}

// Document builds the tree of an article that [Cut] returned.
func Document(article []byte) (*goquery.Document, error) {
	root, err := html.Parse(bytes.NewReader(article))
	if err != nil {
		return nil, fmt.Errorf("article: %w", err)
	}
	return goquery.NewDocumentFromNode(root), nil
}
