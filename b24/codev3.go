package b24

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
