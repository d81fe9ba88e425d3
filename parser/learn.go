package parser

import (
	"maps"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// learn completes a type by what the examples of an answer show of it, and returns the
// fields that it does not have. A part of what a request sends tells nothing of the type.
func (x *typeIndex) learn(t *spec.Type, shown []spec.Field, sent bool) (rest []spec.Field) {
	for _, g := range shown {
		switch f := fieldAlike(t, g.Name); {
		case f != nil && sent:
		case f != nil:
			x.learnKnown(t, f, g)
		case sent || portalName.MatchString(g.Name):
			rest = append(rest, g)
		default:
			g.Source, g.Sent = spec.FromExample, spec.SentNever // for all that is known
			t.Fields = append(t.Fields, g)
		}
	}
	return rest
}

// learnKnown completes a field of a type. What has the fields of the type itself is a
// tree.
func (x *typeIndex) learnKnown(t *spec.Type, f *spec.Field, g spec.Field) {
	if f.Ref == "" && isSame(t, g.Fields) {
		f.Ref, f.Shown = t.Name, nil
		x.learn(t, g.Fields, false)
		return
	}
	x.spelled(t, f.Name, g)
	x.learnField(f, g)
}

// isSame says that an object that lies in one of a type is of that type too: all that
// examples show of it are fields of the type, and at least half of those.
func isSame(t *spec.Type, shown []spec.Field) bool {
	for _, g := range shown {
		if alike(t.Fields, g.Name) == nil {
			return false
		}
	}
	return len(shown) > 1 && len(shown)*2 >= len(t.Fields)
}

// spelling is the name of a field of a type.
type spelling struct {
	of   *spec.Type
	name string
}

// spelled notes the key that an example has for a field of a type, and whether its text is an id.
func (x *typeIndex) spelled(t *spec.Type, name string, g spec.Field) {
	at := spelling{t, name}
	if g.Seen == idType {
		x.numbers[at] = true
	} else if spec.ParseType(g.Type).Any(isTextType) {
		x.texts[at] = true
	}
	if g.Wire == spec.WireYN {
		x.letters[at] = true
	} else if spec.ParseType(g.Type).Any(isTextType) {
		x.words[at] = true
	}
	if strings.EqualFold(name, g.Name) {
		x.exact[at] = true
	} else if !slices.Contains(x.otherwise[at], g.Name) {
		x.otherwise[at] = append(x.otherwise[at], g.Name)
	}
}

// spell gives the fields of a type the keys of the examples. Where some have the name
// itself, another key is a field of its own. Texts that are ids in all examples are ids.
func (x *typeIndex) spell(t *spec.Type) {
	for _, v := range t.Variants {
		for i := range v.Fields {
			x.noteLetter(t, &v.Fields[i])
		}
	}
	for i := range len(t.Fields) {
		f := &t.Fields[i]
		at := spelling{t, f.Name}
		if f.Seen == "" && f.Enum == nil && x.numbers[at] && !x.texts[at] && spec.ParseType(f.Type).All(isTextType) {
			f.Seen = idType
		}
		x.noteLetter(t, f)
		others := x.otherwise[at]
		if len(others) > 0 && !x.exact[at] {
			f.Key, others = others[0], others[1:]
		}
		for _, key := range others {
			if slices.ContainsFunc(t.Fields, func(g spec.Field) bool { return g.Name == key }) {
				continue
			}
			t.Fields = append(t.Fields, spec.Field{Name: key, Type: t.Fields[i].Type, Source: spec.FromExample})
		}
	}
}

// learnField completes a field of a type by what examples show inside of it.
func (x *typeIndex) learnField(f *spec.Field, g spec.Field) {
	if f.Seen == "" && tellsType(f, g) {
		f.Seen = g.Type
	}
	if inner := x.byName[f.Ref]; inner != nil {
		if other := x.shownInstead(inner, g.Fields); other != nil {
			x.mark(other)
			inner, f.Ref = other, other.Name
		}
		switch {
		case isMapWith(inner, g):
			f.Seen = mapType
			for _, value := range g.Fields {
				x.learnReferred(inner, value.Fields)
			}
			return
		case covers(inner, g.Fields):
			x.learnReferred(inner, g.Fields)
			return
		}
		f.Ref = ""
	}
	learnLetters(f, g)
	if x.isDescribed(f) || showsNothing(g) {
		return
	}
	if seenAsMap(f) && !isMapOfObjects(g) {
		return // its keys are data
	}
	if seenAsMap(f) {
		f.Seen = mapWord(string(example.Object))
		for _, value := range g.Fields {
			for _, inner := range value.Fields {
				x.learnInside(f, inner)
			}
		}
		return
	}
	if f.Seen == "" && !strings.EqualFold(f.Type, g.Type) && (!isScalar(g.Type) || x.isUnknown(f.Type)) {
		f.Seen = g.Type
	}
	for _, inner := range g.Fields {
		x.learnInside(f, inner)
	}
}

// shownInstead is the only other type of a page that has all fields of an object, where the type that
// the object is said to have lacks several of them; nil without one.
func (x *typeIndex) shownInstead(said *spec.Type, shown []spec.Field) *spec.Type {
	if len(shown) < fewestShown || lacking(said, shown) < 2 {
		return nil
	}
	var found *spec.Type
	for _, name := range slices.Sorted(maps.Keys(x.byName)) {
		t := x.byName[name]
		if t == said || pageOf(t.Page) != pageOf(said.Page) || lacking(t, shown) > 0 {
			continue
		}
		if found != nil && found != t {
			return nil
		}
		found = t
	}
	return found
}

// fewestShown is how many fields an object has at least that tell its type.
const fewestShown = 4

// lacking is how many of the fields a type does not have.
func lacking(t *spec.Type, shown []spec.Field) int {
	n := 0
	for _, f := range shown {
		if fieldAlike(t, f.Name) == nil {
			n++
		}
	}
	return n
}

// learnSent completes a type by what the examples of a request show where its pages leave it open:
// fields of types that nobody describes, and maps, which have objects of the type that such a field
// refers to below keys that the caller chooses.
func (x *typeIndex) learnSent(t *spec.Type, shown []spec.Field) {
	for _, g := range shown {
		f := fieldAlike(t, g.Name)
		if f == nil {
			continue
		}
		switch inner := x.byName[f.Ref]; {
		case inner == nil && x.isUnknown(f.Type):
			x.learnField(f, g)
		case inner == nil:
		case isMapWith(inner, g):
			f.Seen = mapType
			for _, value := range g.Fields {
				x.learnSent(inner, value.Fields)
			}
		default:
			x.learnSent(inner, g.Fields)
		}
	}
}

// seenAsMap says that words or examples tell that a field is a map.
func seenAsMap(f *spec.Field) bool {
	return f.Seen == mapType || f.Seen == mapWord(string(example.Object))
}

// sorted are the types in use by their names.
func (x *typeIndex) sorted() []*spec.Type {
	return slices.SortedFunc(maps.Keys(x.inUse), func(a, b *spec.Type) int { return strings.Compare(a.Name, b.Name) })
}

// isMapWith says that an object has none of the fields of a type, and objects of this type as its
// values.
func isMapWith(t *spec.Type, g spec.Field) bool {
	isValue := func(v spec.Field) bool {
		return len(v.Fields) > 0 && fieldAlike(t, v.Name) == nil && covers(t, v.Fields)
	}
	return len(g.Fields) > 0 && !slices.ContainsFunc(g.Fields, func(v spec.Field) bool { return !isValue(v) })
}

// isMapOfObjects says that all values of an object are objects.
func isMapOfObjects(g spec.Field) bool {
	return len(g.Fields) > 0 && !slices.ContainsFunc(g.Fields, func(v spec.Field) bool { return len(v.Fields) == 0 })
}

// tellsType says that an example tells the type of a field: one that has none, or a map
// of what the page describes.
func tellsType(f *spec.Field, g spec.Field) bool {
	if f.Type == "" && !isNull(g.Type) && !showsNothing(g) {
		return true
	}
	return f.Ref != "" && isMapWord(g.Type)
}

// learnInside completes a field that lies in one of a type, or adds it.
func (x *typeIndex) learnInside(f *spec.Field, g spec.Field) {
	if known := alike(f.Fields, g.Name); known != nil {
		x.learnField(known, g)
	} else if field(f.Shown, g.Name) == nil {
		f.Shown = append(f.Shown, g)
	}
}

// learnReferred completes the type that a field refers to. One that contains itself
// is completed once.
func (x *typeIndex) learnReferred(t *spec.Type, shown []spec.Field) {
	if x.learning[t] {
		return
	}
	x.learning[t] = true
	x.learn(t, shown, false)
	delete(x.learning, t)
}

// isDescribed says that the page tells all of a field: it has cases of its own, or a
// type that needs no fields beside it.
func (x *typeIndex) isDescribed(f *spec.Field) bool {
	return len(f.Variants) > 0 || len(f.Fields) == 0 && !saysLittle(f.Type) && (isWord(f.Type) || x.describes(f.Type)) && !x.isUnknown(f.Type)
}

// showsNothing says that an example shows of a field an empty list or object, or one of
// numbers: that others are texts it does not tell.
func showsNothing(g spec.Field) bool {
	return len(g.Fields) == 0 && spec.ParseType(g.Type).All(saysNothingNew)
}

func saysNothingNew(t spec.TypeTerm) bool {
	return isBareContainer(t) || t.IsTypedList() && t.Innermost().Is(spec.Integer, spec.Number)
}
