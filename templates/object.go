package templates

import "slices"

// object is a struct of generated code: the parameters of a method, its
// result, or an object inside one of them.
type object struct {
	key        string
	candidates []string
	// prefixes begin the names of what is inside, best first; those of the
	// candidates if nil.
	prefixes []string
	part     string // what the name adds to that of the object around it
	name     string

	about  about
	fields []field
	// shown are the structs that several fields share, see shareShown.
	shown map[string]*object
	// patterns are documented names that stand for many, see isPattern.
	patterns []string
	// method is set on parameters only: the method that they call.
	method *method
	// params marks what is sent.
	params bool
}

// about says what an object is, for its doc comment.
type about struct {
	role   role
	parent *object
	method *method
	event  *event
	field  string // name in the documentation
	page   string
}

type role int

const (
	roleParams  role = iota // the parameters of method
	roleResult              // the result of method
	roleRow                 // an element of the list that method returns
	roleField               // the object in field of parent
	roleElement             // an element of field of parent
	roleValue               // a value of the map in field of parent
	roleShown               // the object in several fields of parent
	roleType                // an object documented on page
	roleEvent               // the data of event
)

// field is a field of an object.
type field struct {
	name string
	key  string
	// documented is the field's name on the page, which may not be the key.
	documented string
	tag        string // the options after the key: omitzero, string
	typ        goType
	doc        string
	// prose is the documentation's own description.
	prose string
	// shape is what the spec says of the field.
	shape shape
}

func (o *object) addPattern(pattern string) {
	if pattern != "" && !slices.Contains(o.patterns, pattern) {
		o.patterns = append(o.patterns, pattern)
	}
}

// find is the field with the given key, or else with that name on its page; nil
// without one.
func (o *object) find(name string) *field {
	i := slices.IndexFunc(o.fields, func(f field) bool { return f.key == name })
	if i < 0 {
		i = slices.IndexFunc(o.fields, func(f field) bool { return f.documented == name })
	}
	if i < 0 {
		return nil
	}
	return &o.fields[i]
}
