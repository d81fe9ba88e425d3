package model

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// groupServices puts together the services whose names differ in case only: the
// documentation spells one service in several ways.
func groupServices(s spec.Spec) [][]spec.Service {
	services := s.Services()
	slices.SortStableFunc(services, func(a, b spec.Service) int {
		return cmp.Or(cmp.Compare(a.API, b.API), cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)))
	})
	var groups [][]spec.Service
	for _, svc := range services {
		if last := len(groups) - 1; last >= 0 && sameService(groups[last][0], svc) {
			groups[last] = append(groups[last], svc)
			continue
		}
		groups = append(groups, []spec.Service{svc})
	}
	return groups
}

func sameService(a, b spec.Service) bool { return a.API == b.API && strings.EqualFold(a.Name, b.Name) }

// packageFor is the package of a namespace.
func (b *builder) packageFor(api spec.API, namespace string) *packageBuilder {
	name := b.prefix + naming.PackageName(namespace)
	dir := name
	if api == spec.V3 {
		dir = path.Join("v3", name)
	}
	for _, p := range b.packages {
		if p.Dir == dir {
			return p
		}
	}
	p := &Package{API: api, Namespace: namespace, Dir: dir, Name: name}
	if b.sdk.Module != "" {
		p.ImportPath = path.Join(b.sdk.Module, dir)
	}
	b.sdk.Packages = append(b.sdk.Packages, p)
	made := &packageBuilder{builder: b, Package: p, names: naming.NewRegistry(b.pins), shared: map[sharedKey]*Struct{}}
	b.packages = append(b.packages, made)
	return made
}

// packageBuilder decides about one package.
type packageBuilder struct {
	*builder
	*Package
	names *naming.Registry
	// shared are the documented types that the package's methods mention.
	shared map[sharedKey]*Struct
	// declared are the types of the package, in the order in which they were made.
	declared declarations
	// described are the objects of the services by the methods that only name their fields.
	described []description
	// top is the scope of the package's names.
	top *naming.Scope
}

// declare takes types into the package.
func (p *packageBuilder) declare(d declarations) {
	p.declared.structs = append(p.declared.structs, d.structs...)
	p.declared.enums = append(p.declared.enums, d.enums...)
}

// build names the services and methods of the package, and drafts its types.
func (p *packageBuilder) build() {
	p.nameServices()
	p.collectCodes()
	for _, m := range p.Methods() {
		p.Scopes = append(p.Scopes, m.Spec.Scopes...)
		p.buildMethod(m)
	}
	for _, e := range p.Events {
		p.Scopes = append(p.Scopes, e.Spec.Scopes...)
		p.buildEvent(e)
	}
	p.describeObjects()
	slices.Sort(p.Scopes)
	p.Scopes = slices.Compact(p.Scopes)
}

// addService adds the service that the group is, and its methods by name.
func (p *packageBuilder) addService(group []spec.Service) {
	s := &Service{Package: p.Package, REST: spelling(group)}
	for _, g := range group {
		for _, m := range g.Methods {
			if m := (&Method{Spec: m, Service: s}); p.index(m) {
				s.Methods = append(s.Methods, m)
			}
		}
	}
	slices.SortStableFunc(s.Methods, func(a, b *Method) int {
		return cmp.Compare(strings.ToLower(a.Spec.Name), strings.ToLower(b.Spec.Name))
	})
	p.Services = append(p.Services, s)
}

// spelling is the spelling of the service that shows the most word breaks.
func spelling(group []spec.Service) string {
	best := group[0].Name
	for _, s := range group[1:] {
		if len(naming.Split(s.Name)) > len(naming.Split(best)) {
			best = s.Name
		}
	}
	return best
}

// index makes the method known by its name, and reports whether it has the name
// alone.
func (b *builder) index(m *Method) bool {
	k := keyOfMethod(m.Spec)
	if other := b.methods[k]; other != nil {
		b.fail(fmt.Errorf("%s/%s: two methods have this name, of %s and %s: leave one out", k.api, m.Spec.Name, other.Spec.Page, m.Spec.Page))
		return false
	}
	b.methods[k] = m
	return true
}
