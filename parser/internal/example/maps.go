package example

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
)

// This file tells maps, whose keys are data, from objects, whose keys are names of
// fields. JSON has one form for both.

// foldMaps makes one item of the values of each map. Those whose keys are digits
// are folded as they are read.
func (s *Shape) foldMaps() {
	for _, key := range s.Keys {
		s.Fields[key].foldMaps()
	}
	s.foldOptions()
	if s.Item != nil {
		s.Item.foldMaps()
	}
	if s.isMap() {
		s.makeMap()
	}
}

// foldOptions makes a map of what an object of some type can be chosen from: the
// names of the options by their values.
func (s *Shape) foldOptions() {
	if !slices.ContainsFunc(s.Keys, func(key string) bool { return strings.EqualFold(key, "type") }) {
		return
	}
	for _, key := range s.Keys {
		if f := s.Fields[key]; strings.EqualFold(key, "options") && len(f.Keys) > 0 && f.Item == nil && f.allTexts() {
			f.makeMap()
		}
	}
}

func (s *Shape) allTexts() bool {
	return !slices.ContainsFunc(s.Keys, func(key string) bool { return !slices.Equal(s.Fields[key].Types, []Type{String}) })
}

// AsMap is an object as the map that it is, where its keys do not tell.
func (s *Shape) AsMap() *Shape {
	if s == nil || !s.Is(Object) || len(s.Keys) == 0 {
		return s
	}
	out := *s
	if s.Item != nil {
		out.Item = &Shape{}
		out.Item.Merge(s.Item)
	}
	out.makeMap()
	return &out
}

// makeMap makes one item of all values.
func (s *Shape) makeMap() {
	for _, key := range s.Keys {
		s.item().Merge(s.Fields[key])
	}
	s.Item.foldMaps() // several values may show what one did not
	s.mapped = true
	s.Names, s.named = s.Keys, s.Fields
	s.Keys, s.Fields, s.Objects = nil, nil, 0
}

// KeyBy makes maps of the objects inside of an answer whose keys are all those of one map that is
// sent, which the caller has chosen: the results of the commands of a batch.
func (s *Shape) KeyBy(sent *Shape) {
	if s == nil {
		return
	}
	for _, key := range sent.Keys {
		if names := sent.Fields[key].MapNames(); len(names) > 1 {
			s.keyBy(names)
		}
	}
}

func (s *Shape) keyBy(names []string) {
	isOther := func(key string) bool { return !slices.Contains(names, key) }
	for _, key := range s.Keys {
		f := s.Fields[key]
		if f.keyBy(names); f.Main() == Object && f.Item == nil && len(f.Keys) > 0 && !slices.ContainsFunc(f.Keys, isOther) {
			f.makeMap()
		}
	}
}

// AsObject is a map with names as the object that it may be too.
func (s *Shape) AsObject() *Shape {
	out := *s
	out.Keys, out.Fields, out.Item, out.Names, out.Objects = s.Names, s.named, nil, nil, s.Count
	return &out
}

// MapNames are the keys of the map itself, or of those that are its items.
func (s *Shape) MapNames() []string {
	for ; s != nil; s = s.Item {
		if len(s.Names) > 0 {
			return s.Names
		}
	}
	return nil
}

// Mixed says that some values are objects, and others are not: they have no fields
// in common.
func (s *Shape) Mixed() bool {
	return s.Is(Object) && len(s.Values()) > 1
}

// Describes says that the values of a map describe fields.
func (s *Shape) Describes() bool { return s.Item.isDescription() }

// ByLanguage says that the values of a map are of languages.
func (s *Shape) ByLanguage() bool {
	return s.Keyed() && len(s.Names) > 0 && !slices.ContainsFunc(s.Names, func(name string) bool { return !languageKey.MatchString(name) })
}

// isMap says that the keys of an object are data, as they or the values show.
func (s *Shape) isMap() bool {
	switch {
	case len(s.Keys) == 0:
		return false
	case s.Item != nil:
		return s.Item.Scalar() && s.scalarValues() // PHP's arrays with and without names
	case s.every(languageKey) && s.some(commonLanguage) && s.alike():
		return true
	case s.every(accessKey) && s.scalarValues():
		return true
	case s.mostly(noName), s.numbered(), s.keyedByOwn(), s.holdsCommands(), s.marksFields():
		return true
	}
	return s.describesFields() || s.typedObjects() || len(s.Keys) >= fewestAlike && s.alikeObjects()
}

var (
	// languageKey is the code of a language, commonLanguage one that is no word.
	languageKey    = lazyregexp.New(`^(ar|br|by|cs|de|en|es|fr|hi|hu|id|in|it|ja|kz|la|ms|nl|pl|pt|ro|ru|sc|sr|sv|tc|th|tr|ua|uk|ur|vn|zh)$`)
	commonLanguage = lazyregexp.New(`^(br|de|en|fr|kz|la|pl|ru|sc|tc|ua)$`)
	// accessKey is whom a right is given: a user, a group, a department and the
	// like, or all of a kind.
	accessKey = lazyregexp.New(`^(AU|G|UA|(U|G|D|DR|IU|SG|T|R|CHAT|AP)[0-9]+(_[A-Z])?)$`)
	// noName is a key that no field can have: a selector, a sentence.
	noName = lazyregexp.New(`[.#:/| ]`)
)

