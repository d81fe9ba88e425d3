package spec

import "strings"

// API is a generation of the REST API; the two have separate addresses and
// may both have a method of one name.
type API string

// The generations of the API.
const (
	V2 API = "v2"
	V3 API = "v3"
)

// RootService is the service of the methods whose name has one part only,
// such as profile and scope.
const RootService = "rest"

// Method is one REST method as its page documents it.
type Method struct {
	// Name is the method's name in the spelling of the page.
	Name string `yaml:"name" json:"name"`
	// API is kept once per file in YAML and with every method in JSON.
	API API `yaml:"-" json:"api"`
	// Page is the path of the documentation page, relative to the site.
	Page       string       `yaml:"page" json:"page"`
	Scopes     []string     `yaml:"scopes,omitempty,flow" json:"scopes,omitempty"`
	Deprecated *Deprecation `yaml:"deprecated,omitempty" json:"deprecated,omitempty"`
	// Positional methods take their arguments by position, not by name.
	Positional bool `yaml:"positional,omitempty" json:"positional,omitempty"`
	// Idempotent methods can be repeated without harm, because they only read.
	Idempotent bool    `yaml:"idempotent,omitempty" json:"idempotent,omitempty"`
	Params     []Field `yaml:"params,omitempty" json:"params,omitempty"`
	// ParamsShown are parameters that only the examples of requests have.
	ParamsShown []Field `yaml:"params_shown,omitempty" json:"params_shown,omitempty"`
	// AnyOf are groups of parameters, by their paths below params, of which a call
	// needs at least one each.
	AnyOf [][]string `yaml:"any_of,omitempty,flow" json:"any_of,omitempty"`
	// Sends are the innermost paths, below params, of what the page's first example of a
	// request sends, without its values. Below a parameter that chooses, filters or sorts fields
	// they are the names of these, in a filter with the sign of the condition before them.
	Sends  []string    `yaml:"sends,omitempty,flow" json:"sends,omitempty"`
	Result *Result     `yaml:"result,omitempty" json:"result,omitempty"`
	List   *List       `yaml:"list,omitempty" json:"list,omitempty"`
	Errors []ErrorCode `yaml:"errors,omitempty" json:"errors,omitempty"`
	// ErrorsShown are codes that only the page's examples have.
	ErrorsShown []string  `yaml:"errors_shown,omitempty,flow" json:"errors_shown,omitempty"`
	Prose       *Prose    `yaml:"prose,omitempty" json:"prose,omitempty"`
	Examples    *Examples `yaml:"examples,omitempty" json:"examples,omitempty"`
	// Overridden says what overrides have changed here, the result included.
	Overridden []Overridden `yaml:"overridden,omitempty" json:"overridden,omitempty"`
}

// Service is the method's name without its last part.
func (m Method) Service() string {
	if i := strings.LastIndexByte(m.Name, '.'); i > 0 {
		return m.Name[:i]
	}
	return RootService
}

// Last is the last part of the method's name, which names the action.
func (m Method) Last() string { return m.Name[strings.LastIndexByte(m.Name, '.')+1:] }

// Namespace is the first part of the method's name.
func (m Method) Namespace() string { return namespace(m.Service()) }

func namespace(service string) string {
	first, _, _ := strings.Cut(service, ".")
	return first
}

// Deprecation says that a method is no longer developed, or a field no longer to be used.
type Deprecation struct {
	// Replacements are the methods, or the fields beside a field, that the page names instead; it may name none.
	Replacements []string `yaml:"replacements,omitempty,flow" json:"replacements,omitempty"`
}

// ErrorCode is a code that the method's own page documents.
type ErrorCode struct {
	// Code is the text of the page, also where the portal sends a number. It is
	// empty where the page says that the portal sends an empty code.
	Code string `yaml:"code" json:"code"`
	// Status is the HTTP status, 0 where the page gives none for this code.
	Status int `yaml:"status,omitempty" json:"status,omitempty"`
}

// Prose is the documentation's own wording, kept only when asked for.
type Prose struct {
	Title       string `yaml:"title,omitempty" json:"title,omitempty"`
	Description string `yaml:"description,omitempty" json:"description,omitempty"`
}

// Examples are the documentation's own examples, kept only when asked for.
type Examples struct {
	Request  []RequestExample `yaml:"request,omitempty" json:"request,omitempty"`
	Response []string         `yaml:"response,omitempty" json:"response,omitempty"`
	Error    []string         `yaml:"error,omitempty" json:"error,omitempty"`
}

// RequestExample is the call that an example makes.
type RequestExample struct {
	Method string `yaml:"method" json:"method"`
	// Body is the JSON text that the example sends, as published.
	Body string `yaml:"body,omitempty" json:"body,omitempty"`
}
