package model

import (
	"maps"
	"slices"
	"strings"
)

// runtimeCodes are the codes for which package b24 has constants, by their text, in the
// case that it has there. A code that a page repeats is the same one.
var runtimeCodes = map[string]string{
	"QUERY_LIMIT_EXCEEDED":            "ErrQueryLimitExceeded",
	"OPERATION_TIME_LIMIT":            "ErrOperationTimeLimit",
	"OVERLOAD_LIMIT":                  "ErrOverloadLimit",
	"expired_token":                   "ErrExpiredToken",
	"invalid_token":                   "ErrInvalidToken",
	"NO_AUTH_FOUND":                   "ErrNoAuthFound",
	"METHOD_CONFIRM_WAITING":          "ErrMethodConfirmWaiting",
	"METHOD_CONFIRM_DENIED":           "ErrMethodConfirmDenied",
	"insufficient_scope":              "ErrInsufficientScope",
	"INVALID_CREDENTIALS":             "ErrInvalidCredentials",
	"user_access_error":               "ErrUserAccess",
	"ACCESS_DENIED":                   "ErrAccessDenied",
	"WRONG_AUTH_TYPE":                 "ErrWrongAuthType",
	"allowed_only_intranet_user":      "ErrIntranetUserOnly",
	"ERROR_METHOD_NOT_FOUND":          "ErrMethodNotFound",
	"ERROR_MANIFEST_IS_NOT_AVAILABLE": "ErrManifestNotAvailable",
	"ERROR_BATCH_METHOD_NOT_ALLOWED":  "ErrBatchMethodNotAllowed",
	"ERROR_BATCH_LENGTH_EXCEEDED":     "ErrBatchLengthExceeded",
	"INVALID_REQUEST":                 "ErrInvalidRequest",
	"ERROR_ARGUMENT":                  "ErrArgument",
	"100":                             "ErrParameters",
	"INTERNAL_SERVER_ERROR":           "ErrInternalServer",
	"ERROR_UNEXPECTED_ANSWER":         "ErrUnexpectedAnswer",
	"PORTAL_DELETED":                  "ErrPortalDeleted",
	"PAYMENT_REQUIRED":                "ErrPaymentRequired",
	"BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION":       "ErrV3RequestValidation",
	"BITRIX_REST_V3_EXCEPTION_VALIDATION_DTOVALIDATIONEXCEPTION":           "ErrV3DTOValidation",
	"BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTFILTERVALIDATIONEXCEPTION": "ErrV3FilterValidation",
	"BITRIX_REST_V3_EXCEPTION_INVALIDJSONEXCEPTION":                        "ErrV3InvalidJSON",
	"BITRIX_REST_V3_EXCEPTION_INVALIDSELECTEXCEPTION":                      "ErrV3InvalidSelect",
	"BITRIX_REST_V3_EXCEPTION_INVALIDFILTEREXCEPTION":                      "ErrV3InvalidFilter",
	"BITRIX_REST_V3_EXCEPTION_INVALIDORDEREXCEPTION":                       "ErrV3InvalidOrder",
	"BITRIX_REST_V3_EXCEPTION_INVALIDPAGINATIONEXCEPTION":                  "ErrV3InvalidPagination",
	"BITRIX_REST_V3_EXCEPTION_UNKNOWNDTOPROPERTYEXCEPTION":                 "ErrV3UnknownProperty",
	"BITRIX_REST_V3_EXCEPTION_UNKNOWNFILTEROPERATOREXCEPTION":              "ErrV3UnknownOperator",
	"BITRIX_REST_V3_EXCEPTION_ENTITYNOTFOUNDEXCEPTION":                     "ErrV3EntityNotFound",
	"BITRIX_REST_V3_EXCEPTION_ACCESSDENIEDEXCEPTION":                       "ErrV3AccessDenied",
	"BITRIX_REST_V3_EXCEPTION_INSUFFICIENTSCOPEEXCEPTION":                  "ErrV3InsufficientScope",
	"BITRIX_REST_V3_EXCEPTION_IDEMPOTENCYKEYREUSEDEXCEPTION":               "ErrV3IdempotencyKeyReused",
	"BITRIX_REST_V3_EXCEPTION_INVALIDIDEMPOTENCYKEYEXCEPTION":              "ErrV3InvalidKey",
	"BITRIX_REST_V3_EXCEPTION_METHODNOTFOUNDEXCEPTION":                     "ErrV3MethodNotFound",
	"BITRIX_REST_V3_EXCEPTION_RATELIMITEXCEPTION":                          "ErrV3RateLimit",
	"BITRIX_REST_V3_EXCEPTION_INTERNAL_INTERNALEXCEPTION":                  "ErrV3Internal",
}

// runtimeCode is the text and the constant of package b24 for a code, empty for codes that
// it does not have. Codes are compared without regard to case.
func runtimeCode(text string) (same, constant string) {
	for same, constant := range runtimeCodes {
		if strings.EqualFold(same, text) {
			return same, constant
		}
	}
	return "", ""
}

// RuntimeCodes are the codes of package b24, which every method can answer, by their text.
func RuntimeCodes() []Code {
	var out []Code
	for _, text := range slices.Sorted(maps.Keys(runtimeCodes)) {
		out = append(out, Code{Text: text, Name: runtimeCodes[text]})
	}
	return out
}
