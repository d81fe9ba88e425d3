package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// compare holds what is stated below a field against the examples; where they
// differ the field keeps both. Fields that only the examples show stand beside those
// that the page describes.
func (r *reader) compare(n *node, s *example.Shape, path string) {
	if s == nil {
		return
	}
	n.forgetOpenKeys()
	if n.Seen == mapType && !isMapOf(n.fieldNames(), s) {
		n.Seen = ""
	}
	if n.Seen == string(example.Array) && s.Is(example.Object) {
		n.Seen = "" // which words call a list
	}
	if n.keepsKeys() {
		n.Shown = fieldsOf(s)
	}
	if n.Seen == mapType || allPlaceholders(n.children) {
		s = s.AsMap()
	}
	r.fit(n, s)
	if n.openKeys {
		return // an example shows some of the keys, as the rows do
	}
	if n.Seen == mapType {
		s = s.AsMap()
	}
	if describesScalars(n, s) {
		s = s.AsMap()
	} else {
		s = asDescribed(n, s)
	}
	r.compareType(n, s, path)
	n.observeMeaning(s)
	n.spellAsShown(s)
	n.noteColor(s)
	n.noteDigit(s)
	if !r.compareKeys(n, s, path) {
		r.compareFields(n, s, path)
	}
}

// compareKeys holds the rows about the keys of a map against the examples: placeholders
// for them, whose fields are those of the values, or keys of the map's own. It says
// whether the rows are about them.
func (r *reader) compareKeys(n *node, s *example.Shape, path string) bool {
	switch {
	case !s.Keyed():
		return false
	case allPlaceholders(n.children):
		for _, c := range n.children {
			r.compare(c, s.Item, path+"."+c.Name)
		}
		if len(n.children) == 1 {
			n.Seen = meansValues(n.Seen, n.children[0].Field)
		}
		return true
	case agreement(n.fieldNames(), s).names:
		n.Seen, n.Shown = mapType, fieldsOf(s)
		return true
	}
	return false
}

// compareFields holds the rows of an object against the keys that it has in the
// examples.
func (r *reader) compareFields(n *node, s *example.Shape, path string) {
	known, missing := r.compareRows(n, s, path)
	more := n.undescribed(s, known)
	if len(missing) == 1 && len(more) == 1 && !isScalar(missing[0].Type) && len(more[0].Fields) > 0 {
		missing[0].Key = more[0].Name // the one object that each of them has
		r.compare(missing[0], s.Field(more[0].Name), path+"."+missing[0].Name)
		return
	}
	r.reportMissing(n, s, path, len(known) > 0, missing)
	if n.Seen != openMap {
		n.Shown = append(n.Shown, more...)
	}
}

// reportMissing reports the rows of an object that the examples of it never have. Those
// of its cases are told only where there are no others, those of a wildcard not at all: they are
// of all that it stands for.
func (r *reader) reportMissing(n *node, s *example.Shape, path string, known bool, missing []*node) {
	missing = slices.DeleteFunc(missing, func(c *node) bool { return c.general })
	if known {
		missing = slices.DeleteFunc(missing, func(c *node) bool { return !n.bare() && !slices.Contains(n.children, c) })
	}
	switch names := strings.Join(namesOf(missing), ", "); {
	case !s.HasFields() || names == "":
	case known:
		r.report(RowsNotShown, r.resultSection, n.row, path+" has in the examples no "+names)
	default:
		r.report(ResultUnplaced, r.resultSection, n.row, path+" has in the examples none of the fields "+names)
	}
}

// compareRows compares the rows whose keys the examples have, and returns these keys and
// the rows that they lack.
func (r *reader) compareRows(n *node, s *example.Shape, path string) (known map[string]bool, missing []*node) {
	known = map[string]bool{}
	rows := n.described()
	owner := map[string]string{} // the name of the row that a key is for
	for _, c := range rows {
		owner[c.Name] = c.Name
	}
	for _, c := range rows {
		key, ok := s.Find(c.Name)
		if ok = ok && (owner[key] == "" || owner[key] == c.Name); ok {
			owner[key] = c.Name
		}
		if !ok && !c.Pattern && !customFields.MatchString(c.Name) && !errorEnvelope[c.Name] {
			missing = append(missing, c)
		}
		if !ok {
			continue
		}
		known[key] = true
		if key != c.Name {
			c.Key = key
		}
		r.compare(c, s.Field(key), path+"."+c.Name)
	}
	return known, missing
}

// undescribed are the fields that only the examples show. Beside rows, those that differ
// from portal to portal need none.
func (n *node) undescribed(s *example.Shape, known map[string]bool) []spec.Field {
	alone := n.bare() && len(n.keys) == 0
	return slices.DeleteFunc(fieldsOf(s), func(f spec.Field) bool {
		return known[f.Name] || !alone && portalName.MatchString(f.Name)
	})
}

