package form

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
)

// Encode writes a JSON object or array as pairs joined by "&", in its order;
// the items of an outermost array are named 0, 1, 2, as positional methods
// read them. Nothing, null and the empty object or array are no pairs at all.
//
// Names and values are percent-encoded, brackets between names are not, and
// numbers keep their digits. true and false become 1 and 0, as PHP writes
// them: it would read the text "false" as true.
//
// Values that the form cannot carry are reported together, each an [*Error].
func Encode(params []byte) (string, error) {
	e := encoder{dec: json.NewDecoder(bytes.NewReader(params))}
	e.dec.UseNumber()
	err := e.document()
	if err != nil {
		return "", fmt.Errorf("form: %w", err)
	}
	if len(e.refused) > 0 {
		return "", errors.Join(e.refused...)
	}
	return e.out.String(), nil
}

type encoder struct {
	dec     *json.Decoder
	out     strings.Builder
	path    []string
	refused []error
}

func (e *encoder) document() error {
	token, err := e.dec.Token()
	switch {
	case errors.Is(err, io.EOF), err == nil && token == nil:
		return nil
	case err != nil:
		return err
	}
	open, ok := token.(json.Delim)
	if !ok {
		return fmt.Errorf("parameters are a JSON %T, want an object or an array", token)
	}
	if _, err := e.container(open); err != nil {
		return err
	}
	if _, err := e.dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("text follows the JSON of the parameters")
	}
	return nil
}

// container writes what is between open and its counterpart, and says how many
// values that was.
func (e *encoder) container(open json.Delim) (n int, err error) {
	if len(e.path) >= MaxDepth {
		return 0, refusal(e.path[:1], "is nested more than %d levels deep", MaxDepth)
	}
	for ; e.dec.More(); n++ {
		name := strconv.Itoa(n)
		if open == '{' {
			token, err := e.dec.Token()
			if err != nil {
				return 0, err
			}
			name = token.(string)
		}
		if err := e.member(name); err != nil {
			return 0, err
		}
	}
	_, err = e.dec.Token()
	return n, err
}

func (e *encoder) member(name string) error {
	e.path = append(e.path, name)
	if reason := unsendable(name, len(e.path) == 1); reason != "" {
		e.refuse(reason)
	}
	err := e.value()
	e.path = e.path[:len(e.path)-1]
	return err
}

func (e *encoder) value() error {
	token, err := e.dec.Token()
	if err != nil {
		return err
	}
	switch v := token.(type) {
	case json.Delim:
		n, err := e.container(v)
		if err == nil && n == 0 {
			e.refuse("an empty " + kind(v) + " cannot be written in bracket form; leave it out or call the method with JSON")
		}
		return err
	case nil:
		e.refuse("null cannot be written in bracket form; leave it out or call the method with JSON")
	case bool:
		e.pair(digit(v))
	case json.Number:
		e.pair(v.String())
	case string:
		e.pair(v)
	}
	return nil
}

func (e *encoder) refuse(reason string) {
	e.refused = append(e.refused, refusal(e.path, "%s", reason))
}

func (e *encoder) pair(value string) {
	if e.out.Len() > 0 {
		e.out.WriteByte('&')
	}
	for i, name := range e.path {
		if i == 0 {
			e.out.WriteString(escape(name))
			continue
		}
		e.out.WriteByte('[')
		e.out.WriteString(escape(name))
		e.out.WriteByte(']')
	}
	e.out.WriteByte('=')
	e.out.WriteString(escape(value))
}

// escape percent-encodes text for a name or a value. A space is %20, not "+",
// which would change its meaning when a batch command is encoded twice.
func escape(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}

func digit(b bool) string {
	if b {
		return "1"
	}
	return "0"
}

func kind(open json.Delim) string {
	if open == '[' {
		return "list"
	}
	return "object"
}
