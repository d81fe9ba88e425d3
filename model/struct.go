package model

import (
	"slices"

	"github.com/b24gen/b24gen/spec"
)

// Struct is a struct of the SDK: the parameters of a method, its result, the data of
// an event, or an object inside one of these.
type Struct struct {
	Name   string
	Pinned bool // has its name by a pin
	// Key is the path that pins its name and those of its fields.
	Key  string
	Role Role
	// What the role speaks of: the struct around it, or the method or event that it
	// belongs to.
	Parent  *Struct
	Method  *Method
	Events  []*Event // that carry the data; one, or several of one subject
	Service *Service
	// Documented is the name in the documentation: of a field of Parent, or of a type.
	Documented string
	Page       string // of a documented type
	// Source says who lists the fields.
	Source Evidence
	// Sent marks what is filled in to be sent: what may be left out is optional.
	Sent bool
	// Both marks what is sent, and read with the same fields.
	Both   bool
	Fields []Field
	// Patterns are documented names that stand for many.
	Patterns []string
	// Undocumented says that a pin keeps the struct.
	Undocumented bool
	// Shared says that several structs or results hold it.
	Shared bool
}

// Role says what a struct is.
type Role string

// The roles of structs.
const (
	RoleParams   Role = "params"   // the parameters of Method
	RoleResult   Role = "result"   // the result of Method
	RoleRow      Role = "row"      // an element of the list that Method returns
	RoleField    Role = "field"    // the object in a field of Parent
	RoleElement  Role = "element"  // an element of a field of Parent
	RoleValue    Role = "value"    // a value of the map in a field of Parent
	RoleType     Role = "type"     // an object documented on a page of its own
	RoleEvent    Role = "event"    // the data of Events
	RoleObject   Role = "object"   // what Service is about, in all methods that speak of it
	RoleRetained Role = "retained" // an object that a pin keeps
)

// Field is a field of a struct.
type Field struct {
	Name string
	Key  string // in JSON
	Type Type
	// OmitZero and Quoted are the options of the tag: a zero value is left out, and a
	// number stands in quotes.
	OmitZero, Quoted bool
	// Facts are what the documentation states of the field.
	Facts Facts
	// Why is what decided the type.
	Why    Evidence
	Pinned bool // has its name by a pin
	// Only is the method that alone takes the field, of those that the struct is for; empty
	// where all do.
	Only string
	// For is the service whose objects the id is for, nil where that is not known.
	For *Service
	// Undocumented says that a pin keeps the field.
	Undocumented bool
}

// Find is the field with the given key, or else with that name on its page; nil
// without one.
func (s *Struct) Find(name string) *Field {
	i := slices.IndexFunc(s.Fields, func(f Field) bool { return f.Key == name })
	if i < 0 {
		i = slices.IndexFunc(s.Fields, func(f Field) bool { return f.Facts.Name == name })
	}
	if i < 0 {
		return nil
	}
	return &s.Fields[i]
}

// Enum is an open set of values: a string type of its own with a constant for each
// documented value. Other values can be sent and are read.
type Enum struct {
	Name       string
	Key        string // pins the name
	Parent     *Struct
	Documented string // the field of Parent
	Shared     bool   // several structs have it
	Values     []EnumValue
}

// EnumValue is a value with the name of its constant.
type EnumValue struct{ Name, Text string }

// Witness is what tells a type.
type Witness string

// The witnesses.
const (
	ByPage     Witness = "page"      // the page of the method or event states it
	ByTypePage Witness = "type page" // a page that describes the type
	ByMethod   Witness = "method"    // the page of another method, which describes the same object
	ByObject   Witness = "object"    // another place that speaks of the same object
	ByFilter   Witness = "filter"    // the filter of a method that lists rows with the field
	BySameName Witness = "same name" // fields of this name elsewhere, which agree
	ByName     Witness = "name"      // the name alone, which means the same everywhere
	ByExample  Witness = "example"   // the JSON of an example
	ByOverride Witness = "override"  // an override of ours
	ByNothing  Witness = "nothing"   // nobody
)

// Evidence is what a witness says of a type.
type Evidence struct {
	By Witness `yaml:"by"`
	// Says is what it says, in the words of the documentation: the text of the type,
	// the name of a documented type, or the name that says the type.
	Says string `yaml:"says,omitempty"`
	// Where is the page or the method that says it, empty for the page of the method
	// itself, or the reason of an override.
	Where string `yaml:"where,omitempty"`
}

// statedBy is who states the type of a field of the struct: whoever lists the fields,
// unless an override of ours has put it right.
func (f Facts) statedBy(s *Struct) Evidence {
	for _, o := range f.Overridden {
		if o.Key == "type" {
			return Evidence{ByOverride, f.Type, o.Reason}
		}
	}
	if f.Source == spec.FromExample {
		return Evidence{By: ByExample, Says: f.Type}
	}
	return Evidence{s.Source.By, f.Type, s.Source.Where}
}

// Evidence is all that the witnesses say of a field, whichever decided.
func (s *Struct) Evidence(f Field) []Evidence {
	var out []Evidence
	facts := f.Facts
	switch {
	case facts.InheritedFrom != "":
		out = append(out, Evidence{ByMethod, facts.Type, facts.InheritedFrom})
	case facts.Type != "":
		out = append(out, facts.statedBy(s))
	}
	if facts.Ref != "" {
		out = append(out, Evidence{By: ByTypePage, Says: facts.Ref})
	}
	if facts.Seen != "" {
		out = append(out, Evidence{By: ByExample, Says: facts.Seen})
	}
	return out
}
