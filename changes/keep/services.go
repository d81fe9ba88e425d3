package keep

import (
	"maps"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/changes/goapi"
	"github.com/b24gen/b24gen/spec"
)

// method keeps a method of a service, or what it returns.
func (k *keeper) method(dir string, service, m *goapi.Decl) bool {
	was, ok := callOf(m.Type)
	if !ok {
		return false
	}
	now := k.now.Lookup(dir, m.Symbol)
	if now == nil {
		return k.goneMethod(dir, service, m, was)
	}
	is, ok := callOf(now.Type)
	switch {
	case !ok || (was.rows == "") != (is.rows == "") || was.options != is.options:
		return false
	case !k.same(dir, was.params, is.params):
		return false
	case k.same(dir, was.result+was.rows, is.result+is.rows):
		return true
	case was.rows != "":
		return k.iterator(dir, service, m, was)
	}
	return k.put(dir, m.Symbol, spec.Pin{Kind: spec.PinResult, Type: was.result})
}

// goneMethod keeps a method, or an iterator, that the documentation no longer has.
func (k *keeper) goneMethod(dir string, service, m *goapi.Decl, was call) bool {
	if was.rows != "" {
		return k.iterator(dir, service, m, was)
	}
	described := k.released.Lookup(dir, was.params+"."+describes)
	if described == nil {
		return false
	}
	facts := literal(described.Body, "b24.Method")
	pin := spec.Pin{
		Kind: spec.PinMethod, REST: facts["Name"], Params: was.params, Type: was.result,
		Positional: facts["Positional"] == "true", Idempotent: facts["Idempotent"] == "true",
	}
	if k.isGone(dir, was.params) {
		pin.Fields = fieldPins(k.released.Lookup(dir, was.params))
	}
	return pin.REST != "" && k.put(dir, m.Symbol, pin)
}

// isOfGoneMethod reports whether a struct has the parameters of a method that is gone, and
// is kept with it.
func (k *keeper) isOfGoneMethod(dir string, params *goapi.Decl) bool {
	if memberOf(params, describes) == nil {
		return false
	}
	return slices.ContainsFunc(k.declsOf(dir), func(service *goapi.Decl) bool {
		for name, c := range callsOf(service) {
			if c.params == params.Symbol && c.rows == "" && k.now.Lookup(dir, service.Symbol+"."+name) == nil {
				return true
			}
		}
		return false
	})
}

// iterator keeps an iterator over the rows of another method of the service.
func (k *keeper) iterator(dir string, service, m *goapi.Decl, was call) bool {
	calls := callsOf(service)
	for _, name := range slices.Sorted(maps.Keys(calls)) {
		if c := calls[name]; c.params == was.params && c.rows == "" {
			pin := spec.Pin{Kind: spec.PinRows, Of: name, Type: was.rows}
			if d := k.released.Lookup(dir, was.params+"."+lists); !pagingOf(m.Body, &pin) && d != nil {
				pagingOf(d.Body, &pin)
			}
			return k.put(dir, m.Symbol, pin)
		}
	}
	return false
}

// held keeps the field of a package's root that holds a service.
func (k *keeper) held(dir string, f *goapi.Decl) bool {
	service := goapi.Short(f.Type)
	if k.now.Lookup(dir, service) == nil {
		return k.aliasesOf(dir)[service] == "" // with the service
	}
	calls := callsOf(k.released.Lookup(dir, service))
	return k.put(dir, service, spec.Pin{Kind: spec.PinService, REST: k.restName(dir, calls), New: k.constructorOf(dir, service), Field: f.Name()})
}

// service keeps a service with its constructor and all that it calls; a method that cannot be
// kept is a change of its own once the service is back. One that calls nothing is the root of
// its package, which comes with the services that it has.
func (k *keeper) service(dir string, d *goapi.Decl, calls map[string]call) bool {
	if len(calls) == 0 {
		return true
	}
	for _, name := range slices.Sorted(maps.Keys(calls)) { // what has its pin already needs the service alone
		k.goneMethod(dir, d, k.released.Lookup(dir, d.Symbol+"."+name), calls[name])
	}
	return k.put(dir, d.Symbol, spec.Pin{
		Kind: spec.PinService, REST: k.restName(dir, calls), New: k.constructorOf(dir, d.Symbol), Field: k.fieldOf(dir, d.Symbol),
	})
}

// fieldOf is the field of the package's root that holds a service, empty where it is
// called as the type says.
func (k *keeper) fieldOf(dir, service string) string {
	for _, d := range k.declsOf(dir) {
		for _, m := range d.Members {
			if m.Kind == goapi.Field && goapi.Short(m.Type) == service && m.Name() != strings.TrimSuffix(service, "Service") {
				return m.Name()
			}
		}
	}
	return ""
}

// restName is the name of a service in the API: that of a method without its last part.
func (k *keeper) restName(dir string, calls map[string]call) string {
	for _, name := range slices.Sorted(maps.Keys(calls)) {
		if rest := k.restOf(k.released, dir, calls[name]); rest != "" {
			return spec.Method{Name: rest}.Service()
		}
	}
	return ""
}

// restOf is the REST method that a method calls, as its parameters say.
func (k *keeper) restOf(api *goapi.API, dir string, c call) string {
	described := api.Lookup(dir, c.params+"."+describes)
	if described == nil {
		return ""
	}
	return literal(described.Body, "b24.Method")["Name"]
}

// constructorOf is the function that makes a service.
func (k *keeper) constructorOf(dir, service string) string {
	for _, d := range k.declsOf(dir) {
		if d.Kind == goapi.Func && strings.HasSuffix(d.Type, ") "+service) {
			return d.Symbol
		}
	}
	return ""
}

// constructor keeps the function that makes a service.
func (k *keeper) constructor(dir string, f *goapi.Decl) bool {
	_, service, _ := strings.Cut(f.Type, ") ")
	d := k.released.Lookup(dir, service)
	if d == nil || d.Kind != goapi.Type {
		return false
	}
	if k.now.Lookup(dir, service) == nil {
		return true // with the service
	}
	return k.put(dir, service, spec.Pin{Kind: spec.PinService, REST: k.restName(dir, callsOf(d)), New: f.Symbol, Field: k.fieldOf(dir, service)})
}
