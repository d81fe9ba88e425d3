package model

import (
	"strings"

	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// The objects that the methods of services speak of.

// The methods that speak of the object of their service, by the last part of the name.
var reads = set("get", "list", "getlist", "current", "search")

// resolveServices finds the objects of the services: what get and list answer, below the
// key that says so, and what add and update take.
func (r *resolver) resolveServices() {
	for _, p := range r.packages {
		for _, d := range p.described {
			r.call(d.Struct, objectDescribed(d.Method))
		}
		for _, s := range p.Services {
			name := objectOfService(s)
			key := aboutKey(p.API, p.Namespace, lastOf(s.REST))
			r.about[key] = append(r.about[key], name)
			for _, m := range s.Methods {
				r.resolveMethod(m, name)
			}
		}
	}
}

func (r *resolver) resolveMethod(m *Method, name string) {
	last := strings.ToLower(m.Spec.Last())
	if m.tellsFields() {
		return
	}
	if answer := structIn(m.Result); answer != nil {
		if inner := r.held(m, answer); inner != nil && !m.speaksOfObject() {
			r.mentioned = append(r.mentioned, mention{inner, name})
		} else if inner != nil {
			r.call(inner, name)
		} else if reads[last] && m.openRows() == nil {
			r.call(answer, name)
		}
	}
	if last == "set" {
		r.callRows(m, name)
	}
	if !m.makesOrChanges() {
		return
	}
	for _, f := range m.Params.Fields {
		if s, ok := Innermost(f.Type).(*Struct); ok && !isMap(Deref(f.Type)) && m.takesIn(f.Key) {
			r.call(s, name)
			return
		}
	}
	r.call(m.Params, name)
}

// held is the object inside of an answer that only holds it, nil if the answer is the
// object: below the key that names it or has the rows of a list, or the only object in an
// answer of few fields.
func (r *resolver) held(m *Method, answer *Struct) *Struct {
	last := strings.ToLower(m.Spec.Last())
	isRows := func(f Field) bool { return m.Spec.List != nil && m.Spec.List.Rows == f.Key && reads[last] }
	var inner []*Struct
	for _, f := range answer.Fields {
		s, ok := Innermost(f.Type).(*Struct)
		if !ok {
			continue
		}
		if isAbout(f.Key, m.Service.REST) || isRows(f) {
			return s
		}
		inner = append(inner, s)
	}
	if m.speaksOfObject() && len(inner) == 1 && len(answer.Fields) <= fewFields && !isMap(answer.Fields[0].Type) {
		return inner[0]
	}
	return nil
}

// speaksOfObject reports whether what the method does is to read, make or change the object of its
// service.
func (m *Method) speaksOfObject() bool {
	return reads[strings.ToLower(m.Spec.Last())] || m.makesOrChanges()
}

// makesOrChanges reports whether the method makes or changes an object, by the last word of its name.
func (m *Method) makesOrChanges() bool {
	last := strings.ToLower(m.Spec.Last())
	return makes[last] || changes[last]
}

// tellsFields reports whether the method only tells which fields something has: not in a service that makes fields, whose
// objects these are.
func (m *Method) tellsFields() bool {
	return describesObjects(m.Spec) && (strings.Contains(strings.ToLower(m.Spec.Last()), describing) || !m.Service.keeps())
}

// mention is what a method that does something else with an object answers below the key that names it.
type mention struct {
	*Struct
	object string
}

// resolveMentioned gives what is mentioned the name of the object, if most of its keys are known of
// this: the block of a manifest is none of a page.
func (r *resolver) resolveMentioned(known map[string]map[string]bool) {
	for _, m := range r.mentioned {
		d, all := r.of[m.Struct], known[m.object]
		if d != nil && (len(all) == 0 || d.commonWith(all)*3 >= min(len(d.Fields), len(all))*2) {
			r.call(m.Struct, m.object)
		}
	}
	r.resolveTypes()
}

// fewFields is how many fields an answer has at most that only holds the object: itself,
// and what says how many there are, and where the next ones begin.
const fewFields = 3

// isAbout reports whether the key names the object of the service: tasks of tasks.task.
func isAbout(key, service string) bool {
	return naming.Singular(naming.Fold(key)) == naming.Singular(naming.Fold(lastOf(service)))
}

func lastOf(name string) string { return name[strings.LastIndex(name, ".")+1:] }

func aboutKey(api spec.API, namespace, name string) string {
	return strings.ToLower(string(api)+"/"+namespace) + "/" + naming.Singular(naming.Fold(name))
}
