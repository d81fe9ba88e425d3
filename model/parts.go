package model

import (
	"slices"

	"github.com/b24gen/b24gen/model/naming"
)

// What fields of several names hold is named after what the names have in common, or else after
// the name that most of them have.

// called is what the name of something inside of a struct is made of.
type called struct {
	in   *draft
	part string
	key  string // of the field
}

// chooseParts gives what fields of several names hold the part of its name that it has from
// them.
func (p *packageBuilder) chooseParts() {
	for _, s := range p.declared.structs {
		if s.parent == nil {
			continue
		}
		n := partOfAll(s.held, false, called{s.parent, s.part, s.Documented})
		if n.in != s.parent && n.in.isWithin(s) {
			continue
		}
		s.parent, s.part, s.Documented = n.in, n.part, n.key
		s.Parent = s.parent.Struct
	}
	for _, e := range p.declared.enums {
		n := partOfAll(e.held, true, called{e.parent, e.part, e.Documented})
		e.parent, e.part, e.Documented = n.in, n.part, n.key
		e.Parent = e.parent.Struct
	}
}

// partOfAll is what the fields have in common, in the struct that was chosen, or else what the
// most of them have, in the best struct of these.
func partOfAll(held []holding, isSet bool, chosen called) called {
	byKey := map[string][]holding{}
	var keys []string
	var stems [][]string
	held = slices.DeleteFunc(slices.Clone(held), func(h holding) bool { return h.field == nil })
	for _, h := range held {
		key := foldName(h.field.Key)
		if byKey[key] == nil {
			keys = append(keys, key)
			stems = append(stems, slices.DeleteFunc(naming.Split(h.part), func(w string) bool { return ends[w] }))
		}
		byKey[key] = append(byKey[key], h)
	}
	if len(keys) < 2 {
		return chosen
	}
	if part := commonPart(stems, isOfOne(held)); part != "" {
		chosen.part = part
		return chosen
	}
	if isSet {
		keys = tellingKeys(keys, byKey)
	}
	return mostUsed(keys, byKey, chosen)
}

// isOfOne reports whether all fields are in one struct.
func isOfOne(held []holding) bool {
	return all(held, func(h holding) bool { return h.in == held[0].in })
}

// commonPart is what the names have in common, Bound if they only tell one end of something. Words
// that say little do where others stand before them, or where all fields are in one struct.
func commonPart(stems [][]string, ofOne bool) string {
	last := commonEnds(stems)
	first := commonStarts(stems, len(last))
	isSame := func(words []string) bool { return slices.Equal(words, stems[0]) }
	switch {
	case all(stems, func(words []string) bool { return len(words) == 0 }):
		return "Bound"
	case len(withoutVague(last)) > 0, all(stems, isSame):
		return naming.Join(last...)
	case ofOne, len(withoutVague(first)) > 0:
		return naming.Join(slices.Concat(first, last)...)
	}
	return partOfMost(stems)
}

// partOfMost are the last words that most of the names have in common, if these say something: TextType of
// previewTextType, detailTextType and descriptionType.
func partOfMost(stems [][]string) string {
	for i, a := range stems {
		for _, b := range stems[i+1:] {
			last := withoutVague(commonEnd(a, b))
			odd := slices.DeleteFunc(slices.Clone(stems), func(words []string) bool { return len(commonEnd(words, last)) == len(last) })
			if len(last) > 1 && len(odd)*2 < len(stems) {
				return naming.Join(last...)
			}
		}
	}
	return ""
}

// mostUsed is the name of the field that most have, in the best struct with it.
func mostUsed(keys []string, byKey map[string][]holding, chosen called) called {
	most := slices.MaxFunc(keys, func(a, b string) int { return len(byKey[a]) - len(byKey[b]) })
	if own := foldName(chosen.key); slices.Contains(keys, own) && len(byKey[own]) == len(byKey[most]) {
		return chosen
	}
	best := byKey[most][0]
	for _, h := range byKey[most][1:] {
		if h.in.isBetterThan(best.in) {
			best = h
		}
	}
	return called{best.in.final(), best.part, best.field.Facts.Name}
}

// tellingKeys are the keys that say what they are, or all if none does: a set of values is told by
// nothing else.
func tellingKeys(keys []string, byKey map[string][]holding) []string {
	isVague := func(key string) bool { return len(withoutVague(naming.Split(byKey[key][0].part))) == 0 }
	if all(keys, isVague) {
		return keys
	}
	return slices.DeleteFunc(slices.Clone(keys), isVague)
}
