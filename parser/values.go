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
	return d.enum(f.Type != "" && isScalar(f.Type) || isOpen || strings.EqualFold(f.Type, enumWord))
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
	if at+1 < len(d.lines) && d.lines[at+1].depth == 1 && !otherList.MatchString(lastSentence(text)) && !d.nests(at+1) {
		return d.listed(at + 1)
	}
	return nil
}

// nests says that an item of the list has a list of its own, as keys with values do.
func (d description) nests(from int) bool {
	for _, l := range d.lines[from:] {
		if l.depth+l.within == 0 {
			break
		}
		if l.depth > 1 {
			return true
		}
	}
	return false
}

// bareValues reads the values that follow the words about the field.
func bareValues(text string) []string {
	if strings.Count(text, "`") < 4 {
		return nil // two literals at least
	}
	m := barePhrase.FindStringSubmatch(text)
	if m == nil || amongOthers.MatchString(m[3]) || deniedValues.MatchString(m[3]) {
		return nil
	}
	values := inlineValues(m[2])
	if otherInline.MatchString(lastSentence(m[1])) && !all(values, truth) {
		return nil
	}
	return values
}

// lastSentence is what stands behind the last full stop.
func lastSentence(s string) string {
	if i := strings.LastIndex(strings.TrimRight(s, ". "), ". "); i >= 0 {
		return s[i+2:]
	}
	return s
}

// listed reads the literals of the list that begins at a line. It may have parts,
// each below a few words: System fields, Custom fields.
func (d description) listed(from int) []string {
	var out []string
	for i := from; i < len(d.lines); {
		if d.lines[i].depth == 0 {
			if !d.headsPart(i) {
				break
			}
			i++
		}
		values, next := d.part(i)
		if values == nil {
			break
		}
		out, i = append(out, values...), next
	}
	return cleanValues(out)
}

// wordsOfHead are the most words of a line that heads a part of a list.
const wordsOfHead = 4

// headsPart says that a line heads a part of a list: with few words, or by announcing values
// itself.
func (d description) headsPart(at int) bool {
	text := d.lines[at].text
	_, announces := d.lines[at].announcement()
	return at+1 < len(d.lines) && d.lines[at+1].depth == 1 && d.lines[at].within == 0 &&
		(announces || len(strings.Fields(text)) <= wordsOfHead) && !strings.Contains(text, "`") && !otherList.MatchString(text)
}

// part reads the items of one list, nil if they are no values, and says where it
// ends. The last item may say in words that there are others.
func (d description) part(from int) (values []string, end int) {
	for end = from; end < len(d.lines); end++ {
		l := d.lines[end]
		if l.depth+l.within == 0 {
			break
		}
		if l.depth != 1 {
			continue
		}
		item := d.lines[end].values()
		if item == nil && (len(values) < 2 || d.itemFollows(end+1) || strings.HasPrefix(l.text, "`")) {
			return nil, end
		}
		values = append(values, item...)
	}
	return values, end
}

func (d description) itemFollows(at int) bool {
	for ; at < len(d.lines) && d.lines[at].depth+d.lines[at].within > 0; at++ {
		if d.lines[at].depth == 1 {
			return true
		}
	}
	return false
}

// values are the literals that a line explains as an item.
func (l *line) values() []string {
	if !l.valued {
		l.valued, l.explained = true, itemValues(withoutLinks(l.text))
	}
	return l.explained
}

// itemValues are the literals that an item explains: several where they mean the
// same.
func itemValues(item string) []string {
	m := enumItem.FindStringSubmatch(strings.ReplaceAll(item, "**", ""))
	if m == nil {
		if m = boldItem.FindStringSubmatch(item); m == nil {
			return nil
		}
		return m[1:2]
	}
	var out []string
	for _, value := range literal.FindAllStringSubmatch(m[1], -1) {
		out = append(out, value[1])
	}
	return out
}

// linesOfValues reads values that stand one a line without the marks of a list, where nothing but
// space may be between a value and its explanation.
func (d description) linesOfValues(from int) []string {
	var out []string
	for i := from; i < len(d.lines); i++ {
		l := &d.lines[i]
		if l.depth > 0 || l.text[0] != '`' {
			break
		}
		values := l.values()
		if m := explainedLine.FindStringSubmatch(l.text); values == nil && m != nil {
			values = m[1:]
		}
		if values == nil {
			break
		}
		out = append(out, values...)
	}
	return cleanValues(out)
}

// inlineValues reads the literals of the sentence behind the phrase.
func inlineValues(rest string) []string {
	sentence := firstSentence(rest)
	if valueRange.MatchString(sentence) {
		return nil
	}
	var out []string
	for _, m := range literal.FindAllStringSubmatch(sentence, -1) {
		out = append(out, strings.FieldsFunc(strings.ReplaceAll(m[1], `\|`, "|"), isBetweenValues)...)
	}
	return cleanValues(out)
}

func isBetweenValues(r rune) bool { return r == '|' }

// cleanValues drops what is no value, null, and what is not a list of values: fewer
// than two, or patterns.
func cleanValues(values []string) []string {
	var out []string
	known := map[string]bool{noValue: true}
	for _, v := range values {
		if noValueItem.MatchString(strings.TrimSpace(v)) {
			continue
		}
		if pattern.MatchString(v) || tooLong(v) || len(out) >= mostValues {
			return nil
		}
		if v = unescaped(strings.TrimSpace(v)); !known[v] {
			known[v] = true
			out = append(out, v)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// unescaped is a value that a page writes as program code does, where a backslash is
// two: the names of PHP's classes.
func unescaped(v string) string { return strings.ReplaceAll(v, `\\`, `\`) }

// noValue is the literal that says that there is none.
const noValue = "null"
