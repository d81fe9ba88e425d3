package b24

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/b24gen/b24gen/b24/internal/custom"
)

// References to what earlier commands of a batch answer.

// Ref refers to a value in the result of the command, for parameters of later
// commands. path leads to it by names and indexes, from the result down, as in
// deals.Ref("items", 0, "id"). [Ref.ID] is for fields of that type, the Ref itself
// for those of type any and for [Extra].
//
// Without a path it is the result itself, such as the id that an add answers.
//
// Only results under item and items can be referred to in v3. A path to a field that the
// type of the result does not have, or below a plain value, is an error of [Batch.Run],
// before anything is sent, but for custom fields.
func (h *Handle[R]) Ref(path ...any) Ref {
	c := h.command
	c.referredTo = true
	if err := lacks(c.result.Type(), path); err != nil {
		c.badRefs = append(c.badRefs, fmt.Errorf("Ref(%s) of %s: %w", pathText(path), c.call.method, err))
	}
	return newRef(c, path)
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

// ID is the reference as an id, for fields of that type.
func (r Ref) ID() ID { return ID(r.String()) }

// String is the reference as a text, for fields of that type; see [Ref.ID]. In v3, whose
// references are objects, texts cannot hold one, so that [Batch.Run] refuses it there.
func (r Ref) String() string {
	if r.api == V3 {
		return refStart + r.text + `"}`
	}
	return r.text
}

// MarshalJSON writes the reference as its generation of the API reads it.
func (r Ref) MarshalJSON() ([]byte, error) {
	if r.api == V3 {
		return []byte(r.String()), nil
	}
	return json.Marshal(r.text)
}

const (
	// refStart begins a reference of v3, and refInText one that stands in a text.
	refStart  = `{"$ref":"`
	refInText = `{\"$ref\":\"`
)

// lacks says which step of a path a type does not have. What the documentation leaves open
// may have any.
func lacks(t reflect.Type, path []any) error {
	for _, step := range path {
		for t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		name := fmt.Sprint(step)
		if isPlain(t) {
			return fmt.Errorf("nothing is below %s, a plain value: end the path before %#v", t, step)
		}
		switch t.Kind() {
		case reflect.Slice:
			if t.Elem().Kind() == reflect.Uint8 {
				return nil // JSON as it came
			}
			if _, err := strconv.Atoi(name); err != nil {
				return fmt.Errorf("a list has no field %q: give an index before it", name)
			}
			t = t.Elem()
		case reflect.Map:
			t = t.Elem()
		case reflect.Struct:
			field := fieldOf(t, name)
			switch {
			case field == nil && (t.PkgPath() == ownPackage || custom.Is(name)):
				return nil
			case field == nil:
				return fmt.Errorf("%s has no field %q", t, name)
			}
			t = field
		default:
			return nil
		}
	}
	return nil
}

// isPlain tells whether values of a type are no objects and no lists in JSON.
func isPlain(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int64, reflect.Float64:
		return true
	}
	return t == reflect.TypeFor[Time]() || t == reflect.TypeFor[Date]()
}

// ownPackage has the structs that say no fields of JSON: files, one of two forms.
var ownPackage = reflect.TypeFor[Time]().PkgPath()

// fieldOf is the type of the field of a struct that has the JSON key, nil without one.
func fieldOf(t reflect.Type, key string) reflect.Type {
	for _, f := range reflect.VisibleFields(t) {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name == key && f.IsExported() {
			return f.Type
		}
	}
	return nil
}

// pathText is the path as it was written.
func pathText(path []any) string {
	var out []string
	for _, step := range path {
		out = append(out, fmt.Sprintf("%#v", step))
	}
	return strings.Join(out, ", ")
}

// references finds those of both generations in JSON, with the key first.
var references = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\$result\[(c\d+)\]((?:\[[^\[\]"\\]*\])*)|\{"\$ref":"(c\d+)((?:\.[^".\\]*)*)"\}`)
})

// findReferences notes which commands this one refers to.
func (c *command) findReferences(b *Batch) error {
	if c.call.api == V3 && bytes.Contains(c.call.params, []byte(refInText)) {
		return errors.New("a reference of v3 stands in a text, where the portal does not read it: give the Ref itself, or its ID")
	}
	for _, m := range references().FindAllSubmatch(c.call.params, -1) {
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
	filled := references().ReplaceAllFunc(c.call.params, func(ref []byte) []byte {
		m := references().FindSubmatch(ref)
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
