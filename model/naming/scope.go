package naming

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Registry holds all names of a package by the keys that pin them.
type Registry struct {
	pins  map[string]string
	given map[string]string
}

// NewRegistry returns a registry in which the pinned names are kept for their keys.
func NewRegistry(pins map[string]string) *Registry { return &Registry{pins, map[string]string{}} }

// Name is the name that was given to the key, empty if it has none.
func (r *Registry) Name(key string) string { return r.given[key] }

// IsPinned reports whether the key has its name by a pin.
func (r *Registry) IsPinned(key string) bool { return r.pins[key] != "" }

// All are all names that were given, by their keys.
func (r *Registry) All() map[string]string { return r.given }

// Request asks for an identifier: the candidates are the names that fit, best first.
type Request struct {
	Key        string // what pins the name
	Candidates []string
}

// Scope hands out the identifiers of one Go scope: a package, the methods of a
// service, the fields of a struct. Each name is given once.
type Scope struct {
	registry *Registry
	taken    map[string]string // name -> key of its holder
}

// Scope opens a scope in which the reserved names are taken.
func (r *Registry) Scope(reserved ...string) *Scope {
	s := &Scope{r, map[string]string{}}
	for _, name := range reserved {
		s.taken[name] = "the generator"
	}
	return s
}

// Assign names all that is asked for: first what is pinned, so that no newcomer can
// take a released name, then the others in their order. It reports every request
// that is left without a name.
func (s *Scope) Assign(requests []Request) error {
	var errs []error
	for _, r := range requests {
		if pin, ok := s.registry.pins[r.Key]; ok && !s.take(r.Key, pin) {
			errs = append(errs, fmt.Errorf("%s: the pinned name %s belongs to %s: pin one of the two to another name", r.Key, pin, s.taken[pin]))
		}
	}
	for _, r := range requests {
		if _, ok := s.registry.pins[r.Key]; !ok && !s.takeAny(r) {
			first := r.Candidates[0]
			errs = append(errs, fmt.Errorf("%s: the name %s belongs to %s: pin %q to another name", r.Key, first, s.taken[first], r.Key))
		}
	}
	return errors.Join(errs...)
}

func (s *Scope) takeAny(r Request) bool {
	for _, c := range r.Candidates {
		if s.take(r.Key, c) {
			return true
		}
	}
	return false
}

func (s *Scope) take(key, name string) bool {
	if _, taken := s.taken[name]; taken {
		return false
	}
	s.taken[name] = key
	s.registry.given[key] = name
	return true
}

// Apart are the names for something whose best name may be taken by one of so many
// rivals: the best one, then one that says how this spelling differs (FilterUpper for
// FILTER beside filter), then one with the kind of thing, then numbers.
func Apart(best, original, kind string, rivals int) []string {
	names := make([]string, 1, 4+rivals)
	names[0] = best
	switch original {
	case strings.ToUpper(original):
		names = append(names, best+"Upper")
	case strings.ToLower(original):
		names = append(names, best+"Lower")
	}
	names = append(names, best+kind)
	for i := 2; i <= rivals; i++ {
		names = append(names, best+kind+strconv.Itoa(i))
	}
	return names
}
