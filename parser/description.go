package parser

import (
	"regexp"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/outline"
	"golang.org/x/net/html"
)

// describe reads what the words of a row's description state about its field.
func (r *reader) describe(p *place, n *node, cells []*html.Node) {
	for _, text := range mend(cells) {
		for _, m := range linkTarget.FindAllStringSubmatch(text, -1) {
			n.link(r.path, m[1])
		}
		d := readDescription(text)
		if n.Default == nil {
			n.Default = d.fallback()
		}
		if n.Enum == nil && takesEnum(n.Type) {
			n.Enum = d.enum()
		}
		if n.Default == nil && d.namesDefault() {
			r.find(DefaultInWords, p.section, n.row, n.Name)
		}
		n.Conditional = n.Conditional || d.conditional()
		if n.Seen == "" {
			n.Seen = d.inside(n.Type)
		}
		if n.keys == nil && isContainer(n.Type) {
			n.keys = d.keys()
		}
		if r.options.Prose {
			n.Description = strings.TrimSpace(n.Description + "\n" + d.prose())
		}
	}
}

// mend is the text of the cells. A bar inside of a literal splits the cell on
// some pages; what it splits has a mark of a literal too few.
func mend(cells []*html.Node) []string {
	var out []string
	split := false
	for _, cell := range cells {
		text := outline.Marked(cell)
		if split {
			text = out[len(out)-1] + "|" + text
			out = out[:len(out)-1]
		}
		out = append(out, text)
		split = strings.Count(text, "`")%2 == 1
	}
	return out
}

var linkTarget = regexp.MustCompile(`\]\(([^)\s]+)\)`)

// description is the text of a description cell, cut into lines.
type description struct {
	lines []line
}

// line is a paragraph or an item of a list.
type line struct {
	text  string
	lower string // the text in lower case
	// depth is the nesting of a list's item, 0 for a paragraph.
	depth int
}

func readDescription(marked string) description {
	var d description
	for l := range strings.SplitSeq(marked, "\n") {
		text := strings.TrimLeft(l, " ")
		depth := 0
		if rest, ok := strings.CutPrefix(text, "- "); ok {
			depth = 1 + (len(l)-len(text))/2
			text = rest
		}
		if text = strings.TrimSpace(text); text != "" {
			d.lines = append(d.lines, line{text, strings.ToLower(text), depth})
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

var linkText = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)

// unlinked is a text with its links reduced to their words.
func unlinked(s string) string {
	if !strings.Contains(s, "](") {
		return s
	}
	return linkText.ReplaceAllString(s, "$1")
}

// isContainer says that a type can have fields.
func isContainer(typ string) bool {
	t := strings.ToLower(typ)
	return strings.Contains(t, "object") || strings.Contains(t, "array") || strings.Contains(t, "[]")
}

// isScalar says that a type is known to hold a single value.
func isScalar(typ string) bool {
	for t := range strings.SplitSeq(strings.ToLower(typ), "|") {
		if !scalarTypes[t] && t != "null" {
			return false
		}
	}
	return typ != ""
}

// takesEnum says that a list of values can be the values of a field of the
// type; in a container they are keys, elements or values of keys.
func takesEnum(typ string) bool {
	return !isContainer(typ)
}

// conditional says that the words bind the need for the field to a condition.
func (d description) conditional() bool {
	for _, l := range d.lines {
		at := conditionalPhrase.at(l)
		if at == nil {
			continue
		}
		text := unlinked(l.text)
		if !requiredThings.MatchString(text[at[0]:]) && !ifRequired.MatchString(lastSentence(text[:at[1]])) {
			return true
		}
	}
	return false
}
