package b24

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/codec"
)

// problem is what an answer says of an error, in any of the shapes of
// REST-PROTOCOL sections 4 and 12.3.
type problem struct {
	code        []byte  // the member error, nil where it is absent
	description *string // nil where it is absent
	argument    string
}

// found returns the error that an answer with this result stands for, nil for
// success. A code may be empty, and so may a description be.
func (p problem) found(result []byte) *Error {
	switch {
	case len(p.code) > 0 && p.code[0] == '{':
		return violations(p.code)
	case p.isError(result):
		e := &Error{Code: codeText(p.code), Argument: p.argument}
		if p.description != nil {
			e.Description = *p.description
		}
		return e
	}
	return nestedProblem(result)
}

// isError: a code of null is none, and an empty one counts only with a
// description or without a result.
func (p problem) isError(result []byte) bool {
	switch string(p.code) {
	case "", "null", "false":
		return p.description != nil && result == nil
	case `""`:
		return p.description != nil || result == nil
	}
	return true
}

// codeText is the code as text: 100 and "100" are the same one, and blanks
// around it are none of it.
func codeText(raw []byte) Code {
	var text string
	if raw != nil {
		_, _ = Unmarshal(raw, &text) // raw is JSON, as it was skipped
	}
	return Code(strings.TrimSpace(text))
}

// violations reads the error object of v3 methods.
func violations(raw []byte) *Error {
	var v struct {
		Code       Code        `json:"code"`
		Message    string      `json:"message"`
		Validation []Violation `json:"validation"`
	}
	_, _ = Unmarshal(raw, &v) // raw is JSON, as it was skipped
	return &Error{Code: v.Code, Description: v.Message, Validation: v.Validation}
}

// nestedProblem finds the error that a few methods put into a result that is
// otherwise {"result": false} (REST-PROTOCOL section 4.4).
func nestedProblem(result []byte) *Error {
	if len(result) == 0 || result[0] != '{' || !bytes.Contains(result, []byte(`"error_description"`)) {
		return nil
	}
	var inner struct {
		Result      json.RawMessage `json:"result"`
		Code        json.RawMessage `json:"error"`
		Description *string         `json:"error_description"`
	}
	_, _ = Unmarshal(result, &inner) // result is JSON, as it was read
	if inner.Code == nil || inner.Description == nil || inner.Result != nil && !codec.IsNothing(inner.Result) {
		return nil
	}
	return &Error{Code: codeText(inner.Code), Description: *inner.Description}
}
