package parser

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// fieldTable is a table whose rows are fields.
type fieldTable struct {
	place *place
	rows  []*node
}

// columns are the columns of a table by what its header says they hold; -1
// stands for a column that is not there.
type columns struct {
	name, typ, defaults int
	example             int
	description         []int
	header              bool
	width               int // of the header
}

// fieldColumns reads the header of a table of fields. A table without one is a
// table of fields if its first row looks like one: a name in bold over a type.
func fieldColumns(rows [][]outline.Cell) (columns, bool) {
	c := columns{typ: -1, defaults: -1, example: -1}
	if len(rows) == 0 || len(rows[0]) < 1 {
		return c, false
	}
	if at := nameColumn(rows[0]); at >= 0 {
		c.header, c.name = true, at
		c.assign(rows[0])
		return c, len(rows[0]) > 1 || len(headerWords(rows[0][0])) == 2
	}
	cell := readNameCell(rows[0][0])
	for i := 1; i < len(rows[0]); i++ {
		c.description = append(c.description, i)
	}
	return c, cell.bold && len(cell.types) > 0
}

// nameColumn is the column of the fields' names, -1 without one: the first, or
// the second where the first says in which case there is such a field.
func nameColumn(header []outline.Cell) int {
	first := headerWords(header[0])
	switch {
	case len(first) > 0 && (nameHeaders[first[0]] || len(first) == 2 && typedHeaders[first[0]]):
		return 0
	case len(header) > 1 && len(first) == 1 && caseHeaders[first[0]]:
		if second := headerWords(header[1]); len(second) > 0 && nameHeaders[second[0]] {
			return 1
		}
	}
	return -1
}

func (c *columns) assign(header []outline.Cell) {
	c.width = len(header)
	for i, cell := range header {
		switch label := strings.Join(headerWords(cell), " "); {
		case i == c.name:
		case typeHeaders[label]:
			c.typ = i
		case defaultHeaders[label]:
			c.defaults = i
		case label == exampleHeader:
			c.example = i
			c.description = append(c.description, i)
		default:
			c.description = append(c.description, i)
		}
	}
}

// described are the columns of the description in a row of some length; a row
// may be longer than the header.
func (c columns) described(cells int) []int {
	if c.width == 0 || cells <= c.width {
		return c.description
	}
	out := slices.Clone(c.description)
	for i := c.width; i < cells; i++ {
		out = append(out, i)
	}
	return out
}

// headerWords is what a header cell says, in lower case: the name of the column
// and, behind it, the word for the type where both share the column.
func headerWords(cell outline.Cell) []string {
	text := strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(cell.Plain(), "/", " ")), " "))
	text = strings.Trim(text, " *")
	if name, ok := strings.CutSuffix(text, " type"); ok {
		return []string{name, "type"}
	}
	if text == "" {
		return nil
	}
	return []string{text}
}

// readFields reads the rows of a table of fields.
func (r *reader) readFields(p *place) (fieldTable, bool) {
	rows := p.Rows
	cols, ok := fieldColumns(rows)
	if !ok {
		return fieldTable{}, false
	}
	if cols.header {
		rows = rows[1:]
	}
	t := fieldTable{place: p}
	known := map[string]bool{}
	for i, row := range rows {
		n := r.readField(p, cols, row, i+1)
		if n == nil {
			continue
		}
		if known[n.Name] && p.section.zone == zoneParams { // in a flat result it may lie inside of another
			r.report(DuplicateField, p.section, i+1, n.Name)
		}
		known[n.Name] = true
		t.rows = append(t.rows, n.eitherName()...)
	}
	t.rows = nestNamed(t.rows)
	return t, true
}

func (r *reader) readField(p *place, cols columns, row []outline.Cell, number int) *node {
	name := cellsAt(row, cols.name, cols.typ)
	if len(name) == 0 {
		return nil
	}
	if isSplit(row) {
		name, row = row[:2], append(row[:1:1], row[2:]...)
	}
	cell := readNameCell(name...)
	described := cellsAt(row, cols.described(len(row))...)
	if isSubheading(cell, row) {
		return nil
	}
	if cell.name == "" && cell.lost && len(cell.types) > 0 && len(p.Rows) == 2 {
		cell.name = lostName
	}
	if cell.name == "" || !cell.bold && len(cell.types) == 0 && isTypeWord(cell.name) {
		r.report(EmptyName, p.section, number, rowText(row))
		return nil
	}
	if fault := cell.fault(); fault != "" {
		r.report(EmptyName, p.section, number, fault+": "+cell.name)
		return nil
	}
	n := &node{row: number, names: cell.names}
	n.Name, n.Type = cell.name, cell.typeText()
	if cell.required {
		n.Required = spec.Mandatory
	}
	for i, href := range cell.hrefs {
		n.link(r.path, href, strings.TrimRight(cell.types[i], "[]"))
	}
	r.describe(p, n, described)
	if column := cellsAt(row, cols.defaults); len(column) > 0 {
		n.Default = columnDefault(column[0].Content().Marked())
	}
	if n.Type == "" {
		n.Seen = cmp.Or(columnExampleType(cellsAt(row, cols.example)), n.Seen)
		r.report(NoType, p.section, number, n.Name)
	}
	return n
}

