package parser

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// resolve sets the references of fields that have none of their own, and marks
// the types that fields name.
func (x *typeIndex) resolve(fields []spec.Field, refs map[string][]string, prefix string) {
	shared := x.partsAt(fields, refs, prefix)
	for i := range fields {
		x.resolveField(&fields[i], refs, prefix, shared)
	}
}

// partsAt are the links of fields without others in them to objects that have the field of that name: they say where the
// parts of an object are explained, also for the fields beside those.
func (x *typeIndex) partsAt(fields []spec.Field, refs map[string][]string, prefix string) []string {
	var out []string
	for _, f := range fields {
		for _, link := range refs[pathIn(prefix, f.Name)] {
			if t, _ := x.at(link, f.Type); t != nil && isPartOf(f, link, t, prefix) {
				out = append(out, link)
			}
		}
	}
	return out
}

// isPartOf says that a link leads to the object that has the field, whose row says no more of what is in it.
func isPartOf(f spec.Field, link string, t *spec.Type, within string) bool {
	return len(f.Fields)+len(f.Shown) == 0 && link != within && alike(t.Fields, f.Name) != nil
}

func pathIn(prefix, name string) string { return strings.TrimPrefix(prefix+"."+name, ".") }

func (x *typeIndex) resolveField(f *spec.Field, refs map[string][]string, prefix string, shared []string) {
	path := pathIn(prefix, f.Name)
	sent := strings.HasPrefix(prefix, paramsPath)
	x.use(f.Type)
	x.takeSet(f, refs[path])
	x.takeKeys(f, refs, path, sent)
	if sent && x.describes(f.Type) {
		x.learnSent(x.named(f.Type), f.Shown)
		f.Shown = nil // of which an example sends a part
	}
	if mayRefer(f, prefix) {
		x.asMethod(f, refs[path], sent)
		if owner, takes := x.ownerOf(prefix); takes {
			x.referArticle(f, refs[path], owner)
		}
		x.refer(f, refs[path], prefix, shared)
		x.referNamed(f, refs[path], sent)
	}
	if f.Wire == spec.WireCapitals && !x.camelCase(f.Ref) {
		f.Wire = "" // the page's own names are so
	}
	x.resolve(f.Fields, refs, path)
	for _, v := range f.Variants {
		x.resolve(v.Fields, refs, path)
	}
}

// describes says that a type's own page has its fields.
func (x *typeIndex) describes(typ string) bool {
	t := x.named(typ)
	return t != nil && len(t.Fields) > 0
}

// mayRefer says that a link in the row of a field may lead to its fields. The
// parameters that choose among the fields of rows lead to those, not to fields
// of their own.
func mayRefer(f *spec.Field, prefix string) bool {
	return !isScalar(f.Type) && !namesReference(f.Type) && len(f.Variants) == 0 && (f.Seen == "" || !isScalar(f.Seen)) &&
		(prefix != paramsPath || !choosers[strings.ToLower(f.Name)])
}

// refer has a field refer to the first type that its links lead to, unless page or
// examples contradict. Where the examples have that object deeper, below one of their
// keys, the field of that key refers to it.
func (x *typeIndex) refer(f *spec.Field, links []string, within string, shared []string) {
	sent := strings.HasPrefix(within, paramsPath)
	for _, link := range links {
		if strings.HasSuffix(link, wholeArticle) || f.Ref != "" {
			continue
		}
		isPart := len(f.Fields)+len(f.Shown) == 0 && slices.Contains(shared, link)
		if t := x.candidate(f, link, within); !isPart && t != nil && x.referTo(f, t, sent) || x.asNamed(f, link) {
			return
		}
	}
}

// asNamed has a field that is said to be described in an object be the map that the field of its name is there.
func (x *typeIndex) asNamed(f *spec.Field, link string) bool {
	t, _ := x.at(link, f.Type)
	if t == nil || f.Seen != "" || len(f.Fields)+len(f.Shown) > 0 || !spec.ParseType(f.Type).All(isBareContainer) {
		return false
	}
	g := alike(t.Fields, f.Name)
	if g == nil || len(g.Fields)+len(g.Shown) > 0 || !isMapWord(g.Seen) {
		return false
	}
	f.Seen = g.Seen
	return true
}

// ownerOf is what begins the names of types in a field that may be described in an article: a
// parameter, or a field of a type.
func (x *typeIndex) ownerOf(prefix string) (owner string, takes bool) {
	if t := x.byAddress[prefix]; t != nil {
		return t.Name + "_", true
	}
	return "", strings.HasPrefix(prefix, paramsPath)
}

// candidate is the type with fields that a link at a field leads to, nil without one. within is
// where the field stands: a type may have a field of itself, as a task has a parent.
func (x *typeIndex) candidate(f *spec.Field, link, within string) *spec.Type {
	t, whole := x.at(link, f.Type)
	names := len(f.Fields) + len(f.Shown)
	switch {
	case whole && x.wrappers[t] && namesObject(f.Type):
		return t // which may hold others of its type
	case t == nil || len(t.Fields) == 0 || whole && link == pageOf(within):
		return nil // a part of what a page is about is not all of it
	case whole && !proves(names, f.Type, t):
		return nil
	case isPartOf(*f, link, t, within):
		return nil // the page has that field in the object
	}
	return t
}

