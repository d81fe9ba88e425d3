// Package spec is the contract between the scraper and the emitter: what the
// documentation of the Bitrix24 REST API states about its methods, as data.
//
// A [Spec] is built from parsed pages, written as one YAML file per service,
// reviewed as a diff, and read back by the emitter and by other tools. Types
// and names stay in the words of the documentation; deciding what they mean in
// Go is not done here. The package imports nothing else of this module and
// reads no pages.
package spec

import (
	"cmp"
	"slices"
	"strings"
)

// Spec is everything known about the API: its methods, the events that it
// sends, and the object types that pages refer to rather than repeat.
type Spec struct {
	Methods []Method `json:"methods"`
	Events  []Event  `json:"events,omitempty"`
	Types   []Type   `json:"types,omitempty"`
}

// Sort puts methods, events and types into the one order in which they are written, so
// that the order in which pages were read leaves no trace.
func (s *Spec) Sort() {
	slices.SortFunc(s.Methods, func(a, b Method) int {
		return cmp.Or(
			cmp.Compare(a.API, b.API),
			strings.Compare(strings.ToLower(a.Service()), strings.ToLower(b.Service())),
			strings.Compare(a.Name, b.Name),
			strings.Compare(a.Page, b.Page),
		)
	})
	slices.SortFunc(s.Events, func(a, b Event) int {
		return cmp.Or(
			strings.Compare(strings.ToLower(a.Namespace()), strings.ToLower(b.Namespace())),
			strings.Compare(a.Code(), b.Code()),
			strings.Compare(a.Page, b.Page),
		)
	})
	slices.SortFunc(s.Types, func(a, b Type) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Page, b.Page))
	})
}

// Service is the methods that share a name but for its last part, such as
// landing.site: the unit of a spec file and of a generated client type.
type Service struct {
	Name    string   `yaml:"service"`
	API     API      `yaml:"api"`
	Methods []Method `yaml:"methods"`
}

// Namespace is the first part of the service's name, such as landing: the
// unit of a generated package.
func (s Service) Namespace() string { return namespace(s.Name) }

// Services groups the methods by API version and service, in sorted order. Pages
// that spell a service with different cases mean one service, which gets the
// spelling that sorts first.
func (s *Spec) Services() []Service {
	sorted := Spec{Methods: slices.Clone(s.Methods)}
	sorted.Sort()
	var out []Service
	for _, m := range sorted.Methods {
		last := len(out) - 1
		if last < 0 || !strings.EqualFold(out[last].Name, m.Service()) || out[last].API != m.API {
			out = append(out, Service{Name: m.Service(), API: m.API})
			last++
		}
		out[last].Methods = append(out[last].Methods, m)
	}
	return out
}
