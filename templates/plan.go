package templates

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// plan is the whole SDK with every name decided, ready to be written.
type plan struct {
	cfg   Config
	lex   *lexicon
	types map[string]spec.Type
	// namesakes are the types that fields of one name have elsewhere.
	namesakes namesakes
	kin       kin
	pkgs      []*pkg
	// methods are all methods by API and folded name, for doc links.
	methods map[methodKey]*method
	// names are all names that were given, by the keys that pin them.
	names map[string]string
	errs  []error
}

type methodKey struct {
	api  spec.API
	name string // lower case, as names are compared
}

func newPlan(s spec.Spec, c Config) (*plan, error) {
	if c.Runtime == "" {
		c.Runtime = DefaultRuntime
	}
	if !packagePrefix.MatchString(c.Prefix) {
		return nil, fmt.Errorf("prefix: %q cannot begin the name of a package: give lower-case letters and digits, a letter first", c.Prefix)
	}
	c.Names = foldKeys(c.Names)
	p := &plan{cfg: c, lex: learn(s), types: map[string]spec.Type{}, methods: map[methodKey]*method{}, names: map[string]string{}}
	for _, t := range s.Types {
		p.types[t.Name] = t
	}
	p.namesakes = p.findNamesakes(s)
	p.kin = findKin(s)
	s, err := c.Part.Of(s)
	if err != nil {
		return nil, err
	}
	for _, group := range groupServices(s) {
		p.packageFor(group[0].API, group[0].Namespace()).addService(group)
	}
	s.Sort() // what Of gives is its own
	for _, e := range s.Events {
		p.addEvent(e)
	}
	for _, pkg := range p.pkgs {
		pkg.build()
	}
	if err := errors.Join(p.errs...); err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	return p, nil
}

// index makes the method known by its name, and reports whether it has the name
// alone.
func (p *plan) index(m *method) bool {
	k := methodKey{m.API, strings.ToLower(m.Name)}
	if other := p.methods[k]; other != nil {
		p.fail(fmt.Errorf("%s/%s: two methods have this name, of %s and %s: leave one out", m.API, m.Name, other.Page, m.Page))
		return false
	}
	p.methods[k] = m
	return true
}

func (p *plan) fail(err error) {
	if err != nil {
		p.errs = append(p.errs, err)
	}
}

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
func (p *plan) packageFor(api spec.API, namespace string) *pkg {
	name := p.cfg.Prefix + packageName(namespace)
	dir := name
	if api == spec.V3 {
		dir = path.Join("v3", name)
	}
	for _, pkg := range p.pkgs {
		if pkg.dir == dir {
			return pkg
		}
	}
	pkg := &pkg{plan: p, api: api, namespace: namespace, dir: dir, name: name, refs: map[refKey]*object{}}
	pkg.documentedTypes.pkg = pkg
	p.pkgs = append(p.pkgs, pkg)
	return pkg
}

// sources are all files of the SDK.
func (p *plan) sources() []source {
	var out []source
	for _, pkg := range p.pkgs {
		out = append(out, pkg.sources()...)
	}
	return out
}

// successorService is the service of the given name, as successor finds methods.
func (p *plan) successorService(api spec.API, name string) *service {
	for _, a := range []spec.API{api, spec.V2, spec.V3} {
		for _, pkg := range p.pkgs {
			for _, s := range pkg.services {
				if pkg.api == a && strings.EqualFold(s.rest, name) {
					return s
				}
			}
		}
	}
	return nil
}

// successor is the method of the given name, in the same generation of the API
// if it has one; nil if the SDK does not have it.
func (p *plan) successor(api spec.API, name string) *method {
	name = strings.ToLower(name)
	for _, a := range []spec.API{api, spec.V2, spec.V3} {
		if m := p.methods[methodKey{a, name}]; m != nil {
			return m
		}
	}
	return nil
}
