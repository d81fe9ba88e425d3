package openapi

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// The part of an OpenAPI document that [Compare] reads. No library is used for it: those
// there are refuse what PHP makes of empty objects.

type described struct {
	Paths      object[object[operation]] `json:"paths"`
	Components struct {
		Schemas object[schema] `json:"schemas"`
	} `json:"components"`
}

type operation struct {
	RequestBody body         `json:"requestBody"`
	Responses   object[body] `json:"responses"`
}

type body struct {
	Content object[struct {
		Schema schema `json:"schema"`
	}] `json:"content"`
}

type schema struct {
	Ref        string         `json:"$ref"`
	Properties object[schema] `json:"properties"`
	Items      *schema        `json:"items"`
	AllOf      []schema       `json:"allOf"`
	AnyOf      []schema       `json:"anyOf"`
	OneOf      []schema       `json:"oneOf"`
}

// object is a JSON object. PHP writes an empty one as a list.
type object[T any] map[string]T

// UnmarshalJSON implements [json.Unmarshaler]. What is no object at all has nothing to
// compare: the summary of a path, where operations are.
func (o *object[T]) UnmarshalJSON(data []byte) error {
	var raw map[string]json.RawMessage
	if json.Unmarshal(data, &raw) != nil {
		return nil
	}
	*o = make(object[T], len(raw))
	for key, text := range raw {
		var v T
		if !bytes.HasPrefix(text, []byte("{")) {
			continue
		}
		if err := json.Unmarshal(text, &v); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		(*o)[key] = v
	}
	return nil
}

// UnmarshalJSON implements [json.Unmarshaler]. A schema may also be a truth value or, of
// PHP, an empty list.
func (s *schema) UnmarshalJSON(data []byte) error {
	type plain schema
	if !bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		return nil
	}
	return json.Unmarshal(data, (*plain)(s))
}

// read reads a document. A portal's own may stand in an answer.
func read(text []byte) (*described, error) {
	var answer struct {
		Result json.RawMessage `json:"result"`
	}
	if err := json.Unmarshal(text, &answer); err != nil {
		return nil, fmt.Errorf("no JSON: %w", err)
	}
	if answer.Result != nil {
		text = answer.Result
	}
	d := &described{}
	if err := json.Unmarshal(text, d); err != nil {
		return nil, err
	}
	if len(d.Paths) == 0 {
		return nil, fmt.Errorf("it has no paths; is it an OpenAPI document?")
	}
	return d, nil
}

// resolve follows references to components.
func (d *described) resolve(s schema) schema {
	for range 10 { // references to references end
		name, ok := strings.CutPrefix(s.Ref, "#/components/schemas/")
		if !ok {
			return s
		}
		s = d.Components.Schemas[name]
	}
	return schema{}
}

// property is a property of a schema, or of a part of it; nil without one.
func (d *described) property(s schema, name string) *schema {
	s = d.resolve(s)
	if p, ok := s.Properties[name]; ok {
		return &p
	}
	for _, part := range slices.Concat(s.AllOf, s.AnyOf, s.OneOf) {
		if p := d.property(part, name); p != nil {
			return p
		}
	}
	return nil
}
