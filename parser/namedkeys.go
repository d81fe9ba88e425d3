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
	// requiredNamesPhrase lists names that must be among those of a filter, or of a selection.
	supportedNamesPhrase = newPhrase("(?i)(?:^|\\. )(?:filtering|sorting) is supported by (?:the )?fields:? ?((?:`\\w+`(?:, | and )?)+)", "is supported by")
	requiredNamesPhrase  = newPhrase("(?i)(?:^|\\. )(?:required|mandatory) fields: ?((?:`\\w+`(?:, | and )?)+)", "fields:")
)

// namedKeys are the keys of an object of some name that its sentences tell of.
func (d description) namedKeys(name string) []*node {
	var out []*node
	for i, l := range d.lines {
		if l.depth+l.within > 0 {
			continue
		}
		if choosers[strings.ToLower(name)] {
			if m := requiredNamesPhrase.match(l); m != nil {
				for _, key := range literal.FindAllStringSubmatch(m[1], mostNames) {
					out = append(out, &node{Field: spec.Field{Name: key[1], Required: spec.Mandatory}})
				}
			} else if m := supportedNamesPhrase.match(l); m != nil {
				for _, key := range literal.FindAllStringSubmatch(m[1], mostNames) {
					out = append(out, &node{Field: spec.Field{Name: key[1]}})
				}
			}
			continue
		}
		if m := typedKeyPhrase.match(l); m != nil {
			key := spec.Field{Name: cmp.Or(m[2], m[3]), Type: m[4] + m[5], Enum: d.listed(i + 1)}
			if m[1] != "" {
				key.Required = spec.Mandatory
			}
			out = append(out, &node{Field: key})
		}
		if m := keyValuesPhrase.match(l); m != nil {
			if key := cmp.Or(m[1], m[2]); d.listed(i+1) != nil && !strings.EqualFold(key, name) {
				out = append(out, &node{Field: spec.Field{Name: key, Enum: d.listed(i + 1)}})
			}
		}
	}
	return out
}
