package outline

import (
	"strings"

	"golang.org/x/net/html"
)

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasClass(n *html.Node, class string) bool {
	if n.Type != html.ElementNode {
		return false
	}
	for c := range strings.FieldsSeq(attr(n, "class")) {
		if c == class {
			return true
		}
	}
	return false
}

// hidden nodes repeat a heading's text for its anchor, or belong to the page's
// controls.
func hidden(n *html.Node) bool {
	switch n.Data {
	case "button", "svg", "script", "style":
		return n.Type == html.ElementNode
	}
	return hasClass(n, anchorClass)
}
