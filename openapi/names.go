package openapi

import "github.com/b24gen/b24gen/model"

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
