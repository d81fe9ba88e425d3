package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
)

// Names of sets of values.

// names are the names for the enum, best first.
func (e *enumDraft) names() []string {
	places := []*draft{e.parent}
	for _, other := range e.also {
		places = append(places, other.parent)
	}
	names := slices.Concat(commonName(places, e.part), ofMethods(e.held, false), ofMethods(e.heldByService(), false), e.ofHeld())
	if own := e.parent.nested(e.part); isDoubled(own[0]) {
		for _, p := range places {
			names = append(names, p.nameInService()+e.part)
		}
		names = slices.DeleteFunc(names, isDoubled)
	}
	names = append(names, e.parent.nested(e.part)...)
	if e.isDirection() {
		names = append([]string{"Direction"}, names...)
	}
	return names
}

// ofHeld is the name for what objects of several services hold: the last words that the names of the places have in common, if these say
// more than the key.
func (e *enumDraft) ofHeld() []string {
	var names [][]string
	services := map[*Service]bool{}
	for _, h := range e.held {
		root := h.in.final().root()
		if root.Role != RoleObject || root.Service == nil {
			return nil
		}
		services[root.Service] = true
		names = append(names, withoutInput(naming.Split(h.in.full(h.part)[0]), true))
	}
	if len(services) < 2 {
		return nil
	}
	if words := withoutVague(commonEnds(names)); len(words) > len(naming.Split(e.part)) {
		return []string{naming.Join(words...)}
	}
	return nil
}

// heldByService are the fields in methods of the service that the enum is named after.
func (e *enumDraft) heldByService() []holding {
	own := e.parent.root().Method
	return slices.DeleteFunc(slices.Clone(e.held), func(h holding) bool {
		m := h.in.final().root().Method
		return own == nil || m == nil || m.Service != own.Service
	})
}

// isDoubled reports whether the second half of the name says the first again.
func isDoubled(name string) bool {
	half := len(name) / 2
	return name[:half] == name[half:]
}

// isDirection reports whether the values are those of a sorting.
func (e *enumDraft) isDirection() bool {
	isOne := func(v EnumValue) bool { return strings.EqualFold(v.Text, "asc") || strings.EqualFold(v.Text, "desc") }
	return len(e.Values) == 2 && isOne(e.Values[0]) && isOne(e.Values[1])
}
