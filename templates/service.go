package templates

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
	"github.com/dave/jennifer/jen"
)

// service is the client type of one REST service.
type service struct {
	pkg      *pkg
	rest     string // name in the API
	typeName string
	ctor     string
	file     string
	methods  []*method
}

func (p *pkg) addService(group []spec.Service) {
	s := &service{pkg: p, rest: p.lex.spelling(group)}
	for _, g := range group {
		for _, m := range g.Methods {
			if m := (&method{Method: m, service: s}); p.index(m) {
				s.methods = append(s.methods, m)
			}
		}
	}
	slices.SortStableFunc(s.methods, func(a, b *method) int {
		return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	p.services = append(p.services, s)
}

// spelling is the spelling of the service that shows the most word breaks.
func (l *lexicon) spelling(group []spec.Service) string {
	best := group[0].Name
	for _, s := range group[1:] {
		if len(split(s.Name)) > len(split(best)) {
			best = s.Name
		}
	}
	return best
}

// names are the service's type and constructor. A part that repeats the one
// before it is left out, and one that says that this is an API: tasks.flow.Flow
// is Flow, tasks.api.scrum.epic ScrumEpic.
func (s *service) names() []named {
	key := s.pkg.pinKey(s.rest + ".*")
	_, below, ok := strings.Cut(s.rest, ".")
	if !ok {
		return []named{
			{"type " + key, []string{ownService, ownService + "Service"}, &s.typeName},
			{"func " + key, []string{"New", "New" + ownService}, &s.ctor},
		}
	}
	parts := strings.Split(below, ".")
	short, full := s.pkg.lex.path(essential(parts)), s.pkg.lex.path(parts)
	return []named{
		{"type " + key, []string{short, full, full + "Service"}, &s.typeName},
		{"func " + key, []string{"New" + short, "New" + full, "New" + full + "Service"}, &s.ctor},
	}
}

// essential leaves out the parts that say nothing.
func essential(parts []string) []string {
	out := slices.CompactFunc(slices.Clone(parts), strings.EqualFold)
	if len(out) > 1 {
		out = slices.DeleteFunc(out, func(part string) bool { return strings.EqualFold(part, "api") })
	}
	return out
}

// ownService is the type of the service that has the namespace's own name.
const ownService = "Service"

// fileNames are the file's name, with a number where two services share one.
func (s *service) fileNames() named {
	name := fileName(s.rest)
	candidates := []string{name + ".go"}
	for i := 2; i <= len(s.pkg.services); i++ {
		candidates = append(candidates, fmt.Sprintf("%s_%d.go", name, i))
	}
	return named{"file " + s.pkg.pinKey(s.rest+".*"), candidates, &s.file}
}

// path is the identifier for the parts of a dotted name.
func (l *lexicon) path(parts []string) string {
	var words []string
	for _, part := range parts {
		words = append(words, l.split(readable(part))...)
	}
	return ident(words)
}

// prefix begins the names of the service's other types.
func (s *service) prefix() string {
	if s.typeName == ownService {
		return ""
	}
	return s.typeName
}

// methodNames are the REST methods, and then the iterators over their rows,
// which give way to a REST method of the same name.
func (s *service) methodNames() []named {
	var items, iterators []named
	for _, m := range s.methods {
		key := s.pkg.pinKey(m.Name)
		items = append(items, named{"method " + key, []string{s.pkg.lex.ident(m.Last())}, &m.goName})
		if m.List != nil {
			name := s.pkg.lex.ident(m.Last())
			iterators = append(iterators, named{"method " + key + iteratorSuffix, []string{name + "All", "Each" + name, name + "Rows"}, &m.iterator})
		}
	}
	return append(items, iterators...)
}

// decls are the declarations of the service's file.
func (s *service) decls() []jen.Code {
	decls := []jen.Code{s.typeDecl(), s.ctorDecl()}
	for _, m := range s.methods {
		decls = append(decls, m.decls()...)
	}
	return decls
}

func (s *service) typeDecl() jen.Code {
	var c comment
	c.add("%s calls the methods of %s.", s.typeName, s.rest)
	field := jen.Id("client").Op("*").Qual(s.pkg.cfg.Runtime, "Client")
	return c.on(jen.Type().Id(s.typeName).Struct(field))
}

func (s *service) ctorDecl() jen.Code {
	var c comment
	c.add("%s returns the service that calls its methods with c.", s.ctor)
	param := jen.Id("c").Op("*").Qual(s.pkg.cfg.Runtime, "Client")
	body := jen.Return(jen.Id(s.typeName).Values(jen.Dict{jen.Id("client"): jen.Id("c")}))
	return c.on(jen.Func().Id(s.ctor).Params(param).Id(s.typeName).Block(body))
}
