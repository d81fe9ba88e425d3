package b24

import (
	"fmt"
	"strings"
)

// Error is a call that failed: the portal answered an error, or no answer that
// can be read came back. Its texts hold no credentials.
type Error struct {
	// Method is the REST method that was called.
	Method string
	// Code is the portal's code. It is empty where the portal gave none, and
	// where there was no answer.
	Code Code
	// Description is the portal's text, in the portal's language.
	Description string
	// Argument is the parameter at fault, where the portal names it.
	Argument string
	// Validation lists the fields at fault in answers of v3 methods.
	Validation []Violation
	// Status is the HTTP status, 0 without an answer. Some methods answer errors
	// with 200.
	Status int
	// Body is the beginning of an answer that is not the JSON of a portal, such
	// as the page of a proxy.
	Body string
	// MayHaveRun is true where the portal may have carried out the call although
	// it failed: look before you repeat it. The client repeats such calls by
	// itself only where that does no harm.
	MayHaveRun bool
	// Attempts is how many requests were made.
	Attempts int
	// Cause is the error below this one, such as that of a connection or a
	// context; nil for the portal's errors.
	Cause error
}

// Violation is a field that a v3 method did not accept.
type Violation struct {
	Field   string `json:"field"`
	Message string `json:"message"`
}

// Error reads: landing.site.markDelete: MISSING_PARAMS: Invalid parameters (HTTP 400)
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Method)
	part := func(text string) {
		if text != "" {
			b.WriteString(": " + text)
		}
	}
	part(string(e.Code))
	part(e.Description)
	if e.Argument != "" {
		part("argument " + e.Argument)
	}
	for _, v := range e.Validation {
		part(v.Field + ": " + v.Message)
	}
	if e.Cause != nil {
		part(e.Cause.Error())
	}
	if e.Status != 0 {
		fmt.Fprintf(&b, " (HTTP %d)", e.Status)
	}
	if e.Attempts > 1 {
		fmt.Fprintf(&b, " after %d attempts", e.Attempts)
	}
	return b.String()
}

// Is matches the error's [Code], without regard to case.
func (e *Error) Is(target error) bool {
	code, ok := target.(Code)
	return ok && strings.EqualFold(string(code), string(e.Code))
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// ErrorCode returns the code, for [CodeOf].
func (e *Error) ErrorCode() Code { return e.Code }
