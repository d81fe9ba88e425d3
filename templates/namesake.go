package templates

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// Where neither the page nor an example tells the type of a field, as where the
// example has null, the fields of the same name in the same namespace do, if they
// agree: ADDRESS_CITY is a text wherever crm states it.

// namesakes are the Go types of fields by namespace and folded name.
type namesakes map[string][]goType

func (p *plan) findNamesakes(s spec.Spec) namesakes {
	n := namesakes{}
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
	typ := p.common(parseType(f.Type))
	if elementary(typ) == anything {
		typ = p.common(parseType(f.Seen))
	}
	for _, where := range []string{namespace, ""} {
		key := namesakeKey(where, f.Name)
		if elementary(typ) != anything && !slices.Contains(n[key], typ) {
			n[key] = append(n[key], typ)
		}
	}
}

func namesakeKey(namespace, name string) string {
	return strings.ToLower(namespace + "/" + strings.ReplaceAll(name, "_", ""))
}

// typeOf is the type of the namesakes in the namespace, or else in the whole API;
// nil where they do not agree. For a list of something, only lists count.
func (n namesakes) typeOf(namespace, name string, list bool) goType {
	for _, where := range []string{namespace, ""} {
		var found []goType
		for _, t := range n[namesakeKey(where, name)] {
			if isSlice(t) || !list {
				found = append(found, t)
			}
		}
		if t := oneOf(found); t != anything {
			return t
		}
	}
	return identifies(name, list)
}

// identifies is the type of fields whose name says that they hold ids, nil for
// the others.
func identifies(name string, list bool) goType {
	words := split(name)
	switch last := words[max(len(words)-1, 0):]; {
	case len(last) == 0:
		return nil
	case last[0] == "id" && !list:
		return id
	case last[0] == "ids":
		return listOf{id}
	}
	return nil
}
