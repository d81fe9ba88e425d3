package parser

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// This file has what the parser asks of types in the documentation's words.

// isScalar says that a type is known to hold a single value.
func isScalar(typ string) bool {
	t := spec.ParseType(typ)
	return t.Null && t.None() || t.All(func(term spec.TypeTerm) bool {
		return len(term.JSON()) > 0 && !term.IsContainer() || term.Kind == spec.Timestamp
	})
}

// isNull says that a type is that of null alone.
func isNull(typ string) bool {
	t := spec.ParseType(typ)
	return t.Null && t.None()
}

// isContainer says that values of a type can have fields, or items.
func isContainer(typ string) bool { return spec.ParseType(typ).Any(spec.TypeTerm.IsContainer) }

// isList says that values of a type can be lists, or maps, which are listed too.
func isList(typ string) bool {
	return spec.ParseType(typ).Any(func(term spec.TypeTerm) bool { return term.Is(spec.Array, spec.Map) })
}

// listsScalars says that all values of a type are lists, of scalars as far as it tells.
func listsScalars(typ string) bool {
	return spec.ParseType(typ).All(func(term spec.TypeTerm) bool {
		return term.IsList() && (term.Elem == nil || isScalar(term.Elem.Text))
	})
}

// saysLittle says that a type is none, or that of a value with something inside.
func saysLittle(typ string) bool {
	t := spec.ParseType(typ)
	return !t.False && !t.Any(func(term spec.TypeTerm) bool { return !isOpaque(term) })
}

// isOpaque says that a term is an object, a map or a list, and does not say of
// what.
func isOpaque(term spec.TypeTerm) bool {
	for term.IsTypedList() {
		term = *term.Elem
	}
	return term.IsContainer() && term.Elem == nil
}

// isMixture says that values of the type have no common form.
func isMixture(typ string) bool {
	t := spec.ParseType(typ)
	alternatives, containers, truths := len(t.Terms), 0, 0
	for _, other := range []bool{t.Null, t.False} {
		if other {
			alternatives++
		}
	}
	for _, term := range t.Terms {
		switch {
		case term.IsContainer():
			containers++
		case term.Kind == spec.Boolean:
			truths++
		}
	}
	return containers > 0 && containers < alternatives || truths > 0 && truths < alternatives
}

// jsonTypes are the JSON types that a stated type can have, nil where it does
// not tell. A union that is written otherwise than with bars, such as integer/array,
// does not: its pages take one of the two, and the examples show which.
func jsonTypes(typ string) []example.Type {
	t := spec.ParseType(typ)
	if len(t.Terms) > 1 && !strings.Contains(typ, "|") {
		return nil
	}
	var out []example.Type
	for _, term := range t.Terms {
		json := term.JSON()
		if len(json) == 0 {
			return nil
		}
		for _, name := range json {
			out = append(out, example.Type(name))
		}
	}
	if t.False {
		out = append(out, example.Boolean)
	}
	if t.Null {
		out = append(out, example.Null)
	}
	return out
}

// leavesOpen says that the stated type is none, or that of a container whose
// contents the examples show.
func leavesOpen(typ string, s *example.Shape) bool {
	t := spec.ParseType(typ)
	if len(t.Terms) == 2 && t.All(isBareContainer) && len(s.Values()) == 1 {
		return true // which of the two
	}
	if t.Null || t.False {
		return false
	}
	if !s.Is(example.Boolean) && !s.Is(example.String) {
		t = withoutValue(t)
	}
	term, one := t.Only()
	switch {
	case t.None():
		return true
	case !one || term.Elem != nil:
		return false
	case term.Is(spec.Array):
		return s.Is(example.Array) && typeWithItems(s, example.Array) != string(example.Array)
	}
	return term.Is(spec.Object) && s.Keyed()
}

// withoutValue is the type of a container without the text that may stand for a list, or the truth value that stands for
// none: an array or a boolean.
func withoutValue(t spec.TypeExpr) spec.TypeExpr {
	if len(t.Terms) == 2 && t.Any(isBareContainer) {
		t.Terms = slices.DeleteFunc(slices.Clone(t.Terms), func(t spec.TypeTerm) bool { return isTruth(t) || isTextType(t) })
	}
	return t
}

// mayBeLabels says that a type is that of a text, or of one for each language as well: string|array.
func mayBeLabels(typ string) bool {
	t := spec.ParseType(typ)
	return t.All(func(term spec.TypeTerm) bool { return isTextType(term) || isBareContainer(term) && len(t.Terms) == 2 }) && t.Any(isTextType)
}

func isBareContainer(t spec.TypeTerm) bool { return t.IsContainer() && t.Elem == nil }

