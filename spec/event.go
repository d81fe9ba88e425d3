package spec

import (
	"path"
	"slices"
	"strings"
)

// Event is something that a portal tells an application by a post to its
// handler (REST-PROTOCOL section 14), as its page documents it.
type Event struct {
	// Name is the event's name in the spelling of the page. Portals send and
	// take it in any case; see [Event.Code].
	Name       string       `yaml:"name" json:"name"`
	Page       string       `yaml:"page" json:"page"`
	Scopes     []string     `yaml:"scopes,omitempty,flow" json:"scopes,omitempty"`
	Deprecated *Deprecation `yaml:"deprecated,omitempty" json:"deprecated,omitempty"`
	// Fields are what the handler receives, but for auth, which is the same for
	// all events. A required one is always sent.
	Fields []Field `yaml:"fields,omitempty" json:"fields,omitempty"`
	Prose  *Prose  `yaml:"prose,omitempty" json:"prose,omitempty"`
	// Overridden says what overrides have changed here.
	Overridden []Overridden `yaml:"overridden,omitempty" json:"overridden,omitempty"`
}

// Code is the name as portals send it, ONCRMDEALADD.
func (e Event) Code() string { return strings.ToUpper(e.Name) }

// Namespace is the namespace of the methods that belong to the event: its
// scope, or what stands for that.
func (e Event) Namespace() string {
	area := e.area()
	if len(e.Scopes) > 0 {
		area = e.Scopes[0]
	}
	first := namespace(area)
	if ns, ok := areaNamespaces[first]; ok {
		return ns
	}
	return first
}

// area is the folder of the reference that the page lies in, which stands for
// the scope where the page states none: one that has the name of a service, as
// imbot.v2, or else the first.
func (e Event) area() string {
	folders := strings.Split(path.Dir(e.Page), "/")[1:]
	if len(folders) == 0 {
		return "event"
	}
	for _, folder := range slices.Backward(folders) {
		if strings.Contains(folder, ".") {
			return folder
		}
	}
	return strings.ReplaceAll(folders[0], "-", "_")
}

// areaNamespaces are the namespaces of scopes and folders that have none of
// their own name.
var areaNamespaces = map[string]string{
	"basic":  "app",         // what happens to the application itself
	"events": "event",       // with the methods to subscribe to events
	"sonet":  "sonet_group", // workgroups
	"task":   "tasks",
}

// EventFile is the form of a file of events: those of one namespace.
type EventFile struct {
	Events []Event `yaml:"events"`
}

// path is the place of the file for the event's namespace, events/crm.yaml.
func (e Event) path() string {
	return fileName("events", strings.ToLower(e.Namespace())) + ".yaml"
}

func (e Event) where() string { return below(e.Page, e.Name) }

func (e Event) validate(p *problems) {
	where := e.where()
	if !isMethodName(e.Name) {
		p.add(where, "name is %q, want words joined by dots", e.Name)
	}
	if !pageName().MatchString(e.Page) {
		p.add(where, "page is %q, want the path of a page on the site", e.Page)
	}
	for _, s := range e.Scopes {
		if !isMethodName(s) {
			p.add(where, "a scope is %q, want words joined by dots", s)
		}
	}
	validateFields(p, below(where, "fields"), e.Fields)
}

// validateEvents reports what is wrong with the events, each alone and together.
func validateEvents(p *problems, events []Event) {
	pages := map[string]string{} // by code
	for _, e := range events {
		e.validate(p)
		if other, ok := pages[e.Code()]; ok {
			p.add(e.where(), "the event is documented by %s too", other)
		}
		pages[e.Code()] = e.Page
	}
}
