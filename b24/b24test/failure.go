package b24test

import (
	"errors"
	"fmt"
	"net/http"
)

// Failure is an error answer of a portal. It implements error, so that a
// [Func] can return it.
type Failure struct {
	// Status is the HTTP status, 0 for 400.
	Status int
	// Code is the value of the key error: text, a number, a digit string, or
	// the empty string.
	Code any
	// Description is the text that goes with the code. REST 3.0 calls it
	// message.
	Description string
	// Argument names the parameter that was wrong, where not empty.
	Argument string
	// V3 gives the error the form of REST 3.0: an object with code, message
	// and validation.
	V3 bool
	// Validation lists the fields that a REST 3.0 method refused.
	Validation []Invalid
}

// Invalid is a field that a REST 3.0 method refused.
type Invalid struct {
	Field   string `json:"field"`
	Message string `json:"message"`
}

func (f *Failure) Error() string { return fmt.Sprintf("%v: %s", f.Code, f.Description) }

// body returns the keys of the error answer (REST-PROTOCOL sections 4.1, 12.3).
func (f *Failure) body() map[string]any {
	if f.V3 {
		e := map[string]any{"code": f.Code, "message": f.Description}
		if f.Validation != nil {
			e["validation"] = f.Validation
		}
		return map[string]any{"error": e}
	}
	e := map[string]any{"error": f.Code, "error_description": f.Description}
	if f.Argument != "" {
		e["argument"] = f.Argument
	}
	return e
}

func (f *Failure) status() int {
	if f.Status == 0 {
		return http.StatusBadRequest
	}
	return f.Status
}

func asFailure(err error) *Failure {
	if f, ok := errors.AsType[*Failure](err); ok {
		return f
	}
	return &Failure{Code: "ERROR_CORE", Description: err.Error()}
}

// Fail answers with an error. The code may be text, a number or empty.
func Fail(status int, code any, description string) Answer {
	return Failed(Failure{Status: status, Code: code, Description: description})
}

// FailV3 answers with an error in the form of REST 3.0. A code without a prefix
// of its own is written as it is given.
func FailV3(status int, code, message string, fields ...Invalid) Answer {
	return Failed(Failure{Status: status, Code: code, Description: message, V3: true, Validation: fields})
}

// Failed answers with an error that is described in full.
func Failed(f Failure) Answer {
	return func(*Call) Reply { return Reply{Err: &f} }
}

// Nested answers with HTTP 200 and an error inside of result, as
// imconnector.register does (REST-PROTOCOL section 4.4).
func Nested(code any, description string) Answer {
	return func(*Call) Reply {
		return Reply{NotRun: true, Result: map[string]any{
			"result": false, "error": code, "error_description": description,
		}}
	}
}
