package parser

import (
	"encoding/json"

	"github.com/b24gen/b24gen/spec"
)

// stored is a page as JSON, for caches. Its form is nobody else's concern and
// may change with any version.
type stored struct {
	Path     string              `json:"path"`
	Methods  []spec.Method       `json:"methods,omitempty"`
	Events   []spec.Event        `json:"events,omitempty"`
	Skipped  string              `json:"skipped,omitempty"`
	Findings []Finding           `json:"findings,omitempty"`
	Types    []spec.Type         `json:"types,omitempty"`
	Refs     map[string][]string `json:"refs,omitempty"`
}

// MarshalJSON writes the page for a cache of the same version of the parser.
func (p Page) MarshalJSON() ([]byte, error) {
	return json.Marshal(stored{p.Path, p.Methods, p.Events, p.Skipped, p.Findings, p.types, p.refs})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (p *Page) UnmarshalJSON(data []byte) error {
	var s stored
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	*p = Page{s.Path, s.Methods, s.Events, s.Skipped, s.Findings, s.Types, s.Refs}
	return nil
}
