package spec

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Names are the Go names that are released: whatever the pages or the rules of
// naming become, these stay. Services, methods and events are all named here; what is
// below them takes its name from theirs, and stands here only where the pages
// would have changed it since. docs/names.md explains the file's form.
type Names struct {
	// V2 are the services of the older API, by their REST names.
	V2 map[string]ServiceNames `yaml:"v2,omitempty"`
	// V3 are the services of version 3, by their REST names.
	V3 map[string]ServiceNames `yaml:"v3,omitempty"`
	// Events are the events, by their REST names.
	Events map[string]EventNames `yaml:"events,omitempty"`
	// Others are names by the keys that b24gen reports for them.
	Others map[string]string `yaml:"others,omitempty"`
}

// ServiceNames are the names that a service and its methods have in Go.
type ServiceNames struct {
	// Type is the client type of the service.
	Type string `yaml:"type"`
	// New is its constructor, where that is not New and the type without Service.
	New string `yaml:"new,omitempty"`
	// Methods are the names of the methods, by the last part of the REST
	// name; list/all is the iterator over all rows of list.
	Methods map[string]string `yaml:"methods"`
}

// EventNames are the names that an event has in Go.
type EventNames struct {
	// Const is the constant for the event's name.
	Const string `yaml:"const"`
	// Type is the type of the data that comes with it, empty where several share one.
	Type string `yaml:"type,omitempty"`
}

// Constructor is the name of the function that makes the service: NewDeal of DealService,
// and New of Service, which has the namespace's own name.
func (s ServiceNames) Constructor() string {
	if s.New != "" {
		return s.New
	}
	return "New" + strings.TrimSuffix(s.Type, "Service")
}

// Services are the services by the generation of the API.
func (n *Names) Services() iter.Seq2[API, map[string]ServiceNames] {
	return func(yield func(API, map[string]ServiceNames) bool) {
		_ = yield(V2, n.V2) && yield(V3, n.V3)
	}
}

// Service finds a service by its name in any case; ok is false without it.
func (n *Names) Service(api API, name string) (key string, s ServiceNames, ok bool) {
	services := n.V2
	if api == V3 {
		services = n.V3
	}
	key, ok = inAnyCase(services, name)
	return key, services[key], ok
}

// Event finds an event by its name in any case; ok is false without it.
func (n *Names) Event(name string) (key string, e EventNames, ok bool) {
	key, ok = inAnyCase(n.Events, name)
	return key, n.Events[key], ok
}

// inAnyCase is the first of the keys, in order, that is the name in any case; without one
// it is the name itself.
func inAnyCase[V any](from map[string]V, name string) (key string, ok bool) {
	for k := range from {
		if strings.EqualFold(k, name) && (!ok || k < key) {
			key, ok = k, true
		}
	}
	if !ok {
		return name, false
	}
	return key, true
}

// PutEvent sets the names of an event.
func (n *Names) PutEvent(key string, e EventNames) {
	if n.Events == nil {
		n.Events = map[string]EventNames{}
	}
	n.Events[key] = e
}

// Put sets the names of a service.
func (n *Names) Put(api API, key string, s ServiceNames) {
	services := &n.V2
	if api == V3 {
		services = &n.V3
	}
	if *services == nil {
		*services = map[string]ServiceNames{}
	}
	(*services)[key] = s
}

// LoadNames reads a file of names. One that is not there yet holds none. All its
// problems are reported, joined.
func LoadNames(name string) (Names, error) {
	var n Names
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return n, nil
	}
	if err != nil {
		return n, fmt.Errorf("%s: %w", name, cause(err))
	}
	if err := ReadStrict(name, data, &n); err != nil {
		return n, err
	}
	return n, n.validate(name)
}

// validate reports what no file of names can say: names that are not exported,
// and two entries for one thing.
func (n *Names) validate(where string) error {
	var p problems
	for api, services := range n.Services() {
		unique(&p, below(where, string(api)), services)
		for service, s := range services {
			where := below(below(where, string(api)), service)
			exported(&p, where, "type", s.Type)
			unique(&p, where, s.Methods)
			for method, name := range s.Methods {
				exported(&p, where, method, name)
			}
		}
	}
	unique(&p, below(where, "events"), n.Events)
	for event, e := range n.Events {
		exported(&p, below(below(where, "events"), event), "const", e.Const)
		if e.Type != "" {
			exported(&p, below(below(where, "events"), event), "type", e.Type)
		}
	}
	for key, name := range n.Others {
		if strings.HasPrefix(key, "file ") {
			continue
		}
		exported(&p, below(where, "others"), key, name)
	}
	slices.SortFunc(p, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(p...)
}

func exported(p *problems, where, key, name string) {
	if !exportedName().MatchString(name) {
		p.add(where, "%s is %q, want a Go name that begins with a capital letter", key, name)
	}
}

func unique[V any](p *problems, where string, entries map[string]V) {
	seen := map[string]string{}
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		folded := strings.ToLower(key)
		if other, ok := seen[folded]; ok {
			p.add(where, "%s and %s are the same for the API: keep one", other, key)
		}
		seen[folded] = key
	}
}

// exportedName is a Go name that other packages can use.
var exportedName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\p{Lu}[\p{L}\p{Nd}_]*$`) })

// NamesHeader begins every file of names that b24gen writes.
const NamesHeader = "# Go names of the SDK that are released."

const namesHelp = `
# Edit a name to change it; b24gen names --rename shows what that would break.
# b24gen names --write adds what is new and keeps no comments.
`

// File is the names as a YAML file, in the order of the REST names.
func (n *Names) File() ([]byte, error) {
	return encode(NamesHeader+namesHelp, layout(reflect.ValueOf(*n)))
}

// Rename gives something of the spec another Go name. It is named as in the
// documentation, a service or a method with v2/ or v3/ in front where both
// generations have it, or by its key. The constant and the type of an event are
// named together: Event and the name, the name and Event.
func (n *Names) Rename(s *Spec, what, name string) error {
	if !exportedName().MatchString(name) {
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
