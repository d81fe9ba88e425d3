package templates

import (
	"github.com/b24gen/b24gen/model"
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

// restList is the method of parameters that tells the runtime how their method lists
// rows.
func (e emitter) restList(params *model.Struct) jen.Code {
	m := params.Method
	var c comment
	c.add("RESTList tells the runtime how %s lists rows.", m.Spec.Name)
	return c.on(jen.Func().Params(jen.Id(params.Name)).Id("RESTList").Params().Add(e.runtime("List")).Block(jen.Return(e.paging(m))))
}

// paging is the composite literal that says how the method pages.
func (e emitter) paging(m *model.Method) jen.Code {
	list := m.Spec.List
	return e.runtime("List").ValuesFunc(func(g *jen.Group) {
		if by, ok := pagings[list.By]; ok {
			g.Id("By").Op(":").Add(e.runtime(by))
		}
		for _, f := range append([]listField{
			{"Start", list.Start},
			{"Limit", list.Limit},
			{"Next", list.Next},
			{"Rows", m.Rows.Keys},
		}, keyset(m)...) {
			if f.value != "" {
				g.Id(f.name).Op(":").Lit(f.value)
			}
		}
	})
}

type listField struct{ name, value string }

// keyset are the fields by which the runtime reads rows beyond an id. A list has none
// where the method's parameters do not allow it; what is as usual is left out.
func keyset(m *model.Method) []listField {
	id, by := m.Spec.List.ID, m.Rows.ByID
	switch {
	case by == nil && m.Spec.List.By == spec.ByLastID:
		return []listField{{"ID", id}}
	case by == nil:
		return nil
	}
	unless := func(usual, value string) string {
		if value == usual {
			return ""
		}
		return value
	}
	return []listField{{"ID", id}, {"Filter", unless("filter", by.Filter)}, {"Order", unless("order", by.Order)}, {"FilterID", unless(id, by.ID)}}
}
