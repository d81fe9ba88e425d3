package parser

import (
	"regexp"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/outline"
)

// describe reads what the words of a row's description state about its field.
func (r *reader) describe(p *place, n *node, cells []outline.Cell) {
	for _, cell := range cells {
		for _, link := range cell.Content().Links() {
			n.link(r.path, link.Target)
		}
		d := readDescription(cell.Lines())
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

// readDescription reads the lines of a cell. A line that follows the first one of
// an item counts as a paragraph, and one that begins with a dash as an item.
func readDescription(lines []outline.Line) description {
	var d description
	for _, l := range lines {
		text, depth := l.Text.Marked(), 0
		if l.Starts {
			depth = l.Depth
		} else if rest, ok := strings.CutPrefix(text, "- "); ok {
			text, depth = strings.TrimSpace(rest), 1
		}
		if text != "" {
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
