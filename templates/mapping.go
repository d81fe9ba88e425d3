package templates

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// kinds are the Go types of the documentation's types. A type of the
// documentation that is not here, and has no fields, is any.
var kinds = map[string]goType{
	"string": text, "str": text, "text": text, "char": text, "enum": text, "time": text, "html": text, "url": text,
	"email": text, "phone": text, "money": text, "uuid": text, "crm": text, "crm_status": text, "crm_currency": text,
	"integer": integer, "int": integer, "timestamp": integer, "bigint": integer,
	"boolean": boolean, "bool": boolean,
	"double": decimal, "float": decimal, "number": decimal, "decimal": decimal,
	"datetime": dateTime, "date": date, "file": file, "diskfile": file, "product_file": file,
	"object": mapOf{anything}, "map": mapOf{anything}, "lang_map": labels, "array": listOf{anything},
	// Names of objects that stand for a reference to one of them.
	"id": id, "user": id, "crm_company": id, "crm_contact": id, "crm_lead": id, "crm_deal": id, "crm_quote": id,
	"crm_category": id, "crm_entity": id, "location": id,
}

// kindOf is the Go type of one kind, any where it has none.
func (p *plan) kindOf(kind string) goType {
	if t, ok := kinds[kind]; ok {
		return t
	}
	if element, ok := strings.CutSuffix(kind, "[]"); ok {
		return listOf{p.kindOf(element)}
	}
	if value, ok := strings.CutPrefix(kind, "map<"); ok {
		return mapOf{p.kindOf(strings.TrimSuffix(value, ">"))}
	}
	// A type that has a name and stands for a number or a text identifies
	// something.
	if standsForID(p.types[kind]) {
		return id
	}
	if isReference(kind) || strings.HasPrefix(kind, "crm_enum_") {
		return id
	}
	return anything
}

// standsForID reports whether a value of the type is the id of an object.
func standsForID(t spec.Type) bool { return t.Type == "integer" || t.Type == "string" }

// isReference reports whether the kind is a field of a documented object, such
// as catalog_vat.id or crm_currency.currency: the value identifies the object.
func isReference(kind string) bool {
	object, field, ok := strings.Cut(kind, ".")
	return ok && object != "" && field != "" && !strings.ContainsAny(kind, "[] ")
}

// common is the Go type that holds all alternatives, any if none does.
func (p *plan) common(t docType) goType {
	if len(t.kinds) == 1 {
		return p.kindOf(t.kinds[0])
	}
	var types []goType
	for _, k := range t.kinds {
		if g := p.kindOf(k); !slices.Contains(types, g) {
			types = append(types, g)
		}
	}
	return oneOf(types)
}

// oneOf is the Go type that holds all of the types, any if none does.
func oneOf(types []goType) goType {
	if len(types) == 1 {
		return types[0]
	}
	for _, u := range unions {
		if within(types, u.of) {
			return u.as
		}
	}
	return oneOrMany(types)
}

// oneOrMany is the list for a value that may stand alone, which lists read and
// methods that document it take; any for other types.
func oneOrMany(types []goType) goType {
	if len(types) != 2 {
		return anything
	}
	for i, t := range types {
		alone := types[1-i]
		if l, ok := t.(listOf); ok && (l.of == alone || l.of == anything && alone == integer) {
			return listOf{alone}
		}
	}
	return anything
}

// unions are the mixtures that one Go type can carry, the narrower first.
var unions = []struct {
	of []goType
	as goType
}{
	{[]goType{dateTime, date}, dateTime},
	{[]goType{integer, decimal}, decimal},
	{[]goType{integer, text, id}, id},
	{[]goType{dateTime, date, text}, text},
	{[]goType{text, labels}, labels},
	{[]goType{integer, decimal, id}, id},
}

func within(types, set []goType) bool {
	for _, t := range types {
		if !slices.Contains(set, t) {
			return false
		}
	}
	return len(types) > 0
}

// asBoolean is the type of a truth value in the spelling in which it travels,
// nil where the field is none. Pages declare such fields as boolean, string or
// char; their values, their default or the examples give the spelling.
func asBoolean(f spec.Field, t docType) goType {
	stated := t.all(func(kind string) bool { return kinds[kind] == boolean })
	char := t.all(func(kind string) bool { return kinds[kind] == text }) || len(t.kinds) == 0
	switch {
	case (stated || char) && sameSet(f.Enum, "Y", "N"), stated && f.Wire == spec.WireYN:
		return yesNo
	case stated && (f.Wire == spec.WireDigit || sameSet(f.Enum, "1", "0")):
		return flag
	case stated && f.Wire == "" && defaults(f, "Y", "N"):
		return yesNo
	case stated && f.Wire == "" && defaults(f, "1", "0"):
		return flag
	case stated:
		return boolean
	}
	return nil
}

// truthAs is the type of a truth value that may be a number too.
func truthAs(w spec.Wire) goType {
	switch w {
	case spec.WireYN:
		return yesNo
	case spec.WireBool:
		return boolean
	}
	return flag
}

func defaults(f spec.Field, values ...string) bool {
	return f.Default != nil && slices.Contains(values, *f.Default)
}

func sameSet(values []string, want ...string) bool {
	if len(values) != len(want) {
		return false
	}
	for _, w := range want {
		if !slices.Contains(values, w) {
			return false
		}
	}
	return true
}
