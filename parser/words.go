package parser

import "regexp"

// This file holds the words by which the pages are read, phrases.go the
// sentences, and outline/markup.go the site's markup. When the site is reworded
// or redesigned, these are the files that change.

// zoneHeadings are the headings that open a zone, in lower case.
var zoneHeadings = map[string]zone{
	"method parameters":               zoneParams,
	"parameters":                      zoneParams,
	"parameter":                       zoneParams,
	"code examples":                   zoneExamples,
	"code example":                    zoneExamples,
	"examples":                        zoneExamples,
	"example":                         zoneExamples,
	"response handling":               zoneResponse,
	"response on success":             zoneResponse,
	"successful response":             zoneResponse,
	"response":                        zoneResponse,
	"returned data":                   zoneResponse,
	"returned values":                 zoneResponse,
	"returned value":                  zoneResponse,
	"returned fields":                 zoneResponse,
	"fields returned by the method":   zoneResponse,
	"result":                          zoneResponse,
	"error handling":                  zoneErrors,
	"error response":                  zoneErrors,
	"response on error":               zoneErrors,
	"errors":                          zoneErrors,
	"possible errors":                 zoneErrors,
	"possible error codes":            zoneErrors,
	"possible error types":            zoneErrors,
	"error codes":                     zoneErrors,
	"what the handler receives":       zoneEvent,
	"statuses and system error codes": zoneOther,
	"returned error information":      zoneOther,
	"continue learning":               zoneOther,
	"continue your learning":          zoneOther,
	"continue exploring":              zoneOther,
	"continue your exploration":       zoneOther,
	"see also":                        zoneOther,
	"common mistakes":                 zoneOther,
}

// resultHeading opens the response where it follows the examples.
var resultHeading = regexp.MustCompile(`(?i)^fields\b`)

// extraParams are the headings, in lower case, of a second table of parameters.
var extraParams = map[string]bool{"additional parameters": true}

// commonInHeadings are the words of a heading such as "Fields of the user Object"
// that do not name the thing that its table describes; weakNames are those
// that do where nothing else does, as in "Parameter fields".
var (
	commonInHeadings = wordSet("parameter", "parameters", "object", "objects", "of", "the", "an", "a", "array", "response",
		"structure", "description", "for", "in", "and", "possible", "available", "each", "format", "table", "from", "to",
		"properties", "attributes", "collection", "content", "contents", "keys", "key", "with")
	weakNames = wordSet("field", "fields", "element", "elements", "item", "items", "type", "value", "values", "list",
		"row", "rows", "entry", "entries", "data")
)

// The words of a header row, in lower case.
var (
	nameHeaders        = wordSet("name", "field", "parameter", "key", "title", "property", "attribute")
	typedHeaders       = wordSet("value")      // name a field where the type stands with them
	caseHeaders        = wordSet("crm object") // for which kind of object there is a field
	typeHeaders        = wordSet("type")
	descriptionHeaders = wordSet("description", "note", "value", "restrictions", "example", "meaning", "purpose")
	exampleHeader      = "example"
	defaultHeaders     = wordSet("default", "default value")
	codeHeaders        = wordSet("code", "error code", "error")
	statusHeaders      = wordSet("status", "http status", "http code")
	messageHeaders     = wordSet("error text", "error message", "error")
)

// choosers are the parameters that choose rows and their fields by name.
var choosers = wordSet("select", "filter", "order", "sort")

func wordSet(list ...string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, w := range list {
		set[w] = true
	}
	return set
}

// The placeholders for an empty error code.
var emptyCode = wordSet("", "empty value", "empty string", "empty", "—", "-", "–", "empty code", "no code")

// systemCodes are codes that any method may answer.
var systemCodes = wordSet("INTERNAL_SERVER_ERROR", "ERROR_UNEXPECTED_ANSWER", "QUERY_LIMIT_EXCEEDED", "NO_AUTH_FOUND",
	"INVALID_REQUEST", "OVERLOAD_LIMIT", "ACCESS_DENIED", "INVALID_CREDENTIALS", "ERROR_MANIFEST_IS_NOT_AVAILABLE",
	"ERROR_BATCH_METHOD_NOT_ALLOWED", "ERROR_BATCH_LENGTH_EXCEEDED", "insufficient_scope", "expired_token", "invalid_token",
	"user_access_error", "PORTAL_DELETED")

// methodName is a dotted REST method name.
var methodName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)+$`)

// wordsWithDots is what calls and addresses may name too: batch, scope.
var wordsWithDots = regexp.MustCompile(`^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*$`)

// camel is a name of words that capitals join.
var camel = regexp.MustCompile(`^[a-z]+([A-Z][a-z0-9]*)+$`)

// eventName is the name of an event: onCrmDealAdd, ONIMBOTDELETE,
// CATALOG.PRICE.ON.ADD.
var eventName = regexp.MustCompile(`^((on|On|ON)[A-Z][A-Za-z0-9]+|[A-Z][A-Z0-9]*(\.[A-Z][A-Z0-9]*)*\.ON\.[A-Z]+)$`)

// scopeName is a scope of the API, such as sign.b2e.
var scopeName = regexp.MustCompile(`^[a-z][a-z0-9_.]*$`)

// valuesHeading is the heading of a table of values.
var valuesHeading = regexp.MustCompile(`(?i)\bvalues\b`)

// placeholderKey is a name that stands for any key, in an illustration of a
// format.
var placeholderKey = regexp.MustCompile(`(?i)^(field|value|key|name|param|lang|id)s?_?(n|i|\d+)$|_X{2,}$`)

// genericName is a name that says of itself only that it is one.
var genericName = regexp.MustCompile(`(?i)^(?:field|property|key|attribute|param(?:eter)?)s?(?:_?(?:name|code|id))?$`)

// httpStatus is a status of HTTP; other numbers in its column are none.
var httpStatus = regexp.MustCompile(`\b[2-5]\d\d\b`)
