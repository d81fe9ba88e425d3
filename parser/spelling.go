package parser

import (
	"regexp"
	"slices"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// spellings notes where examples send the keys of an object in capitals that the
// page describes by a link. Whether that page has them so too, is seen when the
// pages are put together.
func (r *reader) spellings(fields []spec.Field, around *example.Shape, prefix string) {
	for i := range fields {
		f := &fields[i]
		path := prefix + "." + f.Name
		_, s := sentAs(around, f.Name)
		if s == nil {
			continue
		}
		if len(r.refs[path]) > 0 && f.Wire == "" && inCapitals(s.FieldKeys()) {
			f.Wire = spec.WireCapitals
		}
		r.spellings(f.Fields, s, path)
	}
}

// capitals is the spelling of a key in capitals.
var capitals = regexp.MustCompile(`^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$`)

func inCapitals(keys []string) bool {
	return len(keys) > 0 && !slices.ContainsFunc(keys, func(key string) bool { return !capitals.MatchString(key) })
}
