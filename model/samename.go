package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// Where neither the page nor an example tells the type of a field, as where the
// example has null, the fields of the same name in the same namespace do, if they
// agree: ADDRESS_CITY is a text wherever crm states it.

// sameName are the Go types that fields have elsewhere.
type sameName struct {
	types map[string][]Type // by namespace and folded name
	// endings says how many fields have a type by the last words of their names.
	endings map[string]map[Type]int
	// objects are the parameters, by namespace and folded name, that pages call objects.
	objects map[string]bool
}

func indexNames(s spec.Spec, d documentedTypes) sameName {
	n := sameName{map[string][]Type{}, map[string]map[Type]int{}, map[string]bool{}}
	for _, m := range s.Methods {
		n.learn(d, m.Namespace(), m.Params)
		n.learnObjects(m.Namespace(), m.Params)
		if m.Result != nil && !answersLabels(m) {
			n.learn(d, m.Namespace(), m.Result.Fields)
			n.learn(d, m.Namespace(), m.Result.Shown)
		}
	}
	return n
}

// answersLabels reports whether the method describes fields by texts alone: by what they are called,
// which says nothing of their types.
func answersLabels(m spec.Method) bool {
	isOther := func(f spec.Field) bool { return !isPlainText(f) || len(f.Fields)+len(f.Shown) > 0 }
	return describesObjects(m) && !slices.ContainsFunc(slices.Concat(m.Result.Fields, m.Result.Shown), isOther)
}

func (n sameName) learnObjects(namespace string, params []spec.Field) {
	for _, f := range params {
		if spec.ParseType(f.Type).Any(spec.TypeTerm.IsObject) {
			n.objects[nameKey(namespace, f.Name)] = true
		}
	}
}

func (n sameName) learn(d documentedTypes, namespace string, fields []spec.Field) {
	for _, f := range fields {
		if len(f.Fields)+len(f.Shown)+len(f.Variants) == 0 {
			n.note(d, namespace, f)
		}
		n.learn(d, namespace, f.Fields)
		n.learn(d, namespace, f.Shown)
		for _, v := range f.Variants {
			n.learn(d, namespace, v.Fields)
		}
	}
}

func (n sameName) note(d documentedTypes, namespace string, f spec.Field) {
	t := spec.ParseType(f.Type)
	typ := d.goType(t)
	if seen := spec.ParseType(f.Seen); (typ == Int || typ == String) && (seen.All(isID) || seen.All(isMoment)) {
		typ = d.goType(seen)
	}
	if Innermost(typ) == Any {
		if t.Null || len(t.Terms) > 1 || f.Seen == "id[]" {
			return // declarations and words say less than other fields of the name
		}
		typ = d.goType(spec.ParseType(f.Seen))
	}
	if Innermost(typ) == Any {
		return
	}
	if ending := naming.LastWord(f.Name); n.endings[ending] == nil {
		n.endings[ending] = map[Type]int{typ: 1}
	} else {
		n.endings[ending][typ]++
	}
	for _, where := range []string{namespace, ""} {
		key := nameKey(where, f.Name)
		if !slices.Contains(n.types[key], typ) {
			n.types[key] = append(n.types[key], typ)
		}
	}
}

func nameKey(namespace, name string) string { return strings.ToLower(namespace) + "/" + foldName(name) }

// isNumbers reports whether the type is a list of numbers or ids.
func isNumbers(t Type) bool { return t == List{Int} || t == List{ID} }

// foldName is the name by which fields are the same.
func foldName(name string) string { return strings.ToLower(strings.ReplaceAll(name, "_", "")) }

// typeOf is the type that fields of the name have in the namespace, or else in the
// whole API; nil where they do not agree. That a text has one for each language is so in its namespace alone.
// For a list of something, only lists count, and where
// a parameter of the namespace with the name is an object, no numbers of elsewhere.
func (n sameName) typeOf(namespace, name string, list bool) (Type, Witness) {
	for _, where := range []string{namespace, ""} {
		var found []Type
		for _, t := range n.types[nameKey(where, name)] {
			if isTranslated := where == "" && t == Labels; !isTranslated && (isList(t) || !list) {
				found = append(found, t)
			}
		}
		if t := common(found); t != Any && (where != "" || !isNumbers(t) || !n.objects[nameKey(namespace, name)]) {
			return t, BySameName
		}
	}
	if t := identifies(name, list); t != nil {
		return t, ByName
	}
	switch {
	case list:
		return nil, ByNothing
	case isDated(name):
		return Time, ByName
	}
	return n.byEnding(name), BySameName
}

// byEnding is the type of most fields whose names end in the same word, in the
// whole API: all but one of 20, of 20 at least. It is nil where they differ more.
func (n sameName) byEnding(name string) Type {
	all, counts := 0, n.endings[naming.LastWord(name)]
	for _, c := range counts {
		all += c
	}
	for t, c := range counts {
		if all >= 20 && c*20 >= all*19 {
			return t
		}
	}
	return nil
}

// identifies is the type of fields whose name says that they hold ids, nil for
// the others.
func identifies(name string, list bool) Type {
	switch last := naming.LastWord(name); {
	case (last == "id" || last == "by") && !list:
		return ID
	case last == "ids":
		return List{ID}
	}
	return nil
}
