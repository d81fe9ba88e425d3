package openapi

import "github.com/b24gen/b24gen/model"

// componentNames are the names of the components of all structs and enums: that in Go,
// behind the namespace, since packages have names of their own.
func componentNames(packages []*model.Package) map[model.Type]string {
	names := map[model.Type]string{}
	for _, p := range packages {
		add := func(t model.Types) {
			for _, s := range t.Structs {
				names[s] = p.Namespace + "." + s.Name
			}
			for _, e := range t.Enums {
				names[e] = p.Namespace + "." + e.Name
			}
		}
		add(p.Shared)
		for _, s := range p.Services {
			add(s.Types)
		}
		for _, m := range p.Methods() {
			add(m.Types)
		}
		for _, e := range p.Events {
			add(e.Types)
		}
	}
	return names
}
