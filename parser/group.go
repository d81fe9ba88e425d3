package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// group is the tables of fields that belong together: those of one section, or
// one that a line of text introduces by name.
type group struct {
	section *section
	// label is the heading of the section, or the line that introduces the table.
	label  string
	tables []fieldTable
	// attached says that the rows stand below a field, or are fields themselves;
	// fields are those that they stand below.
	attached bool
	fields   []*node
	// above is the group above one that a line of text introduces.
	above *group
	// named are the names in its label, once they were looked for.
	named []string
	// links are those of lines that only lead to more of its fields.
	links []string
}

// groups reads the tables of fields of some sections. What is no table of
// fields goes to other.
func (r *reader) groups(sections []*section, other func(*place)) []*group {
	var out []*group
	for _, s := range sections {
		g := &group{section: s, label: s.label}
		for _, p := range s.places {
			if p.Kind == outline.Paragraph {
				g.links = append(g.links, r.leadsToFields(p)...)
			}
			if p.Kind != outline.Table {
				continue
			}
			t, ok := r.readFields(p)
			if !ok {
				other(p)
				continue
			}
			if label, named := introduced(p); named && p.tab == "" && (len(g.tables) > 0 || !s.mayNameField()) {
				above := g
				if len(g.tables) > 0 {
					out = append(out, g)
				}
				g = &group{section: s, label: label, above: above}
			}
			g.tables = append(g.tables, t)
		}
		if len(g.tables) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// leadsToFields is where a paragraph leads that is nothing but a link: Description of all
// fields of a task.
func (r *reader) leadsToFields(p *place) []string {
	links := p.Text.Links()
	if len(links) != 1 || strings.Trim(p.Text.Plain(), " .()") != strings.Trim(links[0].Text, " .()") {
		return nil
	}
	var n node
	n.link(r.path, links[0].Target, links[0].Text)
	return n.links
}

// mayNameField says that the heading may name a field, or opens a zone.
func (s *section) mayNameField() bool {
	return s.parent == nil || s.opensParams() || s.zone != zoneParams || len(namesInHeading(s.label)) > 0
}

// introduced is the label that a line of text such as "Object `state`:" gives
// to the table below it.
func introduced(p *place) (label string, ok bool) {
	if p.intro == nil {
		return "", false
	}
	if label = p.intro.Text.Plain(); tooLong(label) {
		return "", false
	}
	_, names, _ := headingWords(label)
	return label, len(names) == 1
}

// attachTo puts the rows of the group below a field. Tables in tabs are variants;
// so are further tables under lines that state a case. The rows below a scalar are
// its values.
func (g *group) attachTo(n *node) {
	g.attached = true
	g.fields = append(g.fields, n)
	n.links = append(n.links, g.links...)
	if isScalar(n.Type) {
		if !g.groupsValues() {
			n.Enum = cleanValues(g.names())
		}
		return
	}
	if rows := g.rows(); len(rows) == 1 && rows[0].Name == lostName {
		n.holdsMap(rows[0])
		return
	} else if len(rows) == 1 && rows[0].keyed && !allPlaceholders(rows) {
		n.Seen = mapWord(rows[0].Type) // the row is about the values, whatever it is called
		return
	}
	if g.leavesKeysOpen() && spec.ParseType(n.Type).All(isBareContainer) {
		n.openKeys = true
	}
	var lists [][]*node
	for i, t := range g.tables {
		if when := t.when(); when != "" && (i > 0 || t.place.tab != "") {
			n.variants = append(n.variants, variant{when, copies(t.rows)})
		} else {
			lists = append(lists, copies(t.rows))
		}
	}
	n.children = mergeRows(n.children, lists...)
	if n.Seen == "" && (g.describesMap() || elementHeading.MatchString(g.label) && spec.ParseType(n.Type).Any(isObjectWord)) {
		n.Seen = mapType
	}
}

// holdsMap makes a field a map, or a list of maps, of the values that a row describes, whose links lead to their fields.
func (n *node) holdsMap(values *node) {
	of := "any"
	if t, one := spec.ParseType(values.Type).Only(); one {
		of = t.Text
	}
	n.Seen, n.anchors = mapWord(of), append(values.anchors, n.anchors...)
	if spec.ParseType(n.Type).All(spec.TypeTerm.IsList) {
		n.Seen = listWord(n.Seen)
	}
}

// groupsValues says that the rows are headings of values, which most of them list.
func (g *group) groupsValues() bool {
	lists := 0
	for _, t := range g.tables {
		for _, n := range t.rows {
			if n.listsValues {
				lists++
			}
		}
	}
	return lists*2 > len(g.names())
}

// describesMap says that the words above the table are those of a map, whose values have the rows.
func (g *group) describesMap() bool {
	return slices.ContainsFunc(g.words(), description.describesMap)
}

// leavesKeysOpen says that the rows are some of the keys that an object may have: a row stands for any
// other, or the words above the table say who chooses them.
func (g *group) leavesKeysOpen() bool {
	rows := g.rows()
	isAny := func(n *node) bool { return standsForKeys.MatchString(n.Name) }
	return slices.ContainsFunc(rows, isAny) && !allPlaceholders(rows) || slices.ContainsFunc(g.words(), description.choosesKeys)
}

// words are those of the paragraphs above the table.
func (g *group) words() []description {
	var out []description
	for _, p := range g.section.places {
		if p.Kind == outline.Table {
			break
		}
		if p.Kind == outline.Paragraph && p.tab == "" {
			out = append(out, readDescription([]outline.Line{{Text: p.Text}}))
		}
	}
	return out
}

// attachAsCase puts a table whose line of text turned out to name no field, but to
// state a case, below the fields of the table above it.
func (g *group) attachAsCase() bool {
	if g.above == nil || len(g.above.fields) == 0 {
		return false
	}
	g.attached, g.fields = true, g.above.fields
	for _, n := range g.fields {
		for _, t := range g.tables {
			if when := t.when(); when != "" {
				n.variants = append(n.variants, variant{when, copies(t.rows)})
			} else {
				n.children = mergeRows(n.children, copies(t.rows))
			}
		}
	}
	return true
}

// canDescribe says that the tables can describe the field: as fields of its own,
// or, in a table of values, as the values of a scalar.
func (g *group) canDescribe(n *node) bool {
	return !isScalar(n.Type) || n.Enum == nil && valuesHeading.MatchString(g.label)
}

// names are the names of the rows.
func (g *group) names() []string {
	var out []string
	for _, t := range g.tables {
		for _, n := range t.rows {
			out = append(out, n.Name)
		}
	}
	return out
}

// rows are the rows of all tables, each name once.
func (g *group) rows() []*node {
	var lists [][]*node
	for _, t := range g.tables {
		lists = append(lists, t.rows)
	}
	return mergeRows(nil, lists...)
}

// when is the label of the case that a table belongs to: its tab, or the
// literals of the line above it.
func (t fieldTable) when() string {
	if t.place.tab != "" {
		return t.place.tab
	}
	if t.place.intro == nil {
		return ""
	}
	return strings.Join(t.place.intro.Text.Literals(), ", ")
}

// namesInHeading are the names in the label of the group.
func (g *group) namesInHeading() []string {
	if g.named == nil {
		g.named = namesInHeading(g.label)
	}
	return g.named
}

// namesInHeading are the words of a heading that may name a field: those that
// look like an identifier, else those that are no common word of headings, else
// the common ones that may name one.
func namesInHeading(label string) []string {
	identifiers, names, weak := headingWords(label)
	for _, list := range [][]string{identifiers, names, weak} {
		if len(list) > 0 {
			return list
		}
	}
	return nil
}

func headingWords(label string) (identifiers, names, weak []string) {
	for w := range strings.FieldsSeq(label) {
		w = strings.ReplaceAll(strings.Trim(w, "`\"'“”«»().,:;*"), "[]", "")
		switch lower := strings.ToLower(w); {
		case w == "" || commonInHeadings[lower]:
		case weakNames[lower]:
			weak = appendNew(weak, lower)
		case identifier.MatchString(w):
			identifiers = appendNew(identifiers, lower)
			fallthrough
		default:
			names = appendNew(names, lower)
		}
	}
	return identifiers, names, weak
}

// identifier is a word that can only be a name: with an underscore, a dot, a
// digit, or a capital inside of it.
var identifier = lazyregexp.New(`^[A-Za-z]+[a-z0-9]*([_.][A-Za-z0-9_.-]+|[A-Z][A-Za-z0-9]*)$`)

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// valuesHeading is the heading of a table of values.
var valuesHeading = lazyregexp.New(`(?i)\bvalues\b`)

// elementHeading is the heading of a table about each of the things that a field holds.
var elementHeading = lazyregexp.New(`(?i)\belement$`)

// commonInHeadings are the words of a heading such as "Fields of the user Object"
// that do not name the thing that its table describes; weakNames are those
// that do where nothing else does, as in "Parameter fields".
var (
	commonInHeadings = wordSet("parameter", "parameters", "object", "objects", "of", "the", "an", "a", "array", "response",
		"structure", "description", "for", "in", "and", "possible", "available", "each", "format", "table", "from", "to",
		"properties", "attributes", "collection", "content", "contents", "keys", "key", "with")
	weakNames = wordSet("field", "fields", "element", "elements", "item", "items", "type", "value", "values", "list",
		"row", "rows", "entry", "entries", "data")
)
