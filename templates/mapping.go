package templates

import (
	"slices"

	"github.com/b24gen/b24gen/spec"
)

// kinds are the Go types of the kinds of documented types; the others are any.
var kinds = map[spec.Kind]goType{
	spec.String: text, spec.Integer: integer, spec.Timestamp: integer, spec.Number: decimal, spec.Boolean: boolean,
	spec.Date: date, spec.DateTime: dateTime, spec.File: file, spec.Labels: labels, spec.ID: id, spec.Reference: id,
	spec.Object: mapOf{anything}, spec.Map: mapOf{anything}, spec.Array: listOf{anything},
}

// goType is the Go type of one term, any where it has none.
func (p *plan) goType(t spec.TypeTerm) goType {
	switch {
	case t.Elem != nil && t.Is(spec.Map):
		return mapOf{p.goType(*t.Elem)}
	case t.Elem != nil:
		return listOf{p.goType(*t.Elem)}
	case t.Is(spec.Named) && standsForID(p.types[t.Text]):
		// A type that has a name and stands for a number or a text identifies
		// something.
		return id
	}
	if known, ok := kinds[t.Kind]; ok {
		return known
	}
	return anything
}

// standsForID reports whether a value of the type is the id of an object.
func standsForID(t spec.Type) bool { return t.Type == "integer" || t.Type == "string" }

// common is the Go type that holds all alternatives, any if none does.
func (p *plan) common(t spec.TypeExpr) goType {
	if only, ok := t.Only(); ok {
		return p.goType(only)
	}
	var types []goType
	for _, term := range t.Terms {
		if g := p.goType(term); !slices.Contains(types, g) {
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
func asBoolean(f spec.Field, t spec.TypeExpr) goType {
	stated := t.All(isBoolean)
	char := t.All(isText) || t.None()
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

// isTruthOrNumber reports whether the type is boolean, or a number for it: boolean|integer.
func isTruthOrNumber(t spec.TypeExpr) bool {
	return len(t.Terms) > 1 && isBoolean(t.First()) && t.All(func(term spec.TypeTerm) bool {
		return term.Is(spec.Boolean, spec.Integer, spec.Timestamp, spec.String)
	})
}

func isBoolean(t spec.TypeTerm) bool { return t.Is(spec.Boolean) }
func isText(t spec.TypeTerm) bool    { return t.Is(spec.String) }

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
