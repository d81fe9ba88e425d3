package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// This file reads the keys of an object that words list: pagination parameters, an agenda with its
// explanation and a quote.

// keys reads the keys of an object that the words list, nil without any. A list that is none
// of keys is that of something else: of the forms of a filter's conditions.
func (d description) keys(name, typ string) []*node {
	isObject := spec.ParseType(typ).All(func(t spec.TypeTerm) bool { return t.Is(spec.Object) })
	isFilter := strings.EqualFold(name, "filter")
	for i, l := range d.lines {
		if l.depth == 0 && i+1 < len(d.lines) && d.lines[i+1].depth > 0 && (announcesKeys(l, name) || isObject && d.listsParts(i)) {
			keys := d.listedKeys(i + 1)
			if requiredKeysPhrase.MatchString(withoutLinks(l.text)) {
				require(keys)
			}
			d.requireNamed(keys)
			if keys != nil || !isFilter {
				return keys
			}
		}
	}
	return nil
}

// keysOfEach are the keys of each thing in a list, of which a row says in words alone that it is one.
func (d description) keysOfEach(name string) []*node {
	if slices.ContainsFunc(d.lines, func(l line) bool { return l.depth == 0 && eachPhrase.at(l) != nil }) {
		return d.keys(name, "")
	}
	return nil
}

// eachPhrase announces the keys of each thing in a list.
var eachPhrase = newPhrase(`(?i)\beach (?:value|item|element|entry) is an? (?:array|object) with the following (?:fields|keys|properties):$`, "each ")

// announcesKeys says that the words announce the keys of an object. The values that those of
// a filter announce are the names of the fields to filter by.
func announcesKeys(l line, name string) bool {
	if keysPhrase.MatchString(withoutLinks(l.text)) {
		return true
	}
	if _, announces := l.announcement(); !announces {
		return false
	}
	return strings.EqualFold(name, "filter") || choosers[strings.ToLower(name)] && fieldsToSort.at(l) != nil
}

// fieldsToSort is the line that announces the names of the fields to sort by.
var fieldsToSort = newPhrase(`(?i)\bfields? (?:for|of) sorting\b`, "sorting")

// listsParts says that the items after a line explain the parts of an object without saying so.
func (d description) listsParts(at int) bool {
	text := d.lines[at].text
	if !strings.HasSuffix(text, ":") || otherParts.MatchString(text) {
		return false
	}
	for _, l := range d.lines[at+1:] {
		if l.depth == 0 {
			break
		}
		if l.depth == 1 && !partItem.MatchString(withoutLinks(l.text)) {
			return false
		}
	}
	return true
}

func require(keys []*node) {
	for _, k := range keys {
		k.Required = spec.Mandatory
	}
}

// requireNamed marks the keys of which a sentence around the list says that they must be there.
func (d description) requireNamed(keys []*node) {
	for _, l := range d.lines {
		m := requiredKeyPhrase.match(l)
		if l.depth > 0 || m == nil {
			continue
		}
		for _, k := range keys {
			if k.Name == m[1] {
				k.Required = spec.Mandatory
			}
		}
	}
}

func (d description) listedKeys(from int) []*node {
	var out []*node
	for i, l := range d.lines[from:] {
		if l.depth == 0 {
			break
		}
		if l.depth > 1 {
			continue
		}
		m := keyItem.FindStringSubmatch(withoutLinks(l.text))
		if m == nil && spacedItem.MatchString(l.text) {
			continue // which can be no key
		}
		if m == nil || placeholderKey.MatchString(m[1]) {
			return nil
		}
		out = append(out, d.key(from+i, m))
	}
	return out
}

// key reads one key: its item and the items nested below it.
func (d description) key(at int, m []string) *node {
	n := &node{}
	n.Name = m[1]
	n.Type = m[3] + m[4]
	rest := strings.TrimPrefix(withoutLinks(d.lines[at].text), m[0])
	if t := keyType.FindStringSubmatch(strings.TrimSpace(rest)); t != nil && n.Type == "" {
		n.Type = strings.Join(t[1:], "") // of the forms, one has matched
	}
	if m := replacedPart.FindStringSubmatch(rest); m != nil && strings.Contains(n.Name, m[1]) {
		n.Pattern = true
	}
	own := description{lines: []line{{text: rest, lower: strings.ToLower(rest)}}}
	if m[2] != "" || requiredItem.at(own.lines[0]) != nil {
		n.Required = spec.Mandatory
	}
	for _, l := range d.lines[at+1:] {
		if l.depth <= d.lines[at].depth {
			break
		}
		own.lines = append(own.lines, line{text: l.text, lower: l.lower, depth: l.depth - d.lines[at].depth})
	}
	n.Conditional = own.conditional()
	n.Deprecated = own.deprecation()
	n.Default = own.statedDefault(n.Name, n.Type)
	n.Enum = own.enumOf(n.Field)
	if n.Enum == nil {
		n.unread = own.valuesInWords()
	}
	if words := strings.TrimLeft(rest, " —–:-"); n.Type == "" && n.Enum == nil && textKey.MatchString(words) {
		n.Seen = string(example.String)
	}
	return n
}
