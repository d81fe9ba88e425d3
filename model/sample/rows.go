package sample

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// rows are what is known of the rows that a method lists.
type rows struct {
	// of is their type, nil where it has no fields, and pkg the package around it.
	of  *model.Struct
	pkg *model.Package
	// id is the field by which they are filtered and ordered where the example names none.
	id string
	// chosen are the fields that are asked for where the example names none.
	chosen []string
}

func rowsOf(m *model.Method) rows {
	r := rows{id: "ID", pkg: m.Service.Package}
	if m.Spec.API == spec.V3 {
		r.id = "id"
	}
	if m.Rows == nil {
		return r
	}
	r.of, _ = model.Deref(m.Rows.Type).(*model.Struct)
	if m.Rows.ByID == nil {
		return r
	}
	r.id = m.Rows.ByID.ID
	if r.of != nil && r.of.Find(r.id) != nil {
		r.chosen = []string{r.id}
		for _, f := range one(r.of.Fields) {
			if model.Deref(f.Type) == model.String {
				r.chosen = append(r.chosen, f.Key)
			}
		}
	}
	return r
}

// wantRows has a method that lists rows say which, in which order, and what of them, where it is
// told by what they are filtered and ordered.
func (s *sampler) wantRows(m *model.Method) {
	if m.Rows == nil || m.Rows.ByID == nil {
		return
	}
	for _, f := range m.Params.Fields {
		if selects(f) && len(s.rows.chosen) > 0 || f.Type == model.Filter && f.Key == m.Rows.ByID.Filter || f.Type == model.Order && f.Key == m.Rows.ByID.Order {
			s.want(f.Key)
		}
	}
}

// selects reports whether the field says what is answered of rows.
func selects(f model.Field) bool {
	return strings.EqualFold(f.Key, "select") && f.Type == model.List{Of: model.String}
}

// fieldNames is the value of a parameter that names fields of rows: those that the example
// names. It reports false where there are none to name, and for other parameters.
func (s *sampler) fieldNames(f model.Field, path string) (value, bool) {
	names := s.below(path)
	switch {
	case selects(f):
		if names == nil {
			names = s.rows.chosen
		}
		return selected(names), len(names) > 0
	case len(names) == 0:
		return value{}, false
	case f.Type == model.Order:
		return ordered(names), true
	case f.Type == model.Filter, f.Type == model.FilterV3:
		return s.filtered(names, f.Type == model.FilterV3), true
	}
	return value{}, false
}

// selected are names of fields as a list of texts.
func selected(names []string) value {
	var golang, inJSON []string
	for _, name := range names {
		golang, inJSON = append(golang, strconv.Quote(name)), append(inJSON, quote(name))
	}
	return value{"[]string{" + inLines(golang) + "}", "[" + strings.Join(inJSON, ", ") + "]"}
}

// inLines are values one after the other, where they are many in several lines.
func inLines(values []string) string {
	const inLine = 6
	if len(values) <= inLine {
		return strings.Join(values, ", ")
	}
	text := "\n"
	for line := range slices.Chunk(values, inLine) {
		text += strings.Join(line, ", ") + ",\n"
	}
	return text
}

// chained are calls one behind the other, each of many in a line of its own.
func chained(calls []string) string {
	const inLine = 2
	if len(calls) <= inLine {
		return strings.Join(calls, ".")
	}
	return strings.Join(calls, ".\n")
}

// ordered is an order by fields.
func ordered(names []string) value {
	var golang, inJSON []string
	for i, name := range names {
		call := [...]string{"b24.OrderBy", "Then"}[min(i, 1)]
		golang, inJSON = append(golang, fmt.Sprintf("%s(%q, b24.Desc)", call, name)), append(inJSON, quote(name)+`: "DESC"`)
	}
	return value{chained(golang), "{" + strings.Join(inJSON, ", ") + "}"}
}

// typeOf is the type of a field of the rows or, where these do not have it, of one of that name
// in the package; nil without one.
func (r rows) typeOf(name string) model.Type {
	structs := r.pkg.Shared.Structs
	if r.of != nil {
		structs = append([]*model.Struct{r.of}, structs...)
	}
	for _, s := range structs {
		if f := named(s, name); f != nil {
			return model.Deref(f.Type)
		}
	}
	return nil
}

// named is the field of a name, which rows may have in another spelling: createdBy for CREATED_BY.
func named(t *model.Struct, name string) *model.Field {
	i := slices.IndexFunc(t.Fields, func(f model.Field) bool { return naming.Fold(f.Key) == naming.Fold(name) })
	if i < 0 {
		return nil
	}
	return &t.Fields[i]
}
