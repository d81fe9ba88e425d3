package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/spec"
)

// This file reads the values that a description allows, and the default.

// enumOf is the list of values that the words allow a field, or the items of one that is
// a list, nil without one. Of what has fields the words list these, or their values.
func (d description) enumOf(f spec.Field) []string {
	if !d.mayHaveValues(f) {
		return nil
	}
	t := spec.ParseType(f.Type)
	isOpen := !t.None() && t.All(func(t spec.TypeTerm) bool { return t.Is(spec.Any) }) // of which the words say more
	if values := d.enum(f.Type != "" && isScalar(f.Type) || isOpen || strings.EqualFold(f.Type, enumWord)); values != nil {
		return values
	}
	return d.setOfList(f.Type)
}

// setOfList are the values that can be in a list of which the words say nothing but of what it is.
func (d description) setOfList(typ string) []string {
	if len(d.lines) == 0 || d.nests(1) || !spec.ParseType(typ).All(spec.TypeTerm.IsList) || !listOfSet.MatchString(d.lines[0].text) {
		return nil
	}
	return d.listed(1)
}

// enumWord is the word for a type of which the words list the values.
const enumWord = "enum"

// mayHaveValues says that what is listed for a field can be its values, or those of its
// items.
func (d description) mayHaveValues(f spec.Field) bool {
	return !isContainer(f.Type) || listsScalars(f.Type) && !choosers[strings.ToLower(f.Name)] && !d.speaksOfObjects()
}

// speaksOfObjects says that the words call what is in an array an object: what they list
// are its keys.
func (d description) speaksOfObjects() bool {
	return slices.ContainsFunc(d.lines, func(l line) bool { return l.depth == 0 && strings.Contains(l.lower, "object") })
}

// enum is the list of values that the words allow, nil without one. Words announce
// it, or, where the field is a scalar, a list of literals stands for itself.
func (d description) enum(scalar bool) []string {
	for i, l := range d.lines {
		if l.depth == 0 {
			if values := d.announced(i); values != nil {
				return values
			}
		}
	}
	if len(d.lines) > 0 && lettersPhrase.at(d.lines[0]) != nil {
		return []string{"Y", "N"}
	}
	for i := 0; scalar && i < len(d.lines); i++ {
		if values := d.unannounced(i); values != nil {
			return values
		}
	}
	return nil
}

// announced reads the values that the words of a line announce: in a list below
// it, in the rest of the sentence, or one a line.
func (d description) announced(at int) []string {
	rest, ok := d.lines[at].announcement()
	if !ok {
		return nil
	}
	if values := d.listed(at + 1); values != nil {
		return values
	}
	if values := inlineValues(rest); values != nil {
		return values
	}
	if values := d.linesOfValues(at + 1); values != nil {
		return values
	}
	if m := plainTruth.FindStringSubmatch(rest); m != nil {
		return cleanValues(m[1:])
	}
	return d.plainItems(at + 1)
}

// listsWords says that the words announce a list of values, two at least, none of which is a
// number: what is called one is a text. Patterns, of which no list of values is made, count.
func (d description) listsWords() bool {
	for i, l := range d.lines {
		if _, ok := d.lines[i].announcement(); ok && l.depth == 0 {
			var values []string
			for _, item := range d.lines[i+1:] {
				if item.depth == 1 {
					values = append(values, item.values()...)
				}
			}
			return len(values) > 1 && all(values, wordValue)
		}
	}
	return false
}

// listsTexts says that the words announce a list of values that begin with a letter, two at least, though patterns, as
// of what is in an array.
func (d description) listsTexts() bool {
	for i := range d.lines {
		if _, ok := d.lines[i].announcement(); !ok || d.lines[i].depth > 0 || d.listsTypes(i+1) {
			continue
		}
		var values []string
		for at := i + 1; at < len(d.lines) && d.lines[at].depth == 1; at++ {
			values = append(values, d.lines[at].values()...)
		}
		return len(values) > 1 && all(values, textValueItem)
	}
	return false
}

