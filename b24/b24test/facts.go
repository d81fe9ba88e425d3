package b24test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// Facts are what the documentation says of methods, in the form in which b24gen exports
// it (b24gen export json): {"methods": [{"name", "api", "params", "result", "examples"}]}.
// Other keys are not looked at.
type Facts struct {
	Methods []MethodFacts `json:"methods"`
}

// MethodFacts are the facts of one method.
type MethodFacts struct {
	Name       string       `json:"name"`
	API        string       `json:"api"` // v2 or v3
	Positional bool         `json:"positional"`
	Params     []FieldFacts `json:"params"`
	Result     FieldFacts   `json:"result"`
	Examples   struct {
		Response []string `json:"response"` // whole answers, in JSON
	} `json:"examples"`
}

// FieldFacts are the facts of a parameter, a field or a result.
type FieldFacts struct {
	Name string `json:"name"`
	Type string `json:"type"` // in the words of the documentation
	Seen string `json:"seen"` // what its examples have instead
	// Required is true, false, or "unknown".
	Required any `json:"required"`
	// Omitted says that an example leaves a required one out.
	Omitted bool         `json:"omitted"`
	Fields  []FieldFacts `json:"fields"`
}

// Load reads facts. From then on a method that has no answer by [Portal.Handle] answers
// with the documentation's own example, or with an empty value of its type where there is
// none. Where [Portal.Check] is set, parameters are held against them.
func (p *Portal) Load(facts []byte) error {
	var f Facts
	if err := json.Unmarshal(facts, &f); err != nil {
		return fmt.Errorf("b24test: facts: %w", err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.facts == nil {
		p.facts = map[scriptKey]*MethodFacts{}
	}
	for i := range f.Methods {
		m := &f.Methods[i]
		p.facts[scriptKey{m.Name, m.API == "v3"}] = m
	}
	return nil
}

// factsOf are the facts of the method that a call is for, nil where none are known.
func (p *Portal) factsOf(c *Call) *MethodFacts {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.facts[scriptKey{c.Method, c.V3}]
}

// answer is the example of the documentation.
func (m *MethodFacts) answer(*Call) Reply {
	for _, text := range m.Examples.Response {
		var example struct {
			Result json.RawMessage `json:"result"`
			Total  *int            `json:"total"`
		}
		if json.Unmarshal([]byte(text), &example) == nil && example.Result != nil {
			return Reply{Result: example.Result, Total: example.Total} // next is left out: there is one page
		}
	}
	return Reply{Result: emptyValue(m.Result)}
}

// emptyValue is a value of a documented type.
func emptyValue(f FieldFacts) any {
	switch kindOf(f.Type) {
	case numberKind:
		return 1
	case boolKind:
		return true
	case textKind:
		return ""
	case listKind:
		return []any{}
	case objectKind:
		out := map[string]any{}
		for _, field := range f.Fields {
			out[field.Name] = emptyValue(field)
		}
		return out
	}
	return nil
}

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
	case "integer", "int", "double", "float", "number":
		return numberKind
	case "boolean", "bool":
		return boolKind
	case "string", "text", "datetime", "date", "char":
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

func (f FieldFacts) isRequired() bool { return f.Required == true && !f.Omitted }

// check holds the parameters of a call against the facts, and answers as portals do: what
// is missing or has another type is an error. What is not documented is left alone by
// portals, and is a problem of the test.
func (p *Portal) check(c *Call, m *MethodFacts) *Failure {
	for i, param := range m.Params {
		value, sent := m.param(c, i)
		switch {
		case !sent && param.isRequired():
			return missing(c, param.Name)
		case sent && !param.fits(value):
			return mistyped(c, param, value)
		}
	}
	if m.Positional {
		return nil
	}
	for _, key := range c.tree.keys {
		if !slices.ContainsFunc(m.Params, func(f FieldFacts) bool { return strings.EqualFold(f.Name, key) }) {
			p.problem(fmt.Errorf("%s was sent the parameter %s, which is not documented", c.Method, key))
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
		if strings.EqualFold(key, m.Params[i].Name) {
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
	return &Failure{Code: 100, Description: "Could not find value for parameter {" + name + "}"}
}

func mistyped(c *Call, f FieldFacts, value any) *Failure {
	if c.V3 {
		return invalid(f.Name, "The field is not of the type "+f.Type)
	}
	shown := formText(value)
	if _, container := value.(*tree); container {
		shown = "Array"
	}
	return &Failure{Code: 100, Description: fmt.Sprintf("Invalid value {%s} to match with parameter {%s}. Should be value of type %s.", shown, f.Name, f.Type)}
}

func invalid(field, message string) *Failure {
	failure := v3Error(http.StatusBadRequest, "VALIDATION_REQUESTVALIDATIONEXCEPTION", "Invalid request")
	failure.Validation = []Invalid{{Field: field, Message: message}}
	return failure
}
