package parser

import (
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// keys reads the keys of an object that the words list, nil without any.
func (d description) keys() []*node {
	for i, l := range d.lines {
		if l.depth == 0 && i+1 < len(d.lines) && d.lines[i+1].depth > 0 && keysLead.MatchString(unlinked(l.text)) {
			keys := d.listedKeys(i + 1)
			if requiredKeysLead.MatchString(unlinked(l.text)) {
				require(keys)
			}
			return keys
		}
	}
	return nil
}

func require(keys []*node) {
	for _, k := range keys {
		k.Required = spec.Mandatory
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
		m := keyItem.FindStringSubmatch(l.text)
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
	rest := strings.TrimPrefix(d.lines[at].text, m[0])
	if t := keyType.FindStringSubmatch(strings.TrimSpace(rest)); t != nil {
		n.Type = strings.Join(t[1:], "") // of the forms, one has matched
	}
	if m[2] != "" {
		n.Required = "true"
	}
	own := description{lines: []line{{text: rest, lower: strings.ToLower(rest)}}}
	for _, l := range d.lines[at+1:] {
		if l.depth <= d.lines[at].depth {
			break
		}
		own.lines = append(own.lines, line{l.text, l.lower, l.depth - d.lines[at].depth})
	}
	n.Default, n.Enum = own.fallback(), own.enum()
	return n
}
