package spec

import (
	"fmt"
	"strings"
)

// Rename gives something of the spec another Go name. It is named as in the
// documentation, a service or a method with v2/ or v3/ in front where both
// generations have it, or by its key. The constant and the type of an event are
// named together: Event and the name, the name and Event.
func (n *Names) Rename(s *Spec, what, name string) error {
	if !exportedName.MatchString(name) {
		return fmt.Errorf("%s: the new name is %q, want a Go name that begins with a capital letter", what, name)
	}
	if strings.Contains(what, " ") {
		if n.Others == nil {
			n.Others = map[string]string{}
		}
		n.Others[what] = name
		return nil
	}
	at, err := s.named(what)
	if err != nil {
		return err
	}
	if at.event != "" {
		key, _, _ := n.Event(at.event)
		n.PutEvent(key, EventNames{Const: "Event" + name, Type: name + "Event"})
		return nil
	}
	key, names, _ := n.Service(at.api, at.service)
	names.Methods = put(names.Methods, at.method, name)
	if at.method == "" {
		names.Type, names.New = name, ""
	}
	n.Put(at.api, key, names)
	return nil
}

// put sets the name of a method, whatever the case in which it is there.
func put(methods map[string]string, method, name string) map[string]string {
	if method == "" {
		return methods
	}
	if methods == nil {
		methods = map[string]string{}
	}
	for key := range methods {
		if strings.EqualFold(key, method) {
			delete(methods, key)
		}
	}
	methods[method] = name
	return methods
}

// target is a service, a method of one, or an event.
type target struct {
	api             API
	service, method string
	event           string
}

// named finds the service, method or event of a name.
func (s *Spec) named(what string) (target, error) {
	var found []target
	for _, svc := range s.Services() {
		if matches(svc.API, svc.Name, what) {
			found = append(found, target{api: svc.API, service: svc.Name})
		}
		for _, m := range svc.Methods {
			if matches(m.API, m.Name, what) {
				found = append(found, target{api: m.API, service: svc.Name, method: m.Last()})
			}
		}
	}
	for _, e := range s.Events {
		if strings.EqualFold(e.Name, what) {
			found = append(found, target{event: e.Name})
		}
	}
	switch len(found) {
	case 0:
		return target{}, fmt.Errorf("%s: the spec has no service, method or event of this name", what)
	case 1:
		return found[0], nil
	}
	return target{}, fmt.Errorf("%s: the spec has several of this name: say v2/%s or v3/%s, or give the key", what, what, what)
}

func matches(api API, name, what string) bool {
	return strings.EqualFold(name, what) || strings.EqualFold(string(api)+"/"+name, what)
}
