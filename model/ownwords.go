package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
)

// A field may be called as the namespace, or by the beginning of its name, in one place and without
// that in another: an event of calendar is read with a CAL_TYPE, and taken with a type.

// shortest is the length from which a word can stand for the namespace.
const shortest = 3

// joinOwnWords makes one field of an object of a text with the word of the namespace and the field
// without it that has a set of values, where no place has both.
func (o *object) joinOwnWords() {
	for _, key := range sortedKeys(o.fields) {
		f := o.fields[key]
		other := o.fields[f.withoutNamespace()]
		if other == nil || other == f || !all(f.places, place.isText) || !slices.ContainsFunc(other.places, place.hasSet) {
			continue
		}
		isBeside := func(p place) bool {
			return slices.ContainsFunc(other.places, func(q place) bool { return p.in == q.in })
		}
		if !slices.ContainsFunc(f.places, isBeside) {
			other.places = append(other.places, f.places...)
			delete(o.fields, key)
		}
	}
}

// withoutNamespace is the folded name of the field without a first word that stands for the
// namespace, empty if there is none.
func (f *knownField) withoutNamespace() string {
	p := f.places[0]
	words := naming.Split(p.field().Key)
	if own := ownWords(p.in.pkg.Namespace, words); len(own) < len(words) {
		return strings.Join(own, "")
	}
	return ""
}

// ownWords are the words of a name without the one that stands for the namespace before them.
func ownWords(namespace string, words []string) []string {
	if len(words) < 2 || len(words[0]) < shortest || !strings.HasPrefix(naming.Fold(namespace), words[0]) {
		return words
	}
	return words[1:]
}

// isText reports whether a page states the field to be a text, and no values.
func (p place) isText() bool { return p.field().Type == String && len(p.field().Facts.Enum) == 0 }

func (p place) hasSet() bool {
	_, ok := Deref(p.field().Type).(*Enum)
	return ok
}
