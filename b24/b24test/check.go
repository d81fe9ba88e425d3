package b24test

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// kind is a form of values.
type kind int

const (
	anyKind kind = iota // nothing is known
	numberKind
	boolKind
	textKind
	listKind
	objectKind
)

// kindOf reads a documented type. Types with alternatives, and those with names of their
// own, say nothing of the form.
func kindOf(documented string) kind {
	if strings.HasSuffix(documented, "[]") {
		return listKind
	}
	switch documented {
	case "integer", "int", "bigint", "double", "float", "number", "decimal":
		return numberKind
	case "boolean", "bool":
		return boolKind
	case "string", "str", "text", "char", "enum", "datetime", "date", "time", "html", "url", "email", "phone", "uuid":
		return textKind
	case "array":
		return listKind
	case "object":
		return objectKind
	}
	return anyKind
}

// takes tells whether a value can be one of a kind. Portals read numbers and truth values
// from texts, and PHP makes no difference between lists and objects.
func (k kind) takes(value any) bool {
	_, container := value.(*tree)
	switch k {
	case numberKind:
		_, err := strconv.ParseFloat(formText(value), 64)
		return !container && (err == nil || formText(value) == "")
	case boolKind:
		return !container && (formText(value) == "" || slices.Contains([]string{"0", "1", "Y", "N", "y", "n", "true", "false"}, formText(value)))
	case textKind:
		return !container
	case listKind, objectKind:
		return container || value == nil || formText(value) == ""
	}
	return true
}

// fits tells whether a value can be one of the field: of its type, or of what examples
// have instead.
func (f FieldFacts) fits(value any) bool {
	return kindOf(f.Type).takes(value) || f.Seen != "" && kindOf(f.Seen).takes(value)
}

// isNamed tells whether a key is the field's, in whatever case, as most methods take it.
func (f FieldFacts) isNamed(key string) bool {
	return strings.EqualFold(f.Name, key) || f.Key != "" && strings.EqualFold(f.Key, key)
}

// telemetry is what the parameters begin with by which Bitrix24's own clients say who
// they are. All methods take them.
const telemetry = "bx24_"

// check holds the parameters of a call against the facts, and answers as portals do: what
// is missing or has another type is an error. What is not documented is left alone by
// portals, and is a problem of the test.
func (p *Portal) check(c *Call, m *MethodFacts) *Failure {
	for i, param := range m.Params {
		if value, sent := m.param(c, i); sent && !param.fits(value) {
			return mistyped(c, param, value)
		}
	}
	if name := m.lacking(c); name != "" {
		return missing(c, name)
	}
	if m.Positional {
		return nil
	}
	known := slices.Concat(m.Params, m.ParamsShown)
	for _, key := range c.tree.keys {
		isKnown := slices.ContainsFunc(known, func(f FieldFacts) bool { return f.isNamed(key) })
		if !isKnown && !strings.HasPrefix(key, telemetry) {
			p.problem(fmt.Errorf("%s was sent the parameter %s, which is not documented", c.Method, readable(key)))
		}
	}
	return nil
}

// param is the value that a call has for a parameter.
func (m *MethodFacts) param(c *Call, i int) (value any, sent bool) {
	if m.Positional {
		value, sent = c.tree.values[strconv.Itoa(i)]
		return value, sent
	}
	for _, key := range c.tree.keys {
		if m.Params[i].isNamed(key) {
			return c.tree.values[key], true
		}
	}
	return nil, false
}

// missing and mistyped are the errors of REST-PROTOCOL sections 4.1 and 12.3.
func missing(c *Call, name string) *Failure {
	if c.V3 {
		return invalid(name, "The field is required")
	}
	return &Failure{Code: "100", Description: "Could not find value for parameter {" + name + "}"}
}

func mistyped(c *Call, f FieldFacts, value any) *Failure {
	if c.V3 {
		return invalid(f.Name, "The field is not of the type "+f.Type)
	}
	shown := formText(value)
	if _, container := value.(*tree); container {
		shown = "Array"
	}
	return &Failure{Code: "100", Description: fmt.Sprintf("Invalid value {%s} to match with parameter {%s}. Should be value of type %s.", shown, f.Name, f.Type)}
}

func invalid(field, message string) *Failure {
	failure := v3Error(http.StatusBadRequest, "VALIDATION_REQUESTVALIDATIONEXCEPTION", "Invalid request")
	failure.Validation = []Invalid{{Field: field, Message: message}}
	return failure
}

// mostReadable bounds a name that is told to people, in bytes.
const mostReadable = 100

// readable is a name that a client has sent, for a log: short, and without what a terminal
// would act upon.
func readable(name string) string {
	if len(name) > mostReadable {
		name = strings.ToValidUTF8(name[:mostReadable], "") + "..."
	}
	if quoted := strconv.Quote(name); quoted != `"`+name+`"` {
		return quoted
	}
	return name
}
