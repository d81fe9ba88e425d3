package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// params reads what the method takes, and of which parameters at least one is needed.
func (r *reader) params() (fields []spec.Field, anyOf [][]string) {
	zone := zoneParams
	if len(r.in(zone)) == 0 {
		zone = zoneIntro
	}
	r.paramGroups = r.groups(r.in(zone), r.reportUnknownTable)
	roots, groups := rootParams(r.paramGroups)
	if roots == nil && !r.states(noParams, zoneIntro, zone) && !r.sendsNothing() {
		r.report(NoParams, r.in(zone)[0], 0, "")
	}
	for _, g := range r.attachTables(roots, groups, nil) {
		r.report(LooseTable, g.section, 0, g.label)
	}
	shareFormats(roots)
	roots = r.nestPaths(r.spreadWildcards(roots))
	if !anyRequired(roots) && !r.states(requiredNote, zone) {
		markUnknown(roots) // the page does not tell required parameters from others
	}
	anyOf = r.anyOf(roots)
	return r.fields(roots, paramsPath), anyOf
}

// sendsNothing says that the examples call the method, and give no parameters.
func (r *reader) sendsNothing() bool {
	for _, c := range r.calls {
		if v, _ := example.Parse(c.body); c.body != "" && slices.ContainsFunc(v.Members, isParameter) {
			return false
		}
	}
	return len(r.calls) > 0
}

func isParameter(m example.Member) bool { return m.Key != tokenKey }

// tokenKey is the key of the token in the body of a call.
const tokenKey = "auth"

// reportUnknownTable reports a table that is none of fields, nor of values. A table inside
// of a list or note illustrates the text around it.
func (r *reader) reportUnknownTable(p *place) {
	if p.within == outline.Paragraph && !slices.Contains(r.valueTables, p) {
		header := ""
		if len(p.Rows) > 0 {
			header = rowText(p.Rows[0])
		}
		r.report(UnknownTable, p.section, 0, header)
	}
}

// rootParams takes the tables of the parameters themselves out of the groups:
// those right under the heading that opens the zone. Where it has none, the
// tables under the headings below it are variants of calling the method.
func rootParams(groups []*group) (roots []*node, rest []*group) {
	var tables [][]*node
	for _, g := range groups {
		if g.section.opensParams() && g.label == g.section.label {
			tables = append(tables, g.rows())
			g.attached = true
		} else {
			rest = append(rest, g)
		}
	}
	roots = mergeRows(nil, tables...)
	if len(rest) == len(groups) {
		return variantRoots(groups)
	}
	return roots, rest
}

// opensParams says that the tables of the section are those of the parameters
// themselves.
func (s *section) opensParams() bool {
	key := headingKey(s.label)
	_, opens := zoneHeadings[key]
	return s.parent == nil || extraParams[key] || opens && s.parent.zone != zoneParams
}

// variantRoots merges the alternative tables of parameters of a method: what is
// required in each alternative is required, what is in some is conditional.
func variantRoots(groups []*group) (roots []*node, rest []*group) {
	cases, rest := numberedCases(groups)
	required := map[string]int{}
	var tables [][]*node
	for _, g := range cases {
		g.attached = true
		for _, n := range g.tables[0].rows {
			if n.Required == spec.Mandatory {
				required[n.Name]++
			}
		}
		tables = append(tables, g.tables[0].rows)
	}
	ways := waysOfCalling(cases, required)
	roots = mergeRows(nil, tables...)
	for i, n := range roots {
		if i == 0 {
			n.alternatives = append(n.alternatives, ways)
		}
		if k := required[n.Name]; k < len(cases) {
			n.Required = spec.Optional
			n.Conditional = n.Conditional || k > 0
		}
	}
	return roots, rest
}

// waysOfCalling are the first parameters that each of several ways of calling a method
// requires alone, of which a call has one; nothing where a way has none.
func waysOfCalling(cases []*group, required map[string]int) alternatives {
	var out alternatives
	for _, g := range cases {
		at := slices.IndexFunc(g.tables[0].rows, func(n *node) bool { return n.Required == spec.Mandatory && required[n.Name] == 1 })
		if at < 0 {
			return alternatives{}
		}
		out.names = append(out.names, g.tables[0].rows[at].Name)
	}
	return out
}

// numberedCases are the tables whose headings number the ways of calling a method, or
// else the first.
func numberedCases(groups []*group) (cases, rest []*group) {
	for _, g := range groups {
		if g.label != "" && g.label[0] >= '1' && g.label[0] <= '9' {
			cases = append(cases, g)
		} else {
			rest = append(rest, g)
		}
	}
	if len(cases) == 0 && len(rest) > 0 {
		cases, rest = rest[:1], rest[1:]
	}
	return cases, rest
}

// nestPaths puts rows whose names are paths, such as filter.startDate, below the
// row that they name.
func (r *reader) nestPaths(roots []*node) []*node {
	var out []*node
	at := map[string]*node{}
	for _, n := range roots {
		parent, name, ok := cutPath(n.Name)
		if p := at[parent]; ok && p != nil {
			at[plainPath(n.Name)] = n
			n.Name = name
			p.children = append(p.children, n)
			continue
		}
		at[plainPath(n.Name)] = n
		out = append(out, n)
	}
	return out
}

func cutPath(name string) (parent, last string, ok bool) {
	i := strings.LastIndexByte(name, '.')
	if i <= 0 || strings.Contains(name, "..") || strings.HasSuffix(name, ".") {
		return "", "", false
	}
	return plainPath(name[:i]), name[i+1:], true
}
