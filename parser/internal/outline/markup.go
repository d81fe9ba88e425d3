package outline

import "github.com/andybalholm/cascadia"

// This file holds what is known of the markup of the site's builder. When the
// site is redesigned, this is the file that changes.

// The site wraps the article in a main of its own, inside the main of the page.
var articleOpen, articleClose = []byte("<main"), []byte("</main>")

// The selectors of the site's markup.
var (
	titleSelector = cascadia.MustCompile("h1.dc-doc-page-title")
	titleOrBody   = cascadia.MustCompile("h1.dc-doc-page-title, div.dc-doc-page__body")
)

// The classes of the site's markup.
const (
	noteClass      = "yfm-note"
	noteTitleClass = "yfm-note-title"
	tabListClass   = "yfm-tab-list"
	tabPanelClass  = "yfm-tab-panel"
	anchorClass    = "yfm-anchor"
	highlighted    = "hljs" // by the highlighter; the language follows
)

// How the site opens and closes a listing; attributes follow the opening.
var listingOpen, listingClose = []byte("<pre><code"), []byte("</code></pre>")

// How the site opens code in a line; more attributes follow.
var inlineCodeOpen = []byte(`<code class="yfm-clipboard-inline-code"`)

// The button behind a listing.
var buttonOpen, buttonClose = []byte("<button"), []byte("</button>")

// The marks of a table in the source of the documentation. They stay in the
// HTML as text where the table follows a line of text without a blank line.
var tableOpen, tableClose, rowMark = []byte("#|"), []byte("|#"), []byte("||")

// buildIDs are the ids that the site's builder draws anew with every build, by
// what stands before and behind them. They are letters and digits.
var buildIDs = []struct{ before, behind []byte }{
	{[]byte(`id="inline-code-id-`), []byte(`"`)},
	{[]byte(`data-diplodoc-group="defaultTabsGroup-`), []byte(`"`)},
	{[]byte(`<div id="`), []byte(`" class="yfm-tab-panel`)},
	{[]byte(`id="visibileAnimation-`), []byte(`"`)}, // the builder's spelling
	{[]byte(`id="hideAnimation-`), []byte(`"`)},
}