// leavesFields says that a type does not tell the fields of an object that the
// examples show: a container, or a name of its own. Files and labels have types of
// their own, whatever they are sent as.
func leavesFields(typ string) bool {
	t := spec.ParseType(typ)
	if !t.Null && !t.False && !t.Any(func(term spec.TypeTerm) bool { return !isOpaque(term) }) {
		return true
	}
	term, one := t.Only()
	return one && jsonTypes(typ) == nil && !t.Null && !term.Innermost().Is(spec.File, spec.Labels)
}

// isArrayOrText says that values of a type are lists of something, or a text.
func isArrayOrText(typ string) bool {
	t := spec.ParseType(typ)
	isArray := func(t spec.TypeTerm) bool { return t.IsList() && t.Elem == nil }
	return len(t.Terms) == 2 && t.Any(isArray) && t.Any(isTextType)
}

// isListOfLists says that a type is that of lists of lists.
func isListOfLists(typ string) bool {
	term, one := spec.ParseType(typ).Only()
	return one && term.IsTypedList() && term.Elem.IsList()
}

// namesReference says that a type names a field of another object: it is no object
// itself.
func namesReference(typ string) bool {
	return spec.ParseType(typ).Any(func(term spec.TypeTerm) bool { return term.Innermost().Is(spec.Reference) })
}

// listWord and mapWord write the type of lists or maps of values of a type.
func listWord(of string) string { return spec.ListOf(spec.TypeTerm{Text: of}).Text }
func mapWord(of string) string  { return spec.MapOf(spec.TypeTerm{Text: of}).Text }

// isTypeWord says that a text can only be the word for a type, as in a cell whose
// name is lost.
func isTypeWord(text string) bool {
	t := spec.ParseType(text)
	return text == t.String() && len(jsonTypes(text)) > 0 && !t.First().IsTypedList()
}

// isWord says that a name is a word for a type, and not the name of an object.
func isWord(name string) bool {
	t := spec.ParseType(name)
	return t.None() || !t.First().Is(spec.Named)
}

// The rest of the file reads what words and examples say of a value beyond its JSON type:
// that a number or a text identifies an object, and that a text is a moment or a day.

// idType is the word for what identifies an object, idsType that for a list of these.
const (
	idType  = "id"
	idsType = "id[]"
)

// identifies says that the words call the field the id of something. Those of a text
// must name a person, as codes are called identifiers too; other texts are ids where the
// examples show numbers, which mayIdentify asks for.
func (n *node) identifies(d description) bool {
	if n.Name == resultName && len(d.lines) > 0 && resultIDPhrase.at(d.lines[0]) != nil {
		t := spec.ParseType(n.Type)
		n.mayIdentify = len(t.Terms) < 2 || !isContainer(n.Type)
		return t.All(isWhole)
	}
	if n.Enum != nil || !d.speaksOfID() {
		return false
	}
	switch t := spec.ParseType(n.Type); {
	case strings.EqualFold(n.Name, idType):
		return false // as the name says
	case t.None() && !t.Null, t.All(isWhole):
		return !idName.MatchString(n.Name)
	case t.All(isTextType):
		n.mayIdentify = true
		return personPhrase.MatchString(d.lines[0].text)
	}
	return false
}

// speaksOfID says that the words begin with what the field identifies.
func (d description) speaksOfID() bool {
	if len(d.lines) == 0 || !idPhrase.mayBe(d.lines[0]) {
		return false
	}
	first, _, _ := strings.Cut(withoutLinks(d.lines[0].text), ". ")
	first = strings.Replace(first, " in string format", "", 1) // which says how it is written
	return idPhrase.form.MatchString(first) && !otherIDs.MatchString(first) && !(enumPhrase.mayBe(d.lines[0]) && enumPhrase.form.MatchString(first))
}

// speaksOfMoment says that the words call a text a moment, or false where there is none.
func (d description) speaksOfMoment(typ string) bool {
	t := spec.ParseType(typ)
	isTextOrTruth := func(t spec.TypeTerm) bool { return t.Is(spec.String, spec.Boolean) }
	return t.Any(isTextType) && t.All(isTextOrTruth) && len(d.lines) > 0 && momentPhrase.at(d.lines[0]) != nil
}

// dates says that the words of a text whose name says a date begin with what it is the date and time of.
func (d description) dates(f spec.Field) bool {
	return spec.ParseType(f.Type).All(isTextType) && momentName.MatchString(f.Name) && len(d.lines) > 0 && dateAndTime.at(d.lines[0]) != nil
}

// formatsMoment says that the words give the format of a moment, for a text or where the page says any.
func (d description) formatsMoment(typ string) bool {
	t := spec.ParseType(typ)
	isOpen := func(t spec.TypeTerm) bool { return t.Is(spec.String, spec.Any) }
	return t.All(isOpen) && len(d.lines) > 0 && clockPhrase.at(d.lines[0]) != nil
}

