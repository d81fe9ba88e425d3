package templates

import (
	"fmt"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/naming"
)

// Methods that put things into others, and take them out again: crm.deal.contact.add and delete
// are about contacts that there are anyway.

// link is of things that are put into others: contacts into deals.
type link struct{ part, owner noun }

// linkOf is what a method links that adds the one to the other: it is given the id of what it
// adds, beside that of what it adds to. It is false of one that makes what it adds.
func linkOf(c call, t noun) (link, bool) {
	l := link{t, c.about.noun}
	if !c.own {
		l = partOf(c.Service, c.about.noun)
	}
	if len(l.owner) > 0 && !c.own && c.about.last() == "favorite" {
		return link{l.owner, noun{"favorites"}}, true
	}
	if idOf(c.Method, l.part) == nil || len(requiredKeys(c.Method)) < 2 {
		return l, false
	}
	if len(l.owner) == 0 {
		l.owner = nounIn(naming.Split(c.Service.Package.Namespace))
		return l, idOf(c.Method, l.owner) != nil
	}
	return l, true
}

// partOf are the words of the last part of a service's name, and those before.
func partOf(s *model.Service, n noun) link {
	for i := range n {
		if naming.Fold(n[i:].text()) == naming.Fold(lastPart(s)) {
			return link{n[i:], n[:i]}
		}
	}
	return link{part: n}
}

// in is the sentence of a method that adds to the owner, or removes from it: one thing, or the
// several that the call gives.
func (l link) in(c call, verb, where string) string {
	part := l.part.single()
	if id := idOf(c.Method, part); id != nil && isMany(id.Type) || c.Result == (model.List{Of: model.ID}) {
		return fmt.Sprintf("%s %s %s %s", verb, part.many(), where, l.owner.one())
	}
	return fmt.Sprintf("%s %s %s %s", verb, part.one(), where, l.owner.one())
}

// puts is for a verb that makes things, or puts them into others.
func puts(verb string, does verb) verb {
	return func(c call, t thing) string {
		if l, ok := linkOf(c, t.noun); ok && t.tail == "" {
			return l.in(c, verb, "to")
		}
		return does(c, t)
	}
}

// linked is what the method that adds the same thing links, false where there is none.
func linked(c call, t noun) (link, bool) {
	if adds := counterpart(c, "add"); adds != nil {
		return linkOf(call{adds, c.about, c.own}, t)
	}
	return link{}, false
}

// counterpart is the method that does something else to the same thing, nil without one: add and
// delete, addTask and deleteTask.
func counterpart(c call, verb string) *model.Method {
	of, _ := strings.CutPrefix(strings.ToLower(c.Spec.Last()), wordsOf(c.Method)[0])
	return methodOf(c.Service, verb+of)
}

// allIn is what a method does with all that is in an object: with the items of a service that
// puts one at a time, as crm.deal.contact.items. It is empty for others.
func allIn(m *model.Method) string {
	of, isItems := strings.CutSuffix(m.Service.REST, ".items")
	i := slices.IndexFunc(m.Service.Package.Services, func(s *model.Service) bool { return s.REST == of })
	how := map[string]string{"get": "returns the %s of %s", "set": "sets the %s of %s", "delete": "removes all %s from %s"}[m.Spec.Last()]
	if !isItems || i < 0 || how == "" {
		return ""
	}
	s := m.Service.Package.Services[i]
	if adds := methodOf(s, "add"); adds != nil {
		if l, ok := linkOf(call{adds, thing{noun: nounOf(s)}, false}, nil); ok {
			return fmt.Sprintf(how, l.part.many(), l.owner.one())
		}
	}
	return ""
}

// methodOf is the method of the service whose own name is that, nil without one.
func methodOf(s *model.Service, last string) *model.Method {
	i := slices.IndexFunc(s.Methods, func(m *model.Method) bool { return strings.EqualFold(m.Spec.Last(), last) })
	if i < 0 {
		return nil
	}
	return s.Methods[i]
}
