package b24

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Handle is a command in a [Batch], whose result will be an R.
type Handle[R any] struct {
	command *command
	result  R
}

// Add puts the method that the parameters are for into the batch. What cannot
// be sent in a batch is reported by [Batch.Run], before anything is sent: a
// command of v2 can carry neither null nor an empty list or object, and
// carries booleans as 1 and 0.
func Add[R any](b *Batch, p Request[R], opts ...CommandOption) *Handle[R] {
	h := &Handle[R]{}
	h.command = b.add(methodInfo(p.RESTMethod()), p, opts, &h.result)
	return h
}

// AddAs is [Add] with the result read into a T instead of the generated type; see
// [DoAs].
func AddAs[T, R any](b *Batch, p Request[R], opts ...CommandOption) *Handle[T] {
	h := &Handle[T]{}
	h.command = b.add(methodInfo(p.RESTMethod()), p, opts, &h.result)
	return h
}

// AddCall puts any method into the batch by its name, as [Call] calls it.
func AddCall[T any](b *Batch, method string, params any, opts ...CommandOption) *Handle[T] {
	h := &Handle[T]{}
	h.command = b.add(methodInfo{Name: method}, params, opts, &h.result)
	return h
}

// Response returns what the command answered once the batch has run. The error
// is the portal's, an [*Error], or is [ErrNotRun].
func (h *Handle[R]) Response() (*Response[R], error) {
	if err := h.Err(); err != nil {
		return nil, err
	}
	a := h.command.answer
	return &Response[R]{Result: h.result, Meta: a.Meta, Raw: a.raw}, nil
}

// Result returns the result of the command; see [Handle.Response].
func (h *Handle[R]) Result() (R, error) {
	if err := h.Err(); err != nil {
		var zero R
		return zero, err
	}
	return h.result, nil
}

// Err is nil where the command succeeded.
func (h *Handle[R]) Err() error {
	c := h.command
	switch {
	case c.err != nil:
		return c.err
	case c.state == notRun:
		return fmt.Errorf("%s: %w", c.call.method, ErrNotRun)
	}
	return nil
}

// Ref refers to a value in the result of the command, for parameters of later
// commands. path leads to it by names and indexes, from the result down, as in
// deals.Ref("items", 0, "id"). [Ref.ID] is for fields of that type, the Ref itself
// for those of type any and for [Extra].
//
// Only results under item and items can be referred to in v3.
func (h *Handle[R]) Ref(path ...any) Ref {
	h.command.referredTo = true
	return newRef(h.command, path)
}

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

// resolved is the parameters with the values in them that they refer to, where
// the command that answered these is not sent along.
func (c *command) resolved(sent []*command) ([]byte, error) {
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
		return unquoted(value)
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

// unquoted is a value as part of a JSON string.
func unquoted(value []byte) []byte {
	if len(value) > 1 && value[0] == '"' {
		return value[1 : len(value)-1]
	}
	return value
}
