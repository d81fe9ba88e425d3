package parser

import (
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// envelope are the keys beside result in the answer of any method
// (REST-PROTOCOL section 3).
var envelope = words("time", "total", "next")

const resultName = "result"

// result reads what the method answers under the key result.
func (r *reader) result() *spec.Result {
	groups := r.groups(in(r.sections, zoneResponse), r.notFields)
	roots, groups := rootResult(groups)
	if roots == nil {
		return nil
	}
	for _, g := range tie(roots, groups) {
		r.find(LooseTable, g.section, 0, g.label)
	}
	res := &spec.Result{Source: spec.FromTable}
	var inner []*node
	for _, n := range roots {
		switch {
		case n.Name == resultName && res.Type == "":
			res.Type = n.Type
			inner = append(inner, n.children...)
			for _, v := range n.variants {
				res.Variants = append(res.Variants, spec.Variant{When: v.when, Fields: fields(v.fields)})
			}
		case envelope[n.Name]:
		default:
			inner = append(inner, n)
		}
	}
	res.Fields = fields(inner)
	return res
}

// rootResult takes the first table of the zone out of the groups.
func rootResult(groups []*group) (roots []*node, rest []*group) {
	for i, g := range groups {
		if _, opens := zoneHeadings[headingKey(g.section.label)]; opens && g.label == g.section.label {
			for _, t := range g.tables {
				roots = merge(roots, t.rows)
			}
			g.used = true
			return roots, append(groups[:i:i], groups[i+1:]...)
		}
	}
	if len(groups) == 0 {
		return nil, nil
	}
	groups[0].used = true
	return groups[0].tables[0].rows, groups[1:]
}

var _ = outline.Text
