package model

// Kept are the declarations of a package that were released, and that the documentation
// no longer has. Pins keep them; package released puts them here.
type Kept struct {
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

// IsEmpty reports whether nothing is kept.
func (k *Kept) IsEmpty() bool {
	return len(k.Services)+len(k.Methods)+len(k.Types.Structs)+len(k.Types.Enums)+len(k.Aliases)+len(k.Consts) == 0
}
