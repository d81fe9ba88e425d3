package sample

import (
	"cmp"
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
	// of is their type, nil where it has no fields.
	of *model.Struct
	// id is the field by which they are filtered and ordered where the example names none.
	id string
	// chosen are the fields that are asked for where the example names none.
	chosen []string
}

func rowsOf(m *model.Method) rows {
	r := rows{id: "ID"}
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
	var names []string
	for _, sent := range s.sends {
		if name, ok := strings.CutPrefix(sent, path+"."); ok {
			names = append(names, name)
		}
	}
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
	return value{"[]string{" + strings.Join(golang, ", ") + "}", "[" + strings.Join(inJSON, ", ") + "]"}
}

// ordered is an order by fields.
func ordered(names []string) value {
	var golang, inJSON []string
	for i, name := range names {
		call := [...]string{"b24.OrderBy", "Then"}[min(i, 1)]
		golang, inJSON = append(golang, fmt.Sprintf("%s(%q, b24.Desc)", call, name)), append(inJSON, quote(name)+`: "DESC"`)
	}
	return value{strings.Join(golang, "."), "{" + strings.Join(inJSON, ", ") + "}"}
}

// operator is a condition of a filter: the sign before the field's name in the example and
// on the wire, and its name in the runtime.
type operator struct {
	sign, wire, name string
	inBoth           bool // that filters of v3 have too
}

// operators are those of filters of v2, longer signs first. The last has no sign.
var operators = []operator{
	{"!=%", "!=%", "NotLike", false}, {"!@", "!@", "NotIn", false}, {"!%", "!%", "NotContains", false}, {"=%", "=%", "Like", false}, {"%=", "=%", "Like", false},
	{"!=", "!=", "Ne", true}, {">=", ">=", "Gte", true}, {"<=", "<=", "Lte", true}, {"!", "!", "Not", false},
	{">", ">", "Gt", true}, {"<", "<", "Lt", true}, {"@", "@", "In", false}, {"%", "%", "Contains", false},
	{"=", "", "Eq", true}, {"", "", "Eq", true},
}

// filtered is a filter of the conditions of the example, each a field's name behind a sign.
func (s *sampler) filtered(conditions []string, v3 bool) value {
	where, open, shut := "b24.Where", "{", "}"
	if v3 {
		where, open, shut = "b24.WhereV3", "[", "]"
	}
	var golang, inJSON []string
	for _, c := range conditions {
		i := slices.IndexFunc(operators, func(o operator) bool { return strings.HasPrefix(c, o.sign) && (o.inBoth || !v3) })
		o, name := operators[i], c[len(operators[i].sign):]
		v := s.compared(name, o)
		if v.json == "true" && !v3 {
			v.json = "1" // as filters of the runtime send it
		}
		golang = append(golang, fmt.Sprintf("%s(%q, b24.%s, %s)", where, name, o.name, v.golang))
		where = "And"
		if v3 {
			inJSON = append(inJSON, fmt.Sprintf("[%s, %s, %s]", quote(name), quote(cmp.Or(o.wire, "=")), v.json))
			continue
		}
		inJSON = append(inJSON, quote(o.wire+name)+": "+v.json)
	}
	return value{strings.Join(golang, "."), open + strings.Join(inJSON, ", ") + shut}
}

// compared is what a condition compares a field with.
func (s *sampler) compared(name string, o operator) value {
	v := s.scalar(name, o)
	if o.name == "In" || o.name == "NotIn" {
		return value{"[]any{" + v.golang + "}", "[" + v.json + "]"}
	}
	return v
}

// scalar is a value of the field's type in the rows or, if that is not known or is no
// scalar, what the condition tells of it.
func (s *sampler) scalar(name string, o operator) value {
	if strings.Contains(o.name, "Like") {
		return value{`"text%"`, `"text%"`}
	}
	if o.name == "Contains" || o.name == "NotContains" {
		return value{`"text"`, `"text"`}
	}
	var of model.Type
	if s.rows.of != nil {
		if f := named(s.rows.of, name); f != nil {
			of = model.Deref(f.Type)
		}
	}
	switch t := of.(type) {
	case *model.Enum:
		return s.enum(t)
	case model.Basic:
		if t != model.Any {
			return basic(t, "text")
		}
	case model.Runtime:
		switch t {
		case model.Time, model.Date:
			return s.runtime(t)
		case model.YN:
			return value{"b24.YN(true)", `"Y"`}
		}
	}
	switch words := naming.Split(name); {
	case slices.ContainsFunc(words, func(word string) bool { return word == "date" || word == "time" }):
		return s.runtime(model.Time)
	case of == nil && naming.LastWord(name) != "id" && !strings.ContainsAny(o.sign, "<>"):
		return value{`"text"`, `"text"`}
	}
	return value{"1", "1"}
}

// named is the field of a name, which rows may have in another spelling: createdBy for CREATED_BY.
func named(t *model.Struct, name string) *model.Field {
	i := slices.IndexFunc(t.Fields, func(f model.Field) bool { return letters(f.Key) == letters(name) })
	if i < 0 {
		return nil
	}
	return &t.Fields[i]
}

func letters(name string) string { return strings.ToLower(strings.ReplaceAll(name, "_", "")) }
