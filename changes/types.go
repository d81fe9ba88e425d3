package changes

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// types compares the documented types. Their fields are compared as parameters,
// as answers, as what events carry, or as several of these: whatever methods and
// events use them for.
func (c *comparison) types(old, new []spec.Type) {
	then, now := index(old, typeKeyOf), index(new, typeKeyOf)
	gone, come := missing(old, now, typeKeyOf), missing(new, then, typeKeyOf)
	for _, t := range new {
		if before, ok := then[typeKeyOf(t)]; ok {
			c.documented(before, t)
		}
	}
	for _, t := range come {
		i := slices.IndexFunc(gone, func(g spec.Type) bool { return livesOnAs(g, t) })
		if i < 0 {
			c.ofType(t).add(TypeAdded, "", "")
			continue
		}
		c.documented(gone[i], t)
		gone = slices.Delete(gone, i, i+1)
	}
	for _, t := range gone {
		c.ofType(t).add(TypeRemoved, "", "")
	}
}

// typeKey tells types apart: two pages may describe types of one name.
type typeKey struct{ page, name string }

func typeKeyOf(t spec.Type) typeKey { return typeKey{t.Page, t.Name} }

// livesOnAs reports whether a type that is gone is one that came: it has its
// name on another page, or its fields under another name on the same page.
func livesOnAs(gone, come spec.Type) bool {
	page, _, _ := strings.Cut(gone.Page, "#")
	return gone.Name == come.Name || strings.HasPrefix(come.Page, page) && sameFields(gone.Fields, come.Fields)
}

func (c *comparison) ofType(t spec.Type) place { return place{comparison: c, subject: t.Name} }

func (c *comparison) documented(old, new spec.Type) {
	p := c.ofType(new)
	if old.Name != new.Name {
		c.renamed[strings.ToLower(new.Name)] = strings.ToLower(old.Name)
		p.add(TypeRenamed, old.Name, new.Name)
	}
	p.text(PageMoved, old.Page, new.Page)
	p.overridden(old.Overridden, new.Overridden)
	for _, d := range c.uses[strings.ToLower(new.Name)].directions() {
		p.typeOf(d, stated{text: old.Type}, stated{text: new.Type})
		p.fields(d, OrderChanged, fieldSet{Fields: old.Fields, Variants: old.Variants}, fieldSet{Fields: new.Fields, Variants: new.Variants})
	}
}

// use says what a type is used for.
type use struct{ sent, answered, received bool }

func (u use) directions() []direction {
	var out []direction
	if u.sent {
		out = append(out, parameters)
	}
	if u.answered {
		out = append(out, answers)
	}
	if u.received {
		out = append(out, received)
	}
	if out == nil {
		return []direction{unused}
	}
	return out
}

// usesOf are the uses of all types in both specs.
func usesOf(specs ...spec.Spec) map[string]use {
	u := uses{of: map[string]use{}, types: map[string][]spec.Type{}}
	for _, s := range specs {
		for _, t := range s.Types {
			name := strings.ToLower(t.Name)
			u.types[name] = append(u.types[name], t)
		}
	}
	for _, s := range specs {
		for _, m := range s.Methods {
			u.fields(use{sent: true}, m.Params)
			if r := m.Result; r != nil {
				u.field(use{answered: true}, spec.Field{Type: r.Type, Ref: r.Ref, Fields: r.Fields, Shown: r.Shown, Variants: r.Variants})
			}
		}
		for _, e := range s.Events {
			u.fields(use{received: true}, e.Fields)
		}
	}
	return u.of
}

// uses is what is known of the use of types, by their names in lower case.
type uses struct {
	of    map[string]use
	types map[string][]spec.Type
}

func (u uses) fields(how use, fields []spec.Field) {
	for _, f := range fields {
		u.field(how, f)
	}
}

func (u uses) field(how use, f spec.Field) {
	u.named(how, f.Ref)
	for _, t := range spec.ParseType(f.Type).Terms {
		u.named(how, t.Innermost().Text)
	}
	u.fields(how, f.Fields)
	u.fields(how, f.Shown)
	for _, v := range f.Variants {
		u.fields(how, v.Fields)
	}
}

// named notes a use of a type, and with it of the types that its fields have.
func (u uses) named(how use, name string) {
	name = strings.ToLower(name)
	known := u.of[name]
	now := use{known.sent || how.sent, known.answered || how.answered, known.received || how.received}
	if len(u.types[name]) == 0 || now == known {
		return
	}
	u.of[name] = now
	for _, t := range u.types[name] {
		u.fields(how, t.Fields)
		for _, v := range t.Variants {
			u.fields(how, v.Fields)
		}
	}
}
