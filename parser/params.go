package parser

import (
	"strings"

	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// params reads what the method takes.
func (r *reader) params() []spec.Field {
	sections := in(r.sections, zoneParams)
	if len(sections) == 0 {
		sections = in(r.sections, zoneLead)
	}
	r.paramGroups = r.groups(sections, r.notFields)
	roots, groups := rootParams(r.paramGroups)
	if roots == nil && !r.statesNoParams(sections) {
		r.find(NoParams, sections[0], 0, "")
	}
	for _, g := range tie(roots, groups, nil) {
		r.find(LooseTable, g.section, 0, g.label)
	}
	roots = r.unfold(roots)
	if !r.marksRequired(sections, roots) {
		markUnknown(roots)
	}
	return r.fields(roots, paramsPath)
}

// notFields notes a table that is none of fields. A table inside of a list or
// note illustrates the text around it.
func (r *reader) notFields(p *place) {
	if p.within == outline.Paragraph {
		header := ""
		if len(p.Rows) > 0 {
			header = rowText(p.Rows[0])
		}
		r.find(UnknownTable, p.section, 0, header)
	}
}

// rootParams takes the tables of the parameters themselves out of the groups:
// those right under the heading that opens the zone. Where it has none, the
// tables under the headings below it are variants of calling the method.
func rootParams(groups []*group) (roots []*node, rest []*group) {
	var tables []fieldTable
	for _, g := range groups {
		if g.section.opensParams() && g.label == g.section.label {
			tables = append(tables, g.tables...)
			g.used = true
		} else {
			rest = append(rest, g)
		}
	}
	if tables != nil {
		for _, t := range tables {
			roots = merge(roots, t.rows)
		}
		return roots, rest
	}
	return variantRoots(rest)
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
	var cases []*group
	for _, g := range groups {
		if len(g.label) > 0 && g.label[0] >= '1' && g.label[0] <= '9' {
			cases = append(cases, g)
		} else {
			rest = append(rest, g)
		}
	}
	if len(cases) == 0 && len(rest) > 0 {
		cases, rest = rest[:1], rest[1:]
	}
	required := map[string]int{}
	for _, g := range cases {
		g.used = true
		for _, n := range g.tables[0].rows {
			if n.Required == spec.Mandatory {
				required[n.Name]++
			}
		}
		roots = merge(roots, g.tables[0].rows)
	}
	for _, n := range roots {
		if k := required[n.Name]; k < len(cases) {
			n.Required = spec.Optional
			n.Conditional = n.Conditional || k > 0
		}
	}
	return roots, rest
}

func (r *reader) statesNoParams(sections []*section) bool {
	for _, s := range append(in(r.sections, zoneLead), sections...) {
		for _, p := range s.places {
			if p.Kind == outline.Paragraph && noParams.MatchString(p.Text.Plain()) {
				return true
			}
		}
	}
	return false
}

// marksRequired says whether the page tells required parameters from others.
func (r *reader) marksRequired(sections []*section, roots []*node) bool {
	if anyRequired(roots) {
		return true
	}
	for _, s := range sections {
		for _, p := range s.places {
			if p.Kind == outline.Paragraph && requiredNote.MatchString(p.Text.Plain()) {
				return true
			}
		}
	}
	return false
}

func anyRequired(nodes []*node) bool {
	for _, n := range nodes {
		if n.Required == spec.Mandatory || anyRequired(n.children) {
			return true
		}
		for _, v := range n.variants {
			if anyRequired(v.fields) {
				return true
			}
		}
	}
	return false
}

func markUnknown(nodes []*node) {
	for _, n := range nodes {
		n.Required = spec.RequiredUnknown
		markUnknown(n.children)
		for _, v := range n.variants {
			markUnknown(v.fields)
		}
	}
}

// unfold puts rows whose names are paths, such as filter.startDate, below the
// row that they name.
func (r *reader) unfold(roots []*node) []*node {
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

// paramsPath is what the path of a parameter begins with.
const paramsPath = "params"

// fields are the nodes as the spec holds them. Where their rows lead to other
// pages is noted under their path.
func (r *reader) fields(nodes []*node, path string) []spec.Field {
	var out []spec.Field
	for _, n := range nodes {
		f := n.Field
		if n.bare() {
			n.children = n.keys
		}
		below := path + "." + n.Name
		r.refer(below, n.links)
		f.Fields, f.Variants = r.fields(n.children, below), r.variants(n.variants, below)
		out = append(out, f)
	}
	return out
}

func (r *reader) variants(list []variant, path string) []spec.Variant {
	var out []spec.Variant
	for _, v := range list {
		out = append(out, spec.Variant{When: v.when, Fields: r.fields(v.fields, path)})
	}
	return out
}

func (r *reader) refer(path string, links []string) {
	if len(links) == 0 {
		return
	}
	if r.refs == nil {
		r.refs = map[string][]string{}
	}
	r.refs[path] = append(r.refs[path], links...)
}
