package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
)

// nameFiles names the files of the services, with a number where two share a name.
func (p *packageBuilder) nameFiles() {
	var requests []naming.Request
	for _, s := range p.Services {
		name := naming.FileName(s.REST)
		candidates := []string{name + ".go"}
		for i := 2; i <= len(p.Services); i++ {
			candidates = append(candidates, fmt.Sprintf("%s_%d.go", name, i))
		}
		requests = append(requests, naming.Request{Key: "file " + p.serviceKey(s), Candidates: candidates})
	}
	p.fail(p.names.Scope().Assign(requests))
	for _, s := range p.Services {
		s.File = p.names.Name("file " + p.serviceKey(s))
	}
}

func (p *packageBuilder) serviceKey(s *Service) string { return p.pinKey(s.REST + ".*") }

// nameServices names services and constructors in the package's scope, and their files
// and the methods of each service in scopes of their own.
func (p *packageBuilder) nameServices() {
	if p.Root == nil {
		p.Root = p.rootService()
	}
	p.nameFiles()
	p.top = p.names.Scope()
	var requests []naming.Request
	services := p.allServices()
	for _, s := range services {
		types, funcs := serviceNames(p.lex, s.REST)
		key := p.serviceKey(s)
		requests = append(requests, naming.Request{Key: "type " + key, Candidates: types}, naming.Request{Key: "func " + key, Candidates: funcs})
	}
	p.fail(p.top.Assign(requests))
	for _, s := range services {
		key := p.serviceKey(s)
		s.Type, s.New, s.Pinned = p.names.Name("type "+key), p.names.Name("func "+key), p.names.IsPinned("type "+key)
	}
	for _, s := range services {
		p.nameMethods(s)
	}
	for _, s := range p.Services {
		s.Field = p.names.Name(p.heldKey(s)) // none for the root
	}
}

// serviceSuffix ends the types of services, so that what a service is about can have the
// name: crm.DealService answers a crm.Deal. It is the whole name where the service has the
// namespace's own.
const serviceSuffix = "Service"

// serviceNames are the names for a service's type and constructor, best first.
func serviceNames(lex *naming.Lexicon, rest string) (types, constructors []string) {
	for _, base := range baseNames(lex, rest) {
		types, constructors = append(types, base+serviceSuffix), append(constructors, "New"+base)
	}
	return types, constructors
}

// baseNames are what the names of a service begin with, best first; the first is empty for
// the service that has the namespace's own name. A part that repeats the one before it is
// left out, and one that says that this is an API: tasks.flow.Flow is Flow,
// tasks.api.scrum.epic ScrumEpic.
func baseNames(lex *naming.Lexicon, rest string) []string {
	_, below, ok := strings.Cut(rest, ".")
	if !ok {
		return []string{"", "Own"}
	}
	parts := strings.Split(below, ".")
	short, full := lex.Path(essential(parts)), lex.Path(parts)
	return []string{short, full, full + "API"}
}

// essential leaves out the parts that say nothing.
func essential(parts []string) []string {
	out := slices.CompactFunc(slices.Clone(parts), strings.EqualFold)
	if len(out) > 1 {
		out = slices.DeleteFunc(out, func(part string) bool { return strings.EqualFold(part, "api") })
	}
	return out
}

// nameMethods names the REST methods of a service, and then the iterators over their
// rows, which give way to a REST method of the same name. In the root both have their
// names before the services that it holds.
func (p *packageBuilder) nameMethods(s *Service) {
	var requests, iterators []naming.Request
	for _, m := range s.Methods {
		key, name := callKey(p.API, m.Spec.Name), p.lex.Ident(m.Spec.Last())
		requests = append(requests, naming.Request{Key: key, Candidates: []string{name}})
		if m.Spec.List != nil {
			candidates := []string{name + "All", "Each" + name, name + "Rows"}
			iterators = append(iterators, naming.Request{Key: key + iteratorSuffix, Candidates: candidates})
		}
	}
	if s == p.Root {
		iterators = append(iterators, p.heldNames()...)
	}
	p.fail(p.names.Scope().Assign(append(requests, iterators...)))
	for _, m := range s.Methods {
		key := callKey(p.API, m.Spec.Name)
		m.Name, m.Iterator, m.Pinned = p.names.Name(key), p.names.Name(key+iteratorSuffix), p.names.IsPinned(key)
	}
}

