package model

import (
	"path"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// buildEvent decides the types of an event's data.
func (p *packageBuilder) buildEvent(e *Event) {
	b := typeBuilder{pkg: p, api: spec.V2}
	e.Data, e.Why = b.dataType(e, dataOf(e.Spec))
	p.declare(b.declarations)
}

// dataOf is the field data of the post. Without one it is an object of which
// nothing is known.
func dataOf(e spec.Event) Facts {
	for _, f := range merge(e.Fields, nil) {
		if f.Name == "data" {
			return f
		}
	}
	return Facts{}
}

func (b *typeBuilder) dataType(e *Event, f Facts) (Type, Evidence) {
	s := &draft{
		Struct:     &Struct{Key: eventKey(e.Spec.Name), Role: RoleEvent, Events: []*Event{e}, Source: Evidence{By: ByPage}},
		candidates: nameEach(b.pkg.namesOf(e), "", "Event"),
	}
	kind := b.pkg.types.goType(f.Stated)
	if len(f.Children) == 0 && (isMap(kind) || isList(kind) || kind == Any) || !b.isListOfObjects(f) && len(f.Children) > 0 {
		return b.build(s, f.Children), b.evidence(s.Struct, f, f.describedBy())
	}
	return b.typeOf(s, f, "Data")
}

// eventWords are the words of the event's name. Names in capitals show no breaks;
// the slug of the page does.
func (p *packageBuilder) eventWords(e spec.Event) []string {
	words := naming.Split(e.Name)
	file := path.Base(e.Page)
	if slug := naming.Split(strings.TrimSuffix(file, path.Ext(file))); len(slug) > 1 && strings.Join(slug, "") == words[0] {
		return p.lex.Settle(slug)
	}
	if len(words) == 1 || runTogether.MatchString(e.Name) {
		words = p.cutEvent(strings.Join(words, ""))
	}
	return p.lex.Settle(words)
}

// runTogether is a name without any break, but for its digits.
var runTogether = lazyregexp.New(`^[A-Z0-9]+$`)

// version is that of a generation of methods, as in ONIMBOTV2DELETE.
var version = lazyregexp.New(`^v[1-9]`)

// cutEvent cuts a name that runs together behind the words that events of the package
// have in common: on, the namespace and the version.
func (p *packageBuilder) cutEvent(name string) []string {
	namespace := naming.Fold(p.Namespace)
	rest, ok := strings.CutPrefix(name, "on"+namespace)
	if !ok || namespace == "" || rest == "" {
		return p.lex.Split(name)
	}
	if whole := p.lex.Split(namespace + rest); len(whole) > 1 && whole[0] != namespace && len(p.lex.Split(rest)) == 1 {
		return append([]string{"on"}, whole...) // its letters only begin a word
	}
	words := []string{"on", namespace}
	if v := version.FindString(rest); v != "" && v != rest {
		words, rest = append(words, v), rest[len(v):]
	}
	return append(words, p.lex.Split(rest)...)
}

// startsWithDigit reports whether a word cannot begin an identifier.
func startsWithDigit(word string) bool { return '0' <= word[0] && word[0] <= '9' }

// namesOf are the identifiers for the event, best first: without the words that
// every event, or every name of the package, has.
func (p *packageBuilder) namesOf(e *Event) []string {
	words := slices.DeleteFunc(slices.Clone(p.eventWords(e.Spec)), func(w string) bool { return w == "on" })
	if last := len(words) - 1; last > 0 && words[last] == "event" {
		words = words[:last]
	}
	full := naming.Join(words...)
	if after := naming.After(words, naming.Fold(p.Namespace)); len(after) > 0 && !startsWithDigit(after[0]) {
		return []string{naming.Join(after...), full}
	}
	return []string{full}
}

func nameEach(names []string, before, after string) []string {
	var out []string
	for _, n := range names {
		out = append(out, before+n+after)
	}
	return out
}

// eventNames are the constants, and the types that are no structs.
func (p *packageBuilder) eventNames() []naming.Request {
	var requests []naming.Request
	for _, e := range p.Events {
		names := p.namesOf(e)
		requests = append(requests, naming.Request{Key: eventConstKey(e.Spec.Name), Candidates: nameEach(names, "Event", "")})
		if _, isStruct := e.Data.(*Struct); !isStruct {
			requests = append(requests, naming.Request{Key: eventTypeKey(e.Spec.Name), Candidates: nameEach(names, "", "Event")})
		}
	}
	return requests
}

// linkEvent finds what replaces a deprecated event in its package.
func (p *packageBuilder) linkEvent(e *Event) {
	if e.Spec.Deprecated == nil {
		return
	}
	for _, name := range e.Spec.Deprecated.Replacements {
		r := Replacement{Name: name}
		for _, other := range p.Events {
			if r.Event == nil && strings.EqualFold(other.Spec.Name, name) {
				r.Event = other
			}
		}
		e.Replacements = append(e.Replacements, r)
	}
}
