package model

import "strings"

// Which of the objects that methods take are those of their services.

// callRows names the rows that a method sets below the key that names the object.
func (r *resolver) callRows(m *Method, name string) {
	for _, f := range m.Params.Fields {
		if s := structIn(f.Type); s != nil && isAbout(f.Key, m.Service.REST) {
			r.call(s, name)
		}
	}
}

// takesIn reports whether a method that makes or changes an object takes it in the parameter.
func (m *Method) takesIn(key string) bool {
	return takesObject[foldName(key)] || isAbout(key, m.Service.REST)
}

// resolveTaken finds the objects of services in what their other methods take, whatever the key:
// the only object among the parameters that has mostly the fields that are known.
func (r *resolver) resolveTaken(known map[string]map[string]bool) {
	for _, p := range r.packages {
		for _, m := range p.Methods() {
			if reads[strings.ToLower(m.Spec.Last())] || describesObjects(m.Spec) {
				continue
			}
			name := objectOfService(m.Service)
			if d := r.taken(m, known[name]); d != nil {
				r.call(d.Struct, name)
			}
		}
	}
	r.resolveTypes()
}

// taken is the only object among the parameters with mostly the known fields, nil without one.
func (r *resolver) taken(m *Method, known map[string]bool) *draft {
	var found *draft
	for _, f := range m.Params.Fields {
		d := r.of[structIn(f.Type)]
		switch {
		case d == nil, chooses[strings.ToLower(f.Key)], !isMostlyIn(d, known):
		case found != nil:
			return nil
		default:
			found = d
		}
	}
	return found
}

// isMostlyIn reports whether most of the draft's fields are among the known ones.
func isMostlyIn(d *draft, known map[string]bool) bool {
	n := d.commonWith(known)
	return n >= fewest && n*3 >= min(len(d.Fields), len(known))*2
}

// commonWith is how many of the draft's fields are among the known ones.
func (d *draft) commonWith(known map[string]bool) int {
	n := 0
	for _, f := range d.Fields {
		if known[foldName(f.Key)] {
			n++
		}
	}
	return n
}
