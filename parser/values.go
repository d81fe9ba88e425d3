package parser

import (
	"slices"
	"strings"
)

// This file reads the values that a description allows, and the default.

// enum is the list of values that the words allow, nil without one.
func (d description) enum() []string {
	for i, l := range d.lines {
		if l.depth > 0 {
			continue
		}
		at := enumPhrase.at(l)
		if at == nil {
			continue
		}
		text := withoutLinks(l.text)
		if otherValues.MatchString(lastSentence(text[:at[1]]) + text[at[1]:min(at[1]+12, len(text))]) {
			continue
		}
		if values := d.listed(i + 1); values != nil {
			return values
		}
		if values := inlineValues(text[at[1]:]); values != nil {
			return values
		}
		if values := d.linesOfValues(i + 1); values != nil {
			return values
		}
	}
	return nil
}

// lastSentence is what stands behind the last full stop.
func lastSentence(s string) string {
	if i := strings.LastIndex(s, ". "); i >= 0 {
		return s[i+2:]
	}
	return s
}

// listed reads the literals of the list that begins at a line.
func (d description) listed(from int) []string {
	var out []string
	for _, l := range d.lines[from:] {
		if l.depth == 0 {
			break
		}
		if l.depth > 1 {
			continue
		}
		m := enumItem.FindStringSubmatch(withoutLinks(l.text))
		if m == nil {
			return nil
		}
		out = append(out, m[1])
	}
	return cleanValues(out)
}

// linesOfValues reads values that stand one a line without the marks of a list.
func (d description) linesOfValues(from int) []string {
	var out []string
	for _, l := range d.lines[from:] {
		m := enumItem.FindStringSubmatch(withoutLinks(l.text))
		if l.depth > 0 || m == nil {
			break
		}
		out = append(out, m[1])
	}
	return cleanValues(out)
}

// inlineValues reads the literals of the sentence behind the phrase.
func inlineValues(rest string) []string {
	sentence, _, _ := strings.Cut(rest, ". ")
	var out []string
	for _, m := range literal.FindAllStringSubmatch(sentence, -1) {
		out = append(out, strings.Split(strings.ReplaceAll(m[1], `\|`, "|"), "|")...)
	}
	return cleanValues(out)
}

// cleanValues drops what is not a list of values: fewer than two, or patterns.
func cleanValues(values []string) []string {
	if len(values) < 2 {
		return nil
	}
	var out []string
	for _, v := range values {
		if pattern.MatchString(v) {
			return nil
		}
		if v = strings.TrimSpace(v); !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// statedDefault is the default that the words state as a literal, nil without one.
// Defaults inside of a list's item belong to what the item describes.
func (d description) statedDefault() *string {
	for _, l := range d.lines {
		if l.depth > 0 {
			continue
		}
		for _, p := range defaultPhrases {
			if m := p.match(l); m != nil && !isAssignment(m[1]) {
				return &m[1]
			}
		}
	}
	return d.markedDefault()
}

// markedDefault is the value of the list that is marked as the default.
func (d description) markedDefault() *string {
	for _, l := range d.lines {
		if l.depth != 1 {
			continue
		}
		if m := markedItem.match(l); m != nil && !isOperator(m[1]) {
			return &m[1]
		}
	}
	return nil
}

// isOperator says that a literal is the operator of a filter, such as >=: the
// one that is used by default is no value of the parameter.
func isOperator(literal string) bool {
	return literal != "" && strings.Trim(literal, "=!<>%@") == ""
}

// isAssignment says that a literal gives a value to a key, as DEF = Y does: it says
// which of several things is the default.
func isAssignment(literal string) bool { return strings.Contains(literal, " = ") }

// namesDefault says that a sentence speaks of the default.
func (d description) namesDefault() bool {
	for _, l := range d.lines {
		if l.depth == 0 && wordedDefault.at(l) != nil {
			return true
		}
	}
	return false
}

// columnDefault reads the column of defaults; a dash says that there is none.
func columnDefault(marked string) *string {
	v := strings.Trim(marked, "`")
	switch v {
	case "", "-", "—", "–":
		return nil
	}
	return &v
}
