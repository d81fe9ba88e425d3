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
		r.resolveAround(name, read[name])
		for _, d := range read[name] {
			known := map[string]bool{}
			for _, other := range read[name] {
				if other != d {
					other.addKeys(known)
				}
			}
			if r.names[d] != name || d.Role == RoleType || len(known) == 0 || d.hasAnyOf(known) {
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

// resolveAround has an answer be no object that holds one with more of the fields which other places have of the object
// than it has itself: that is the object. What others answer with nothing but fields of such an answer is one with it.
func (r *resolver) resolveAround(name string, read []*draft) {
	for _, d := range read {
		known := map[string]bool{}
		for _, other := range r.drafts {
			if other != d && r.names[other] == name {
				other.addKeys(known)
			}
		}
		inner := r.mostOf(d, known)
		if d.Role == RoleType || inner == nil || d.commonWith(known)*2 >= inner.commonWith(known) {
			continue
		}
		around, own := keysIn(d.Struct), keysIn(inner.Struct)
		for _, other := range read {
			if keys := keysIn(other.Struct); other == d || isPartOfKeys(keys, around) && !other.hasAnyOf(own) {
				r.names[other] = name + "/around"
			}
		}
		r.call(inner.Struct, name)
	}
}

// mostOf is what the draft holds below a key that has mostly the fields that are known, nil if nothing has.
func (r *resolver) mostOf(d *draft, known map[string]bool) *draft {
	for _, f := range d.Fields {
		if inner := r.of[structIn(f.Type)]; inner != nil && formOf(f.Type) == "struct" && isMostlyIn(inner, known) {
			return inner
		}
	}
	return nil
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
