package b24

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/b24gen/b24gen/b24/internal/form"
)

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
type methodInfo struct {
	_          [0]func()
	Name       string
	API        API
	Positional bool
	Idempotent bool
}

func (m methodInfo) call() call {
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

// call is one method call: what is sent, however often it has to be.
type call struct {
	method     string
	api        API
	positional bool
	idempotent bool
	form       bool
	key        string // the Idempotency-Key of a v3 write
	params     []byte // encoded, without credentials

	// of Each only
	onPage func(Page)
	resume string
	keyset keyset
}

// Do calls the method that the parameters are for. The error is an [*Error],
// unless the parameters cannot be sent.
func Do[R any](ctx context.Context, c *Client, p Request[R], opts ...CallOption) (*Response[R], error) {
	m := methodInfo(p.RESTMethod())
	res := new(Response[R])
	if err := c.perform(ctx, m, p, opts, &res.Result, &res.Meta, &res.Raw); err != nil {
		return nil, err
	}
	return res, nil
}

// Call calls any method by its name, also one that is newer than the generated
// code. params is a struct, a map, or nil for none; a list for methods that
// take arguments by position.
func Call[T any](ctx context.Context, c *Client, method string, params any, opts ...CallOption) (*Response[T], error) {
	return do[T](ctx, c, methodInfo{Name: method}, params, opts)
}

func do[T any](ctx context.Context, c *Client, m methodInfo, params any, opts []CallOption) (*Response[T], error) {
	res := new(Response[T])
	if err := c.perform(ctx, m, params, opts, &res.Result, &res.Meta, &res.Raw); err != nil {
		return nil, err
	}
	return res, nil
}

// perform is all of a call; the answer goes into the fields of a [Response].
// Programs hold a copy of Do for each result that they read, and compilers work
// on each, so that Do itself does nearly nothing.
func (c *Client) perform(ctx context.Context, m methodInfo, params any, opts []CallOption, result any, meta *Meta, raw *json.RawMessage) error {
	in := m.call()
	if err := in.prepare(params, opts); err != nil {
		return fmt.Errorf("%s: %w", in.method, err)
	}
	if int64(len(in.params)) > c.maxRequest {
		return fmt.Errorf("%s: the parameters have %d bytes, more than WithMaxBytes allows", in.method, len(in.params))
	}
	if in.api == V3 && !in.idempotent && in.key == "" && in.method != "batch" {
		in.key = rand.Text()
	}
	e, err := c.exchange(ctx, &in, reflect.ValueOf(result).Elem())
	if err != nil {
		return err
	}
	*meta, *raw = e.Meta, e.raw
	return nil
}

// prepare applies the options and encodes the parameters.
func (in *call) prepare(params any, opts []CallOption) error {
	for _, opt := range opts {
		opt(in)
	}
	if err := checkMethod(in.method); err != nil {
		return err
	}
	encoded, err := in.encode(params)
	if err != nil {
		return err
	}
	in.params = encoded
	return nil
}

func (in *call) encode(params any) ([]byte, error) {
	if in.positional {
		return in.encodeForm(wire.MarshalArguments(params))
	}
	if params == nil {
		return in.encodeForm([]byte("{}"), nil)
	}
	encoded, err := Marshal(params)
	if err == nil && len(encoded) > 0 && encoded[0] != '{' && encoded[0] != '[' {
		if string(encoded) != "null" {
			return nil, fmt.Errorf("parameters are a %T, want a struct, a map or a list", params)
		}
		encoded = []byte("{}")
	}
	return in.encodeForm(encoded, err)
}

// encodeForm makes a form of JSON where the call wants one.
func (in *call) encodeForm(encoded []byte, err error) ([]byte, error) {
	if err != nil || !in.form {
		return encoded, err
	}
	pairs, err := form.Encode(encoded)
	return []byte(pairs), err
}

// checkMethod keeps a name from becoming another address.
func checkMethod(name string) error {
	for _, c := range []byte(name) {
		if c != '.' && c != '_' && c != '-' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			return fmt.Errorf("%q is not the name of a method", name)
		}
	}
	if name == "" {
		return fmt.Errorf("the name of the method is empty")
	}
	return nil
}

// CallOption changes one call.
type CallOption func(*call)

// Idempotent says that the call can run twice without harm, so that it is
// repeated also when it may have run: a read, or a write of fixed values.
func Idempotent() CallOption { return func(c *call) { c.idempotent = true } }

// IdempotencyKey sets the key by which a v3 write is carried out once, however
// often it is sent within a day: 1 to 255 printable ASCII characters. Without
// this option every call makes its own, which covers the repeats of the client;
// with it, you can repeat a call yourself. v2 methods ignore the key
// (REST-PROTOCOL section 12.6).
func IdempotencyKey(key string) CallOption { return func(c *call) { c.key = key } }

// AsForm sends the parameters as a form instead of JSON. It cannot carry null
// and empty lists and objects, and sends booleans as 1 and 0.
func AsForm() CallOption { return func(c *call) { c.form = true } }

// OnV3 has [Call] call a method of REST 3.0.
func OnV3() CallOption { return func(c *call) { c.api = V3 } }

// ByPosition has [Call] send the fields of a struct as a list in their order.
func ByPosition() CallOption { return func(c *call) { c.positional = true } }
