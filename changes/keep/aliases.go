package keep

import (
	"regexp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/changes/goapi"
)

// identifiers are the names in a type.
var identifiers = regexp.MustCompile(`[\p{L}_][\p{L}\p{Nd}_.]*`)

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
	found := k.places(dir)
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

// places pairs the types that are gone with those that stand in their places.
func (k *keeper) places(dir string) map[string]string {
	found := map[string]string{}
	var pair func(old, now *goapi.Decl)
	pair = func(old, now *goapi.Decl) {
		if old == nil || now == nil {
			return
		}
		was, is := identifiers.FindAllString(goapi.Short(old.Type), -1), identifiers.FindAllString(goapi.Short(now.Type), -1)
		if len(was) == len(is) && skeleton(old.Type) == skeleton(now.Type) {
			for i, name := range was {
				if name != is[i] && k.isGone(dir, name) && found[name] == "" && k.now.Lookup(dir, is[i]) != nil {
					found[name] = is[i]
					pair(k.released.Lookup(dir, name), k.now.Lookup(dir, is[i]))
				}
			}
		}
		for _, m := range old.Members {
			pair(m, memberOf(now, m.Name()))
		}
	}
	for _, d := range k.declsOf(dir) {
		now := k.now.Lookup(dir, d.Symbol)
		pair(d, now)
		for _, m := range d.Members {
			if m.Kind != goapi.Method || now != nil && memberOf(now, m.Name()) != nil {
				continue
			}
			if was, ok := callOf(m.Type); ok && was.rows == "" {
				pair(m, k.callOfREST(dir, k.restOf(k.released, dir, was)))
			}
		}
	}
	return found
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
	for _, m := range was.Members {
		n := memberOf(is, m.Name())
		if form := k.released.Lookup(dir, now+"."+m.Name()); form != nil {
			n = form
		}
		if n == nil || renamed(goapi.Short(m.Type), aliases) != renamed(goapi.Short(n.Type), aliases) || m.Kind == goapi.Field && key(m) != key(n) {
			return false
		}
	}
	return true
}

func key(f *goapi.Decl) string {
	k, _ := jsonTag(f.Tag)
	return k
}