// textValueItem is a value, or a pattern of values, that is a text: U<X>, UA.
var textValueItem = lazyregexp.New(`^[A-Za-z]\w*(?:[<{]\w+[>}])?$`)

// wordValue is a value without digits, such as DEAL or DYNAMIC_XXX.
var wordValue = lazyregexp.New(`^[A-Za-z][A-Za-z_]+$`)

// plainItems reads a list of values that are not marked as literals, one word each.
func (d description) plainItems(from int) []string {
	var out []string
	for _, l := range d.lines[from:] {
		if l.depth != 1 {
			break
		}
		m := plainItem.FindStringSubmatch(l.text)
		if m == nil {
			return nil
		}
		out = append(out, m[1])
	}
	return cleanValues(out)
}

// announcement is what stands behind the words that announce the field's own values, false
// where none do. It is looked for once.
func (l *line) announcement() (rest string, ok bool) {
	if !l.heard {
		l.behind, l.announces = announcementIn(*l)
		l.heard = true
	}
	return l.behind, l.announces
}

func announcementIn(l line) (rest string, ok bool) {
	phrase := enumPhrase.at(l)
	if phrase == nil {
		return "", false
	}
	text := withoutLinks(l.text)
	if otherValues.MatchString(lastSentence(text[:phrase[1]])+text[phrase[1]:min(phrase[1]+12, len(text))]) || aboutPart(text[:phrase[0]]) {
		return "", false
	}
	rest = text[phrase[1]:]
	return rest, !deniedValues.MatchString(firstSentence(rest))
}

// firstSentence is what stands before the first full stop.
func firstSentence(s string) string {
	sentence, _, _ := strings.Cut(s, ". ")
	return sentence
}

// aboutPart says that the sentence before that of the values is about something within the
// field, which is what has them.
func aboutPart(before string) bool {
	last := strings.LastIndex(strings.TrimRight(before, " "), ".")
	return last > 0 && partPhrase.MatchString(lastSentence(before[:last]))
}

// valuesInWords are the words that announce values of the field, empty without any. A list
// of types is none of values.
func (d description) valuesInWords() string {
	for i, l := range d.lines {
		rest, ok := d.lines[i].announcement()
		follow := valuesFollow.MatchString(rest) || strings.HasSuffix(l.text, ":")
		if ok && l.depth == 0 && follow && !d.listsTypes(i+1) && !listsFormats(rest) {
			return l.text
		}
	}
	return ""
}

// listsFormats says that no literal of a text is a value.
func listsFormats(text string) bool {
	all := literal.FindAllStringSubmatch(text, -1)
	return len(all) > 0 && !slices.ContainsFunc(all, func(m []string) bool { return !noValueItem.MatchString(m[1]) })
}

// listsTypes says that the items of a list are types, such as string and null. One alone
// is a value.
func (d description) listsTypes(from int) bool {
	isObject := func(v string) bool {
		return spec.ParseType(v).Any(func(t spec.TypeTerm) bool { return t.Is(spec.Named) })
	}
	at := from
	for ; at < len(d.lines) && d.lines[at].depth == 1; at++ {
		if values := d.lines[at].values(); values == nil || slices.ContainsFunc(values, isObject) {
			return false
		}
	}
	return at > from+1
}

// unannounced reads the values of a list of literals that only its place tells of:
// below a line that says what the field is, or within one.
func (d description) unannounced(at int) []string {
	l := d.lines[at]
	if l.depth > 0 || l.within > 0 {
		return nil
	}
	text := withoutLinks(l.text)
	if values := bareValues(text); values != nil {
		return values
	}
	if at+1 < len(d.lines) && d.lines[at+1].depth == 1 && (ownKeys.MatchString(text) || !otherList.MatchString(lastSentence(text))) && !d.nests(at+1) {
		return d.listed(at + 1)
	}
	return nil
}
