package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// What a page states of a type, in Go.

// kinds are the Go types of the kinds of documented types; the others are any.
var kinds = map[spec.Kind]Type{
	spec.String: String, spec.Integer: Int, spec.Timestamp: Int, spec.Number: Decimal, spec.Boolean: Bool,
	spec.Date: Date, spec.DateTime: Time, spec.File: File, spec.Labels: Labels, spec.ID: ID, spec.Reference: ID,
	spec.Object: Map{Any}, spec.Map: Map{Any}, spec.Array: List{Any},
}

// documentedTypes are the types with pages of their own, by their names.
type documentedTypes map[string]spec.Type

// goTypeOf is the Go type of one term, any where it has none.
func (d documentedTypes) goTypeOf(t spec.TypeTerm) Type {
	switch {
	case t.IsTypedMap():
		return Map{d.goTypeOf(*t.Elem)}
	case t.IsTypedList():
		return List{d.goTypeOf(*t.Elem)}
	case t.Is(spec.Named) && standsForID(d[t.Text]):
		// A type that has a name and stands for a number or a text identifies
		// something.
		return ID
	case d.isCode(t):
		return String
	case d.isNumbered(t):
		return Int
	}
	if known, ok := kinds[t.Kind]; ok {
		return known
	}
	return Any
}

// isCode reports whether the type is that of the codes of a dictionary: NEW, C1:WON, or a
// field of a documented object that its page calls a text, and no id: crm_currency.CURRENCY.
func (d documentedTypes) isCode(t spec.TypeTerm) bool {
	return t.Text == "crm_status" || d.refersTo(t, isText)
}

// isNumbered reports whether the type is that of a number of a documented object that is no id, such as the code of a
// measure, which its page calls a number.
func (d documentedTypes) isNumbered(t spec.TypeTerm) bool {
	_, key, _ := strings.Cut(t.Text, ".")
	return identifies(key, false) == nil && d.refersTo(t, isInteger)
}

// refersTo reports whether the type is a reference to a field of a documented object, other than its id, whose type is such.
func (d documentedTypes) refersTo(t spec.TypeTerm, is func(spec.TypeTerm) bool) bool {
	name, key, ok := strings.Cut(t.Text, ".")
	if !ok || !t.Is(spec.Reference) || key == "id" {
		return false
	}
	return slices.ContainsFunc(d[name].Fields, func(f spec.Field) bool {
		return strings.EqualFold(f.Name, key) && spec.ParseType(f.Type).All(is)
	})
}

// standsForID reports whether a value of the type is the id of an object.
func standsForID(t spec.Type) bool {
	only, ok := spec.ParseType(t.Type).Only()
	return ok && only.Is(spec.Integer, spec.String)
}

// goType is the Go type that holds all alternatives, any if none does.
func (d documentedTypes) goType(t spec.TypeExpr) Type {
	if only, ok := t.Only(); ok {
		return d.goTypeOf(only)
	}
	var types []Type
	for _, term := range t.Terms {
		if g := d.goTypeOf(term); !slices.Contains(types, g) {
			types = append(types, g)
		}
	}
	return common(types)
}

