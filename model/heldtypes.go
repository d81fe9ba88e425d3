package model

import "slices"

// Types with pages, and the fields that hold them.

// resolveHeld finds types with pages that one field alone holds: these are what the field of that
// object holds in all places.
func (r *resolver) resolveHeld() {
	places := map[string][]string{}
	for _, d := range r.drafts {
		for _, f := range d.Fields {
			inner := r.of[structIn(f.Type)]
			if inner == nil || r.names[inner] != typeObject(inner) || inner.Role != RoleType {
				continue
			}
			place := r.names[d] + "/" + foldName(f.Key)
			if held := places[typeObject(inner)]; !slices.Contains(held, place) {
				places[typeObject(inner)] = append(held, place)
			}
		}
	}
	for _, name := range sortedKeys(places) {
		if held := places[name]; len(held) == 1 {
			r.rename(name, held[0])
		}
	}
}

// resolveHolding makes what an object holds below a key, described in place, one with what the object holds
// there elsewhere, a type or an object of its own, if most of its keys are that one's: the pages of a site that
// is registered, and of one that is exported.
func (r *resolver) resolveHolding() {
	named, inPlace := map[string][]*draft{}, map[string][]*draft{}
	for _, d := range r.drafts {
		for _, f := range d.Fields {
			s, _ := Innermost(f.Type).(*Struct)
			inner := r.of[s]
			if inner == nil {
				continue
			}
			if place := r.names[d] + "/" + foldName(f.Key); r.names[inner] == place {
				inPlace[place] = append(inPlace[place], inner)
			} else {
				named[place] = append(named[place], inner)
			}
		}
	}
	for _, place := range sortedKeys(inPlace) {
		for _, other := range named[place] {
			isOne := func(d *draft) bool { return shareMost(d.Struct, other.Struct) }
			if name := r.names[other]; slices.ContainsFunc(inPlace[place], isOne) && !r.isAtOdds(name, place) {
				r.rename(place, name)
				break
			}
		}
	}
}

// shareMost reports whether two structs have enough keys in common to tell them, and four of five of the fewer.
func shareMost(a, b *Struct) bool {
	ofA, ofB := keysIn(a), keysIn(b)
	common := commonKeys(ofA, ofB)
	return common >= fewest && common*5 >= 4*min(len(ofA), len(ofB))
}
