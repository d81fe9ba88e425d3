package changes

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// stated is what is known of a value's type.
type stated struct {
	// text is the type in the words of the page, seen what examples show instead.
	text, seen string
	// shown says that text is from an example too.
	shown bool
}

// typeOf compares the types of two values.
func (p place) typeOf(d direction, old, new stated) {
	switch {
	case old.text == new.text:
		p.text(ExampleValueChanged, old.seen, new.seen)
	case old.shown && new.shown:
		p.add(ExampleValueChanged, typeText(old.text), typeText(new.text))
	case old.shown || new.shown || old.effective() == new.effective():
		p.add(d.restated, typeText(old.text), typeText(new.text))
	default:
		p.add(d.typeChange(words(old.text, nil), words(new.text, p.renamed)), typeText(old.text), typeText(new.text))
	}
}

// words are the alternatives of a type in one spelling, each once and sorted.
// Names in renamed are replaced.
func words(text string, renamed map[string]string) []string {
	t := spec.ParseType(text)
	var out []string
	for _, term := range t.Terms {
		out = append(out, rename(term, renamed).Canonical())
	}
	if t.Null {
		out = append(out, "null")
	}
	if t.False {
		out = append(out, "false")
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// rename replaces the name in a term, also inside of lists and maps. A timestamp
// is an integer to those who send or read it.
func rename(t spec.TypeTerm, renamed map[string]string) spec.TypeTerm {
	switch old, ok := renamed[t.Text]; {
	case ok:
		return spec.ParseType(old).First()
	case t.Kind == spec.Timestamp:
		return spec.ParseType("integer").First()
	case t.Elem == nil:
		return t
	case t.Kind == spec.Map:
		return spec.MapOf(rename(*t.Elem, renamed))
	}
	return spec.ListOf(rename(*t.Elem, renamed))
}

// effective is the type that examples show, where they contradict the page.
func (s stated) effective() string {
	if s.seen != "" {
		return s.seen
	}
	return strings.Join(words(s.text, nil), "|")
}

// typeChange is the kind of a change from one set of types to another.
func (d direction) typeChange(old, new []string) Kind {
	switch wider, narrower := within(old, new), within(new, old); {
	case wider && narrower, len(old) == 0, len(new) == 0:
		return d.restated
	case wider:
		return d.typeWidened
	case narrower:
		return d.typeNarrowed
	}
	return d.typeChanged
}

// within reports whether every type is one of the others, or part of one.
func within(types, others []string) bool {
	for _, t := range types {
		if !slices.ContainsFunc(others, func(o string) bool { return o == t || slices.Contains(wider[t], o) || isArrayOf(t, o) }) {
			return false
		}
	}
	return true
}

// wider are the types of which every value of another type is one.
var wider = map[string][]string{"integer": {"number", "any"}, "number": {"any"}, "string": {"any"}, "boolean": {"any"}, "object": {"any"}, "array": {"any"}}

// isArrayOf reports whether the first is a list of something and the second
// says only that it is a list.
func isArrayOf(t, other string) bool { return strings.HasSuffix(t, "[]") && other == "array" }

// typeText shows a type.
func typeText(text string) string {
	if text == "" {
		return "no type"
	}
	return text
}
