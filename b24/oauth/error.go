package oauth

import (
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/b24"
)

// The codes of authorization servers; errors.Is(err, oauth.ErrInvalidGrant)
// tells them (settings/oauth/error-codes). [b24.ErrPaymentRequired] is another
// one: the trial or the paid period of the application is over.
const (
	// ErrInvalidGrant: the code or the refresh token is void. The application was
	// removed, 180 days have passed, or the code is older than 30 seconds: the
	// user has to authorize again.
	ErrInvalidGrant b24.Code = "invalid_grant"
	// ErrInvalidClient: the client_id or the client_secret is wrong, or the
	// application is not installed on the portal.
	ErrInvalidClient b24.Code = "invalid_client"
	// ErrInvalidRequest: the request was malformed.
	ErrInvalidRequest b24.Code = "invalid_request"
	// ErrInvalidScope: more was asked for than the application's card lists. The
	// server may call it insufficient_scope.
	ErrInvalidScope b24.Code = "invalid_scope"
)

// Error is a refusal by an authorization server.
type Error struct {
	Code        b24.Code
	Description string
	// Status is the HTTP status, which may be 200.
	Status int
}

func (e *Error) Error() string {
	text := "oauth: " + string(e.Code)
	if e.Description != "" {
		text += ": " + e.Description
	}
	return text + " (HTTP " + strconv.Itoa(e.Status) + ")"
}

// Is compares codes, whatever their case.
func (e *Error) Is(target error) bool {
	code, ok := target.(b24.Code)
	return ok && strings.EqualFold(string(code), string(e.Code))
}

// ErrorCode returns the code, for [b24.CodeOf].
func (e *Error) ErrorCode() b24.Code { return e.Code }
