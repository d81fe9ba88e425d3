package parser

import (
	"cmp"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// Words tell of a key of an object within a sentence too, instead of listing keys: the required parameter
// `INN` (`string`) is passed; possible values of `code`; required fields: `id`.

var (
	// typedKeyPhrase names a key with its type in brackets.
	typedKeyPhrase = newPhrase("(?i)\\bthe (required )?(?:parameter `(\\w+)`|`(\\w+)` parameter) \\(`"+anyKeyType+"`[^)]*\\)", "parameter")
	// keyValuesPhrase is the line that announces the values of a key.
	keyValuesPhrase = newPhrase("(?i)^(?:possible )?(?:values (?:of|for) `(\\w+)`|`(\\w+)` values):$", "value")
	// supportedNamesPhrase lists the names that a filter knows, or an order.
	supportedNamesPhrase = newPhrase("(?i)(?:^|\\. )(?:filtering|sorting) is supported by (?:the )?fields:? ?((?:`\\w+`(?:, | and )?)+)", "is supported by")
	// requiredNamesPhrase lists names that must be among those of a filter, or of a selection.
	requiredNamesPhrase = newPhrase("(?i)(?:^|\\. )(?:required|mandatory) fields: ?((?:`\\w+`(?:, | and )?)+)", "fields:")
	// changedNamesPhrase lists the fields of an object that can be changed.
	changedNamesPhrase = newPhrase("(?i)(?:^|\\. )(?:fields|parameters|keys) (?:available for|that can be) (?:updat|chang|edit)\\w+: ?((?:`\\w+`(?:, | and )?){2,})", "available for", "that can be")
)

// namedKeys are the keys of an object of some name that its sentences tell of.
func (d description) namedKeys(name string) []*node {
	var out []*node
	chooses := choosers[strings.ToLower(name)]
	for i, l := range d.lines {
		switch {
		case l.depth+l.within > 0:
		case chooses:
			if named := keysNamed(requiredNamesPhrase, l, spec.Mandatory); named != nil {
				out = append(out, named...)
			} else {
				out = append(out, keysNamed(supportedNamesPhrase, l, spec.Optional)...)
			}
		default:
			out = append(append(out, keysNamed(changedNamesPhrase, l, spec.Optional)...), d.keyOf(i, name)...)
		}
	}
	return out
}

// keysNamed are the keys that the phrase lists in the line.
func keysNamed(p phrase, l line, required spec.Required) []*node {
	m := p.match(l)
	if m == nil {
		return nil
	}
	var out []*node
	for _, key := range literal.FindAllStringSubmatch(m[1], mostNames) {
		out = append(out, &node{Field: spec.Field{Name: key[1], Required: required}})
	}
	return out
}

// keyOf is the key of which a line tells the type or the values.
func (d description) keyOf(at int, name string) []*node {
	var out []*node
	l := d.lines[at]
	if m := typedKeyPhrase.match(l); m != nil {
		key := spec.Field{Name: cmp.Or(m[2], m[3]), Type: m[4] + m[5], Enum: d.listed(at + 1)}
		if m[1] != "" {
			key.Required = spec.Mandatory
		}
		out = append(out, &node{Field: key})
	}
	if m := keyValuesPhrase.match(l); m != nil {
		if key := cmp.Or(m[1], m[2]); d.listed(at+1) != nil && !strings.EqualFold(key, name) {
			out = append(out, &node{Field: spec.Field{Name: key, Enum: d.listed(at + 1)}})
		}
	}
	return out
}
