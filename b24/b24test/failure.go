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

// QueryLimit refuses the call because too many came at once.
func QueryLimit() Answer {
	return Fail(http.StatusServiceUnavailable, "QUERY_LIMIT_EXCEEDED", "Too many requests")
}

// Overload refuses the call because of a block that only a person lifts. It has
// the status of [QueryLimit], but to repeat the call is wrong.
func Overload() Answer {
	return Fail(http.StatusServiceUnavailable, "OVERLOAD_LIMIT", "REST API is blocked due to overload")
}

// OperationTimeLimit refuses the call because the method has used up its
// operating budget.
func OperationTimeLimit() Answer { return Failed(*operationTimeLimit()) }

func operationTimeLimit() *Failure {
	return &Failure{Status: http.StatusTooManyRequests, Code: "OPERATION_TIME_LIMIT",
		Description: "Method is blocked due to operation time limit"}
}

// ExpiredToken refuses the call because of its access token. For tokens that
// expire and are renewed see [Portal.ExpireTokens].
func ExpiredToken() Answer { return Failed(*expiredToken()) }

func expiredToken() *Failure {
	return &Failure{Status: http.StatusUnauthorized, Code: "expired_token",
		Description: "The access token provided has expired"}
}

// ConfirmWaiting refuses the call until an administrator approves it.
func ConfirmWaiting() Answer {
	return Fail(http.StatusUnauthorized, "METHOD_CONFIRM_WAITING", "Waiting for confirmation")
}

func noAuth() *Failure {
	return &Failure{Status: http.StatusUnauthorized, Code: "NO_AUTH_FOUND",
		Description: "Wrong authorization data"}
}

func notFound(c *Call) *Failure {
	return &Failure{Status: http.StatusNotFound, Code: "ERROR_METHOD_NOT_FOUND",
		Description: "Method not found: " + c.Method + " has no answer in this test portal"}
}

// v3Error is an error of the REST 3.0 layer; the code is given without the
// prefix that all of them share.
func v3Error(status int, code, message string) *Failure {
	return &Failure{Status: status, Code: "BITRIX_REST_V3_EXCEPTION_" + code, Description: message, V3: true}
}
