package templates

import (
	"github.com/b24gen/b24gen/spec"
	"github.com/dave/jennifer/jen"
)

// pagings are the runtime's constants for the ways of paging.
var pagings = map[spec.Paging]string{
	spec.ByStart:  "ByStart",
	spec.ByPage:   "ByPage",
	spec.ByOffset: "ByOffset",
	spec.ByCursor: "ByCursor",
	spec.ByLastID: "ByLastID",
}

// paging is the composite literal that tells the runtime how the method pages.
func (m *method) paging() jen.Code {
	return m.runtime("List").ValuesFunc(m.pagingFields)
}

func (m *method) pagingFields(g *jen.Group) {
	if by, ok := pagings[m.List.By]; ok {
		g.Id("By").Op(":").Add(m.runtime(by))
	}
	for _, f := range []struct{ name, value string }{
		{"Start", m.List.Start},
		{"Limit", m.List.Limit},
		{"Next", m.List.Next},
		{"Rows", m.rows},
		{"ID", m.List.ID},
	} {
		if f.value != "" {
			g.Id(f.name).Op(":").Lit(f.value)
		}
	}
}
