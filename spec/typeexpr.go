package spec

import (
	"slices"
	"strings"
)

// TypeExpr is a type in the documentation's own words, parsed: integer|string,
// object[], array<integer>, map<string>, catalog_vat.id. It is the only reading of
// such texts; everything that decides by a type decides by this.
type TypeExpr struct {
	// Terms are the alternatives that are values, in order, each once.
	Terms []TypeTerm
	// Null and False say that one of the alternatives is null, or false: what
	// the portal sends where there is no value.
	Null, False bool
}

// TypeTerm is one alternative of a type.
type TypeTerm struct {
	Kind Kind
	// Text is the term in its one spelling: in lower case, a list as T[]. Terms
	// with the same text are the same.
	Text string
	// Elem is what a list or a map holds, nil where the type does not tell.
	Elem *TypeTerm
}

// ParseType reads the text of a type. Every text has a reading: words that mean
// nothing here are names of objects ([Named]).
func ParseType(text string) TypeExpr {
	var t TypeExpr
	for _, part := range alternatives(strings.ToLower(text)) {
		switch term := parseTerm(part); term.Kind {
		case Null:
			t.Null = true
		case False:
			t.False = true
		default:
			if !t.Has(term) {
				t.Terms = append(t.Terms, term)
			}
		}
	}
	return t
}

// unions are the ways of writing a union.
var unions = strings.NewReplacer(" or ", "|", "/", "|", ",", "|", ";", "|", "\\", "")

// alternatives cuts a union, but not inside of map<...>.
func alternatives(text string) []string {
	if text != "" && !strings.ContainsAny(text, " \t\n/,;|\\") { // as most are
		return []string{text}
	}
	var out []string
	depth, begin := 0, 0
	add := func(part string) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	text = unions.Replace(text)
	for i, r := range text {
		switch r {
		case '<':
			depth++
		case '>':
			depth = max(depth-1, 0)
		case '|':
			if depth == 0 {
				add(text[begin:i])
				begin = i + 1
			}
		}
	}
	add(text[begin:])
	return out
}

// parseTerm reads one alternative.
func parseTerm(text string) TypeTerm {
	if inner, ok := strings.CutSuffix(text, "[]"); ok {
		return ListOf(parseTerm(inner))
	}
	if inner, ok := enclosed(text, "array<"); ok {
		return ListOf(parseTerm(inner))
	}
	if inner, ok := enclosed(text, "map<"); ok {
		return MapOf(parseTerm(inner))
	}
	return TypeTerm{Kind: kindOf(text), Text: text}
}

// enclosed is what stands between the prefix and the closing bracket.
func enclosed(text, prefix string) (string, bool) {
	inner, ok := strings.CutPrefix(text, prefix)
	return strings.TrimSpace(strings.TrimSuffix(inner, ">")), ok
}

// TypeNames are the words of a type in their own spelling, without the lists and
// maps around them: for Bot[]|array<User> they are Bot and User.
func TypeNames(text string) []string {
	out := alternatives(text)
	for i, name := range out {
		for stripped := ""; stripped != name; {
			stripped = name
			name = strings.TrimSuffix(name, "[]")
			for _, prefix := range []string{"array<", "map<"} {
				if inner, ok := enclosed(name, prefix); ok {
					name = inner
				}
			}
		}
		out[i] = name
	}
	return out
}

// ListOf is the type of lists of the element: T[].
func ListOf(elem TypeTerm) TypeTerm { return TypeTerm{Array, elem.Text + "[]", &elem} }

// MapOf is the type of maps whose values are of the type: map<T>.
func MapOf(value TypeTerm) TypeTerm { return TypeTerm{Map, "map<" + value.Text + ">", &value} }

// Union is the text of a type that has the alternatives of both texts, each once.
func Union(a, b string) string {
	parts := strings.Split(a, "|")
	for part := range strings.SplitSeq(b, "|") {
		if !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "|")
}

// String is the text of the type in one spelling, empty for no type.
func (t TypeExpr) String() string {
	var out []string
	for _, term := range t.Terms {
		out = append(out, term.Text)
	}
	if t.False {
		out = append(out, "false")
	}
	if t.Null {
		out = append(out, "null")
	}
	return strings.Join(out, "|")
}

// None reports whether the text names no type of a value: it is empty, or null.
func (t TypeExpr) None() bool { return len(t.Terms) == 0 }

// First is the first alternative, the zero term without any.
func (t TypeExpr) First() TypeTerm {
	if len(t.Terms) == 0 {
		return TypeTerm{}
	}
	return t.Terms[0]
}

// Only is the one alternative, false where there are none or several.
func (t TypeExpr) Only() (TypeTerm, bool) { return t.First(), len(t.Terms) == 1 }

// All reports whether the predicate holds for every alternative, and there is one.
func (t TypeExpr) All(is func(TypeTerm) bool) bool {
	return len(t.Terms) > 0 && !slices.ContainsFunc(t.Terms, func(term TypeTerm) bool { return !is(term) })
}

// Any reports whether the predicate holds for one of the alternatives.
func (t TypeExpr) Any(is func(TypeTerm) bool) bool { return slices.ContainsFunc(t.Terms, is) }

// Has reports whether the term is one of the alternatives.
func (t TypeExpr) Has(term TypeTerm) bool {
	return t.Any(func(o TypeTerm) bool { return o.Text == term.Text })
}

// Is reports whether the term is of one of the kinds.
func (t TypeTerm) Is(kinds ...Kind) bool { return slices.Contains(kinds, t.Kind) }

// Innermost is what is inside of lists and maps, or the term itself.
func (t TypeTerm) Innermost() TypeTerm {
	for t.Elem != nil {
		t = *t.Elem
	}
	return t
}

// IsList reports whether the term is a list. In the words of the documentation an
// array may be a map too; only examples tell.
func (t TypeTerm) IsList() bool { return t.Kind == Array }

// IsTypedList reports whether the term is a list, and says of what: T[].
func (t TypeTerm) IsTypedList() bool { return t.Kind == Array && t.Elem != nil }

// IsTypedMap reports whether the term is a map, and says of what: map<T>.
func (t TypeTerm) IsTypedMap() bool { return t.Kind == Map && t.Elem != nil }

// IsObject reports whether the term is an object or a map.
func (t TypeTerm) IsObject() bool { return t.Kind == Object || t.Kind == Map }

// IsContainer reports whether the term is a list, an object or a map.
func (t TypeTerm) IsContainer() bool { return t.IsList() || t.IsObject() }
