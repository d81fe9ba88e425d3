// Package outline turns the HTML of an article into a tree of blocks: headings,
// texts, lists, tables, code and the containers around them. It knows the
// markup of the site's builder and nothing of what the words mean.
package outline

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Kind is what a block is.
type Kind uint8

// The kinds of blocks.
const (
	Text Kind = iota // a paragraph
	Heading
	Table
	Code
	List
	Quote
	Note // a note, tip or warning; its title is the label
	Tab  // one panel of a group of tabs; its title is the label
)

// Block is one piece of an article.
type Block struct {
	Kind Kind
	Node *html.Node
	// Label is the text of a heading, the title of a note or tab, or the
	// language of code.
	Label string
	// ID is the anchor of a heading, Level its rank from 1 to 6.
	ID    string
	Level int
	// Blocks are the contents of a container.
	Blocks []Block
}

// Article is the outline of one page.
type Article struct {
	Title  string
	Blocks []Block
}

// Read outlines an article.
func Read(doc *goquery.Document) Article {
	var a Article
	for _, title := range doc.FindMatcher(titleSelector).Nodes {
		a.Title = Inline(title)
	}
	for _, body := range doc.FindMatcher(bodySelector).Nodes {
		a.Blocks = blocks(body, a.Blocks)
	}
	return a
}

func blocks(parent *html.Node, out []Block) []Block {
	for n := parent.FirstChild; n != nil; n = n.NextSibling {
		switch {
		case n.Type == html.TextNode && strings.TrimSpace(n.Data) != "":
			out = append(out, Block{Kind: Text, Node: n})
		case n.Type == html.ElementNode:
			out = element(n, out)
		}
	}
	return out
}

func element(n *html.Node, out []Block) []Block {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return append(out, Block{Kind: Heading, Node: n, Label: Inline(n), ID: attr(n, "id"), Level: int(n.Data[1] - '0')})
	case atom.P:
		return append(out, Block{Kind: Text, Node: n})
	case atom.Table:
		return append(out, Block{Kind: Table, Node: n})
	case atom.Pre:
		return append(out, Block{Kind: Code, Node: n, Label: language(n)})
	case atom.Ul, atom.Ol:
		return append(out, Block{Kind: List, Node: n, Blocks: items(n)})
	case atom.Blockquote:
		return append(out, Block{Kind: Quote, Node: n, Blocks: blocks(n, nil)})
	case atom.Button, atom.Svg, atom.Script, atom.Style:
		return out
	case atom.Div:
		return division(n, out)
	case atom.A, atom.Code, atom.Strong, atom.Em, atom.Span, atom.Br, atom.Img:
		return append(out, Block{Kind: Text, Node: n})
	}
	return blocks(n, out)
}

func division(n *html.Node, out []Block) []Block {
	switch {
	case hasClass(n, noteClass):
		return append(out, Block{Kind: Note, Node: n, Label: noteTitle(n), Blocks: blocks(n, nil)})
	case hasClass(n, tabPanelClass):
		return append(out, Block{Kind: Tab, Node: n, Label: attr(n, "data-title"), Blocks: blocks(n, nil)})
	case hasClass(n, tabListClass):
		return out
	}
	return blocks(n, out)
}

// items outlines a list. On some pages an item's end is missing, and the rest
// of the page stands in the list without being an item.
func items(list *html.Node) []Block {
	var out []Block
	for n := list.FirstChild; n != nil; n = n.NextSibling {
		switch {
		case n.DataAtom == atom.Li:
			out = blocks(n, out)
		case n.Type == html.ElementNode:
			out = element(n, out)
		}
	}
	return out
}

func noteTitle(note *html.Node) string {
	for n := note.FirstChild; n != nil; n = n.NextSibling {
		if hasClass(n, noteTitleClass) {
			return Inline(n)
		}
	}
	return ""
}

// language is the highlighter's name for the code of a pre, such as json.
func language(pre *html.Node) string {
	for n := pre.FirstChild; n != nil; n = n.NextSibling {
		if n.DataAtom == atom.Code {
			return strings.TrimSpace(strings.TrimPrefix(attr(n, "class"), "hljs"))
		}
	}
	return ""
}
