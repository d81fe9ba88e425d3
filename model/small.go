package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
)

// Objects of two or three keys are alike by chance. They are one where also something else says
// so: the service that answers them, its name, or the place in a method.

// resolveSmall finds small objects with all keys of another one that is meant: of the service
// whose method answers it below a key that ends alike, of the service that is called as the object around it and the key, and
// of what the method takes as the other end of the same thing.
func (r *resolver) resolveSmall() {
	for _, d := range r.drafts {
		if len(d.Fields) < 2 || len(d.Fields) >= fewest || d.Role == RoleParams || d.Role == RoleEvent {
			continue
		}
		isOne := func(name string) bool {
			return name != r.names[d] && r.hasKeys(name, d) && !r.isAtOdds(name, r.names[d])
		}
		if candidates := r.meant(d); slices.ContainsFunc(candidates, isOne) {
			r.rename(r.names[d], candidates[slices.IndexFunc(candidates, isOne)])
		}
	}
}

// resolveValues finds what maps hold with all keys of what another map of the package holds, three at least, and one more,
// below keys that end in the same word: the criteria of a meeting, and those of a speaker, of which no thoughts are told.
func (r *resolver) resolveValues() {
	var values []*draft
	for _, d := range r.drafts {
		if d.Role == RoleValue && len(d.Fields) >= telling && !d.describes() {
			values = append(values, d)
		}
	}
	for _, d := range values {
		isOne := func(other *draft) bool {
			return d.pkg == other.pkg && r.names[d] != r.names[other] && len(other.Fields) == len(d.Fields)+1 && hasKeysOf(other.Struct, d.Struct) &&
				naming.LastWord(d.Documented) == naming.LastWord(other.Documented) && !r.isAtOdds(r.names[d], r.names[other])
		}
		if i := slices.IndexFunc(values, isOne); i >= 0 {
			r.rename(r.names[d], r.names[values[i]])
		}
	}
}

// hasKeysOf reports whether a struct has all keys of another one.
func hasKeysOf(s, of *Struct) bool {
	keys := keysIn(s)
	return !slices.ContainsFunc(of.Fields, func(f Field) bool { return !keys[f.Key] })
}

// meant are the names of the objects that a small draft may be.
func (r *resolver) meant(d *draft) []string {
	var names []string
	m := d.method()
	if m != nil && strings.HasSuffix(naming.Singular(naming.Fold(lastOf(m.Service.REST))), naming.Singular(naming.LastWord(d.Documented))) {
		names = append(names, objectOfService(m.Service))
	}
	outer, _ := cutLast(r.names[d])
	_, around := cutLast(outer)
	names = append(names, r.about[aboutKey(d.pkg.API, d.pkg.Namespace, lastOf(around)+d.Documented)]...)
	for _, other := range r.drafts {
		isEnd := !d.Sent && other.Sent && other.Role != RoleParams && d.isOtherEndOf(other, r)
		if isEnd || d.isAnswerOf(other) {
			names = append(names, r.names[other])
		}
	}
	return names
}

// isAnswerOf reports whether the draft, of three keys, is what a method of another service answers: it is
// inside of something, below a key whose last word is in the name of that service.
func (d *draft) isAnswerOf(other *draft) bool {
	if d.Sent || other.Role != RoleResult || d.pkg != other.pkg || d.parent == nil || len(d.Fields) < telling || d.method() == other.method() {
		return false
	}
	words := stemWords(d.Documented)
	return len(words) > 1 && slices.Contains(naming.Split(other.Method.Service.Type), words[len(words)-1])
}

// isOtherEndOf reports whether the draft is read of what another sends: in the object around both,
// if one name ends in the other (QUEUE, CONFIG_QUEUE), and in one method, if the names only tell
// the ends of it (afterCursor, nextCursor).
func (d *draft) isOtherEndOf(sent *draft, r *resolver) bool {
	if m := d.method(); m != nil && m == sent.method() && stemOf(d.Documented) == stemOf(sent.Documented) {
		return stemOf(d.Documented) != ""
	}
	outer, _ := cutLast(r.names[d])
	other, _ := cutLast(r.names[sent])
	a, b := naming.Split(d.Documented), naming.Split(sent.Documented)
	return strings.Contains(outer, "/") && outer == other && len(commonEnd(a, b)) == min(len(a), len(b))
}

// cutLast is the name of the object around another one, and the last part of the name.
func cutLast(name string) (outer, last string) {
	i := strings.LastIndexByte(name, '/')
	if i < 0 {
		return "", name
	}
	return name[:i], name[i+1:]
}

// hasKeys reports whether a draft of the object has the same keys.
func (r *resolver) hasKeys(object string, d *draft) bool {
	return slices.ContainsFunc(r.within[object], func(other *draft) bool {
		return r.names[other] == object && other.Role != RoleParams && keysOf(other.Struct, 0) == keysOf(d.Struct, 0)
	})
}
