package changes

import (
	"slices"
	"strings"
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
		p.add(d.typeChange(alternatives(old.text), p.before(alternatives(new.text))), typeText(old.text), typeText(new.text))
	}
}

// before gives types that were renamed the names that they had.
func (p place) before(types []string) []string {
	for i, t := range types {
		name, list := strings.CutSuffix(t, "[]")
		if old, ok := p.renamed[name]; ok {
			types[i] = old
			if list {
				types[i] += "[]"
			}
		}
	}
	return types
}

// effective is the type that examples show, where they contradict the page.
func (s stated) effective() string {
	if s.seen != "" {
		return s.seen
	}
	return strings.Join(alternatives(s.text), "|")
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

// synonyms are other words of the documentation for one type.
var synonyms = map[string]string{
	"int": "integer", "bigint": "integer", "timestamp": "integer", "bool": "boolean", "str": "string", "text": "string", "double": "number", "float": "number", "decimal": "number",
}

var unions = strings.NewReplacer(" or ", "|", "/", "|", ",", "|", ";", "|", "\\", "")

// alternatives are the types that a text names, each once and sorted.
func alternatives(text string) []string {
	var out []string
	for part := range strings.SplitSeq(unions.Replace(strings.ToLower(text)), "|") {
		part = strings.TrimSpace(part)
		if inner, ok := strings.CutPrefix(part, "array<"); ok {
			part = strings.TrimSuffix(inner, ">") + "[]"
		}
		if s, ok := synonyms[part]; ok {
			part = s
		}
		if part != "" {
			out = append(out, part)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// typeText shows a type.
func typeText(text string) string {
	if text == "" {
		return "no type"
	}
	return text
}
