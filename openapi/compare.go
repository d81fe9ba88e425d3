package openapi

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Difference is something that only one of two documents has: a method, or a field of a
// request or an answer.
type Difference struct {
	Method string
	// Field is empty for the method as a whole, request.fields.name or result.item.id.
	Field string
	// Theirs says that the other document has it, and not ours.
	Theirs bool
}

// String names what is different, without the side that has it.
func (d Difference) String() string {
	if d.Field == "" {
		return d.Method
	}
	return d.Method + ": " + d.Field
}

// Compare holds a document of ours against another, such as the one that a portal gives
// of itself with rest.documentation.openapi. Both are JSON. Of a field that one side does
// not have those inside are not named.
func Compare(ours, theirs []byte) ([]Difference, error) {
	our, err := read(ours)
	if err != nil {
		return nil, fmt.Errorf("our document: %w", err)
	}
	their, err := read(theirs)
	if err != nil {
		return nil, err
	}
	a, b := our.methods(), their.methods()
	var out []Difference
	for key, method := range a {
		other, ok := b[key]
		if !ok {
			out = append(out, Difference{Method: method.name})
			continue
		}
		out = append(out, missing(method.name, our.fieldsOf(method), their.fieldsOf(other), false)...)
		out = append(out, missing(method.name, their.fieldsOf(other), our.fieldsOf(method), true)...)
	}
	for key, method := range b {
		if _, ok := a[key]; !ok {
			out = append(out, Difference{Method: method.name, Theirs: true})
		}
	}
	slices.SortFunc(out, func(x, y Difference) int {
		return cmp.Or(strings.Compare(x.Method, y.Method), strings.Compare(x.Field, y.Field))
	})
	return out, nil
}

// missing are the fields that the other side does not have.
func missing(method string, fields, others map[string]bool, theirs bool) []Difference {
	var out []Difference
	gone := ""
	for _, f := range slices.Sorted(maps.Keys(fields)) {
		switch {
		case others[f], gone != "" && inside(f, gone):
		default:
			out, gone = append(out, Difference{method, f, theirs}), f
		}
	}
	return out
}

// inside reports whether a field is below another.
func inside(field, outer string) bool {
	rest, ok := strings.CutPrefix(field, outer)
	return ok && (strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, "[]"))
}

// method is an operation of a document.
type method struct {
	name string
	operation
}

// methods are the operations by the name of their method, in lower case.
func (d *described) methods() map[string]method {
	out := map[string]method{}
	for path, item := range d.Paths {
		name := strings.Trim(path, "/")
		for _, verb := range []string{"post", "get"} {
			if op, ok := item[verb]; ok {
				out[strings.ToLower(name)] = method{name, op}
				break
			}
		}
	}
	return out
}

// fieldsOf are the fields of the request and of the result, by their paths.
func (d *described) fieldsOf(m method) map[string]bool {
	f := fields{doc: d, found: map[string]bool{}}
	f.add(m.RequestBody.Content[jsonType].Schema, "request")
	answer := m.Responses["200"].Content[jsonType].Schema
	if result := d.property(answer, "result"); result != nil {
		answer = *result
	}
	f.add(answer, "result")
	return f.found
}

// fields collects the paths of the fields of a schema.
type fields struct {
	doc   *described
	found map[string]bool
	open  []string // the components that are being read
}

// add adds what is below the path. A component inside of itself adds nothing new.
func (f *fields) add(s schema, path string) {
	if s.Ref != "" {
		if slices.Contains(f.open, s.Ref) {
			return
		}
		f.open = append(f.open, s.Ref)
		f.add(f.doc.resolve(s), path)
		f.open = f.open[:len(f.open)-1]
		return
	}
	for name, p := range s.Properties {
		f.found[path+"."+name] = true
		f.add(p, path+"."+name)
	}
	if s.Items != nil {
		f.add(*s.Items, path+"[]")
	}
	for _, part := range slices.Concat(s.AllOf, s.AnyOf, s.OneOf) {
		f.add(part, path)
	}
}
