package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// Code in the description of an object illustrates it: mostly the object as a whole, which its table
// tells better. Where it shows a key that the words beside it name, that is a field more.

// addFromCode adds the fields of an object that words name and code shows.
func (n *node) addFromCode(cell outline.Cell, d description) {
	if n.Seen == "" && spec.ParseType(n.Type).All(isBareContainer) && slices.ContainsFunc(cell, showsOptions) {
		n.Seen = mapOfTexts
	}
	if n.Seen == "" && spec.ParseType(n.Type).All(isWhole) && slices.ContainsFunc(cell, n.isTextIn) {
		n.Seen = string(example.String)
	}
	if !spec.ParseType(n.Type).All(spec.TypeTerm.IsObject) || choosers[strings.ToLower(n.Name)] {
		return
	}
	for _, block := range cell {
		source := block.Source()
		if m := memberStart.FindStringSubmatch(source); m == nil || strings.EqualFold(m[1], n.Name) {
			continue
		}
		v, _ := example.Parse("{" + source + "}") // written for people
		for _, m := range v.Members {
			if d.names(m.Key) {
				n.keys = mergeRows(n.keys, []*node{nodeOf(fieldOf(m.Key, example.Fold(m.Value)))})
			}
		}
	}
}

// isTextIn says that code shows the field itself, of what the page calls a number, with a text that is none: KEY: 'n<id>'.
func (n *node) isTextIn(block outline.Block) bool {
	source := block.Source()
	m := memberStart.FindStringSubmatch(source)
	return m != nil && m[1] == n.Name && quotedWord.MatchString(source[len(m[0]):])
}

// quotedWord is a text that begins with a letter.
var quotedWord = lazyregexp.New(`^\s*["'][A-Za-z]`)

// showsOptions says that code is a map of texts: its keys and values are words with numbers, which stand for others.
func showsOptions(block outline.Block) bool {
	return optionsCode.MatchString(strings.TrimSpace(block.Source()))
}

var optionsCode = lazyregexp.New(`^[\[{]\s*(?:['"][a-z]+\d+['"]\s*(?::|=>)\s*['"][a-z]+\d+['"]\s*,?\s*){2,}(?:\.\.\.\s*)?[\]}]$`)

// memberStart is how code begins that shows a key of an object with its value.
var memberStart = lazyregexp.New(`^\s*["']?([A-Za-z_]\w*)["']?\s*:`)

// names says that a paragraph has the key as a literal.
func (d description) names(key string) bool {
	for _, l := range d.lines {
		if l.depth+l.within == 0 && strings.Contains(l.text, "`"+key+"`") {
			return true
		}
	}
	return false
}

// nodeOf is the node of a field that an example shows.
func nodeOf(f spec.Field) *node {
	n := &node{Field: f}
	n.Source, n.Fields = spec.FromExample, nil
	for _, inner := range f.Fields {
		n.children = append(n.children, nodeOf(inner))
	}
	return n
}
