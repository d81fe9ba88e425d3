package keep

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/changes/goapi"
	"github.com/b24gen/b24gen/internal/lazyregexp"
)

// identifiers are the names in a type.
var identifiers = lazyregexp.New(`[\p{L}_][\p{L}\p{Nd}_.]*`)

// renamed is a type with the names that aliases stand for.
func renamed(t string, aliases map[string]string) string {
	return identifiers.ReplaceAllStringFunc(t, func(name string) string {
		if to, ok := aliases[name]; ok {
			return to
		}
		return name
	})
}

// aliasesOf are the types of a package that are gone, but whose place another type has
// taken that can do all that they could: there the old name can become an alias.
func (k *keeper) aliasesOf(dir string) map[string]string {
	if found, ok := k.aliases[dir]; ok {
		return found
	}
	found := k.successors(dir)
	k.aliases[dir] = found
	for again := true; again; { // one that falls may take others with it
		again = false
		for old, now := range found {
			if !k.substitutes(dir, old, now, found) {
				delete(found, old)
				again = true
			}
		}
	}
	return found
}

// successors are the types that stand now where those that are gone stood.
func (k *keeper) successors(dir string) map[string]string {
	found := successors{k, dir, map[string]string{}}
	for _, d := range k.declsOf(dir) {
		now := k.now.Lookup(dir, d.Symbol)
		found.compare(d, now)
		for _, m := range d.Members {
			if m.Kind == goapi.Method && (now == nil || memberOf(now, m.Name()) == nil) {
				found.renamedMethod(m)
			}
		}
	}
	return found.byName
}

// successors are collected while two versions of a package are compared.
type successors struct {
	*keeper
	dir    string
	byName map[string]string
}

// compare compares a declaration and all its members with what it is now.
func (s successors) compare(old, now *goapi.Decl) {
	if old == nil || now == nil {
		return
	}
	s.types(old.Type, now.Type)
	for _, m := range old.Members {
		s.compare(m, memberOf(now, m.Name()))
	}
}

// types compares two types that may differ in names alone.
func (s successors) types(old, now string) {
	if old == now || skeleton(old) != skeleton(now) {
		return
	}
	was, is := identifiers.FindAllString(goapi.Short(old), -1), identifiers.FindAllString(goapi.Short(now), -1)
	for i, name := range was {
		successor := s.now.Lookup(s.dir, is[i])
		if name == is[i] || successor == nil || s.byName[name] != "" || !s.isGone(s.dir, name) {
			continue
		}
		s.byName[name] = is[i]
		s.compare(s.released.Lookup(s.dir, name), successor)
	}
}

// renamedMethod compares a method that is gone with the one that calls the same REST
// method now.
func (s successors) renamedMethod(m *goapi.Decl) {
	if was, ok := callOf(m.Type); ok && was.rows == "" {
		s.compare(m, s.callOfREST(s.dir, s.restOf(s.released, s.dir, was)))
	}
}

// callOfREST is the method that calls a REST method now.
func (k *keeper) callOfREST(dir, rest string) *goapi.Decl {
	if k.callers[dir] == nil {
		k.callers[dir] = map[string]*goapi.Decl{}
		for _, d := range declsOf(k.now, dir) {
			for name, c := range callsOf(d) {
				if c.rows == "" {
					k.callers[dir][strings.ToLower(k.restOf(k.now, dir, c))] = k.now.Lookup(dir, d.Symbol+"."+name)
				}
			}
		}
	}
	return k.callers[dir][strings.ToLower(rest)]
}

// skeleton is a type without names: two types of one skeleton differ in names alone.
func skeleton(t string) string { return identifiers.ReplaceAllString(goapi.Short(t), "_") }

func memberOf(d *goapi.Decl, name string) *goapi.Decl {
	i := slices.IndexFunc(d.Members, func(m *goapi.Decl) bool { return m.Name() == name })
	if i < 0 {
		return nil
	}
	return d.Members[i]
}

// isGone reports whether the package had a type of the name, and has none.
func (k *keeper) isGone(dir, name string) bool {
	d := k.released.Lookup(dir, name)
	return d != nil && d.Kind == goapi.Type && k.now.Lookup(dir, name) == nil
}

// substitutes reports whether the new type has all that the old one had. Where the new
// type was released too, its fields keep the form that they had.
func (k *keeper) substitutes(dir, old, now string, aliases map[string]string) bool {
	was, is := k.released.Lookup(dir, old), k.now.Lookup(dir, now)
	if was == nil || is == nil || is.Kind != goapi.Type || was.Alias || is.Alias || was.Type != is.Type {
		return false
	}
	return !slices.ContainsFunc(was.Members, func(m *goapi.Decl) bool {
		n := memberOf(is, m.Name())
		if form := k.released.Lookup(dir, now+"."+m.Name()); form != nil {
			n = form
		}
		return n == nil || !sameMember(m, n, aliases)
	})
}

// sameMember reports whether a field or a method is what another one is, but for names
// that aliases stand for.
func sameMember(m, n *goapi.Decl, aliases map[string]string) bool {
	isSame := renamed(goapi.Short(m.Type), aliases) == renamed(goapi.Short(n.Type), aliases)
	return isSame && (m.Kind != goapi.Field || key(m) == key(n))
}

func key(f *goapi.Decl) string {
	k, _ := jsonTag(f.Tag)
	return k
}
