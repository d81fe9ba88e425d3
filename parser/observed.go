package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// This file says in the words of the documentation what examples show.

// fieldOf is a field as the examples show it.
func fieldOf(name string, s *example.Shape) spec.Field {
	f := spec.Field{Name: name, Type: typeOf(s), Fields: fieldsOf(s)}
	if dateName.MatchString(name) && noMoment(s) {
		f.Type = string(example.DateTime)
	}
	switch said := meant(name, f.Type, "", s); said {
	case "":
	case idType:
		f.Seen = said // in a text
	default:
		f.Type = strings.Replace(f.Type, string(example.String), said, 1) // which may be null as well
	}
	noteLetter(&f, s)
	return f
}

// dateName is the name of a field that holds a moment.
var dateName = lazyregexp.New(`(?i)(?:^|_)(?:date|time|timestamp)(?:_|$)|[a-z](?:Date|Time)$`)

// noMoment says that a shape is that of moments, some of which are an empty object, as
// PHP writes what holds none.
func noMoment(s *example.Shape) bool {
	return s.Is(example.Object) && len(s.Keys) == 0 && s.Item == nil && !s.Is(example.Array) &&
		(len(s.Texts) == 0 || all(s.Texts, startsLikeDate))
}

func fieldsOf(s *example.Shape) []spec.Field {
	var out []spec.Field
	if s.Item != nil && s.Item.Mixed() && len(s.Keys) == 0 {
		return nil // which are those of some items
	}
	for _, key := range s.FieldKeys() {
		if key != "" { // which names no field
			out = append(out, fieldOf(key, s.Field(key)))
		}
	}
	markNoValues(out, s, slices.ContainsFunc(s.FieldKeys(), func(key string) bool { return s.Field(key).ShowsTrue() }))
	return out
}

// markNoValues gives the type false to what is only that in an object without any true: it
// may be what PHP writes for no value. A name that asks for yes or no tells that it is not,
// one of a moment that it is, also beside a true.
func markNoValues(fields []spec.Field, s *example.Shape, hasTrue bool) {
	for i, f := range fields {
		if f.Type == string(example.Boolean) && s.Field(f.Name).ShowsFalse() && !asksForTruth.MatchString(f.Name) && (!hasTrue || dateName.MatchString(f.Name)) {
			fields[i].Type = "false"
		}
	}
}

// asksForTruth is a name that asks for yes or no, by its first word or by its last.
var asksForTruth = lazyregexp.New(`^(?:is|has|can|(?:allow|use|show|need|require)s?)[A-Z]|^(?:IS|HAS|CAN|USE|SHOW)_|(?:^|_)ALLOW_|(?i:able|ed|multiple|default)$`)

// listKeys makes fields of the values that words list for a field, where the examples show
// an object that has some of them as keys. What they do not show is a field as well.
func listKeys(f *spec.Field) {
	isShown := func(key string) bool { return field(f.Shown, key) != nil }
	if !isContainer(f.Type) || !slices.ContainsFunc(f.Enum, isShown) {
		return
	}
	for _, key := range f.Enum {
		if !isShown(key) && field(f.Fields, key) == nil {
			f.Fields = append(f.Fields, spec.Field{Name: key})
		}
	}
	if f.Default != nil && slices.Contains(f.Enum, *f.Default) {
		f.Default = nil // that of the key
	}
	f.Enum = nil
}

// typeOf writes the types of a shape in the words of the documentation.
func typeOf(s *example.Shape) string {
	var out []string
	for _, t := range s.Types {
		switch {
		case t == example.Object && isLabels(s):
			out = append(out, labelsType)
		case t == example.Array && s.IsEmpty(t) && s.Is(example.Object):
			// PHP's empty object
		case s.Item == nil || len(s.Item.Types) != 1:
			out = append(out, string(t))
		case t == example.Array:
			out = append(out, listWord(string(s.Item.Types[0])))
		case s.Keyed() && t == example.Object:
			out = append(out, mapWord(typeOf(s.Item)))
		default:
			out = append(out, string(t))
		}
	}
	return strings.Join(out, "|")
}

// mapType is the word for an object whose keys are data. The fields of one are those
// keys, where the table names them; what the values have is shown.
const mapType = "map"

// labelsType is the word for texts by language.
const labelsType = "lang_map"

func isLabels(s *example.Shape) bool {
	return s.ByLanguage() && slices.Equal(s.Item.Values(), []example.Type{example.String})
}

func exampleTypeName(s *example.Shape, t example.Type) string {
	if t == example.Object && s.Keyed() {
		return mapType
	}
	return string(t)
}

// observedType is the type that the examples show, empty where it says no more
// than the stated one.
func observedType(stated string, s *example.Shape) string {
	if jsonTypes(stated) == nil && stated != "" {
		return mainType(s) // what a name of the documentation means here
	}
	if contradiction(stated, s) == "" && !leavesOpen(stated, s) {
		return ""
	}
	var out []string
	for _, t := range s.Types {
		if !s.IsEmpty(t) {
			out = append(out, typeWithItems(s, t))
		}
	}
	return strings.Join(out, "|")
}

// mainType is the type that was seen first, empty where none but null was.
func mainType(s *example.Shape) string {
	if s.Main() == example.Null {
		return ""
	}
	return typeWithItems(s, s.Main())
}

