package parser

import "strings"

// Values that a description lists: in items, in lines, and in a sentence.

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
