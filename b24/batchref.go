package b24

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Ref stands for a value that a command of the same batch will answer; see
// [Handle.Ref].
type Ref struct {
	api  API
	text string
}

// newRef writes $result[key][name][0], or key.name.0 for v3.
func newRef(c *command, path []any) Ref {
	parts := []string{c.key}
	for _, p := range path {
		parts = append(parts, fmt.Sprint(p))
	}
	if c.call.api == V3 {
		return Ref{V3, strings.Join(parts, ".")}
	}
	return Ref{V2, "$result[" + strings.Join(parts, "][") + "]"}
}

// ID is the reference as an id, for fields of that type. It works for methods
// of v2, whose references are texts.
func (r Ref) ID() ID { return ID(r.text) }

// String is the reference as a text, for fields of that type; see [Ref.ID].
func (r Ref) String() string { return r.text }

// MarshalJSON writes the reference as its generation of the API reads it.
func (r Ref) MarshalJSON() ([]byte, error) {
	if r.api == V3 {
		return json.Marshal(map[string]string{"$ref": r.text})
	}
	return json.Marshal(r.text)
}

// references finds those of both generations in JSON, with the key first.
var references = regexp.MustCompile(`\$result\[(c\d+)\]((?:\[[^\[\]"\\]*\])*)|\{"\$ref":"(c\d+)((?:\.[^".\\]*)*)"\}`)

// findReferences notes which commands this one refers to.
func (c *command) findReferences(b *Batch) error {
	for _, m := range references.FindAllSubmatch(c.call.params, -1) {
		key := string(m[1]) + string(m[3])
		i := slices.IndexFunc(b.commands, func(other *command) bool { return other.key == key })
		if i < 0 {
			return fmt.Errorf("%s refers to no earlier command of this batch", m[0])
		}
		c.refersTo = append(c.refersTo, b.commands[i])
	}
	return nil
}

// filledIn is the parameters with the values in them that they refer to, where
// the command that answered these is not sent along.
func (c *command) filledIn(sent []*command) ([]byte, error) {
	var errs []error
	filled := references.ReplaceAllFunc(c.call.params, func(ref []byte) []byte {
		m := references.FindSubmatch(ref)
		key := string(m[1]) + string(m[3])
		i := slices.IndexFunc(c.refersTo, func(r *command) bool { return r.key == key })
		if r := c.refersTo[i]; r.state != succeeded || slices.Contains(sent, r) {
			return ref
		}
		value, err := c.refersTo[i].valueAt(refPath(m))
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", ref, err))
		}
		if len(m[3]) > 0 {
			return value
		}
		return insideText(value)
	})
	return filled, errors.Join(errs...)
}

// refPath is the path of a reference below its key.
func refPath(m [][]byte) []string {
	if len(m[3]) > 0 {
		return strings.FieldsFunc(string(m[4]), func(r rune) bool { return r == '.' })
	}
	return strings.FieldsFunc(string(m[2]), func(r rune) bool { return r == '[' || r == ']' })
}

// valueAt is the value at a path of the result.
func (c *command) valueAt(path []string) ([]byte, error) {
	value := lookup(c.answer.raw, path)
	switch {
	case value == nil:
		return nil, errors.New("the result has no such value")
	case value[0] == '{' || value[0] == '[':
		return nil, errors.New("the value is no text and no number")
	}
	return value, nil
}

// insideText is a value as part of a JSON string.
func insideText(value []byte) []byte {
	if len(value) > 1 && value[0] == '"' {
		return value[1 : len(value)-1]
	}
	return value
}
