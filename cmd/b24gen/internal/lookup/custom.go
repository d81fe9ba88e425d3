package lookup

import (
	"bytes"
	"strings"

	"github.com/b24gen/b24gen/templates"
)

// Custom is a field that a portal has of its own, which is in no index.
type Custom struct {
	Name string // of the field, as it is shown
	// Types are those that are named before the field, or else those of which the documentation
	// says that they have such fields.
	Types        []string
	IsDocumented bool
}

// Custom tells of a word that is the name of a custom field, alone or behind what has it: UF_CRM_123,
// crm.Deal.ufCrm_123. It is for words that name nothing else.
func (x Index) Custom(word string) (c Custom, is bool, err error) {
	dot := strings.LastIndexByte(word, '.')
	field, owner := word[dot+1:], word[:max(dot, 0)]
	if !isCustom(field) {
		return c, false, nil
	}
	if c.Name = field; x.Shown(field) == Pasted {
		c.Name = "UF_..."
	}
	if owner != "" {
		c.Types, err = x.extras(owner)
		return c, len(c.Types) > 0, err
	}
	lines, _, err := x.first(way{is: func(l *line) bool { return l.hasExtra(field) }})
	c.Types, c.IsDocumented = structs(lines), len(lines) > 0
	return c, true, err
}

// extras are the types to which the owner of a field leads, each with an Extra: what a method gives, or
// else what it takes.
func (x Index) extras(owner string) (types []string, err error) {
	parts := strings.Split(withoutIndexes(owner)+".", ".")
	at, below := x.along(parts)
	if at < len(parts)-1 {
		return nil, nil
	}
	if types = structs(below); len(types) > 0 {
		return types, nil
	}
	all, err := decode(below, (*line).entry)
	if err != nil {
		return nil, err
	}
	taken, err := x.types(typesOf(all))
	return structs(taken), err
}

// structs are what types with fields are called in Go, with their folders.
func structs(lines []*line) (names []string) {
	for _, l := range lines {
		if l.is(templates.KindType) {
			names = append(names, string(l.dir())+"."+string(l.value("go")))
		}
	}
	return names
}

// hasExtra reports whether the documentation says of the type that it has fields of such a name.
func (l *line) hasExtra(field string) bool {
	if !bytes.Contains(l.text, []byte(`"extra":[`)) {
		return false
	}
	e, err := l.brief()
	if err != nil {
		return false
	}
	for _, pattern := range e.Extra {
		if begin := bare(strings.TrimRight(pattern, ".*")); strings.HasPrefix(begin, custom) && strings.HasPrefix(bare(field), begin) {
			return true
		}
	}
	return false
}

// custom begins the names of custom fields: UF_CRM_123, or ufCrm_123, or ufCrm123.
const custom = "uf"

func isCustom(field string) bool {
	switch {
	case isPattern(field) || strings.HasSuffix(field, "_") || !isOfNames(field):
		return false
	case strings.HasPrefix(strings.ToLower(field), custom+"_"):
		return len(field) > len(custom+"_")
	}
	// In the other spelling a capital follows.
	rest, has := strings.CutPrefix(field, custom)
	return has && rest != "" && rest[0] >= 'A' && rest[0] <= 'Z'
}

// bare is a name in any of its spellings.
func bare(name string) string { return strings.ToLower(strings.ReplaceAll(name, "_", "")) }

func isOfNames(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !isOfName(r) })
}
