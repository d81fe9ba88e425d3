package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// Objects whose keys are data: the names of fields, or languages. They are maps, and
// never structs.

// describesObjects reports whether the method tells what fields objects have: its answer
// has their names, but descriptions for values.
func describesObjects(m spec.Method) bool {
	return strings.Contains(strings.ToLower(m.Last()), describing) || strings.EqualFold(lastOf(m.Service()), "field")
}

// describedFields is the type of an answer of a method that describes fields: a map from
// names to descriptions, or a list of these; nil where the field is none.
func (b *typeBuilder) describedFields(f Facts) Type {
	isKnown := len(f.Children) > 0 || b.pkg.types.refOf(f) != ""
	if b.sent || b.method == nil || !describesObjects(*b.method) || !isKnown {
		return nil
	}
	switch {
	case f.Name == "result" && b.method.API == spec.V3:
		return nil // it holds them in item or items
	case b.namesFields(f), len(f.Children) > 0 && !slices.ContainsFunc(f.Children, isField):
		return Map{FieldInfo}
	case !b.isDescription(f) && !b.isItemOfV3(f):
		return nil
	case f.isMap():
		return Map{FieldInfo}
	case b.isListOfObjects(f):
		return List{FieldInfo}
	case f.Name != "result":
		return FieldInfo
	}
	return nil
}

// isItemOfV3 reports whether the object is what a method of v3 answers of fields: it has the key
// that all methods have for what they answer, and tells a type.
func (b *typeBuilder) isItemOfV3(f Facts) bool {
	return b.method.API == spec.V3 && (f.Name == "item" || f.Name == "items") && hasAny(f.Children, "type") && hasAny(f.Children, "name")
}

// undocumented is the type of an answer that the page leaves out: fields methods of v2 answer
// descriptions by name.
func undocumented(m spec.Method) (Type, Evidence) {
	if m.API == spec.V2 && strings.EqualFold(m.Last(), describing) {
		return Map{FieldInfo}, Evidence{By: ByName, Says: m.Last()}
	}
	return Any, Evidence{By: ByNothing}
}

// isDescription reports whether the object describes a field: it tells a type, and what
// may be done with the field, or no more than the type and truths about it. What has the value of the field
// too is more than that: the fields of a document, with what stands in each.
func (b *typeBuilder) isDescription(f Facts) bool {
	fields := f.Children
	if t, ok := b.pkg.types[b.pkg.types.refOf(f)]; ok && len(fields) == 0 {
		fields = merge(t.Fields, nil)
	}
	if !hasAny(fields, "type") || slices.ContainsFunc(fields, isValueOfField) {
		return false
	}
	tellsMore := func(c Facts) bool { return foldName(c.Name) != "type" && !c.Stated.All(isBoolean) }
	return hasAny(fields, "required", "readonly", "multiple", "mandatory", "immutable", "title", "filterable") ||
		f.isMap() && !slices.ContainsFunc(fields, tellsMore)
}

func isValueOfField(f Facts) bool { return strings.EqualFold(f.Name, "value") }

// hasAny reports whether one of the values has one of the names.
func hasAny(fields []Facts, names ...string) bool {
	isOne := func(t spec.TypeTerm) bool { return !t.IsContainer() && !t.Is(spec.Named) }
	return slices.ContainsFunc(fields, func(c Facts) bool {
		plain := len(c.Children) == 0 && c.Ref == "" && (c.Stated.None() || c.Stated.All(isOne))
		return plain && slices.Contains(names, strings.TrimPrefix(foldName(c.Name), "is"))
	})
}

// namesFields reports whether most keys are names of fields: of descriptions, or, in the
// result itself, of what tables put for them.
func (b *typeBuilder) namesFields(f Facts) bool {
	described, plain := 0, 0
	for _, c := range f.Children {
		switch {
		case b.isDescription(c) && !c.isMap() && !b.isListOfObjects(c):
			described++
		case len(c.Children) == 0:
			plain++
		}
	}
	tells := f.Name == "result" && strings.Contains(strings.ToLower(b.method.Last()), describing)
	return described*2 > len(f.Children) || tells && plain*2 > len(f.Children) && plain > fewFields && !b.isDescription(f)
}

// languages are the keys of texts by language.
var languages = set("ar", "br", "by", "de", "en", "fr", "hi", "id", "in", "it", "ja", "kz", "la", "ms", "pl", "ru", "sc", "tc", "th", "tr", "ua", "uk", "vn")

// byLanguage is the type of an object whose keys are languages: texts are labels. It is
// nil for other objects.
func (b *typeBuilder) byLanguage(s *draft, f Facts) Type {
	isLanguage := func(c Facts) bool { return languages[strings.ToLower(c.Name)] }
	if len(f.Children) == 0 || len(f.Children) == 1 && foldName(f.Children[0].Name) == "id" {
		return nil
	}
	for _, c := range f.Children {
		if !isLanguage(c) {
			return nil
		}
	}
	first := f.Children[0]
	if len(first.Children) > 0 {
		return Map{b.build(s.inside(f, b.pkg.lex.Element(f.Name), RoleValue), first.Children)}
	}
	if slices.ContainsFunc(f.Children, func(c Facts) bool { return len(c.Children) > 0 || !c.Stated.All(isText) && !c.Stated.None() }) {
		return nil
	}
	return Labels
}

// describesClass reports whether the method tells what its service is able to do: which
// fields and methods it has. Pages leave that open.
func describesClass(m spec.Method, f Facts) bool {
	return strings.EqualFold(m.Last(), "getmanifest") && len(f.Children) == 0 && f.Ref == "" && f.Stated.All(spec.TypeTerm.IsObject)
}
