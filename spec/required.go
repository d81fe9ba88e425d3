package spec

import (
	"encoding/json"
	"fmt"

	"gopkg.in/yaml.v3"
)

// Required says whether a field must be given. Pages that neither mark a field
// nor say how they would mark one leave it unknown.
type Required string

// The values of Required; the zero value is Optional.
const (
	Optional        Required = ""
	Mandatory       Required = "true"
	RequiredUnknown Required = "unknown"
)

// value is the form in which files carry r: a boolean, or the word unknown.
func (r Required) value() any {
	if r == RequiredUnknown {
		return string(r)
	}
	return r == Mandatory
}

func (r *Required) set(v any) error {
	switch v {
	case true:
		*r = Mandatory
	case false:
		*r = Optional
	case string(RequiredUnknown):
		*r = RequiredUnknown
	default:
		return fmt.Errorf("required is %v, want true, false or unknown", v)
	}
	return nil
}

// MarshalYAML writes true, false or unknown.
func (r Required) MarshalYAML() (any, error) { return r.value(), nil }

// UnmarshalYAML reads true, false or unknown.
func (r *Required) UnmarshalYAML(n *yaml.Node) error {
	var v any
	if err := n.Decode(&v); err != nil {
		return err
	}
	if err := r.set(v); err != nil {
		return fmt.Errorf("line %d: %w", n.Line, err)
	}
	return nil
}

// MarshalJSON writes true, false or "unknown".
func (r Required) MarshalJSON() ([]byte, error) { return json.Marshal(r.value()) }

// UnmarshalJSON reads true, false or "unknown".
func (r *Required) UnmarshalJSON(data []byte) error {
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	return r.set(v)
}
