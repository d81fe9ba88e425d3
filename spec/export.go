package spec

import (
	"encoding/json"
	"io"
)

// WriteJSON writes the whole spec as one JSON document, for tools in any
// language. Its keys are those of the YAML files.
func (s *Spec) WriteJSON(w io.Writer) error {
	sorted := Spec{
		Methods: append([]Method{}, s.Methods...), // [] rather than null
		Events:  append([]Event(nil), s.Events...),
		Types:   append([]Type(nil), s.Types...),
	}
	sorted.Sort()
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(sorted)
}