// nameTypes names the types and their fields, codes, events and constants. Parameters and
// results choose before what is inside them, so that a field never takes their name.
func (p *packageBuilder) nameTypes() {
	structs, enums := slices.Clone(p.declared.structs), p.declared.enums
	slices.SortStableFunc(structs, func(a, b *draft) int {
		return cmp.Or(cmp.Compare(a.depth(), b.depth()), cmp.Compare(len(a.ofMethods()), len(b.ofMethods())))
	})
	var requests []typeRequest
	for _, s := range structs {
		request := naming.Request{Key: "type " + s.Key, Candidates: s.names()}
		requests = append(requests, typeRequest{Request: request, isInside: s.parent != nil, isRead: s.IsRead(), row: s.rowName()})
	}
	for _, e := range enums {
		request := naming.Request{Key: "type " + e.Key, Candidates: e.names()}
		requests = append(requests, typeRequest{Request: request, isInside: true, isRead: true, isSet: true})
	}
	p.fail(p.top.Assign(slices.Concat(shorten(requests), p.codeNames(), p.eventNames())))
	var constants []naming.Request
	for _, s := range structs {
		s.Name, s.Pinned = p.names.Name("type "+s.Key), p.names.IsPinned("type "+s.Key)
		p.nameFields(s)
	}
	for _, e := range enums {
		e.Name = p.names.Name("type " + e.Key)
		constants = append(constants, e.constants(p.lex)...)
	}
	p.fail(p.top.Assign(constants))
	p.setConstants(enums)
}

// reservedFields are what every generated struct, or its methods, use.
var reservedFields = []string{"Extra", "RESTMethod", "RESTList"}

// nameFields names the fields of a struct in their order.
func (p *packageBuilder) nameFields(s *draft) {
	best := make([]string, len(s.Fields))
	rivals := map[string]int{}
	for i, f := range s.Fields {
		best[i] = p.lex.Ident(f.Key)
		rivals[best[i]]++
	}
	requests := make([]naming.Request, len(s.Fields))
	for i, f := range s.Fields {
		names := naming.Apart(best[i], f.Key, "Field", rivals[best[i]]+len(reservedFields))
		if slices.Contains(reservedFields, best[i]) {
			names[0] = best[i] + "Field"
		}
		requests[i] = naming.Request{Key: s.fieldKey(f.Key), Candidates: names}
	}
	p.fail(p.names.Scope(reservedFields...).Assign(requests))
	for i := range s.Fields {
		f := &s.Fields[i]
		f.Name, f.Pinned = p.names.Name(s.fieldKey(f.Key)), p.names.IsPinned(s.fieldKey(f.Key))
	}
}

// fieldKey is what pins the name of a field.
func (s *Struct) fieldKey(key string) string { return "field " + s.Key + "#" + key }

// setConstants gives enums, codes and events the names of their constants.
func (p *packageBuilder) setConstants(enums []*enumDraft) {
	for _, e := range enums {
		for i := range e.Values {
			e.Values[i].Name = p.names.Name(e.constKey(e.Values[i]))
		}
	}
	for _, c := range p.Codes {
		c.Name = p.names.Name(p.codeKey(c))
	}
	for _, e := range p.Events {
		e.Const = p.names.Name(eventConstKey(e.Spec.Name))
		if _, isStruct := e.Data.(*Struct); !isStruct {
			e.Alias = p.names.Name(eventTypeKey(e.Spec.Name))
		}
	}
}

// pinKey begins the keys under which the package's names are pinned.
func (p *packageBuilder) pinKey(rest string) string { return foldKey(string(p.API) + "/" + rest) }
