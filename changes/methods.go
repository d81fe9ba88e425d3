package changes

import (
	"fmt"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// methodKey tells methods apart as portals do: names are compared without
// regard to case.
type methodKey struct {
	api  spec.API
	name string
}

func keyOf(m spec.Method) methodKey { return methodKey{m.API, strings.ToLower(m.Name)} }

func (c *comparison) methods(old, new []spec.Method) {
	then, now := index(old, keyOf), index(new, keyOf)
	gone := missing(old, now, keyOf)
	come := missing(new, then, keyOf)
	for _, m := range new {
		if before, ok := then[keyOf(m)]; ok {
			c.method(before, m)
		}
	}
	for _, m := range come {
		if i := slices.IndexFunc(gone, func(g spec.Method) bool { return isRename(g, m, gone, come) }); i >= 0 {
			c.method(gone[i], m)
			gone = slices.Delete(gone, i, i+1)
			continue
		}
		c.of(m).add(MethodAdded, "", "")
	}
	for _, m := range gone {
		c.of(m).add(MethodRemoved, "", "")
	}
}

// of is the place of a method.
func (c *comparison) of(m spec.Method) place {
	return place{comparison: c, api: m.API, subject: m.Name}
}

// isRename reports whether a method that is gone lives on under the name of one
// that came: the page, which lost and gained no other, is the same.
func isRename(gone, come spec.Method, allGone, allCome []spec.Method) bool {
	alone := func(m spec.Method, all []spec.Method) bool {
		return !slices.ContainsFunc(all, func(o spec.Method) bool { return o.Page == m.Page && keyOf(o) != keyOf(m) })
	}
	return gone.API == come.API && gone.Page == come.Page && alone(gone, allGone) && alone(come, allCome)
}

func (c *comparison) method(old, new spec.Method) {
	p := c.of(new)
	switch {
	case old.Name == new.Name:
	case keyOf(old) == keyOf(new):
		p.add(MethodRespelled, old.Name, new.Name)
	default:
		p.add(MethodRenamed, old.Name, new.Name)
	}
	p.text(PageMoved, old.Page, new.Page)
	p.scopes(old.Scopes, new.Scopes)
	p.deprecation(old.Deprecated, new.Deprecated, MethodDeprecated, MethodUndeprecated)
	p.flag(old.Positional, new.Positional, NowPositional, NowNamed)
	p.flag(old.Idempotent, new.Idempotent, NowReadOnly, NoLongerReadOnly)
	p.params(old, new)
	p.result(old.Result, new.Result)
	p.list(old.List, new.List)
	p.codes(old, new)
	p.overridden(old.Overridden, new.Overridden)
	p.prose(old.Prose, new.Prose)
	p.text(ExamplesChanged, examplesText(old.Examples), examplesText(new.Examples))
}

func (p place) params(old, new spec.Method) {
	order := OrderChanged
	if old.Positional || new.Positional {
		order = ParameterOrderChanged
	}
	p.fields(parameters, order, fieldSet{Fields: old.Params}, fieldSet{Fields: new.Params})
	p.values(groups(old.AnyOf), groups(new.AnyOf), AnyOfNeeded, AnyOfNoLongerNeeded)
}

// groups are the groups of parameters of which one is needed, as texts.
func groups(anyOf [][]string) []string {
	var out []string
	for _, g := range anyOf {
		out = append(out, strings.Join(g, " or "))
	}
	return out
}

func (p place) flag(old, new bool, set, unset Kind) {
	switch {
	case new && !old:
		p.add(set, "", "")
	case old && !new:
		p.add(unset, "", "")
	}
}

// scopes compares the scopes of which each gives access. A page that names none
// does not say that none is needed.
func (p place) scopes(old, new []string) {
	switch {
	case len(old) == 0 && len(new) > 0:
		p.add(ScopesDocumented, "", strings.Join(new, ", "))
	case len(old) > 0 && len(new) == 0:
		p.add(ScopesUndocumented, strings.Join(old, ", "), "")
	default:
		p.values(old, new, ScopeAdded, ScopeRemoved)
	}
}

// values compares two sets.
func (p place) values(old, new []string, added, removed Kind) {
	for _, v := range new {
		if !slices.Contains(old, v) {
			p.add(added, "", v)
		}
	}
	for _, v := range old {
		if !slices.Contains(new, v) {
			p.add(removed, v, "")
		}
	}
}

func (p place) deprecation(old, new *spec.Deprecation, set, unset Kind) {
	switch {
	case old == nil && new != nil:
		p.add(set, "", strings.Join(new.Replacements, ", "))
	case old != nil && new == nil:
		p.add(unset, strings.Join(old.Replacements, ", "), "")
	case old != nil && !slices.Equal(old.Replacements, new.Replacements):
		p.add(ReplacementsChanged, strings.Join(old.Replacements, ", "), strings.Join(new.Replacements, ", "))
	}
}

// overridden compares the trails of overrides.
func (p place) overridden(old, new []spec.Overridden) {
	if !slices.Equal(old, new) {
		p.add(OverrideChanged, "", "")
	}
}

// prose compares the page's own words, where the spec keeps them. The words are
// not repeated: they are long, and the documentation's.
func (p place) prose(old, new *spec.Prose) {
	if value(old) != value(new) {
		p.add(DescriptionChanged, "", "")
	}
}

func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// examplesText is a text that is equal for equal examples.
func examplesText(e *spec.Examples) string { return fmt.Sprintf("%+v", value(e)) }

// events compares the events. Names are compared without regard to case, as
// portals do.
func (c *comparison) events(old, new []spec.Event) {
	then, now := index(old, spec.Event.Code), index(new, spec.Event.Code)
	gone := missing(old, now, spec.Event.Code)
	come := missing(new, then, spec.Event.Code)
	for _, e := range new {
		if before, ok := then[e.Code()]; ok {
			c.event(before, e)
		}
	}
	for _, e := range come {
		i := slices.IndexFunc(gone, func(g spec.Event) bool {
			return g.Page == e.Page && alone(g, gone) && alone(e, come)
		})
		if i < 0 {
			c.ofEvent(e).add(EventAdded, "", "")
			continue
		}
		c.event(gone[i], e)
		gone = slices.Delete(gone, i, i+1)
	}
	for _, e := range gone {
		c.ofEvent(e).add(EventRemoved, "", "")
	}
}

// alone reports whether no other of the events is on the page.
func alone(e spec.Event, all []spec.Event) bool {
	return !slices.ContainsFunc(all, func(o spec.Event) bool { return o.Page == e.Page && o.Code() != e.Code() })
}

// ofEvent is the place of an event.
func (c *comparison) ofEvent(e spec.Event) place {
	return place{comparison: c, event: true, subject: e.Name}
}

// event compares an event with itself; on the same page it may have another name.
func (c *comparison) event(old, new spec.Event) {
	p := c.ofEvent(new)
	switch {
	case old.Name == new.Name:
	case old.Code() == new.Code():
		p.add(EventRespelled, old.Name, new.Name)
	default:
		p.add(EventRenamed, old.Name, new.Name)
	}
	p.text(PageMoved, old.Page, new.Page)
	p.scopes(old.Scopes, new.Scopes)
	p.deprecation(old.Deprecated, new.Deprecated, EventDeprecated, EventUndeprecated)
	p.fields(received, OrderChanged, fieldSet{Fields: old.Fields}, fieldSet{Fields: new.Fields})
	p.overridden(old.Overridden, new.Overridden)
	p.prose(old.Prose, new.Prose)
}
