package templates

import (
	"regexp"
	"strings"

	"github.com/b24gen/b24gen/spec"
	"github.com/dave/jennifer/jen"
)

// enum is an open set of values: a string type of its own with a constant for
// each documented value. Other values can be sent and are read.
type enum struct {
	key        string
	candidates []string
	name       string
	parent     *object
	field      string
	values     []enumValue
}

type enumValue struct {
	name string
	text string
}

// word is a value that makes a constant's name which says something. Sets that
// hold numbers, signs or masks stay plain strings with the values in the comment.
var word = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_.:-]*$`)

// newEnum is the type for a text field with a list of allowed values, nil where
// a type of its own would say no more than the comment.
func newEnum(o *object, s shape, t spec.TypeExpr, name string) *enum {
	isText := t.All(isText) || t.None()
	if !isText || len(s.Enum) < 2 {
		return nil
	}
	e := &enum{key: o.key + "/" + s.Name, candidates: o.nested(name), parent: o, field: s.Name}
	for _, v := range s.Enum {
		if !word.MatchString(v) {
			return nil
		}
		e.values = append(e.values, enumValue{text: v})
	}
	return e
}

// constants are what the enum's values need names for.
func (e *enum) constants(p *pkg) []named {
	var items []named
	for i, v := range e.values {
		items = append(items, named{
			key:        "const " + e.key + "#" + v.text,
			candidates: apart(e.name+p.lex.ident(v.text), v.text, "Value", len(e.values)),
			name:       &e.values[i].name,
		})
	}
	return items
}

func (e *enum) decl() jen.Code {
	var c comment
	c.add("%s is the field %s of %s. Other values are possible.", e.name, e.field, e.parent.link())
	return c.on(jen.Type().Id(e.name).String()).Line().Const().DefsFunc(e.consts)
}

func (e *enum) consts(g *jen.Group) {
	for _, v := range e.values {
		g.Commentf("%s is %s.", v.name, strings.Join(strings.Fields(v.text), " "))
		g.Id(v.name).Id(e.name).Op("=").Lit(v.text)
	}
}
