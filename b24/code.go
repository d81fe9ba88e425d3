package b24

import (
	"errors"
	"strings"
)

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