// observeMeaning is the type that the texts of examples have, where it says more than
// what is known.
func (n *node) observeMeaning(s *example.Shape) {
	if n.mayIdentify && (n.Seen == "" || isScalar(n.Seen)) && s.Scalar() && all(filled(s.Texts), wholeNumber) {
		n.Seen = idType
	}
	if n.listsIDs && n.Seen == listWord(string(example.String)) && s.Item.Scalar() && all(filled(s.Item.Texts), wholeNumber) {
		n.Seen = idsType
	}
	n.Seen = meant(n.Name, n.Type, n.Seen, s)
}

// namesID says that a name is one of an id of the portal's.
func namesID(name string) bool {
	return byName.MatchString(name) || numberID.MatchString(name) && !foreignID.MatchString(name)
}

// meant is the type of a text that the examples show to be a moment, a day, or an id, or else
// what was known before.
func meant(name, stated, seen string, s *example.Shape) string {
	t := spec.ParseType(stated)
	isText := t.None() || t.All(isTextType)
	if texts := filled(s.Texts); seen == string(example.DateTime) && isText && s.Main() == example.String && len(texts) > 0 && !all(texts, zonedTime) {
		return meantByTexts(name, t, texts) // whatever the words say
	}
	if seen == "" && t.All(isDay) && s.Scalar() && s.Main() == example.String && showClock(filled(s.Texts)) {
		return string(example.DateTime)
	}
	if isText && (seen == "" || seen == string(example.String)) && s.Scalar() && s.Main() == example.String {
		return cmp.Or(meantByTexts(name, t, filled(s.Texts)), seen)
	}
	return seen
}

// meantByTexts is the type that all texts of a field have, empty where they are just texts.
func meantByTexts(name string, t spec.TypeExpr, texts []string) string {
	isDay := dayName.MatchString(name)
	switch {
	case !t.None() && namesID(name) && all(texts, wholeNumber):
		return idType
	case birthName.MatchString(name) && all(texts, midnight):
		return "date"
	case t.Any(isTextType) && isDay && all(texts, midnight):
		return "" // a day, or a moment
	case all(texts, zonedTime), all(texts, clockTime):
		return string(example.DateTime)
	case isDay && (all(texts, isoDay) || t.None() && all(texts, portalDay)):
		return "date"
	}
	return ""
}

// showClock says that all texts of what a page calls a day have the time of day of no zone, and one is no midnight. In a zone
// a day may begin at any hour.
func showClock(texts []string) bool {
	return all(texts, clockTime) && !all(texts, midnight)
}

func isDay(t spec.TypeTerm) bool      { return t.Is(spec.Date) }
func isWhole(t spec.TypeTerm) bool    { return t.Is(spec.Integer) }
func isTextType(t spec.TypeTerm) bool { return t.Is(spec.String) }

// filled are the texts that are not empty.
func filled(texts []string) []string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}

var (
	wholeNumber = lazyregexp.New(`^\d+$`)
	zonedTime   = lazyregexp.New(`^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$`)
	clockTime   = lazyregexp.New(`^(?:\d{4}-\d\d-\d\d|\d\d[./]\d\d[./]\d{4}) \d\d:\d\d(:\d\d)?( [apAP][mM])?$`)
	midnight    = lazyregexp.New(`[T ]00:00(:00)?(Z|[+-]\d\d:?\d\d)?$`)
	isoDay      = lazyregexp.New(`^\d{4}-\d\d-\d\d$`)
	portalDay   = lazyregexp.New(`^\d\d[./]\d\d[./]\d{4}$`)
	// idName and dayName are the names of ids and days, byName that of who did something.
	idName  = lazyregexp.New(`(?i)ids?$`)
	byName  = lazyregexp.New(`(?:_BY|_by|[a-z]By)$`)
	dayName = lazyregexp.New(`(?i)(?:date|day)$`)
	// momentName is the name of a moment.
	momentName = lazyregexp.New(`(?:^|_)(?:DATE|date)(?:_|$)|(?:_AT|_at|[a-z]At|[a-z]Date)$|^date[A-Z]`)
	// numberID is the name of an id, foreignID that of one which others than portals give, or
	// of a code.
	numberID  = lazyregexp.New(`(?:_ID|_id|[a-z]Id)$`)
	foreignID = lazyregexp.New(`(?i)(?:xml|external|origin|originator|order|tax|vat|type|module|dialog|currency|lang|language)_?id$`)
	// birthName is the name of a day whose midnight portals answer.
	birthName = lazyregexp.New(`(?i)birth(?:day|_?date)$`)
)
