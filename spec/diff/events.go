package diff

import (
	"slices"

	"github.com/b24gen/b24gen/spec"
)

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