// common is the Go type that holds all of the types, any if none does.
func common(types []Type) Type {
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
func oneOrMany(types []Type) Type {
	if len(types) != 2 {
		return Any
	}
	for i, t := range types {
		alone := types[1-i]
		if l, ok := t.(List); ok && (l.Of == alone || l.Of == Any && alone == Int) {
			return List{alone}
		}
	}
	return Any
}

// unions are the mixtures that one Go type can carry, the narrower first.
var unions = []struct {
	of []Type
	as Type
}{
	{[]Type{Time, Date}, Time},
	{[]Type{Int, Decimal}, Decimal},
	{[]Type{Int, String, ID}, ID},
	{[]Type{Time, Date, String}, String},
	{[]Type{String, Labels}, Labels},
	{[]Type{Int, Decimal, ID}, ID},
}

func within(types, set []Type) bool {
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
func asBoolean(f Facts) Type {
	if f.Stated.All(isBoolean) && !f.hasOtherValues() {
		return f.spelledTruth()
	}
	if mayBeLetter := f.Stated.All(isText) || f.Stated.None() || f.isMiscalledNumber(); mayBeLetter && sameSet(f.Enum, "Y", "N") {
		return YN
	}
	isPair := len(f.Enum) == 0 || sameSet(f.Enum, "0", "1")
	if f.Wire == spec.WireDigit && isPair && f.Stated.All(func(t spec.TypeTerm) bool { return isInteger(t) || isText(t) }) {
		return Flag
	}
	if f.Stated.All(isText) && len(f.Enum) == 0 && f.Observed.None() && defaults(f, "Y", "N") {
		return YN
	}
	if f.Stated.All(isText) && len(f.Enum) == 0 && f.Wire == spec.WireYN && !f.hasOtherValues() {
		return YN
	}
	if f.Stated.All(isChar) && len(f.Enum) == 0 && asksForTruth(f.Name) {
		return YN
	}
	if f.Stated.None() && f.Observed.All(isBoolean) && sameSet(f.Enum, "true", "false") {
		return Bool
	}
	return nil
}

// isChar reports whether the type is a letter, which is mostly Y or N
// (https://apidocs.bitrix24.com/api-reference/data-types.html).
func isChar(t spec.TypeTerm) bool { return t.Text == "char" }

// asksForTruth reports whether the name asks for yes or no: IS_LOCKED, HAS_PHONE, COMPLETED.
func asksForTruth(name string) bool {
	words := naming.Split(name)
	if len(words) == 0 {
		return false
	}
	first, last := words[0], words[len(words)-1]
	return len(words) > 1 && slices.Contains([]string{"is", "has", "can"}, first) ||
		len(last) > 4 && (strings.HasSuffix(last, "ed") || strings.HasSuffix(last, "able"))
}

// hasOtherValues reports whether page or examples have values that are no truth value,
// whatever the type says.
func (f Facts) hasOtherValues() bool {
	isNumber := func(t spec.TypeTerm) bool { return t.Is(spec.Integer) && f.Wire == "" }
	return f.Observed.Any(spec.TypeTerm.IsContainer) || f.Observed.Any(isText) || f.Observed.Any(isID) || f.Observed.Any(isNumber) || slices.ContainsFunc(f.Enum, isNoTruth)
}

// isTruth reports whether the value is one of those for yes and no.
func isTruth(v string) bool {
	return slices.Contains([]string{"Y", "N", "0", "1"}, v) || strings.EqualFold(v, "true") || strings.EqualFold(v, "false")
}

func isNoTruth(v string) bool { return !isTruth(v) }

// spelledTruth is the type for the spelling of a boolean.
func (f Facts) spelledTruth() Type {
	switch {
	case sameSet(f.Enum, "Y", "N"), f.Wire == spec.WireYN:
		return YN
	case sameSet(f.Enum, "1", "0"), f.Wire == spec.WireDigit:
		return Flag
	case f.Wire != "":
		return Bool
	case defaults(f, "Y", "N"):
		return YN
	case defaults(f, "1", "0"):
		return Flag
	}
	return Bool
}

// isTruthOrNumber reports whether the type is boolean, or a number for it: boolean|integer.
func isTruthOrNumber(t spec.TypeExpr) bool {
	return len(t.Terms) > 1 && isBoolean(t.First()) && t.All(func(term spec.TypeTerm) bool {
		return term.Is(spec.Boolean, spec.Integer, spec.Timestamp, spec.String)
	})
}

// mixesScalar reports whether one alternative is text or a number, so that a
// struct cannot say all that may be sent.
func mixesScalar(t spec.TypeExpr) bool {
	return len(t.Terms) > 1 && t.Any(func(term spec.TypeTerm) bool {
		return !term.IsContainer() && !term.Is(spec.Named, spec.Any, spec.Reference, spec.Boolean)
	})
}

// truthAs is the type of a truth value that may be a number too.
func truthAs(w spec.Wire) Type {
	switch w {
	case spec.WireYN:
		return YN
	case spec.WireBool:
		return Bool
	}
	return Flag
}

func isBoolean(t spec.TypeTerm) bool { return t.Is(spec.Boolean) }
func isText(t spec.TypeTerm) bool    { return t.Is(spec.String) }
func isInteger(t spec.TypeTerm) bool { return t.Is(spec.Integer) }
func isScalar(t spec.TypeTerm) bool  { return !t.IsContainer() }

func defaults(f Facts, values ...string) bool {
	return f.Default != nil && slices.Contains(values, *f.Default)
}

func sameSet(values []string, want ...string) bool {
	return len(values) == len(want) && !slices.ContainsFunc(want, func(w string) bool { return !slices.Contains(values, w) })
}
