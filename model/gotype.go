package model

// Type is a Go type of the SDK: [Basic], [Runtime], [List], [Map], [Pointer], [Either], a
// [*Struct] or an [*Enum]. Equal types are equal values.
type Type interface {
	// String is the type as Go writes it.
	String() string
	// Nilable types have a value for "not given" themselves.
	Nilable() bool
}

type (
	Basic   string            // Basic is a predeclared type.
	Runtime string            // Runtime is a type of package b24.
	List    struct{ Of Type } // List is []T.
	Map     struct{ Of Type } // Map is map[string]T.
	Pointer struct{ To Type } // Pointer is *T.

	// Either is b24.Either[One, Other]: a value that has one of two forms.
	Either struct{ One, Other Type }
)

// The predeclared types.
const (
	Any    Basic = "any"
	Int    Basic = "int"
	String Basic = "string"
	Bool   Basic = "bool"
)

// The types of the runtime.
const (
	Decimal  Runtime = "Decimal"
	Time     Runtime = "Time"
	Date     Runtime = "Date"
	File     Runtime = "File"
	ID       Runtime = "ID"
	YN       Runtime = "YN"
	Flag     Runtime = "Flag"
	Labels   Runtime = "Labels"
	Order    Runtime = "Order"
	Filter   Runtime = "Filter"
	FilterV3 Runtime = "FilterV3"
	// FieldInfo is the description of a field.
	FieldInfo Runtime = "FieldInfo"
	// Manifest is the description of a class and its methods.
	Manifest Runtime = "Manifest"
)

func (b Basic) String() string   { return string(b) }
func (r Runtime) String() string { return "b24." + string(r) }
func (l List) String() string    { return "[]" + l.Of.String() }
func (m Map) String() string     { return "map[string]" + m.Of.String() }
func (p Pointer) String() string { return "*" + p.To.String() }
func (e Either) String() string {
	return "b24.Either[" + e.One.String() + ", " + e.Other.String() + "]"
}
func (s *Struct) String() string { return s.Name }
func (e *Enum) String() string   { return e.Name }

// Nilable is true of any.
func (b Basic) Nilable() bool { return b == Any }

// Nilable is true of maps.
func (r Runtime) Nilable() bool { return r == Labels || r.IsCondition() }

// IsCondition reports whether the type chooses or orders the rows of a list.
func (r Runtime) IsCondition() bool { return r == Order || r == Filter || r == FilterV3 }

// Nilable is true of slices.
func (List) Nilable() bool { return true }

// Nilable is true of maps.
func (Map) Nilable() bool { return true }

// Nilable is true of pointers.
func (Pointer) Nilable() bool { return true }

// Nilable is false of what has one of two forms.
func (Either) Nilable() bool { return false }

// Nilable is false of structs.
func (*Struct) Nilable() bool { return false }

// Nilable is false of texts.
func (*Enum) Nilable() bool { return false }

// optional is the type of a value that may be left out.
func optional(t Type) Type {
	if t.Nilable() {
		return t
	}
	return Pointer{t}
}

// Deref is what a pointer points to, or the type itself.
func Deref(t Type) Type {
	if p, ok := t.(Pointer); ok {
		return p.To
	}
	return t
}

// Innermost is what is inside lists, maps and pointers.
func Innermost(t Type) Type {
	switch t := t.(type) {
	case List:
		return Innermost(t.Of)
	case Map:
		return Innermost(t.Of)
	case Pointer:
		return Innermost(t.To)
	}
	return t
}

// Parts are the innermost types of a type: two of what has one of two forms, or else one.
func Parts(t Type) []Type {
	switch t := Innermost(t).(type) {
	case Either:
		return append(Parts(t.One), Parts(t.Other)...)
	default:
		return []Type{t}
	}
}

// structIn is the first struct among the parts of the type, nil without one.
func structIn(t Type) *Struct {
	for _, part := range Parts(t) {
		if s, ok := part.(*Struct); ok {
			return s
		}
	}
	return nil
}

func isMap(t Type) bool  { _, ok := t.(Map); return ok }
func isList(t Type) bool { _, ok := t.(List); return ok }
