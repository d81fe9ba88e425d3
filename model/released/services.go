package released

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// service keeps a service and its constructor.
func (p *pinned) service(symbol string, pin spec.Pin) Outcome {
	s := p.serviceNamed(symbol)
	if s == nil {
		i := slices.IndexFunc(p.pkg.Services, func(s *model.Service) bool { return strings.EqualFold(s.REST, pin.REST) })
		if i < 0 {
			p.names.claim(symbol)
			s := &model.Service{Package: p.pkg, REST: pin.REST, Type: symbol}
			p.makeBy(s, pin.New)
			s.Field = cmp.Or(pin.Field, s.Thing(), s.Type)
			p.pkg.Retained.Services = append(p.pkg.Retained.Services, s)
			return gone()
		}
		s = p.pkg.Services[i]
	}
	documented := s.Type + ", " + s.New
	field := cmp.Or(pin.Field, s.Field)
	if s.Type == symbol && s.New == pin.New && s.Field == field {
		return unneeded()
	}
	if s.Field != field {
		documented += ", " + s.Field
	}
	if s.Type != symbol {
		p.names.claim(symbol)
	}
	p.makeBy(s, pin.New)
	s.Type, s.Field = symbol, field
	return restated(documented, "")
}

// makeBy gives a service the constructor. The root, if it has the name, gets another.
func (p *pinned) makeBy(s *model.Service, constructor string) {
	if root := p.pkg.Root; s != root && root.New == constructor {
		root.New = p.names.fresh(constructor)
	}
	s.New = constructor
}

// holdServices has the root hold each service under a name of its own. Its methods and
// the services that pins keep have theirs before others.
func (p *pinned) holdServices() {
	taken := map[string]bool{}
	for _, m := range p.methods(p.pkg.Root) {
		taken[m.Name], taken[m.Iterator] = true, true
	}
	held := p.pkg.Held()
	isFree := func(s *model.Service) bool { return p.pins[s.Type].Kind != spec.PinService }
	kept := slices.DeleteFunc(slices.Clone(held), isFree)
	for _, s := range append(kept, slices.DeleteFunc(held, func(s *model.Service) bool { return !isFree(s) })...) {
		for name, i := s.Type, 2; taken[s.Field]; i++ {
			s.Field, name = name, s.Type+strconv.Itoa(i)
		}
		taken[s.Field] = true
	}
}

// serviceNamed is the service of the type, also one that is retained.
func (p *pinned) serviceNamed(name string) *model.Service {
	for _, s := range slices.Concat(p.pkg.Services, p.pkg.Retained.Services, []*model.Service{p.pkg.Root}) {
		if s.Type == name {
			return s
		}
	}
	return nil
}

// methods are the methods of a service, also those that are retained.
func (p *pinned) methods(s *model.Service) []*model.Method {
	out := slices.Clone(s.Methods)
	for _, m := range p.pkg.Retained.Methods {
		if m.Service == s {
			out = append(out, m)
		}
	}
	return out
}

func (p *pinned) methodNamed(service, name string) *model.Method {
	s := p.serviceNamed(service)
	if s == nil {
		return nil
	}
	for _, m := range p.methods(s) {
		if m.Name == name {
			return m
		}
	}
	return nil
}

// method keeps a method of a service.
func (p *pinned) method(symbol string, pin spec.Pin) Outcome {
	service, name, _ := strings.Cut(symbol, ".")
	s := p.serviceNamed(service)
	if s == nil {
		return lost("the package has no service " + service)
	}
	if m := p.methodNamed(service, name); m != nil {
		return p.callForm(m, pin)
	}
	for _, m := range s.Methods {
		if strings.EqualFold(m.Spec.Name, pin.REST) {
			documented := m.Name
			m.Name = name
			if o := p.callForm(m, pin); o.State != Unneeded {
				return o
			}
			return restated(documented, "")
		}
	}
	return p.restore(s, name, pin)
}

// callForm gives a method the parameters and the result of a pin.
func (p *pinned) callForm(m *model.Method, pin spec.Pin) Outcome {
	if params := p.names.types[pin.Params]; params != m.Params {
		return lost("the parameters are " + m.Params.Name + " now, and were " + pin.Params)
	}
	return p.resultForm(m, pin.Type)
}

// restore makes a method that the documentation no longer has, with its parameters if no
// pin of their own has made them.
func (p *pinned) restore(s *model.Service, name string, pin spec.Pin) Outcome {
	params, _ := p.names.types[pin.Params].(*model.Struct)
	if params == nil && p.names.types[pin.Params] == nil {
		params = p.newStruct(pin.Params)
		if o := p.keepFields(params, pin.Fields, gone()); o.State == Lost {
			return o
		}
	}
	if params == nil || params.Method != nil {
		return lost("the package has no parameters " + pin.Params)
	}
	result, err := p.names.parse(pin.Type)
	if err != nil {
		return lost(err.Error())
	}
	m := &model.Method{
		Spec:    spec.Method{Name: pin.REST, API: p.pkg.API, Positional: pin.Positional, Idempotent: pin.Idempotent},
		Service: s, Name: name, Params: params, Result: result, Undocumented: true,
	}
	params.Role, params.Method, params.Sent = model.RoleParams, m, true
	p.pkg.Retained.Methods = append(p.pkg.Retained.Methods, m)
	return gone()
}

// result keeps the type of a method's result.
func (p *pinned) result(symbol string, pin spec.Pin) Outcome {
	m := p.methodNamed(split(symbol))
	if m == nil {
		return lost("the package has no such method")
	}
	return p.resultForm(m, pin.Type)
}

func split(symbol string) (owner, member string) {
	owner, member, _ = strings.Cut(symbol, ".")
	return owner, member
}

func (p *pinned) resultForm(m *model.Method, text string) Outcome {
	t, err := p.names.parse(text)
	if err != nil {
		return lost(err.Error())
	}
	if m.Result == t {
		return unneeded()
	}
	o := restated(m.Result.String(), p.misfit(t, m.Result, m.Why.Says))
	m.Result = t
	return o
}

// rows keeps an iterator over rows, and their type.
func (p *pinned) rows(symbol string, pin spec.Pin) Outcome {
	service, name := split(symbol)
	m := p.methodNamed(service, pin.Of)
	if m == nil {
		return lost("the package has no method " + service + "." + pin.Of)
	}
	t, err := p.names.parse(pin.Type)
	if err != nil {
		return lost(err.Error())
	}
	switch {
	case m.Rows == nil && pin.List == nil:
		return lost("how the rows are paged is not known")
	case m.Rows == nil:
		m.Spec.List, m.Iterator, m.RowsUndocumented = pin.List, name, true
		m.Rows = &model.Rows{Type: t, Keys: pin.List.Rows, ByID: keysetOf(pin)}
		return gone()
	case m.Iterator == name && m.Rows.Type == t:
		return unneeded()
	}
	o := restated(m.Iterator+" "+m.Rows.Type.String(), p.misfit(t, m.Rows.Type, ""))
	rows := *m.Rows
	rows.Type = t
	m.Rows, m.Iterator = &rows, name
	return o
}

// keysetOf says how the rows of a pin are read beyond an id, nil if they cannot be.
func keysetOf(pin spec.Pin) *model.Keyset {
	if pin.List.ID == "" || pin.List.By == spec.ByLastID {
		return nil
	}
	return &model.Keyset{
		Filter: cmp.Or(pin.Filter, "filter"), Order: cmp.Or(pin.Order, "order"), ID: cmp.Or(pin.FilterID, pin.List.ID),
	}
}
