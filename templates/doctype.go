package templates

import "strings"

// docType is a type in the words of the documentation, taken apart.
type docType struct {
	// kinds are the alternatives, lower case: the parts of integer|string. The
	// false of string|false is none: it says that there is no value.
	kinds []string
	// null says that one of the alternatives was null.
	null bool
}

// alternatives puts one sign for all ways of writing a union.
var alternatives = strings.NewReplacer(" or ", "|", "/", "|", ",", "|", ";", "|", "\\", "")

func parseType(text string) docType {
	var t docType
	seen := map[string]bool{}
	for part := range strings.SplitSeq(alternatives.Replace(strings.ToLower(text)), "|") {
		kind := listForm(strings.TrimSpace(part))
		switch {
		case kind == "null":
			t.null = true
		case kind != "" && kind != "false" && !seen[kind]:
			seen[kind] = true
			t.kinds = append(t.kinds, kind)
		}
	}
	return t
}

// listForm writes array<x> as x[].
func listForm(kind string) string {
	if inner, ok := strings.CutPrefix(kind, "array<"); ok {
		return strings.TrimSuffix(inner, ">") + "[]"
	}
	return kind
}

// isList reports whether the kind is a list. In the terms of the documentation
// an array may be a map too; only the examples tell.
func isList(kind string) bool { return kind == "array" || strings.HasSuffix(kind, "[]") }

// first is the first kind, empty without any.
func (t docType) first() string {
	if len(t.kinds) == 0 {
		return ""
	}
	return t.kinds[0]
}

// isTruth reports whether the type is boolean, or a number for it: boolean|integer.
func (t docType) isTruth() bool {
	return len(t.kinds) > 1 && kinds[t.first()] == boolean &&
		t.all(func(kind string) bool { k := kinds[kind]; return k == boolean || k == integer || k == text })
}

// all reports whether the predicate holds for every kind, and there is one.
func (t docType) all(is func(string) bool) bool {
	for _, k := range t.kinds {
		if !is(k) {
			return false
		}
	}
	return len(t.kinds) > 0
}