// typeWithItems writes a type with that of the items, where they have one scalar
// type, or of the values of a map. Where some items are objects, and others are of one
// other type, it has an alternative for each.
func typeWithItems(s *example.Shape, t example.Type) string {
	return strings.Join(wordsOf(s, t, false), "|")
}

// wordsOf are the words for the values of a type that a shape has. A list of objects is
// just an array, but inside of a map.
func wordsOf(s *example.Shape, t example.Type, inMap bool) []string {
	switch {
	case t == example.Object && isLabels(s):
		return []string{labelsType}
	case t == example.Object && s.Keyed():
		items := itemWords(s.Item, true)
		if items == nil {
			return []string{mapType}
		}
		return each(items, mapWord)
	case t == example.Array && s.Item != nil:
		items := itemWords(s.Item, false)
		if items == nil || !inMap && slices.Equal(items, []string{"object"}) {
			break
		}
		return each(items, listWord)
	}
	return []string{string(t)}
}

// itemWords are the words for the items of a list or the values of a map, nil where
// there is nothing to say of them: none, or several scalar types.
func itemWords(item *example.Shape, inMap bool) []string {
	var out []string
	for _, t := range item.Values() {
		out = append(out, wordsOf(item, t, inMap)...)
	}
	switch mixed := item.Mixed() || item.Item != nil && item.Item.Mixed(); {
	case len(out) == 1, len(out) == 2 && mixed, len(item.Values()) == 1:
		return out
	case len(out) > 1 && inMap:
		return []string{"any"}
	}
	return nil
}

func each(words []string, around func(string) string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = around(w)
	}
	return out
}

// moreSpecific is the type that the examples show, unless it says less than the
// description. An example may show a file as the list of its name and content.
func moreSpecific(inExample, inWords string, s *example.Shape) string {
	if files := filesAsShown(inExample, inWords); files != "" {
		return files
	}
	if identifiesInside(inExample, inWords, s) {
		return inWords
	}
	if inWords == string(example.DateTime) && inExample == string(example.Boolean) {
		return inWords // where there is none
	}
	if (inWords == openMap || inWords == phrasesType) && isContainer(inExample) {
		return inWords
	}
	if inWords == idType {
		if inExample == "" || isScalar(inExample) {
			return inWords
		}
		return inExample
	}
	if inWords != "" && (saysLittle(inExample) || inWords == "file" && inExample == "string[]") {
		return inWords
	}
	return inExample
}

// wireOf is the form in which the examples send a value, where it is not that of its
// type.
func wireOf(t spec.TypeTerm, s *example.Shape) spec.Wire {
	switch t.Kind {
	case spec.Boolean:
		return booleanWire(s)
	case spec.Integer, spec.Number:
		if s.Main() == example.String && all(s.Texts, numeral) {
			return spec.WireString
		}
	case spec.String:
		if s.Main() == example.Integer && !slices.ContainsFunc(s.Types, isNoInteger) {
			return spec.WireNumber
		}
	case spec.Date, spec.DateTime, spec.Timestamp:
		return dateWire(s)
	}
	return ""
}

func isNoInteger(t example.Type) bool { return t != example.Integer && t != example.Null }

func booleanWire(s *example.Shape) spec.Wire {
	switch {
	case s.Main() == example.Boolean:
		return spec.WireBool
	case all(s.Texts, yesNo):
		return spec.WireYN
	case all(s.Texts, zeroOne):
		return spec.WireDigit
	case s.Main() == example.String && len(s.Texts) > 0 && all(s.Texts, truthWord):
		return spec.WireString
	}
	return ""
}

// dateWire is the layout in which the examples write a date.
func dateWire(s *example.Shape) spec.Wire {
	for _, layout := range dateLayouts {
		if all(s.Texts, layout.form) {
			return layout.wire
		}
	}
	return ""
}

var (
	numeral   = lazyregexp.New(`^-?\d+(\.\d+)?$`)
	yesNo     = lazyregexp.New(`^[YN]$`)
	truthText = lazyregexp.New(`^([YN01]|true|false)$`)
	truthWord = lazyregexp.New(`^(?:true|false)$`)
	zeroOne   = lazyregexp.New(`^[01]$`)
	// startsLikeDate is how a moment in any layout begins, or nothing.
	startsLikeDate = lazyregexp.New(`^(?:\d{2,4}[-./].*)?$`)
)

// dateLayouts are the layouts of REST-PROTOCOL section 10.5.
var dateLayouts = []struct {
	wire spec.Wire
	form *lazyregexp.Regexp
}{
	{spec.WireISO, lazyregexp.New(`^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$`)},
	{spec.WireDay, lazyregexp.New(`^\d{4}-\d\d-\d\d$`)},
	{spec.WireSQL, lazyregexp.New(`^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?$`)},
	{spec.WirePortal, lazyregexp.New(`^\d\d[./]\d\d[./]\d{4}( \d\d:\d\d(:\d\d)?( [apAP][mM])?)?$`)},
	{spec.WireUnix, lazyregexp.New(`^\d{9,11}$`)},
}

func all(texts []string, form *lazyregexp.Regexp) bool {
	for _, t := range texts {
		if !form.MatchString(t) {
			return false
		}
	}
	return len(texts) > 0
}
