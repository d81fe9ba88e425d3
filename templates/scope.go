package templates

import (
	"errors"
	"fmt"
)

// named is something that needs an identifier: the candidates are the names
// that fit, best first.
type named struct {
	key        string // what spec/names.yaml pins it by
	candidates []string
	name       *string
}

// scope hands out the identifiers of one Go scope: a package, the methods of a
// service, the fields of a struct. Each name is given once.
type scope struct {
	pins  map[string]string // key -> pinned name
	taken map[string]string // name -> key of its holder
	given map[string]string // key -> name, of all scopes together
}

func (p *plan) newScope(reserved ...string) *scope {
	s := &scope{pins: p.cfg.Names, taken: map[string]string{}, given: p.names}
	for _, name := range reserved {
		s.taken[name] = "the generator"
	}
	return s
}

// assign names all items: first those that are pinned, so that no newcomer can
// take a released name, then the others in their order. It reports every item
// that is left without a name.
func (s *scope) assign(items []named) error {
	var errs []error
	for _, it := range items {
		if pin, ok := s.pins[it.key]; ok && !s.take(it, pin) {
			errs = append(errs, fmt.Errorf("%s: the pinned name %s belongs to %s: pin one of the two to another name", it.key, pin, s.taken[pin]))
		}
	}
	for _, it := range items {
		if _, ok := s.pins[it.key]; !ok && !s.takeAny(it) {
			first := it.candidates[0]
			errs = append(errs, fmt.Errorf("%s: the name %s belongs to %s: pin %q to another name", it.key, first, s.taken[first], it.key))
		}
	}
	return errors.Join(errs...)
}

func (s *scope) takeAny(it named) bool {
	for _, c := range it.candidates {
		if s.take(it, c) {
			return true
		}
	}
	return false
}

func (s *scope) take(it named, name string) bool {
	if _, taken := s.taken[name]; taken {
		return false
	}
	s.taken[name] = it.key
	s.given[it.key] = name
	*it.name = name
	return true
}
