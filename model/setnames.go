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
// nothing of input where they are read too, in several, or sets, if nothing else wants the name. What is called as
// what it is in is the data of that, or a value if it is a set.
func sayOnce(requests []naming.Request, isInside, isRead, isSet map[string]bool) {
	wanted := map[string]bool{}
	for _, r := range requests {
		wanted[r.Candidates[0]] = true
	}
	for i, r := range requests {
		if !isInside[r.Key] {
			continue
		}
		words := naming.Split(r.Candidates[0])
		once := withoutRepeats(naming.Join(withoutInput(words, isRead[r.Key])...))
		var shorter []string
		if len(naming.Split(once)) < len(words) {
			shorter = append(shorter, once)
		}
		if last := len(words) - 1; last > 0 && naming.Singular(words[last-1]) == naming.Singular(words[last]) {
			end := "Data"
			if isSet[r.Key] {
				end = "Value"
			}
			shorter = append(shorter, once+end)
		}
		isFree := func(name string) bool { return !wanted[name] }
		if at := slices.IndexFunc(shorter, isFree); at >= 0 {
			requests[i].Candidates = append([]string{shorter[at]}, r.Candidates...)
			wanted[shorter[at]] = true
		}
	}
}

// withoutInput leaves the word input out of the name of what is read too, but for the last word, which may
// be the key.
func withoutInput(words []string, isRead bool) []string {
	once := slices.Clone(words)
	if last := len(once) - 1; isRead && last > 0 {
		once = append(slices.DeleteFunc(once[:last:last], func(w string) bool { return w == "input" }), words[last])
	}
	return once
}
