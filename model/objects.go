package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// object is one thing that the documentation speaks of: a deal, a task, the phone of a
// contact. Many places describe it: the answers of get and list, what add and update
// take, a page of its type, an example inside of something else. Each place has a draft
// of its own first; what they say together decides the types of the fields, see decide,
// and the drafts for reading become one struct, see merge.
type object struct {
	// name is that of the service (v2/crm.deal), of the documented type
	// (v2/type/sale_order), or of the object around it and the key (v2/crm.deal/phone).
	name   string
	places []*draft
	fields map[string]*knownField
}

// knownField is a field of an object in all places that have it.
type knownField struct{ places []place }

// place is one field of one draft.
type place struct {
	in *draft
	at int // in the draft's fields
}

func (p place) field() *Field { return &p.in.Fields[p.at] }

// resolver finds out which object each draft of the SDK describes.
type resolver struct {
	*builder
	drafts []*draft
	of     map[*Struct]*draft
	// names are the names of the objects that the drafts describe.
	names map[*draft]string
	// within are the drafts by the objects that they are in, or were before these got
	// other names, see rename.
	within map[string][]*draft
	// same are other names of objects: a type that one service alone answers is what the
	// service is about.
	same map[string]string
	// mentioned are what methods that do something else answer below the key that names the object.
	mentioned []mention
	// about are the services of a namespace by the singular of their last part.
	about map[string][]string
}

// resolveObjects gives each draft its object.
func (b *builder) resolveObjects() []*object {
	r := &resolver{
		builder: b, of: map[*Struct]*draft{}, names: map[*draft]string{}, within: map[string][]*draft{},
		same: map[string]string{}, about: map[string][]string{},
	}
	for _, p := range b.packages {
		r.drafts = append(r.drafts, p.declared.structs...)
		for _, d := range p.described {
			r.drafts = append(r.drafts, d.structs...)
		}
	}
	for _, d := range r.drafts {
		r.of[d.Struct] = d
	}
	r.resolveServices()
	r.resolveTypes()
	slices.SortStableFunc(r.drafts, byPlace)
	r.resolveHolders()
	r.resolveKeys()
	r.resolveNested()
	r.resolveSame()
	r.dropSlips()
	return r.collect()
}

// call names the object that the struct describes; the first name stays.
func (r *resolver) call(s *Struct, name string) {
	d := r.of[s]
	if d == nil {
		return
	}
	if d.Role == RoleType {
		t := typeObject(d)
		if r.same[t] == "" {
			r.same[t] = name
		} else if r.same[t] != name {
			r.same[t] = t // of several services: an object of its own
		}
		return
	}
	if r.names[d] == "" {
		r.names[d] = name
	}
}

// typeObject is the name of the object that a type page describes.
func typeObject(d *draft) string {
	return string(d.pkg.API) + "/type/" + strings.ToLower(d.Documented)
}

// resolveTypes names the objects with pages of their own.
func (r *resolver) resolveTypes() {
	for _, d := range r.drafts {
		if d.Role != RoleType {
			continue
		}
		r.names[d] = typeObject(d)
		if name := r.same[typeObject(d)]; name != "" {
			r.names[d] = name
		}
	}
}

// resolveKeys finds objects of services inside of others: the payments of an order are
// what sale.payment answers. The key names the service, and the fields are mostly the same.
func (r *resolver) resolveKeys() {
	known := map[string]map[string]bool{}
	for d, name := range r.names {
		if known[name] == nil {
			known[name] = map[string]bool{}
		}
		d.addKeys(known[name])
	}
	r.resolveMentioned(known)
	r.resolveTaken(known)
	r.resolveEvents(known)
	for _, d := range r.drafts {
		if m := d.method(); r.names[d] != "" || d.Role == RoleParams || m != nil && m.tellsFields() {
			continue
		}
		for _, name := range r.about[aboutKey(d.pkg.API, d.pkg.Namespace, d.Documented)] {
			if isMostlyIn(d, known[name]) {
				r.names[d] = name
				break
			}
		}
	}
}

// objectOfService is the name of the object that the service is about.
func objectOfService(s *Service) string { return string(s.Package.API) + "/" + strings.ToLower(s.REST) }

// objectDescribed is the name of the object whose fields the method describes. In REST 3.0 a service of its own does.
func objectDescribed(m *Method) string {
	if name := objectOfService(m.Service); m.Spec.API == spec.V3 {
		return strings.TrimSuffix(name, ".field")
	}
	return objectOfService(m.Service)
}

// resolveNested names the rest after the object around it and the key. What is in the
// parameters of several methods of a service is one thing if it has one key.
func (r *resolver) resolveNested() {
	for _, d := range r.drafts {
		if r.names[d] != "" {
			continue
		}
		outer := r.names[d.parent]
		switch {
		case d.parent == nil, outer == "":
			r.names[d] = d.Key
		case d.parent.Role == RoleParams && outer == d.parent.Key:
			r.names[d] = string(d.pkg.API) + "/" + strings.ToLower(d.parent.Method.Service.REST) + "?" + foldName(d.Documented)
		default:
			r.names[d] = outer + "/" + foldName(d.Documented)
		}
	}
}

// collect makes the objects, in the order of their drafts.
func (r *resolver) collect() []*object {
	var out []*object
	byName := map[string]*object{}
	for _, d := range r.drafts {
		name := r.names[d]
		o := byName[name]
		if o == nil {
			o = &object{name: name, fields: map[string]*knownField{}}
			byName[name] = o
			out = append(out, o)
		}
		o.places = append(o.places, d)
		d.object = o
		for i, f := range d.Fields {
			key := foldName(f.Key)
			if o.fields[key] == nil {
				o.fields[key] = &knownField{}
			}
			o.fields[key].places = append(o.fields[key].places, place{d, i})
		}
	}
	return out
}
