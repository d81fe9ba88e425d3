package parser

import "strings"

// enum is the list of values that the words allow, nil without one.
func (d description) enum() []string {
	for i, l := range d.lines {
		if l.depth > 0 {
			continue
		}
		at := enumLead.at(l)
		if at == nil {
			continue
		}
		text := unlinked(l.text)
		if enumOther.MatchString(lastSentence(text[:at[1]]) + text[at[1]:min(at[1]+12, len(text))]) {
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
		m := enumItem.FindStringSubmatch(unlinked(l.text))
		if m == nil {
			return nil
		}
		out = append(out, m[1])
	}
	return clean(out)
}

// linesOfValues reads values that stand one a line without the marks of a list.
func (d description) linesOfValues(from int) []string {
	var out []string
	for _, l := range d.lines[from:] {
		m := enumItem.FindStringSubmatch(unlinked(l.text))
		if l.depth > 0 || m == nil {
			break
		}
		out = append(out, m[1])
	}
	return clean(out)
}

// inlineValues reads the literals of the sentence behind the lead phrase.
func inlineValues(rest string) []string {
	sentence, _, _ := strings.Cut(rest, ". ")
	var out []string
	for _, m := range literal.FindAllStringSubmatch(sentence, -1) {
		out = append(out, strings.Split(strings.ReplaceAll(m[1], `\|`, "|"), "|")...)
	}
	return clean(out)
}

// clean drops what is not a list of values: fewer than two, or patterns.
func clean(values []string) []string {
	if len(values) < 2 {
		return nil
	}
	seen := map[string]bool{}
	var out []string
	for _, v := range values {
		if pattern.MatchString(v) {
			return nil
		}
		if v = strings.TrimSpace(v); !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}
