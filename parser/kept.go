package parser

import "github.com/b24gen/b24gen/spec"

// Kept is what an earlier spec has of the page at the path, in the place of the
// page itself where that cannot be read now: its methods, events and types, and
// where their fields lead to.
func Kept(path string, earlier spec.Spec) Page {
	k := keeper{addresses: map[string]string{}, refs: map[string][]string{}}
	for _, t := range earlier.Types {
		k.addresses[t.Name] = t.Page
	}
	p := Page{Path: path, refs: k.refs}
	for _, m := range earlier.Methods {
		if m.Page == path {
			p.Methods = append(p.Methods, k.method(m))
		}
	}
	for _, e := range earlier.Events {
		if e.Page == path {
			e.Fields = k.fields(e.Fields, eventPath)
			p.Events = append(p.Events, e)
		}
	}
	for _, t := range earlier.Types {
		if pageOf(t.Page) == path {
			t.Fields = k.fields(t.Fields, t.Page)
			p.types = append(p.types, t)
		}
	}
	return p
}

// keeper turns the references of a spec back into the links they were made
// from, so that they are resolved again among the pages of today.
type keeper struct {
	addresses map[string]string // of types, by name
	refs      map[string][]string
}

func (k keeper) method(m spec.Method) spec.Method {
	m.Params = k.fields(m.Params, paramsPath)
	if m.Result != nil {
		result := *m.Result
		result.Fields = k.fields(result.Fields, resultName)
		result.Ref = k.link(result.Ref, resultName)
		m.Result = &result
	}
	return m
}

func (k keeper) fields(fields []spec.Field, prefix string) []spec.Field {
	fields = cloned(fields)
	k.links(fields, prefix)
	return fields
}

func (k keeper) links(fields []spec.Field, prefix string) {
	for i := range fields {
		f := &fields[i]
		path := prefix + "." + f.Name
		f.Ref = k.link(f.Ref, path)
		k.links(f.Fields, path)
		for _, v := range f.Variants {
			k.links(v.Fields, path)
		}
	}
}

// link notes where the reference at the path leads to, and gives the name that
// stands there until it is resolved: none.
func (k keeper) link(ref, path string) string {
	if address := k.addresses[ref]; address != "" {
		k.refs[path] = append(k.refs[path], address)
	}
	return ""
}
