package model

import (
	"slices"

	"github.com/b24gen/b24gen/spec"
)

// typeBuilder turns fields of the spec into Go types: those of one method's
// parameters or result, those of an event, or those of a documented type.
type typeBuilder struct {
	pkg *packageBuilder
	api spec.API
	// sent asks for a struct to fill in: optional fields can be left out.
	sent bool
	// shared marks the structs of a documented type. They refer to documented types
	// by pointer, so that a type may contain itself.
	shared bool
	// lists marks the parameters of a method that lists rows.
	lists bool
	// positions are the keys of the fields that carry a position or a number of
	// rows: integers, whatever the page says.
	positions map[string]bool
	// method is whose types these are, nil for those of several.
	method *spec.Method
	// inheriting is set while inherited fields are being made, see inherit.
	inheriting bool
	// extending are the documented types that the field which is being made is inside of.
	extending []string
	declarations
}

// declarations are types whose names are not decided yet.
type declarations struct {
	structs []*draft
	enums   []*enumDraft
}

// draft is a struct whose name is not decided yet.
type draft struct {
	*Struct
	pkg *packageBuilder
	// candidates are the names, best first, of a struct that stands alone. One that is
	// in another has its name from there, see names.
	candidates []string
	// prefixes begin the names of what is inside, best first; those of the
	// candidates if nil.
	prefixes []string
	parent   *draft
	part     string // what the name adds to that of the parent
	// object is the thing that the struct describes, see objects.
	object *object
	// into is the struct that this one was merged into, nil if none.
	into *draft
	// several says that several methods of one service have the struct.
	several bool
	// also are the drafts of the same thing that this one stands for.
	also []*draft
	// named says that it only names the fields of an object, see described.
	named bool
	// merged says that others were merged into this one.
	merged bool
	// held are the fields that hold the struct in the end.
	held []holding
	// about is the subject of the events that carry the struct, where several do.
	about string
}

// build makes the struct with the given fields.
func (b *typeBuilder) build(s *draft, fields []Facts) *Struct {
	b.structs = append(b.structs, s)
	s.Sent, s.pkg = b.sent, b.pkg
	s.Fields = make([]Field, 0, len(fields))
	for _, f := range fields {
		if !isField(f) {
			s.addPattern(patternOf(f.Name))
			continue
		}
		s.Fields = append(s.Fields, b.field(s, b.asMap(b.asSentMap(s, b.asSent(s, b.typedByName(b.inherit(s, fields, b.asByFields(fields, f))))))))
	}
	return s.Struct
}

func (s *Struct) addPattern(pattern string) {
	if pattern != "" && !slices.Contains(s.Patterns, pattern) {
		s.Patterns = append(s.Patterns, pattern)
	}
}

// field makes a field of the struct.
func (b *typeBuilder) field(s *draft, facts Facts) Field {
	if !slices.Contains(b.extending, facts.Ref) { // a part of a type in the type itself has no end
		facts = b.pkg.types.extended(facts, b.sent)
		b.extending = append(b.extending, facts.Ref)
		defer func() { b.extending = b.extending[:len(b.extending)-1] }()
	}
	if facts.InheritedFrom != "" {
		b.inheriting = true
		defer func() { b.inheriting = false }()
	}
	f := Field{Key: keyOf(facts.Field), Facts: facts}
	f.Type, f.Why = b.typeOf(s, facts, b.pkg.lex.Ident(f.Key))
	f.OmitZero = !b.sent || !facts.mandatory()
	if b.sent && !facts.mandatory() || facts.Stated.Null {
		f.Type = optional(f.Type)
	}
	f.Quoted = b.sent && facts.quoted(Deref(f.Type))
	f.Facts.nameChildren()
	return f
}

// quoted reports whether a number, or an id that is one, travels as a text: where the
// examples send it so, or where the page, or else an example, says that it is one and no example differs.
func (f Facts) quoted(t Type) bool {
	switch t {
	case Int, Decimal:
		return f.Wire == spec.WireString || isAfter(f.Name) || f.Wire == "" && f.Type == "string"
	case Bool:
		return f.Wire == spec.WireString
	case ID:
		said := f.Stated
		if said.None() {
			said = f.Observed
		}
		return f.Wire == spec.WireString || f.Wire == "" && said.All(isText)
	}
	return false
}