// referTo has a field, or one that lies in it, refer to a type with more fields, and
// says whether these agree with what page and examples show.
func (x *typeIndex) referTo(f *spec.Field, t *spec.Type, sent bool) bool {
	if onlyKeys(t) {
		return x.mapTo(f, t, sent)
	}
	more := len(t.Fields) > len(f.Fields)
	switch {
	case sent && len(f.Fields) > 0:
		if !more || !hasAll(t, f) {
			return false
		}
		x.mark(t)
		f.Ref = t.Name
	case more && covers(t, slices.Concat(f.Fields, f.Shown)) && (sent || deeper(t, f.Shown) == nil):
		x.mark(t)
		if sent {
			x.learnSent(t, f.Shown)
		}
		f.Ref, f.Shown = t.Name, x.learn(t, f.Shown, sent)
	default:
		return x.referInside(f, t, sent)
	}
	return true
}

// onlyKeys says that a type is that of a map: its only field stands for any key.
func onlyKeys(t *spec.Type) bool {
	return len(t.Fields) == 1 && len(t.Variants) == 0 && keyInBrackets.MatchString(t.Fields[0].Name)
}

// keyInBrackets is the name of such a field: <page_code>, #block<id>.
var keyInBrackets = lazyregexp.New(`^[#\w]*<\w+>$`)

// mapTo has a field be the map that a type is, of what the row of its keys leads to or describes, unless
// page or examples contradict.
func (x *typeIndex) mapTo(f *spec.Field, t *spec.Type, sent bool) bool {
	value := t.Fields[0]
	var inner *spec.Type
	for _, link := range x.refs[t][t.Page+"."+value.Name] {
		if at, _ := x.at(link, value.Type); at != nil && inner == nil {
			inner = at
		}
	}
	switch {
	case len(f.Fields) > 0 || !isContainer(f.Type):
		return false
	case inner != nil && !onlyKeys(inner) && covers(inner, f.Shown):
		x.mark(inner)
		f.Seen, f.Ref, f.Shown = mapWord(string(example.Object)), inner.Name, x.learn(inner, f.Shown, sent)
	case inner == nil && len(value.Fields) == 0 && len(f.Shown) == 0:
		f.Seen = mapWord(cmp.Or(value.Seen, value.Type, "any"))
	default:
		return false
	}
	return true
}

// proves says that a field that leads to a page as a whole may be what the page is
// about: it shows enough fields to be held against, or none, and the page has one table.
func proves(names int, typ string, t *spec.Type) bool {
	return names > 1 || names == 0 && isWord(typ) && len(t.Variants) == 0
}

// namesObject says that a type is the name of one object, or a list of it.
func namesObject(typ string) bool {
	names := spec.TypeNames(typ)
	return len(names) == 1 && !isWord(names[0])
}

// alike is the field of a name, in whatever spelling.
func alike(fields []spec.Field, name string) *spec.Field {
	for i := range fields {
		if slugOf(fields[i].Name) == slugOf(name) {
			return &fields[i]
		}
	}
	return nil
}

// fieldAlike is the field of a name that a type has in any of its cases.
func fieldAlike(t *spec.Type, name string) *spec.Field {
	f := alike(t.Fields, name)
	for i := 0; f == nil && i < len(t.Variants); i++ {
		f = alike(t.Variants[i].Fields, name)
	}
	return f
}

// hasAll tells whether the type has all fields of the object, but for those that code in the
// words shows, which are beside it.
func hasAll(t *spec.Type, part *spec.Field) bool {
	spelling := func(name string) string { return name }
	if part.Wire == spec.WireCapitals {
		spelling = slugOf
	}
	return !slices.ContainsFunc(part.Fields, func(f spec.Field) bool {
		return f.Source != spec.FromExample && !slices.ContainsFunc(t.Fields, func(g spec.Field) bool { return strings.EqualFold(spelling(g.Name), spelling(f.Name)) })
	})
}

// camelCase tells whether the type's page has words of names joined by capitals.
func (x *typeIndex) camelCase(name string) bool {
	t := x.byName[name]
	return t != nil && slices.ContainsFunc(t.Fields, func(f spec.Field) bool { return camel.MatchString(f.Name) })
}

// covers says that at least half of the fields that page or examples show are
// fields of a type, and none is an object where the type has a scalar.
func covers(t *spec.Type, shown []spec.Field) bool {
	known := 0
	for _, s := range shown {
		f := fieldAlike(t, s.Name)
		if f == nil {
			continue
		}
		if isScalar(f.Type) && len(s.Fields) > 0 {
			return false
		}
		known++
	}
	return known*2 >= len(shown)
}

// camel is a name of words that capitals join.
var camel = lazyregexp.New(`^[a-z]+([A-Z][a-z0-9]*)+$`)
