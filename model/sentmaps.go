package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// Examples of answers do not tell a map of objects from an object with an object in each field, where
// the keys are words. What is sent below the same key, whose keys the caller chooses, tells.

// asSentMap has an object that only examples show be a map, where methods of the service take a map
// below its key, and all that it holds has the fields of what is in that.
func (b *typeBuilder) asSentMap(s *draft, f Facts) Facts {
	if b.sent || !isShown(s, f) || f.isMap() {
		return f
	}
	for _, d := range b.pkg.objects[objectKey{b.api, b.pkg.Namespace, foldName(f.Name), true}] {
		if d.method == nil || b.method != nil && !strings.EqualFold(d.method.Service(), b.method.Service()) {
			continue
		}
		if values, ok := valuesLike(slices.Concat(f.Fields, f.Shown), d.Field); ok {
			f.Seen, f.Fields, f.Shown = "map<object>", nil, values
			f.describe()
			return f
		}
	}
	return f
}

// valuesLike are the fields of the values of a map, of what examples show as an object that has these in
// its fields; false where it is no such map.
func valuesLike(shown []spec.Field, sent spec.Field) ([]spec.Field, bool) {
	names := foldNames(sent.Fields)
	if only, alone := spec.ParseType(sent.Seen).Only(); len(shown) == 0 || !(alone && only.IsTypedMap() && only.Elem.IsObject()) && !describesValuesOf(shown, sent, names) {
		return nil, false
	}
	var out []spec.Field
	for _, value := range shown {
		if len(value.Fields) == 0 {
			return nil, false
		}
		for _, f := range value.Fields {
			i := slices.Index(names, foldName(f.Name))
			if i < 0 {
				return nil, false
			}
			if values, ok := valuesLike(f.Fields, sent.Fields[i]); ok {
				f.Type, f.Fields = "map<object>", values
			}
			out = withField(out, f)
		}
	}
	return out, true
}

// describesValuesOf reports whether a page of what is sent, of which no example shows an object, describes
// what is in each of several fields.
func describesValuesOf(shown []spec.Field, sent spec.Field, names []string) bool {
	isOne := func(f spec.Field) bool { return slices.Contains(names, foldName(f.Name)) }
	return len(shown) > 1 && len(names) > 1 && sent.Seen == "" && !slices.ContainsFunc(shown, isOne)
}

// withField adds a field to others, or its fields to those of the one that has its name.
func withField(fields []spec.Field, f spec.Field) []spec.Field {
	i := slices.IndexFunc(fields, func(g spec.Field) bool { return strings.EqualFold(g.Name, f.Name) })
	if i < 0 {
		return append(fields, f)
	}
	if !strings.EqualFold(fields[i].Type, f.Type) {
		fields[i].Type = spec.Union(fields[i].Type, f.Type)
	}
	for _, inner := range f.Fields {
		fields[i].Fields = withField(slices.Clone(fields[i].Fields), inner)
	}
	return fields
}
