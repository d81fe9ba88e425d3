// Package tally counts what becomes of the values of examples in the types of an
// SDK: which reach a field with a concrete type, which a field of type any, which
// only the Extra of undocumented fields takes, and which have a form that their
// field cannot take. It also counts where the types of one service disagree.
//
// A value is what is no object and no list; null, an empty object and an empty list
// fit everywhere. Types are seen through reflection, be they compiled or made at run
// time.
package tally

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/b24"
)

// Method is a REST method with the Go types of what is sent and of what comes back.
type Method struct {
	// Name has the API before it: v2/landing.site.add.
	Name           string
	Params, Result reflect.Type
}

// Tally is a count that goes on. The zero value is ready.
type Tally struct {
	Figures
	misses map[string]bool
}

// Answer counts an answer of the method, given as the whole answer. One that shows
// an error is none; one without result is taken for the result alone.
func (t *Tally) Answer(m Method, text []byte) {
	result, ok := resultOf(text)
	if !ok {
		return
	}
	value, err := parse(result)
	if err != nil {
		return
	}
	w := walk{tally: t}
	w.value(value, m.Result, m.Name)
	t.Answers++
	t.Answered.add(w.Values)
	if w.All > 1 && w.Concrete == 0 && w.Any == 0 {
		t.Hollow++
		t.miss("%s: HOLLOW, no key of the answer is a field", m.Name)
	}
	if odd, err := b24.Unmarshal(result, reflect.New(m.Result).Interface()); err != nil || len(odd) > 0 {
		t.Odd++
		t.miss("%s: ODD %s", m.Name, cause(odd, err))
	}
}

// Request counts a request of the method. The token is no part of it.
func (t *Tally) Request(m Method, text []byte) {
	value, err := parse(text)
	params, ok := value.(map[string]any)
	if err != nil || !ok {
		return
	}
	delete(params, "auth")
	w := walk{tally: t}
	w.value(params, m.Params, "REQUEST "+m.Name)
	t.Requests++
	t.Sent.add(w.Values)
}

// Misses has a line for each value that no typed field takes, and for each
// disagreement of types, sorted.
func (t *Tally) Misses() []string { return slices.Sorted(maps.Keys(t.misses)) }

func (t *Tally) miss(format string, args ...any) {
	if t.misses == nil {
		t.misses = map[string]bool{}
	}
	t.misses[fmt.Sprintf(format, args...)] = true
}

// cause is why an answer is odd.
func cause(odd []b24.FieldError, err error) string {
	if err != nil {
		return err.Error()
	}
	var out []string
	for _, o := range odd {
		out = append(out, fmt.Sprintf("%s: cannot read %s", o.Path, o.Saw))
	}
	return strings.Join(out, "; ")
}

// resultOf is the result in an answer.
func resultOf(text []byte) (json.RawMessage, bool) {
	var answer map[string]json.RawMessage
	if json.Unmarshal(text, &answer) != nil {
		return text, json.Valid(text)
	}
	result, whole := answer["result"]
	_, failed := answer["error"]
	switch {
	case failed:
		return nil, false
	case whole:
		return result, true
	}
	return withoutEnvelope(text, answer), true
}

// withoutEnvelope is the result in an example that shows its keys and those of the answer
// around it side by side: the timings of the call give it away.
func withoutEnvelope(text []byte, answer map[string]json.RawMessage) json.RawMessage {
	var timings struct{ Start, Finish any }
	if json.Unmarshal(answer["time"], &timings) != nil || timings.Start == nil || timings.Finish == nil {
		return text
	}
	for _, key := range []string{"time", "total", "next"} {
		delete(answer, key)
	}
	bare, err := json.Marshal(answer)
	if err != nil {
		return text
	}
	return bare
}

// parse reads a value, and keeps numbers as they are written.
func parse(text []byte) (value any, err error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	err = d.Decode(&value)
	return value, err
}
