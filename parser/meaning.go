package parser

import (
	"cmp"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// This file reads what words and examples say of a value beyond its JSON type: that a number or a text identifies an
// object, and that a text is a moment or a day.

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
