package model

// Retained are the declarations of a package that were released, and that the documentation
// no longer has. Pins keep them; package released puts them here.
type Retained struct {
	Services []*Service
	Methods  []*Method // of services here, or of the package
	Types    Types
	Aliases  []Alias
	Consts   []Const
}

// Alias is another name for a type.
type Alias struct {
	Name string
	Of   Type
}

// Const is a constant. Without a type it is a plain text. Instead is the constant that
// has the text now, empty without one.
type Const struct {
	Name    string
	Type    Type
	Text    string
	Instead string
}

// IsEmpty reports whether there are none.
func (r *Retained) IsEmpty() bool {
	return len(r.Services)+len(r.Methods)+len(r.Types.Structs)+len(r.Types.Enums)+len(r.Aliases)+len(r.Consts) == 0
}
