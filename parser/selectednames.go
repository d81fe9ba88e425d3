package parser

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/spec"
)

// addSelected adds to what examples show of an answer the fields that its parameter select names
// and nobody describes, if the object is the one that it chooses from: half of the names, or of
// the object's own fields, are those of the other, and three at least.
func (x *typeIndex) addSelected(m *spec.Method, result *spec.Field) {
	f := answeredObject(result, m.List)
	names := selectedNames(m.Params)
	if describesField.MatchString(m.Name) || isScalar(f.Type) || len(f.Variants) > 0 || len(names) == 0 {
		return
	}
	all := slices.Concat(f.Fields, f.Shown)
	own := slices.DeleteFunc(slices.Clone(all), func(g spec.Field) bool { return portalName.MatchString(g.Name) })
	if t := x.byName[f.Ref]; t != nil {
		all = append(all, t.Fields...)
	}
	same, camel := common(own, names), camelCased(names)
	if n := common(own, camel); n > same {
		names, same = camel, n
	}
	if same < fewestSelected || same*2 < min(len(names), len(own)) {
		return
	}
	for _, name := range names {
		if alike(all, name) == nil {
			f.Shown = append(f.Shown, spec.Field{Name: name})
		}
	}
}

// common is the number of fields that have one of the names.
func common(fields []spec.Field, names []string) int {
	n := 0
	for _, f := range fields {
		if slices.Contains(names, f.Name) {
			n++
		}
	}
	return n
}

// camelCased are names in capitals as an object has them whose keys are in camel case: imageId for IMAGE_ID.
func camelCased(names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		words := strings.Split(strings.ToLower(name), "_")
		for j, w := range words[1:] {
			if w != "" {
				words[j+1] = strings.ToUpper(w[:1]) + w[1:]
			}
		}
		out[i] = strings.Join(words, "")
	}
	return out
}

// describesField is the name of a method that describes the fields of an object, which is the same
// for all of them.
var describesField = lazyregexp.New(`(?i)\.field\.(?:get|list)$`)

// fewestSelected is how many fields an object has at least that a select names.
const fewestSelected = 3

// selectedNames are the fields that the parameter select lists, without those of one portal alone.
func selectedNames(params []spec.Field) []string {
	var out []string
	for _, p := range params {
		if strings.EqualFold(p.Name, "select") && !strings.HasPrefix(p.Seen, mapType) {
			for _, f := range p.Fields {
				out = append(out, cmp.Or(f.Key, f.Name))
			}
			out = append(out, p.Enum...)
		}
		out = append(out, selectedNames(p.Fields)...)
	}
	return slices.DeleteFunc(out, func(name string) bool {
		return !fieldWord.MatchString(name) || portalName.MatchString(name) || pattern.MatchString(name) || placeholderKey.MatchString(name)
	})
}
