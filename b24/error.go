package b24

import (
	"errors"
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

// Code is the code of an error that a portal answers. It is an error itself, to
// be compared with [errors.Is], which ignores case as portals mix it.
//
// Portals send codes as text or number, and sometimes as "" or 0: then the
// description is all there is.
type Code string

func (c Code) Error() string { return string(c) }

// Is compares codes without regard to case.
func (c Code) Is(target error) bool {
	other, ok := target.(Code)
	return ok && strings.EqualFold(string(c), string(other))
}

// CodeOf returns the code of the portal's error in err, in the portal's own
// spelling, and "" where there is none.
func CodeOf(err error) Code {
	var coded interface{ ErrorCode() Code }
	if errors.As(err, &coded) {
		return coded.ErrorCode()
	}
	var code Code
	errors.As(err, &code)
	return code
}

// The codes that any method may answer (REST-PROTOCOL section 4.2).
const (
	// ErrQueryLimitExceeded: too many requests; refused before it ran. The client
	// repeats the call.
	ErrQueryLimitExceeded Code = "QUERY_LIMIT_EXCEEDED"
	// ErrOperationTimeLimit: the method has used up its execution time; refused
	// before it ran. The client repeats the call when time is released.
	ErrOperationTimeLimit Code = "OPERATION_TIME_LIMIT"
	// ErrOverloadLimit: the portal is blocked by hand; only its support lifts that.
	ErrOverloadLimit Code = "OVERLOAD_LIMIT"
	// ErrExpiredToken: the access token expired and could not be renewed.
	ErrExpiredToken Code = "expired_token"
	// ErrInvalidToken: the portal does not know the access token.
	ErrInvalidToken Code = "invalid_token"
	// ErrNoAuthFound: the token or the webhook's code is wrong.
	ErrNoAuthFound Code = "NO_AUTH_FOUND"
	// ErrMethodConfirmWaiting: an administrator has to approve the method first.
	ErrMethodConfirmWaiting Code = "METHOD_CONFIRM_WAITING"
	// ErrMethodConfirmDenied: an administrator did not approve the method.
	ErrMethodConfirmDenied Code = "METHOD_CONFIRM_DENIED"
	// ErrInsufficientScope: the token or webhook lacks the method's scope.
	ErrInsufficientScope Code = "insufficient_scope"
	// ErrInvalidCredentials: the user lacks the rights.
	ErrInvalidCredentials Code = "INVALID_CREDENTIALS"
	// ErrUserAccess: the application is not open to this user.
	ErrUserAccess Code = "user_access_error"
	// ErrAccessDenied: no rights, or the portal's plan has no REST.
	ErrAccessDenied Code = "ACCESS_DENIED"
	// ErrWrongAuthType: the method needs an application, not a webhook.
	ErrWrongAuthType Code = "WRONG_AUTH_TYPE"
	// ErrIntranetUserOnly: the method is for employees only.
	ErrIntranetUserOnly Code = "allowed_only_intranet_user"
	// ErrMethodNotFound: there is no such method here, or it needs /api/.
	ErrMethodNotFound Code = "ERROR_METHOD_NOT_FOUND"
	// ErrManifestNotAvailable: the application's manifest cannot be read.
	ErrManifestNotAvailable Code = "ERROR_MANIFEST_IS_NOT_AVAILABLE"
	// ErrBatchMethodNotAllowed: the method cannot run within a batch.
	ErrBatchMethodNotAllowed Code = "ERROR_BATCH_METHOD_NOT_ALLOWED"
	// ErrBatchLengthExceeded: a batch has more than 50 commands.
	ErrBatchLengthExceeded Code = "ERROR_BATCH_LENGTH_EXCEEDED"
	// ErrInvalidRequest: the request came by plain HTTP.
	ErrInvalidRequest Code = "INVALID_REQUEST"
	// ErrArgument: a parameter is wrong; [Error.Argument] may say which.
	ErrArgument Code = "ERROR_ARGUMENT"
	// ErrParameters: a parameter is missing or cannot be bound.
	ErrParameters Code = "100"
	// ErrInternalServer: the portal failed; the call may have run.
	ErrInternalServer Code = "INTERNAL_SERVER_ERROR"
	// ErrUnexpectedAnswer: the portal failed; the call may have run.
	ErrUnexpectedAnswer Code = "ERROR_UNEXPECTED_ANSWER"
	// ErrPortalDeleted: the portal's public part is closed.
	ErrPortalDeleted Code = "PORTAL_DELETED"
	// ErrPaymentRequired: the application's trial or paid period is over.
	ErrPaymentRequired Code = "PAYMENT_REQUIRED"
)

const v3Prefix = "BITRIX_REST_V3_EXCEPTION_"

// The codes that any v3 method may answer (REST-PROTOCOL section 12.3).
const (
	ErrV3RequestValidation    Code = v3Prefix + "VALIDATION_REQUESTVALIDATIONEXCEPTION"
	ErrV3DTOValidation        Code = v3Prefix + "VALIDATION_DTOVALIDATIONEXCEPTION"
	ErrV3FilterValidation     Code = v3Prefix + "VALIDATION_REQUESTFILTERVALIDATIONEXCEPTION"
	ErrV3InvalidJSON          Code = v3Prefix + "INVALIDJSONEXCEPTION"
	ErrV3InvalidSelect        Code = v3Prefix + "INVALIDSELECTEXCEPTION"
	ErrV3InvalidFilter        Code = v3Prefix + "INVALIDFILTEREXCEPTION"
	ErrV3InvalidOrder         Code = v3Prefix + "INVALIDORDEREXCEPTION"
	ErrV3InvalidPagination    Code = v3Prefix + "INVALIDPAGINATIONEXCEPTION"
	ErrV3UnknownProperty      Code = v3Prefix + "UNKNOWNDTOPROPERTYEXCEPTION"
	ErrV3UnknownOperator      Code = v3Prefix + "UNKNOWNFILTEROPERATOREXCEPTION"
	ErrV3EntityNotFound       Code = v3Prefix + "ENTITYNOTFOUNDEXCEPTION"
	ErrV3AccessDenied         Code = v3Prefix + "ACCESSDENIEDEXCEPTION"
	ErrV3InsufficientScope    Code = v3Prefix + "INSUFFICIENTSCOPEEXCEPTION"
	ErrV3IdempotencyKeyReused Code = v3Prefix + "IDEMPOTENCYKEYREUSEDEXCEPTION"
	ErrV3InvalidKey           Code = v3Prefix + "INVALIDIDEMPOTENCYKEYEXCEPTION"
	ErrV3MethodNotFound       Code = v3Prefix + "METHODNOTFOUNDEXCEPTION"
	ErrV3RateLimit            Code = v3Prefix + "RATELIMITEXCEPTION"
	ErrV3Internal             Code = v3Prefix + "INTERNAL_INTERNALEXCEPTION"
)
