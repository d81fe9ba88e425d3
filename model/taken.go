package model

import (
	"cmp"
	"strings"
)

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
			r.callTyped(m, known)
		}
	}
	r.resolveTypes()
}

// callTyped finds what a method takes of the type that is called as its service: an object with two
// keys at least, all of which are the type's (add of biconnector.dataset.fields.update).
func (r *resolver) callTyped(m *Method, known map[string]map[string]bool) {
	name := string(m.Service.Package.API) + "/type/" + strings.ToLower(strings.ReplaceAll(m.Service.REST, ".", "_"))
	for _, f := range m.Params.Fields {
		d := r.of[structIn(f.Type)]
		if d != nil && r.names[d] == "" && !chooses[strings.ToLower(f.Key)] && len(d.Fields) > 1 && d.commonWith(known[name]) == len(d.Fields) {
			r.names[d] = cmp.Or(r.same[name], name)
		}
	}
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

// resolveEvents finds events that carry the object of the service that they are about: all of their
// fields are known of it.
func (r *resolver) resolveEvents(known map[string]map[string]bool) {
	for _, d := range r.drafts {
		if d.Role != RoleEvent || len(d.Fields) < fewest {
			continue
		}
		subject := d.pkg.subjectOf(d.Events[0])
		for _, s := range d.pkg.Services {
			name := objectOfService(s)
			if strings.TrimSuffix(s.Type, serviceSuffix) == subject && d.commonWith(known[name]) == len(d.Fields) {
				r.names[d] = name
			}
		}
	}
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
