package typescript

import (
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
)

// reader reads one type expression. A shape that is nil stands for a type that
// says nothing, such as unknown.
type reader struct {
	lexemes []string
	// types are the declared types by name, open the names of those that are being
	// read, so that a type may contain itself.
	types map[string][]string
	open  map[string]bool
	// budget is how many types may still be read, so that no text exhausts stack or
	// time.
	budget *int
	depth  int // of types in each other
}

const (
	maxTypes     = 10_000
	typesPerWord = 4 // a declared type may be used several times
	maxDepth     = 50
)

func (r *reader) peek() string {
	if len(r.lexemes) == 0 {
		return ""
	}
	return r.lexemes[0]
}

func (r *reader) next() string {
	l := r.peek()
	if l != "" {
		r.lexemes = r.lexemes[1:]
	}
	return l
}

// accept takes the next lexeme if it is the given one.
func (r *reader) accept(l string) bool {
	if r.peek() != l {
		return false
	}
	r.next()
	return true
}

// union reads alternatives, or types put together: A | B, A & B. An alternative
// that says nothing makes the whole say nothing.
func (r *reader) union() *example.Shape {
	if *r.budget--; *r.budget < 0 || r.depth > maxDepth {
		*r.budget, r.lexemes = 0, nil
	}
	r.depth++
	defer func() { r.depth-- }()
	r.accept("|")
	var out *example.Shape
	silent := false
	for {
		switch s := r.postfix(); {
		case s == nil:
			silent = true
		case out == nil:
			out = s
		default:
			out.Merge(s)
		}
		if !r.accept("|") && !r.accept("&") {
			break
		}
	}
	if silent {
		return nil
	}
	return out
}

// postfix reads a type and the brackets of lists behind it.
func (r *reader) postfix() *example.Shape {
	s := r.primary()
	for r.accept("[") {
		if !r.accept("]") {
			r.union()
			r.accept("]")
			s = nil // a part of the type
			continue
		}
		s = list(s)
	}
	return s
}

func (r *reader) primary() *example.Shape {
	switch l := r.next(); {
	case l == "{":
		return r.object()
	case l == "(":
		s := r.union()
		r.accept(")")
		return s
	case l == "[":
		return r.tuple()
	case l == "":
		return nil
	case strings.ContainsAny(l[:1], `'"`):
		return scalar(example.String)
	case l[0] >= '0' && l[0] <= '9':
		return scalar(example.Integer)
	case r.accept("<"):
		return r.generic(l)
	default:
		return r.named(l)
	}
}

// object reads fields, or the type of all values: {[key: string]: T}.
func (r *reader) object() *example.Shape {
	s := &example.Shape{Types: []example.Type{example.Object}}
	for r.peek() != "}" && r.peek() != "" {
		name, index := r.fieldName()
		if !r.accept(":") {
			return nil // a method, or no TypeScript
		}
		field := r.union()
		switch {
		case index:
			s.Item = field
		case field == nil:
			field = &example.Shape{}
			fallthrough
		default:
			s.Put(strings.Trim(name, `'"`), field)
		}
		if !r.accept(";") {
			r.accept(",")
		}
	}
	r.accept("}")
	if len(s.Keys) > 0 {
		s.Item = nil
	}
	return s
}

// fieldName reads the name of a field, or says that the brackets of all keys stand
// there.
func (r *reader) fieldName() (name string, index bool) {
	name = r.next()
	if name == "readonly" && r.peek() != ":" && r.peek() != "?" {
		name = r.next()
	}
	index = name == "["
	for index && r.peek() != "" && !r.accept("]") {
		r.next()
	}
	r.accept("?")
	return name, index
}

func (r *reader) tuple() *example.Shape {
	item, silent := &example.Shape{}, false
	for r.peek() != "]" && r.peek() != "" {
		s := r.union()
		silent = silent || s == nil
		if s != nil {
			item.Merge(s)
		}
		if !r.accept(",") && r.peek() != "]" {
			return nil
		}
	}
	r.accept("]")
	if silent || len(item.Types) == 0 {
		item = nil
	}
	return list(item)
}

// generic reads the arguments of a generic type, whose name and bracket have been
// read.
func (r *reader) generic(name string) *example.Shape {
	args := []*example.Shape{r.union()}
	for r.accept(",") {
		args = append(args, r.union())
	}
	r.accept(">")
	switch {
	case name == "Array" || name == "ReadonlyArray":
		return list(args[0])
	case name == "Record" && len(args) == 2:
		return &example.Shape{Types: []example.Type{example.Object}, Item: args[1]}
	case name == "Partial" || name == "Required" || name == "Readonly":
		return args[0]
	}
	return nil
}

// basic are the types that TypeScript and the SDK have. The SDK's ISODate is a
// time, which JSON writes as a text. Of the numbers that tables state too, 19 of 20
// are integers; those that are not have tables.
var basic = map[string]example.Type{
	"string": example.String, "number": example.Integer, "boolean": example.Boolean, "true": example.Boolean,
	"object": example.Object, "ISODate": example.DateTime, "Date": example.DateTime,
	"null": example.Null, "undefined": example.Null, "false": example.Null,
}

func (r *reader) named(name string) *example.Shape {
	if t, ok := basic[name]; ok {
		return scalar(t)
	}
	declared := r.types[name]
	if declared == nil || r.open[name] {
		return nil
	}
	r.open[name] = true
	defer delete(r.open, name)
	inner := reader{lexemes: declared, types: r.types, open: r.open, budget: r.budget, depth: r.depth}
	return inner.union()
}

func scalar(t example.Type) *example.Shape {
	s := &example.Shape{Types: []example.Type{t}}
	if t == example.Boolean {
		s.Texts = []string{"true"} // false alone would be the sign of nothing
	}
	return s
}

func list(item *example.Shape) *example.Shape {
	return &example.Shape{Types: []example.Type{example.Array}, Item: item}
}
