package model

import (
	"slices"

	"github.com/b24gen/b24gen/spec"
)

// Values that have one of two forms: an id or the whole object, a text or a map of texts.

// alternatives is the type of a field whose page, or whose examples, give it two forms that
// no type of one form holds; any where there are more, or where one of them is not known.
func (b *typeBuilder) alternatives(s *draft, f Facts, name string) Type {
	var values, objects []Type
	var object Type
	for _, t := range b.forms(f) {
		if holdsScalars(t) && !b.namesObject(f, t) {
			values = append(values, b.pkg.types.goTypeOf(t))
			continue
		}
		if object == nil {
			object = b.objectOf(s, f, name, t)
		}
		objects = append(objects, around(t, object))
	}
	return b.either(values, objects)
}

// namesObject reports whether the term is a name of the object that is documented on another page.
func (b *typeBuilder) namesObject(f Facts, t spec.TypeTerm) bool {
	d := b.pkg.types[f.Ref]
	return f.Ref != "" && t.Innermost().Text == f.Ref && len(d.Fields) > 0 && !standsForID(d)
}

// forms are the alternatives of a field. A truth value that only the page states of what is
// read is false, for none.
func (b *typeBuilder) forms(f Facts) []spec.TypeTerm {
	switch {
	case len(f.Observed.Terms) > 1:
		return f.Observed.Terms
	case b.sent:
		return f.Stated.Terms
	}
	return slices.DeleteFunc(slices.Clone(f.Stated.Terms), isBoolean)
}

// isOneOrMap reports whether examples show one object, and a map of such objects.
func (f Facts) isOneOrMap() bool {
	one := f.Observed.Any(func(t spec.TypeTerm) bool { return t.Is(spec.Object) && !t.IsTypedMap() && !t.IsTypedList() })
	many := f.Observed.Any(func(t spec.TypeTerm) bool { return t.IsTypedMap() && !holdsScalars(t) })
	return one && many && len(f.Observed.Terms) == 2
}

// showsTextOrTexts reports whether examples show a text, and a list of texts.
func (f Facts) showsTextOrTexts() bool {
	isTexts := func(t spec.TypeTerm) bool { return t.IsTypedList() && isText(*t.Elem) }
	return len(f.Observed.Terms) == 2 && f.Observed.Any(isText) && f.Observed.Any(isTexts)
}

// objectOf is the type of the objects in one of the forms: the struct of the fields that
// are known, or a map where only examples show them, and beside a text, so that they may be data,
// which the rows of a list are not.
func (b *typeBuilder) objectOf(s *draft, f Facts, name string, t spec.TypeTerm) Type {
	switch {
	case len(f.Children) == 0 && !f.isMap() && f.Ref != "" && b.pkg.types.refOf(f) != "":
		return Deref(b.documented(f, false))
	case len(f.Children) == 0 || f.isMap():
		return Any
	case f.FromExample && f.Stated.Any(isText) && !t.IsList():
		return Map{b.mapValue(f.Children)}
	case !slices.ContainsFunc(f.Children, isField):
		return Any
	case !t.IsList() && !t.IsTypedMap():
		return b.build(s.inside(f, name, RoleField), f.Children)
	}
	if name == "Result" {
		name = "Item"
	}
	return b.build(s.inside(f, b.pkg.lex.Element(name), RoleElement), f.Children)
}

// either is the type that holds a value or an object, or lists or maps of these. A whole
// number that stands for an object is its id.
func (b *typeBuilder) either(values, objects []Type) Type {
	isOne := func(t Type) bool { return !isList(t) && !isMap(t) }
	if single := slices.DeleteFunc(slices.Clone(values), func(t Type) bool { return !isOne(t) }); len(single) > 1 {
		values = append(slices.DeleteFunc(values, isOne), common(single))
	}
	forms := distinct(slices.Concat(values, objects))
	switch {
	case len(forms) == 1:
		return forms[0]
	case len(forms) != 2:
		return Any
	}
	if structIn(forms[1]) != nil && Innermost(forms[0]) == Int {
		forms[0] = withInner(forms[0], ID)
	}
	return b.factored(forms[0], forms[1])
}

func distinct(types []Type) []Type {
	var out []Type
	for _, t := range types {
		if !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// factored is the type for values of both: two lists are a list of both, two maps a map. What
// is read as a list or as a map of the same is a map, since PHP writes its maps as lists too.
func (b *typeBuilder) factored(one, other Type) Type {
	switch o := one.(type) {
	case List:
		if l, ok := other.(List); ok {
			return List{b.factored(o.Of, l.Of)}
		}
		if !b.sent && (isMapOf(other, o) || isMap(other) && o.Of == Any) {
			return other
		}
	case Map:
		if m, ok := other.(Map); ok {
			return Map{b.factored(o.Of, m.Of)}
		}
		if isList(other) {
			return b.factored(other, one)
		}
	}
	if Innermost(one) == Any || Innermost(other) == Any {
		return Any
	}
	return Either{one, other}
}
