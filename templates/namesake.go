package templates

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// Where neither the page nor an example tells the type of a field, as where the
// example has null, the fields of the same name in the same namespace do, if they
// agree: ADDRESS_CITY is a text wherever crm states it.

// namesakes are the Go types that fields have elsewhere.
type namesakes struct {
	types map[string][]goType // by namespace and folded name
	// endings says how many fields have a type by the last words of their names.
	endings map[string]map[goType]int
}

func (p *plan) findNamesakes(s spec.Spec) namesakes {
	n := namesakes{map[string][]goType{}, map[string]map[goType]int{}}
	for _, m := range s.Methods {
		n.learn(p, m.Namespace(), m.Params)
		if m.Result != nil {
			n.learn(p, m.Namespace(), m.Result.Fields)
			n.learn(p, m.Namespace(), m.Result.Shown)
		}
	}
	return n
}

func (n namesakes) learn(p *plan, namespace string, fields []spec.Field) {
	for _, f := range fields {
		if len(f.Fields)+len(f.Shown)+len(f.Variants) == 0 {
			n.note(p, namespace, f)
		}
		n.learn(p, namespace, f.Fields)
		n.learn(p, namespace, f.Shown)
		for _, v := range f.Variants {
			n.learn(p, namespace, v.Fields)
		}
	}
}

func (n namesakes) note(p *plan, namespace string, f spec.Field) {
	t := spec.ParseType(f.Type)
	typ := p.common(t)
	if elementary(typ) == anything {
		if t.Null || len(t.Terms) > 1 || f.Seen == "id[]" {
			return // declarations and words say less than namesakes
		}
		typ = p.common(spec.ParseType(f.Seen))
	}
	if elementary(typ) == anything {
		return
	}
	if ending := lastWord(f.Name); n.endings[ending] == nil {
		n.endings[ending] = map[goType]int{typ: 1}
	} else {
		n.endings[ending][typ]++
	}
	for _, where := range []string{namespace, ""} {
		key := namesakeKey(where, f.Name)
		if !slices.Contains(n.types[key], typ) {
			n.types[key] = append(n.types[key], typ)
		}
	}
}

func namesakeKey(namespace, name string) string {
	return strings.ToLower(namespace + "/" + strings.ReplaceAll(name, "_", ""))
}

// byEnding is the type of most fields whose names end in the same word, in the
// whole API: all but one of 20, of 20 at least. It is nil where they differ more.
func (n namesakes) byEnding(name string) goType {
	all, counts := 0, n.endings[lastWord(name)]
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

// typeOf is the type of the namesakes in the namespace, or else in the whole API;
// nil where they do not agree. For a list of something, only lists count.
func (n namesakes) typeOf(namespace, name string, list bool) goType {
	for _, where := range []string{namespace, ""} {
		var found []goType
		for _, t := range n.types[namesakeKey(where, name)] {
			if isSlice(t) || !list {
				found = append(found, t)
			}
		}
		if t := oneOf(found); t != anything {
			return t
		}
	}
	if t := identifies(name, list); t != nil || list {
		return t
	}
	return n.byEnding(name)
}

// identifies is the type of fields whose name says that they hold ids, nil for
// the others.
func identifies(name string, list bool) goType {
	switch last := lastWord(name); {
	case (last == "id" || last == "by") && !list:
		return id
	case last == "ids":
		return listOf{id}
	}
	return nil
}

// lastWord is the last word of a name, in lower case. A number behind it tells
// things of one kind apart: PARENT_ID_136.
func lastWord(name string) string {
	words := split(strings.TrimRight(name, "0123456789_"))
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}
