package model

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/b24gen/b24gen/spec"
)

// Pins are the names of a file of pinned names, as [Config.Names] wants them.
func Pins(n spec.Names) map[string]string {
	pins := map[string]string{}
	for api, services := range n.Services() {
		for service, s := range services {
			pins[typeKey(api, service)] = s.Type
			pins[newKey(api, service)] = s.Constructor()
			for method, name := range s.Methods {
				pins[callKey(api, service+"."+method)] = name
				if service == spec.RootService {
					pins[callKey(api, method)] = name // of one part: profile
				}
			}
		}
	}
	eventPins(pins, n)
	maps.Copy(pins, foldKeys(n.Others))
	return pins
}

func namesOf(s spec.Spec, c Config) (map[string]string, error) {
	sdk, err := Build(s, c)
	if err != nil {
		return nil, err
	}
	return sdk.Names, nil
}

// Rename is a thing that has another Go name than before.
type Rename struct {
	Key      string // see [SDK.Names]
	From, To string
}

// Renames compares the names of two SDKs, [SDK.Names]: what is in both under another
// name. The names of files are no concern of the SDK's users.
func Renames(before, after map[string]string) []Rename {
	var out []Rename
	for key, from := range before {
		if to, ok := after[key]; ok && to != from && !strings.HasPrefix(key, "file ") {
			out = append(out, Rename{key, from, to})
		}
	}
	slices.SortFunc(out, func(a, b Rename) int { return cmp.Compare(a.Key, b.Key) })
	return out
}

// RenamesBetween are the renames that a new spec of the documentation brings, with the
// same pins before and after, and the SDK of the new spec.
func RenamesBetween(before, after spec.Spec, c Config) ([]Rename, *SDK, error) {
	renames, _, b, err := renamesBetween(before, after, c)
	if err != nil {
		return nil, nil, err
	}
	return renames, b.wanted(), nil
}

// renamesBetween makes both at once: the names of the old spec, and all of the new one.
func renamesBetween(before, after spec.Spec, c Config) (renames []Rename, old map[string]string, now *builder, err error) {
	var g errgroup.Group
	g.Go(func() (err error) { old, err = namesOf(before, Config{Names: c.Names}); return err })
	g.Go(func() (err error) { now, err = build(after, c); return err })
	if err := g.Wait(); err != nil {
		return nil, nil, nil, err
	}
	return Renames(old, now.sdk.Names), old, now, nil
}

// Keep adds to n what keeps all names of one spec in the next one, and then the
// services, methods and events that the next one brings. It returns the SDK of the next
// one with all these names, and the keys of what was added, in order.
func Keep(n *spec.Names, before, after spec.Spec, c Config) (_ *SDK, added []string, err error) {
	if added, err = keepServices(n, before); err != nil { // first, since what is built is named after them
		return nil, nil, err
	}
	c.Names = Pins(*n)
	renames, old, b, err := renamesBetween(before, after, c)
	if err != nil {
		return nil, nil, err
	}
	added = append(added, addNames(n, before, old, c.Names)...) // under which all of the old spec has the same names
	pins := Pins(*n)
	for _, r := range renames {
		if pins[r.Key] != "" {
			continue // an event
		}
		if n.Others == nil {
			n.Others = map[string]string{}
		}
		n.Others[r.Key] = r.From
		added = append(added, r.Key)
	}
	if len(renames) > 0 {
		if err := b.rename(renames, Pins(*n)); err != nil {
			return nil, nil, err
		}
	}
	now := b.wanted()
	return now, append(added, addNames(n, after, now.Names, Pins(*n))...), nil
}

// keepServices pins the services and methods of a spec, which are named before all else.
func keepServices(n *spec.Names, s spec.Spec) (added []string, err error) {
	pins := Pins(*n)
	b := newBuilder(s, Config{Names: pins})
	for _, p := range b.withServices(s) {
		p.nameServices()
	}
	b.collectNames()
	for _, svc := range s.Services() {
		added = append(added, pinService(n, svc, b.sdk.Names, pins)...)
	}
	return added, b.problems()
}

// Pin adds the services, methods and events of the spec that n does not hold yet, under
// the names that they have. It returns their keys, in order.
func Pin(n *spec.Names, s spec.Spec, c Config) ([]string, error) {
	c.Names = Pins(*n)
	given, err := namesOf(s, c)
	if err != nil {
		return nil, err
	}
	return addNames(n, s, given, c.Names), nil
}

// addNames adds the names that are given and not pinned.
func addNames(n *spec.Names, s spec.Spec, given, pinned map[string]string) []string {
	var added []string
	for _, svc := range s.Services() {
		added = append(added, pinService(n, svc, given, pinned)...)
	}
	added = append(added, pinEvents(n, s.Events, given)...)
	slices.Sort(added)
	return added
}

