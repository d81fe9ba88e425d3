package openapi

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/pb33f/libopenapi/datamodel/high/base"
)

// Portals write one field as a text here and as a number there (REST-PROTOCOL section
// 10.1). A text in an answer may be another scalar where an example shows that, or where
// a field of the name is a number elsewhere in the namespace.

// alsoTypes are the JSON types that the text in a field of an answer may have beside.
func (b *builder) alsoTypes(at place) []string {
	if at.sent {
		return nil
	}
	types := map[string]bool{}
	for _, t := range slices.Concat(at.facts.Stated.Terms, at.facts.Observed.Terms) {
		switch t.Kind {
		case spec.Integer, spec.Number:
			types["number"] = true
		case spec.Boolean:
			types["boolean"] = true
		}
	}
	if b.numbers[at.namespace+" "+foldKey(at.key)] {
		types["number"] = true
	}
	var out []string
	for _, t := range []string{"number", "boolean"} {
		if types[t] {
			out = append(out, t)
		}
	}
	return out
}

// widen adds the types to a schema that has one.
func (b *builder) widen(s *base.Schema, types []string) {
	if !b.is30() {
		s.Type = append(s.Type, types...)
	}
}

// numberNames are the names of the fields of answers that are numbers, behind their
// namespace.
func (b *builder) numberNames() map[string]bool {
	out := map[string]bool{}
	for t := range b.names {
		s, ok := t.(*model.Struct)
		if !ok || !s.IsRead() {
			continue
		}
		for _, f := range s.Fields {
			if t := model.Deref(f.Type); t == model.Int || t == model.ID || t == model.Decimal {
				out[b.namespaces[s]+" "+foldKey(f.Key)] = true
			}
		}
	}
	return out
}

// foldKey is a key as fields of one name have it in different methods: sortIndex,
// SORT_INDEX.
func foldKey(key string) string { return strings.ToLower(strings.ReplaceAll(key, "_", "")) }
