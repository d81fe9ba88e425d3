package b24

// API is a generation of the REST API. Their methods live at different
// addresses, and six names exist in both.
type API uint8

// The generations of the API.
const (
	V2 API = iota // classic
	V3            // REST 3.0, below /rest/api/
)

// Method describes a REST method whose result is read into R.
type Method[R any] struct {
	_ [0]func() // not comparable: no program needs to compare the hundreds there are
	// Name is the documented spelling; some methods are case-sensitive.
	Name string
	API  API
	// Positional methods take their arguments by position: the fields of the
	// parameters are sent as a list in their order (REST-PROTOCOL section 2).
	Positional bool
	// Idempotent methods can run twice without harm, so a call is repeated even
	// when it may have run (REST-PROTOCOL section 5).
	Idempotent bool
}

// described is a [Method] of whatever result, which converts to it.
type described struct {
	_          [0]func()
	Name       string
	API        API
	Positional bool
	Idempotent bool
}

func (m described) call() call {
	return call{method: m.Name, api: m.API, positional: m.Positional, idempotent: m.Idempotent}
}

// Request is the parameters of a method, which know the method they are for.
// The generated parameter structs implement it.
type Request[R any] = interface {
	RESTMethod() Method[R]
}

// Extra holds fields that a struct does not declare. In parameters it adds
// fields, and takes precedence over declared ones, so that Extra{"name": nil}
// sends null. In results it receives what the documentation does not list, such
// as custom fields: text as string, numbers as [encoding/json.Number].
type Extra map[string]any