func pinService(n *spec.Names, svc spec.Service, given, pinned map[string]string) (added []string) {
	key, names, ok := n.Service(svc.API, svc.Name)
	if !ok {
		names = spec.ServiceNames{Type: given[typeKey(svc.API, key)], Methods: map[string]string{}}
		if name := given[newKey(svc.API, key)]; name != names.Constructor() {
			names.New = name
		}
		added = append(added, typeKey(svc.API, key))
	}
	if names.Methods == nil {
		names.Methods = map[string]string{}
	}
	for _, m := range svc.Methods {
		for _, suffix := range []string{"", iteratorSuffix} {
			key := callKey(svc.API, m.Name+suffix)
			if name, ok := given[key]; ok && pinned[key] == "" {
				names.Methods[m.Last()+suffix] = name
				added = append(added, key)
			}
		}
	}
	n.Put(svc.API, key, names)
	return added
}

// iteratorSuffix stands behind a method's name for the iterator over its rows.
const iteratorSuffix = "/all"

// Unpinned are the keys of the spec's services, methods and events that n does not hold,
// in order.
func Unpinned(n spec.Names, s spec.Spec) []string {
	pins := Pins(n)
	return slices.DeleteFunc(released(s), func(key string) bool { return pins[key] != "" })
}

// Gone are the keys of the services, methods and events in n that the spec does
// not have any more, in order.
func Gone(n spec.Names, s spec.Spec) []string {
	have := map[string]bool{}
	for _, key := range released(s) {
		have[key] = true
	}
	var gone []string
	for api, services := range n.Services() {
		for service, names := range services {
			if !have[typeKey(api, service)] {
				gone = append(gone, typeKey(api, service))
			}
			for method := range names.Methods {
				if key := callKey(api, service+"."+method); !have[key] && !have[callKey(api, method)] {
					gone = append(gone, key)
				}
			}
		}
	}
	for event := range n.Events {
		if key := eventConstKey(event); !have[key] {
			gone = append(gone, key)
		}
	}
	slices.Sort(gone)
	return gone
}

// released are the keys of the spec's services and methods, and of the constants
// of its events, in order.
func released(s spec.Spec) []string {
	var keys []string
	for _, svc := range s.Services() {
		keys = append(keys, typeKey(svc.API, svc.Name))
		for _, m := range svc.Methods {
			keys = append(keys, callKey(m.API, m.Name))
			if m.List != nil {
				keys = append(keys, callKey(m.API, m.Name+iteratorSuffix))
			}
		}
	}
	for _, e := range s.Events {
		keys = append(keys, eventConstKey(e.Name))
	}
	slices.Sort(keys)
	return keys
}

// eventPins adds the pinned names of events.
func eventPins(pins map[string]string, n spec.Names) {
	for event, names := range n.Events {
		pins[eventConstKey(event)] = names.Const
		if names.Type != "" {
			pins[eventTypeKey(event)] = names.Type
		}
	}
}

// pinEvents adds the events that n does not hold yet.
func pinEvents(n *spec.Names, events []spec.Event, given map[string]string) (added []string) {
	for _, e := range events {
		if _, _, ok := n.Event(e.Name); ok {
			continue
		}
		n.PutEvent(e.Name, spec.EventNames{Const: given[eventConstKey(e.Name)], Type: given[eventTypeKey(e.Name)]})
		added = append(added, eventConstKey(e.Name))
		if given[eventTypeKey(e.Name)] != "" {
			added = append(added, eventTypeKey(e.Name))
		}
	}
	return added
}

// The keys that pin names are a kind (type, func, method, field, const, file)
// and a path: the generation of the API, the method or the service with .*, and
// what is below it; or event/, the event, and what is below its data. REST names are the same in any case, so keys have them in
// lower case: a page that changes the spelling renames nothing.

// foldKey puts the REST name in a key into lower case.
func foldKey(key string) string {
	api, rest, ok := strings.Cut(key, "/")
	if !ok {
		return key
	}
	end := strings.IndexAny(rest, "/#")
	if end < 0 {
		end = len(rest)
	}
	return api + "/" + strings.ToLower(rest[:end]) + rest[end:]
}

func foldKeys(names map[string]string) map[string]string {
	folded := make(map[string]string, len(names))
	for key, name := range names {
		folded[foldKey(key)] = name
	}
	return folded
}

// typeKey is the key of a service's client type.
func typeKey(api spec.API, service string) string {
	return foldKey(fmt.Sprintf("type %s/%s.*", api, service))
}

// newKey is the key of a service's constructor.
func newKey(api spec.API, service string) string {
	return foldKey(fmt.Sprintf("func %s/%s.*", api, service))
}

// callKey is the key of a method, or of the iterator METHOD/all over its rows.
func callKey(api spec.API, method string) string {
	return foldKey(fmt.Sprintf("method %s/%s", api, method))
}

// eventKey is the path of an event's constant, and of the type of its data.
func eventKey(event string) string { return foldKey("event/" + event) }

func eventConstKey(event string) string { return "const " + eventKey(event) }
func eventTypeKey(event string) string  { return "type " + eventKey(event) }
