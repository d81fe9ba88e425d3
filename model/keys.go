package model

import (
	"fmt"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

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
