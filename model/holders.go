package model

// Answers that only hold the object of their service, or say what became of it.

// resolveHolders takes the name of an object from what is read that has no field of those which
// other places read of the object have, and gives it to what it holds, if that has mostly these.
func (r *resolver) resolveHolders() {
	read := map[string][]*draft{}
	for _, d := range r.drafts {
		if name := r.names[d]; name != "" && !d.Sent && !d.named {
			read[name] = append(read[name], d)
		}
	}
	for _, name := range sortedKeys(read) {
		for _, d := range read[name] {
			known := map[string]bool{}
			for _, other := range read[name] {
				if other != d {
					other.addKeys(known)
				}
			}
			if d.Role == RoleType || len(known) == 0 || d.hasAnyOf(known) {
				continue
			}
			delete(r.names, d)
			for _, f := range d.Fields {
				if inner := r.of[structIn(f.Type)]; inner != nil && isMostlyIn(inner, known) {
					r.call(inner.Struct, name)
				}
			}
		}
	}
}

// addKeys adds the keys of the draft to others.
func (d *draft) addKeys(keys map[string]bool) {
	for _, f := range d.Fields {
		keys[foldName(f.Key)] = true
	}
}

// hasAnyOf reports whether the draft has one of the keys.
func (d *draft) hasAnyOf(keys map[string]bool) bool {
	for _, f := range d.Fields {
		if keys[foldName(f.Key)] {
			return true
		}
	}
	return false
}
