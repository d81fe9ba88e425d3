package parser

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// A method that describes an object answers the names of its fields: each with a description
// that has its type, or with its title alone. Names are read from the examples where the page
// has no table of them.

// fieldsMethod is the end of the name of a method that describes the fields of an object; in REST 3.0 it lists them, and
// oneFieldMethod that of one which describes a field.
var (
	fieldsMethod   = lazyregexp.New(`(?i)\.(?:(?:get)?fields|field\.list)$`)
	oneFieldMethod = lazyregexp.New(`(?i)\.field\.get$`)
)

// fewestTitles is how many titles an object has at least whose keys are the names of fields.
const fewestTitles = 5

// fieldsDescribed are the fields that the examples of a describing method have and its table has not,
// nil for other methods.
func (r *reader) fieldsDescribed(method string, result *spec.Result) []spec.Field {
	read := descriptions
	switch {
	case oneFieldMethod.MatchString(method):
		read = listedFields
	case !fieldsMethod.MatchString(method):
		return nil
	}
	isInTable := func(key string) bool { return result.Source == spec.FromTable && field(result.Fields, key) != nil }
	var out []spec.Field
	for _, v := range r.results {
		for _, m := range read(v) {
			isNew := field(out, m.Key) == nil && !isInTable(m.Key)
			typ := describedType(m.Value)
			if isNew && fieldWord.MatchString(m.Key) && (typ == "" || !portalName.MatchString(m.Key)) {
				out = append(out, spec.Field{Name: m.Key, Type: typ})
			}
		}
	}
	return out
}

// fieldWord is a name of a field, and no text.
var fieldWord = lazyregexp.New(`^[A-Za-z_]\w*$`)

// descriptions are the members of an answer, or of the only object in it, that describe fields:
// most of them tell a type, or all are titles.
func descriptions(v example.Value) []example.Member {
	if listed := listedFields(v); listed != nil {
		return listed
	}
	for depth := 0; depth < 3; depth++ {
		described, titles := 0, 0
		for _, m := range v.Members {
			if describedType(m.Value) != "" {
				described++
			}
			if m.Value.Type == example.String {
				titles++
			}
		}
		switch {
		case described*2 > len(v.Members):
			return slices.DeleteFunc(slices.Clone(v.Members), func(m example.Member) bool { return describedType(m.Value) == "" })
		case titles == len(v.Members) && titles >= fewestTitles:
			return v.Members
		case len(v.Members) != 1:
			return nil
		}
		v = v.Members[0].Value
	}
	return nil
}

// listedFields are the rows of an answer of REST 3.0 that describe fields, or the one, each with its name and its type, as
// members by these names; nil where rows are something else.
func listedFields(v example.Value) []example.Member {
	items, _ := v.Get("items")
	rows := items.Items
	if item, ok := v.Get("item"); ok {
		rows = append(rows, item)
	}
	var out []example.Member
	for _, item := range rows {
		name, typ := textOf(item, "name"), describedType(item)
		if name == "" || typ == "" || !isWord(typ) {
			return nil
		}
		out = append(out, example.Member{Key: name, Value: item})
	}
	return out
}

// describedType is the type that a description tells of a field, a list where it says that the
// field has several values; empty where it tells none.
func describedType(v example.Value) string {
	typ := textOf(v, "type", "TYPE")
	if typ != "" && !strings.HasSuffix(typ, "[]") && textOf(v, "isMultiple", "multiple", "MULTIPLE") == "true" {
		return listWord(typ)
	}
	return typ
}

// textOf is the text of the first of the keys that the object has, in quotes or not.
func textOf(v example.Value, keys ...string) string {
	text := ""
	for _, key := range keys {
		if member, ok := v.Get(key); ok && !isContainer(string(member.Type)) {
			text = cmp.Or(text, member.Text)
		}
	}
	return text
}
