package model

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
)

// The root of a package is the service that has all others as fields, so that a program
// makes one value for a package: crm.New(client).Deal.List(ctx, params).

// RootFile is the file of a root that has no methods.
const RootFile = "services.go"

// rootService is the service with the namespace's own name, or one without methods where
// the documentation has none of that name.
func (p *packageBuilder) rootService() *Service {
	for _, s := range p.Services {
		if !strings.Contains(s.REST, ".") {
			return s
		}
	}
	return &Service{Package: p.Package, REST: p.Namespace, File: RootFile}
}

// allServices are those of the package and its root, which may be one of them.
func (p *packageBuilder) allServices() []*Service {
	if slices.Contains(p.Services, p.Root) {
		return p.Services
	}
	return append(slices.Clone(p.Services), p.Root)
}

// heldNames ask for the names of the fields that hold services. A field is called as its
// type without Service, and stands in no file of names, as it follows from that.
func (p *packageBuilder) heldNames() []naming.Request {
	var requests []naming.Request
	for _, s := range p.Services {
		if s != p.Root {
			requests = append(requests, naming.Request{Key: p.heldKey(s), Candidates: s.fieldNames()})
		}
	}
	return requests
}

func (p *packageBuilder) heldKey(s *Service) string { return "field " + p.serviceKey(s) }

// fieldNames are the names for the field that holds the service, best first.
func (s *Service) fieldNames() []string {
	name := cmp.Or(s.Thing(), s.Type)
	return []string{name, name + serviceSuffix, name + "API"}
}

// Thing is what the service is about, as its type says: Deal of DealService. It is empty
// for a service that is called Service alone.
func (s *Service) Thing() string { return strings.TrimSuffix(s.Type, serviceSuffix) }

// Expr is how a program gets the service from its package: New(client).Deal.
func (s *Service) Expr() string {
	if s.Field == "" {
		return s.New + "(client)"
	}
	return s.Package.Root.New + "(client)." + s.Field
}

// Held are the services that the package's root has as fields, also those that pins keep.
func (p *Package) Held() []*Service {
	all := slices.Concat(p.Services, p.Retained.Services)
	return slices.DeleteFunc(all, func(s *Service) bool { return s.Field == "" })
}

// RootCalls reports whether the root has methods of its own, also if only pins keep them.
func (p *Package) RootCalls() bool {
	return len(p.Root.Methods) > 0 || slices.ContainsFunc(p.Retained.Methods, func(m *Method) bool { return m.Service == p.Root })
}

// HasRoot reports whether there is anything that the root has.
func (p *Package) HasRoot() bool { return p.RootCalls() || len(p.Held()) > 0 }
