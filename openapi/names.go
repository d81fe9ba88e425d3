package openapi

import (
	"strings"

	"github.com/b24gen/b24gen/model"
)

// nameComponents gives all structs and enums the names of their components: those in Go,
// behind the namespace, since packages have names of their own.
func (b *builder) nameComponents() {
	for _, p := range b.packages {
		b.nameTypes(p, p.Shared)
		for _, s := range p.Services {
			b.nameTypes(p, s.Types)
		}
		for _, m := range p.Methods() {
			b.nameTypes(p, m.Types)
		}
		for _, e := range p.Events {
			b.nameTypes(p, e.Types)
		}
	}
	b.nameApart()
}

// nameApart gives an object another name if generators would call something inside of it as
// another component is called: im.Notify has params, and im.NotifyParams are those of a method.
func (b *builder) nameApart() {
	taken, apart := map[string]bool{}, map[model.Type]string{}
	for _, name := range b.names {
		taken[identifier(name)] = true
	}
	for t, name := range b.names {
		s, ok := t.(*model.Struct)
		if !ok {
			continue
		}
		for _, f := range s.Fields {
			if isInline(f.Type) && taken[identifier(name+"."+f.Key)] && !taken[identifier(name)+"Object"] {
				apart[s] = name + "Object"
			}
		}
	}
	for s, name := range apart {
		b.names[s] = name
	}
}

// isInline reports whether the schema of a type is an object that stands where it is used, and
// is no component.
func isInline(t model.Type) bool {
	switch t := model.Deref(t).(type) {
	case model.Map:
		return true
	case model.Either:
		return isInline(t.One) || isInline(t.Other)
	}
	return false
}

// identifier is what generators make of a name.
func identifier(name string) string {
	var out strings.Builder
	for part := range strings.FieldsFuncSeq(name, func(r rune) bool { return strings.ContainsRune("._-", r) }) {
		out.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return out.String()
}

func (b *builder) nameTypes(p *model.Package, types model.Types) {
	for _, s := range types.Structs {
		b.names[s] = p.Namespace + "." + s.Name
		b.namespaces[s] = p.Namespace
	}
	for _, e := range types.Enums {
		b.names[e] = p.Namespace + "." + e.Name
	}
}