// lostName stands for the name of the only row of a table, which the site's builder has lost: a placeholder that
// stands for any key.
const lostName = "<key>"

// isSplit says that the first cell of a row is two, because its types stand in brackets with a bar
// between them, at which the site's builder has cut it.
func isSplit(row []outline.Cell) bool {
	opens := func(cell outline.Cell) bool {
		return strings.Count(cell.Plain(), "[") > strings.Count(cell.Plain(), "]")
	}
	return len(row) > 2 && opens(row[0]) && strings.Contains(row[1].Plain(), "](")
}

// eitherName makes a row with two names two fields, either of which will do.
func (n *node) eitherName() []*node {
	if len(n.names) < 2 {
		return []*node{n}
	}
	either := alternatives{names: n.names}
	var out []*node
	for _, name := range n.names {
		c := *n
		c.Name, c.alternatives = name, append(n.alternatives[:len(n.alternatives):len(n.alternatives)], either)
		out = append(out, &c)
	}
	return out
}

// valuesAt reads the values in a table, not of fields but of values, under one of the
// headings that a row leads to.
func (r *reader) valuesAt(anchors []string) []string {
	for _, s := range r.sections {
		if s.id == "" || !slices.Contains(anchors, strings.ToLower(s.id)) {
			continue
		}
		for _, p := range s.places {
			if values := tableOfValues(p); values != nil {
				r.valueTables = append(r.valueTables, p)
				return values
			}
		}
	}
	return nil
}

// tableOfValues are the values of a table in which each row explains one, nil for any
// other table.
func tableOfValues(p *place) []string {
	if p.Kind != outline.Table || len(p.Rows) < 2 || !valueHeaders[strings.Join(headerWords(p.Rows[0][0]), " ")] {
		return nil
	}
	var out []string
	for _, row := range p.Rows[1:] {
		values := row[0].Content().Literals()
		if len(values) != 1 || values[0] != row[0].Plain() {
			return nil
		}
		out = append(out, values[0])
	}
	return cleanValues(out)
}

// columnExampleType is the type of the one value that a column of examples shows.
func columnExampleType(cells []outline.Cell) string {
	if len(cells) != 1 {
		return ""
	}
	values := cells[0].Content().Literals()
	if len(values) != 1 {
		return ""
	}
	v, _ := example.Parse(values[0])
	return mainType(example.Fold(v))
}

// isSubheading says that a row is a heading inside of the table: a single text
// across all columns.
func isSubheading(c nameCell, row []outline.Cell) bool {
	if len(c.types) > 0 || len(row) < 2 && c.bold && !strings.Contains(c.name, " ") {
		return false
	}
	for _, cell := range row[1:] {
		if cell.Plain() != "" {
			return false
		}
	}
	return len(row) == 1 || strings.Contains(c.name, " ")
}

func cellsAt(row []outline.Cell, at ...int) []outline.Cell {
	var out []outline.Cell
	for _, i := range at {
		if i >= 0 && i < len(row) {
			out = append(out, row[i])
		}
	}
	return out
}

func rowText(row []outline.Cell) string {
	var parts []string
	for _, c := range row {
		parts = append(parts, c.Plain())
	}
	return strings.Join(parts, " | ")
}

// The words of a header row, in lower case.
var (
	nameHeaders        = wordSet("name", "field", "parameter", "key", "title", "property", "attribute")
	typedHeaders       = wordSet("value")      // name a field where the type stands with them
	caseHeaders        = wordSet("crm object") // for which kind of object there is a field
	typeHeaders        = wordSet("type")
	valueHeaders       = wordSet("value", "code", "type", "id", "identifier")
	descriptionHeaders = wordSet("description", "note", "value", "restrictions", "example", "meaning", "purpose")
	exampleHeader      = "example"
	defaultHeaders     = wordSet("default", "default value")
	codeHeaders        = wordSet("code", "error code", "error")
	statusHeaders      = wordSet("status", "http status", "http code")
	messageHeaders     = wordSet("error text", "error message", "error")
)