// describesScalars says that several rows are scalars, of which the examples show objects
// that describe them: what fields something has.
func describesScalars(n *node, s *example.Shape) bool {
	object, described := s, 0
	if s.Keyed() {
		object = s.AsObject()
	}
	for _, c := range n.children {
		shape := object.Field(c.Name)
		if shape.Main() != example.Object || len(shape.Keys) == 0 {
			return false
		}
		if isScalar(c.Type) {
			described++
		}
	}
	return described > 1
}

// isMapOf says that a shape may be the map that words speak of: associative array, to
// some, is any object, or a list of objects.
func isMapOf(names []string, s *example.Shape) bool {
	return s.Is(example.Object) && agreement(names, s).found <= agreement(names, s.AsMap()).found
}

// allPlaceholders says that the rows stand for the keys of a map.
func allPlaceholders(rows []*node) bool {
	return len(rows) > 0 && !slices.ContainsFunc(rows, func(n *node) bool {
		return !pattern.MatchString(n.Name) && !placeholderKey.MatchString(n.Name) && strings.Trim(n.Name, "0123456789") != "" && !strings.Contains(n.Name, " ")
	})
}

// portalName is the name of a field that differs from portal to portal.
var portalName = lazyregexp.New(`^(UF_|uf[A-Z]|PROPERTY_|property[0-9]|parentId[0-9]|PARENT_ID_[0-9])`)

// asDescribed is the shape of a map as that of an object, where the page describes
// an object with a field for each of the keys. Examples cannot tell such an object from
// a map, where all fields are alike.
func asDescribed(n *node, s *example.Shape) *example.Shape {
	if s.Keyed() && !s.Describes() && agreement(n.fieldNames(), s).names && slices.ContainsFunc(n.described(), (*node).describesObject) {
		return s.AsObject()
	}
	return s
}

// describesObject says that the page describes the field as an object.
func (n *node) describesObject() bool {
	return !n.bare() || isContainer(n.Type) || spec.ParseType(n.Type).Any(func(t spec.TypeTerm) bool { return t.Is(spec.Named) })
}

func (r *reader) compareType(n *node, s *example.Shape, path string) {
	if r.formEncoded && s.Scalar() {
		return
	}
	noteLetter(&n.Field, s)
	switch {
	case isOneOrMany(n.Type):
		return // of which examples show one form
	case jsonTypes(n.Type) == nil:
		n.Seen = moreSpecific(mainType(s), n.Seen, s) // what a name of the documentation means here
		return
	}
	if spelled(n.Type, s) {
		return
	}
	if n.general && isScalar(n.Type) && s.Main() == example.Array && s.Item != nil {
		n.Type = typeOf(s)
		return
	}
	n.Seen = moreSpecific(observedType(n.Type, s), n.Seen, s)
	if odd := contradiction(n.Type, s); odd != "" && !n.mayBe(odd) {
		r.report(ResultDiffers, r.resultSection, n.row, path+" is "+n.Type+" in the table, "+odd+" in the example")
	}
}

// mayBe says that a container may be one of another kind, as the word array is PHP's
// for a list, a map and an object.
func (n *node) mayBe(odd string) bool {
	return n.items && odd == string(example.Array) || isContainer(n.Type) && odd == mapType || isArrayWord(n.Type) && odd == string(example.Object)
}

// isOneOrMany says that values of a type are one of something, or a list of it.
func isOneOrMany(typ string) bool {
	t := spec.ParseType(typ)
	return len(t.Terms) > 1 && t.Any(spec.TypeTerm.IsTypedList) && t.Any(func(t spec.TypeTerm) bool { return t.Is(spec.Named) })
}

// isArrayWord says that a type is that of PHP's arrays.
func isArrayWord(typ string) bool {
	t, one := spec.ParseType(typ).Only()
	return one && t.Is(spec.Array) && t.Elem == nil
}

// spelled says that a number or a truth value has the stated type, in one of the
// spellings that portals have for it.
func spelled(stated string, s *example.Shape) bool {
	if !s.Scalar() || len(s.Texts) == 0 {
		return false
	}
	t, one := spec.ParseType(stated).Only()
	switch {
	case !one:
		return false
	case t.Is(spec.Integer, spec.Number):
		return s.Is(example.String) && all(s.Texts, numeral)
	case t.Is(spec.Boolean):
		return all(s.Texts, truthText)
	}
	return false
}

// contradiction is the types of the examples that the stated one excludes.
func contradiction(stated string, s *example.Shape) string {
	want := jsonTypes(stated)
	if want == nil {
		return ""
	}
	var odd []string
	for _, t := range s.Types {
		keyed := t == example.Object && s.Keyed()
		if !keyed && slices.Contains(want, t) || s.IsEmpty(t) {
			continue
		}
		odd = append(odd, exampleTypeName(s, t))
	}
	return strings.Join(odd, "|")
}

// placeholderKey is a name that stands for any key, in an illustration of a
// format.
var placeholderKey = lazyregexp.New(`(?i)^(field|value|key|name|param|lang|id)s?_?(n|i|\d+)$|_X{2,}$`)

// genericName is a name that says of itself only that it is one.
var genericName = lazyregexp.New(`(?i)^(?:field|property|key|attribute|param(?:eter)?)s?(?:_?(?:name|code|id))?$`)