// fewestAlike is how many objects with the same keys an object must hold to be a
// map: fewer may be two ends of something, or three sides.
const fewestAlike = 4

// numbered says that the keys are one word with numbers behind it, and the values
// objects: block_1, block_2.
func (s *Shape) numbered() bool {
	first := strings.TrimRight(s.Keys[0], "0123456789")
	return len(s.Keys) > 1 && !slices.ContainsFunc(s.Keys, func(key string) bool {
		return key == first || strings.TrimRight(key, "0123456789") != first || s.Fields[key].Main() != Object
	})
}

// ownKey is the name of a field that has what its object is known by.
var ownKey = lazyregexp.New(`(?i)id$|^code$`)

// keyedByOwn says that each key is also what its object says that it is known by.
func (s *Shape) keyedByOwn() bool {
	return !slices.ContainsFunc(s.Keys, func(key string) bool {
		value := s.Fields[key]
		return !slices.ContainsFunc(value.Keys, func(inner string) bool {
			return ownKey.MatchString(inner) && slices.Contains(value.Fields[inner].Texts, key)
		})
	})
}

// command is a call as a batch has it: user.get?ID=1.
var command = lazyregexp.New(`^[a-z][a-z0-9]*(?:\.[A-Za-z0-9]+)+(?:\?|$)`)

// holdsCommands says that the values are calls, some with parameters, under names that
// the caller chooses.
func (s *Shape) holdsCommands() bool {
	withParameters := false
	for _, key := range s.Keys {
		for _, text := range s.Fields[key].Texts {
			if !command.MatchString(text) {
				return false
			}
			withParameters = withParameters || strings.Contains(text, "?")
		}
	}
	return withParameters && s.scalarValues()
}

// portalKey is the name of a field that one portal has.
var portalKey = lazyregexp.New(`^(?:UF_[A-Z_]*\d|uf[A-Z][A-Za-z]*\d|PROPERTY_\d|property\d)`)

// marksFields says that each value is yes or no, and some of the keys are names of fields of one portal: the fields
// that are shown, among those that any portal has.
func (s *Shape) marksFields() bool {
	return s.some(portalKey) && !slices.ContainsFunc(s.Keys, func(key string) bool { return !slices.Equal(s.Fields[key].Types, []Type{Boolean}) })
}

func (s *Shape) every(form *lazyregexp.Regexp) bool {
	return !slices.ContainsFunc(s.Keys, func(key string) bool { return !form.MatchString(key) })
}

func (s *Shape) some(form *lazyregexp.Regexp) bool {
	return slices.ContainsFunc(s.Keys, form.MatchString)
}

func (s *Shape) mostly(form *lazyregexp.Regexp) bool {
	n := 0
	for _, key := range s.Keys {
		if form.MatchString(key) {
			n++
		}
	}
	return n*2 > len(s.Keys)
}

func (s *Shape) scalarValues() bool {
	return !slices.ContainsFunc(s.Keys, func(key string) bool { return !s.Fields[key].Scalar() })
}

// alike says that the values are all texts, or all objects.
func (s *Shape) alike() bool {
	return !slices.ContainsFunc(s.Keys, func(key string) bool { return s.Fields[key].Main() != s.Fields[s.Keys[0]].Main() })
}

// alikeObjects says that the values are objects that mostly have the same keys.
func (s *Shape) alikeObjects() bool {
	common, total := map[string]bool{}, 0
	for _, key := range s.Keys {
		member := s.Fields[key]
		if member.Main() != Object || len(member.Keys) == 0 {
			return false
		}
		total += len(member.Keys)
		for _, k := range member.Keys {
			common[k] = true
		}
	}
	return total*2 > len(common)*len(s.Keys)
}

// typedObjects says that the values are several objects with the same keys, of which one says of
// which type each is, so that they are no two ends of something.
func (s *Shape) typedObjects() bool {
	first := s.Fields[s.Keys[0]]
	return len(s.Keys) > 1 && slices.Contains(first.Keys, "type") && len(first.Keys) > 1 && !slices.ContainsFunc(s.Keys, func(key string) bool {
		value := s.Fields[key]
		return value.Main() != Object || !slices.Equal(slices.Sorted(slices.Values(value.Keys)), slices.Sorted(slices.Values(first.Keys))) ||
			!slices.Equal(value.Fields["type"].Types, []Type{String})
	})
}

// describesFields says that the values describe fields: each is an object that says
// of what type something is, and more of what descriptions say.
func (s *Shape) describesFields() bool {
	return len(s.Keys) > 1 && !slices.ContainsFunc(s.Keys, func(key string) bool { return !s.Fields[key].isDescription() })
}

// descriptionKeys are what descriptions of fields say, in lower case without
// underscores.
var descriptionKeys = []string{"title", "isrequired", "isreadonly", "isimmutable", "ismultiple", "isdynamic", "mandatory",
	"multiple", "useinfilter", "useinshow", "readonly", "required", "primary", "editable", "filterable", "sortable", "default", "nullable"}

func (s *Shape) isDescription() bool {
	typed, more := false, false
	for _, key := range s.Keys {
		folded := strings.ToLower(strings.ReplaceAll(key, "_", ""))
		typed = typed || folded == "type"
		more = more || slices.Contains(descriptionKeys, folded)
	}
	return s.Main() == Object && typed && more
}
