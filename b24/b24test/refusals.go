package b24test

import "net/http"

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
