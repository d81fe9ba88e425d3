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
	names := slices.Concat(commonName(places, e.part), ofMethods(e.held, false), ofMethods(e.heldByService(), false))
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

// sayOnce has names of what is inside of others say a word once which they have twice in a row, and say
// nothing of input where they are read too, or in several, if nothing else wants the name.
func sayOnce(requests []naming.Request, isInside, isRead map[string]bool) {
	wanted := map[string]bool{}
	for _, r := range requests {
		wanted[r.Candidates[0]] = true
	}
	for i, r := range requests {
		words := naming.Split(r.Candidates[0])
		once := slices.Clone(words)
		if last := len(once) - 1; isRead[r.Key] && last > 0 { // the last word may be the key
			once = append(slices.DeleteFunc(once[:last:last], func(w string) bool { return w == "input" }), words[last])
		}
		once = slices.Compact(once)
		if short := naming.Join(once...); isInside[r.Key] && len(once) < len(words) && !wanted[short] {
			requests[i].Candidates = append([]string{short}, r.Candidates...)
			wanted[short] = true
		}
	}
}
