package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// keyName is a literal that can be the key of an object.
var keyName = lazyregexp.New(`^[A-Za-z_]\w*$`)

// description is the text of a description cell, cut into lines.
type description struct {
	lines []line
	// over are the limits that the cell is beyond.
	over []string
}

// line is a paragraph or an item of a list.
type line struct {
	text  string
	lower string // the text in lower case
	// depth is the nesting of a list's item, 0 for a paragraph; within is that of
	// the item that a paragraph belongs to.
	depth, within int
	// explained are the values of the line as an item, once valued says that they were
	// looked for.
	explained []string
	valued    bool
	// behind and announces are the announcement of values, once heard says that it was looked for.
	behind           string
	announces, heard bool
}

// readDescription reads the lines of a cell. A line that follows the first one of
// an item counts as a paragraph, and one that begins with a dash as an item.
func readDescription(lines []outline.Line) description {
	var d description
	if len(lines) > mostLines {
		d.over = append(d.over, "lines of a cell")
	}
	for _, l := range lines[:min(len(lines), mostLines)] {
		text, depth, within := l.Text.Marked(), 0, l.Depth
		if l.Starts {
			depth, within = l.Depth, 0
		} else if rest, ok := strings.CutPrefix(text, "- "); ok {
			text, depth, within = strings.TrimSpace(rest), 1, 0
		}
		if len(text) > mostLine {
			d.over = append(d.over, "length of a line")
		}
		if text = cutLine(text); text != "" {
			d.lines = append(d.lines, line{text: text, lower: strings.ToLower(text), depth: depth, within: within})
		}
	}
	return d
}

// prose is the text without marks.
func (d description) prose() string {
	var out []string
	for _, l := range d.lines {
		text := linkText.ReplaceAllString(l.text, "$1")
		if l.depth > 0 {
			text = strings.Repeat("  ", l.depth-1) + "- " + text
		}
		out = append(out, strings.ReplaceAll(text, "**", ""))
	}
	return strings.Join(out, "\n")
}

var linkText = lazyregexp.New(`\[([^\]]*)\]\([^)]*\)`)

// withoutLinks is a text with its links reduced to their words.
func withoutLinks(s string) string {
	if !strings.Contains(s, "](") {
		return s
	}
	return linkText.ReplaceAllString(s, "$1")
}

// standsForOthers says that a name such as FIELD is that of any field, as the words
// begin with.
func (d description) standsForOthers(name string) bool {
	return genericName.MatchString(name) && len(d.lines) > 0 && anyFieldPhrase.MatchString(d.lines[0].text)
}

// conditional says that the words bind the need for the field to a condition.
func (d description) conditional() bool {
	for _, l := range d.lines {
		at := conditionalPhrase.at(l)
		if at == nil || l.depth > 0 {
			continue // what an item says is about what it explains
		}
		text := withoutLinks(l.text)
		if !requiredThings.MatchString(text[at[0]:]) && !ifRequired.MatchString(lastSentence(text[:at[1]])) {
			return true
		}
	}
	return false
}

// omittable says that the field may be left out.
func (d description) omittable(name string) bool {
	return slices.ContainsFunc(d.lines, func(l line) bool {
		m := omittablePhrase.match(l)
		return m != nil && (m[1] == "" || m[1] == name)
	})
}

// itemsInWords is the type that the words give where that of the row says array or
// object alone, of a list of something, or a file; or a list where it says neither.
func (d description) itemsInWords(typ string) string {
	typ = strings.ToLower(typ)
	if typ == string(example.Boolean) && len(d.lines) > 0 && objectOrFalse.at(d.lines[0]) != nil {
		return string(example.Object)
	}
	if isArrayOrText(typ) && len(d.lines) > 0 && asJSONText.at(d.lines[0]) != nil {
		typ = string(example.Array)
	}
	if typ != "array" && typ != "object" {
		return d.multiple(typ)
	}
	for _, l := range d.lines {
		switch {
		case typ == "array" && objectPhrase.at(l) != nil:
			return string(example.Object)
		case l.depth > 0:
			continue
		case filePhrase.at(l) != nil, d.listsFile():
			return "file"
		}
		for _, p := range itemPhrases {
			if m := p.match(l); typ == "array" && m != nil && !otherItems.MatchString(m[0]) {
				return p.typ
			}
		}
	}
	return ""
}

// sentInWords is how the words say that methods take the field, if not in the form in which they
// answer it. A field that says whether another one is read-only has these words for what it means.
func (d description) sentInWords(name string) spec.Sent {
	says := func(p phrase) bool {
		return slices.ContainsFunc(d.lines, func(l line) bool { return l.depth+l.within == 0 && p.at(l) != nil })
	}
	switch {
	case says(sentIDsPhrase):
		return spec.SentIDs
	case says(answeredPhrase) && !strings.Contains(slugOf(name), "readonly"):
		return spec.SentNever
	}
	return ""
}

// describesAnother says that the words begin with an object that describes something else.
func (d description) describesAnother() bool {
	return len(d.lines) > 0 && descriptionPhrase.at(d.lines[0]) != nil
}

// listsInWords says that the words call the field a list.
func (d description) listsInWords() bool {
	return len(d.lines) > 0 && listPhrase.at(d.lines[0]) != nil
}

// answeredKey is the key that the words give for what is chosen by another name, empty without one.
func (d description) answeredKey() string {
	for _, l := range d.lines {
		if m := answeredAs.match(l); m != nil {
			return m[1]
		}
	}
	return ""
}

// answeredAs is the sentence of a name that a method answers below another key.
var answeredAs = newPhrase("\\bReturned as `result\\[(\\w+)\\]`", "returned as")

// isObjectWord says that the term is the word object, which says nothing of keys and values.
func isObjectWord(t spec.TypeTerm) bool { return t.IsObject() && isBareContainer(t) }

// namesList is the name of a list: GROUP_MEMBERS_LIST, LIST_OF_MEMBERS.
var namesList = lazyregexp.New(`^LIST_OF_|_LIST$`)

// multiple says that the field holds several values of its type: Phones. Multiple.
func (d description) multiple(typ string) string {
	for _, l := range d.lines {
		if typ != "" && !isContainer(typ) && !isScalar(typ) && l.depth == 0 && multiplePhrase.at(l) != nil {
			return string(example.Array)
		}
	}
	return ""
}

// choosers are the parameters that choose rows and their fields by name.
var choosers = wordSet("select", "filter", "order", "sort")
