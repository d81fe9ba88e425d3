package b24check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/b24"
)

// Same tells how a result that was read and written again differs from the one
// that came. These are the same, as portals use the one for the other
// (REST-PROTOCOL section 10):
//
//   - a number and the same one in quotes or in another spelling;
//   - the spellings of a truth value;
//   - "no value" in all its forms, which is also what a zero value is left out for;
//   - one moment in two layouts;
//   - a list, an object whose names are digits or the texts in it, and the only element alone;
//   - names in another case.
func Same(want, got value) error { return sameResult(want, got, "") }

func sameResult(want, got value, path string) error {
	switch {
	case want.empty() && got.empty():
		return nil
	case want.object() && got.object():
		return sameMembers(want.folded(), got.folded(), path, sameResult)
	case want.listed(got) || got.listed(want):
		return sameItems(want.elements(), got.elements(), path, sameResult)
	case sameScalar(want, got):
		return nil
	}
	return fmt.Errorf("%s came as %s and is written as %s", at(path), want.text(), got.text())
}

// empty is "no value", a zero value, or an object or list of those.
func (v value) empty() bool {
	switch v.kind {
	case 0, 'n', 'f':
		return true
	case '{', '[':
		return !slices.ContainsFunc(v.items, func(item value) bool { return !item.empty() })
	case '"':
		return v.str == "" || truth(v) == "N" || v.number() && v.digits() == "0"
	}
	return v.number() && v.digits() == "0"
}

// listed tells whether v is a list and other one in any form.
func (v value) listed(other value) bool { return v.list() && other.kind != 0 }

// elements are those of a list in any form.
func (v value) elements() value {
	switch {
	case v.list():
		return v
	case v.object() && (v.numbered() || v.isSet()):
		return v.arguments()
	case v.absent():
		return value{kind: '['}
	}
	return value{kind: '[', items: []value{v}}
}

func (v value) numbered() bool {
	for _, name := range v.names {
		if strings.Trim(name, "0123456789") != "" || name == "" {
			return false
		}
	}
	return true
}

// isSet tells whether each text has itself for its name.
func (v value) isSet() bool {
	for i, item := range v.items {
		if item.kind != '"' || item.str != v.names[i] {
			return false
		}
	}
	return true
}

// folded has the names in lower case.
func (v value) folded() value {
	out := value{kind: v.kind, items: v.items}
	for _, name := range v.names {
		out.names = append(out.names, strings.ToLower(name))
	}
	return out
}

func sameScalar(want, got value) bool {
	switch {
	case want.object() || want.list() || got.object() || got.list():
		return false
	case want.scalar() == got.scalar():
		return true
	case want.number() && got.number():
		return want.digits() == got.digits()
	}
	return truth(want) != "" && truth(want) == truth(got) || sameMoment(want, got)
}

// truth is the truth value in one spelling, empty where it is none.
func truth(v value) string {
	switch strings.ToLower(v.scalar()) {
	case "y", "1", "true":
		return "Y"
	case "n", "0", "false":
		return "N"
	}
	return ""
}

func sameMoment(want, got value) bool {
	var a, b b24.Time
	if a.UnmarshalText([]byte(want.scalar())) != nil || b.UnmarshalText([]byte(got.scalar())) != nil {
		return false
	}
	return a.Equal(b.Time)
}
