package outline

import "github.com/andybalholm/cascadia"

// This file holds what is known of the markup of the site's builder. When the
// site is redesigned, this is the file that changes.

// The site wraps the article in a main of its own, inside the main of the page.
var articleOpen, articleClose = []byte("<main"), []byte("</main>")

// The selectors of the site's markup.
var (
	titleSelector = cascadia.MustCompile("h1.dc-doc-page-title")
	bodySelector  = cascadia.MustCompile("div.dc-doc-page__body")
)

// The classes of the site's markup.
const (
	noteClass      = "yfm-note"
	noteTitleClass = "yfm-note-title"
	tabListClass   = "yfm-tab-list"
	tabPanelClass  = "yfm-tab-panel"
	anchorClass    = "yfm-anchor"
)

// How the highlighter of the site opens and closes a listing; its language
// follows, up to the quote.
var listingOpen, listingClose = []byte(`<pre><code class="hljs `), []byte("</code></pre>")
