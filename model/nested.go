package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
)

// The types of fields: which names they want, after what they are in.

// longestName is the length from which the name of a type inside another one is
// cut: a struct that lies deep in a result would have a name of a hundred letters.
const longestName = 36

// longestPart is the length of a field's name from which the type's name takes
// only the last words of it.
const longestPart = 24

// inside is an object in the field of s, which gives the object the name.
func (s *draft) inside(f Facts, name string, role Role) *draft {
	return &draft{
		Struct: &Struct{Key: s.Key + "/" + f.Name, Role: role, Parent: s.Struct, Documented: f.Name, Source: s.sourceOf(f)},
		parent: s,
		part:   name,
	}
}

// names are the names for the struct, best first.
func (s *draft) names() []string {
	switch {
	case s.parent == nil:
		return slices.Concat(s.ofTypes(), s.ofUsers(), s.ofTakers(), s.withoutMethod(), s.ofHolders(), s.ofContent(), s.ofOne(), s.candidates)
	case s.parent.Role == RoleParams && s.part == "Params": // the parameter params
		full := s.parent.full(s.part)
		return append(s.ofMethods(), full[0]+"Object", full[1])
	}
	return slices.Concat(s.ofEvents(), s.ofUsers(), s.ofMethods(), s.ofField(), s.ofHeld(), s.ofDescribed(), s.ofBoth(), s.parent.nested(s.part))
}

// ofOne is the name of a type with a page of which all fields hold several, for one of these.
func (s *draft) ofOne() []string {
	isMany := func(h holding) bool {
		return h.field != nil && (isList(Deref(h.field.Type)) || isMap(Deref(h.field.Type)))
	}
	if s.Role != RoleType || len(s.held) == 0 || !all(s.held, isMany) || singular(s.candidates[0]) == s.candidates[0] {
		return nil
	}
	return []string{singular(s.candidates[0])}
}

// ofDescribed is the name of what a method answers that describes an object: the service's, without the
// method.
func (s *draft) ofDescribed() []string {
	if s.root().Role != RoleResult || !s.describes() {
		return nil
	}
	return []string{withoutRepeats(strings.TrimSuffix(s.method().Service.Type, serviceSuffix) + strings.Join(s.below(), ""))}
}

// ofBoth is the name of what events carry, and methods take or answer too: the last words that the names of the places have in common.
func (s *draft) ofBoth() []string {
	isEvent := func(h holding) bool { return h.in.final().root().Role == RoleEvent }
	if len(s.held) < 2 || !slices.ContainsFunc(s.held, isEvent) || all(s.held, isEvent) {
		return nil
	}
	var names [][]string
	for _, h := range s.held {
		names = append(names, naming.Split(h.in.final().full(h.part)[0]))
	}
	if words := withoutVague(commonEnds(names)); len(words) > 1 {
		return []string{naming.Join(words...)}
	}
	return nil
}

// sourceOf says who lists the fields of the object in a field of the struct.
func (s *Struct) sourceOf(f Facts) Evidence {
	switch {
	case f.InheritedFrom != "" && !f.FromExample:
		return Evidence{By: ByMethod, Where: f.InheritedFrom}
	case f.Ref != "":
		return Evidence{By: ByTypePage, Says: f.Ref}
	case f.FromExample:
		return Evidence{By: ByExample}
	}
	return s.Source
}

// nested are the names for something inside the struct, best first: the whole
// path to it, or its end where that is long.
func (s *draft) nested(name string) []string {
	full := s.full(name)
	if len(full[0]) <= longestName {
		return full
	}
	root, path := s.path()
	return append(abridged(root, append(path, name)), full...)
}

// full are the names that say the whole path.
func (s *draft) full(name string) []string {
	prefixes := s.prefixes
	if prefixes == nil {
		prefixes = s.candidates
	}
	if s.parent != nil {
		prefixes = s.parent.full(s.part)
	}
	if s.parent != nil && s.parent.Role == RoleResult && s.part == "Result" { // the values of a map, or one of two forms
		prefixes = slices.Concat(s.parent.full(""), prefixes)
	}
	prefixes = slices.Concat(s.ofEvents(), s.ofTypes(), s.ofUsers(), s.ofMethods(), s.withoutMethod(), s.ofHolders(), s.ofContent(), s.ofOne(), prefixes)
	var names []string
	for _, p := range prefixes {
		names = append(names, p+name)
	}
	return names
}

// withoutMethod are the names of a struct that several methods have: their service, and the
// path below the methods. What methods answer is the service's Answer; where there are several,
// the other ones say what is in them.
func (s *draft) withoutMethod() []string {
	root := s.root()
	if name := root.ofServices(); name != "" {
		return []string{name + strings.Join(s.below(), "")}
	}
	if !s.several || root.Role != RoleParams && root.Role != RoleResult && root.Role != RoleRow {
		return nil
	}
	base, below := strings.TrimSuffix(root.Method.Service.Type, serviceSuffix), strings.Join(s.below(), "")
	if root.Role == RoleParams {
		return []string{base + below}
	}
	if root.Role == RoleRow {
		return []string{base + singular(root.rowsCalled()) + below, base + "Item" + below, base + "Answer" + below}
	}
	if root.tellsFieldsOf() != "" {
		base += "Fields"
	}
	names := []string{base + "Answer" + below}
	if n := len(root.Fields); n > 0 {
		names = append(names, s.pkg.withKey(base, root.Fields[n-1].Key)+"Answer"+below)
	}
	return append(names, base+"Result"+below)
}

// withKey is the name of a service with a key behind it: ItemFields, and Items for the key
// that names the service.
func (p *packageBuilder) withKey(service, key string) string {
	words, about := naming.Split(service), naming.Singular(naming.Fold(key))
	for i := range words {
		if naming.Singular(strings.Join(words[i:], "")) == about {
			service = naming.Join(words[:i]...)
			break
		}
	}
	return service + p.lex.Ident(key)
}

// below are the parts of the name that lead to the draft from the outermost struct.
func (s *draft) below() []string {
	if s.parent == nil {
		return nil
	}
	return append(s.parent.below(), s.part)
}

// path are the name of the outermost struct and the parts of the names below it.
func (s *draft) path() (root string, parts []string) {
	if s.parent == nil || s.part == "" {
		return s.full("")[0], nil
	}
	root, parts = s.parent.path()
	return root, append(parts, s.part)
}

// depth is 0 for what stands alone and grows with every struct around it.
func (s *draft) depth() int {
	depth := 0
	for parent := s.parent; parent != nil; parent = parent.parent {
		depth++
	}
	return depth
}

// abridged are the names that leave out what lies between root and the end of
// the path: first the one that keeps most and is short enough, or else the end
// alone, then those that keep more.
func abridged(root string, path []string) []string {
	first := len(path) - 1
	for first > 0 && len(root)+len(strings.Join(path[first-1:], "")) <= longestName {
		first--
	}
	var names []string
	if last := path[first]; first == len(path)-1 && len(last) > longestPart {
		names = append(names, root+ending(last))
	}
	for ; first > 0; first-- {
		names = append(names, root+strings.Join(path[first:], ""))
	}
	return names
}

// ending are the last words of a long name.
func ending(name string) string {
	words := naming.Split(name)
	end := naming.Join(words[len(words)-1])
	for i := len(words) - 2; i >= 0; i-- {
		longer := naming.Join(words[i:]...)
		if len(longer) > longestPart {
			break
		}
		end = longer
	}
	return end
}
