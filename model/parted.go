package model

import "strings"

// Lists often answer a part of the fields of an object that get answers as a whole.

// resolveParted makes the rows of a list, all of whose fields are those of an object that their service names, this
// object: that of the service itself, of the one that it is a part of (company.user), or that is called as it (search.user).
func (r *resolver) resolveParted() {
	for _, d := range r.drafts {
		m := d.method()
		if m == nil || !d.isAnswered() || len(d.Fields) < fewest || describesObjects(m.Spec) {
			continue
		}
		for _, name := range r.namedBy(m.Service) {
			own := r.names[d]
			if own == name || r.isKept(own) || !isPartOfKeys(keysIn(d.Struct), r.keysRead(name)) || r.isAtOdds(name, own) {
				continue
			}
			r.rename(own, name)
			break
		}
	}
}

// isAnswered reports whether the draft is the answer of a method, a row or value of it, or what an answer holds.
func (d *draft) isAnswered() bool {
	if d.Sent {
		return false
	}
	switch d.Role {
	case RoleResult, RoleRow:
		return true
	}
	return d.parent != nil && d.parent.Role == RoleResult
}

// namedBy are the objects that the service names, without its own if this is called else.
func (r *resolver) namedBy(s *Service) []string {
	names := []string{objectOfService(s)}
	for _, other := range s.Package.Services {
		isAround := strings.HasPrefix(strings.ToLower(s.REST), strings.ToLower(other.REST)+".") && strings.Contains(other.REST, ".")
		if other != s && (isAround || strings.EqualFold(lastOf(other.REST), lastOf(s.REST))) {
			names = append(names, objectOfService(other))
		}
	}
	return names
}

// isPartOfKeys reports whether all keys are among others, which are more.
func isPartOfKeys(part, whole map[string]bool) bool {
	return len(part) < len(whole) && commonKeys(part, whole) == len(part)
}
