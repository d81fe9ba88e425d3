package b24

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

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

// String is v2 or v3.
func (a API) String() string {
	if a == V3 {
		return "v3"
	}
	return "v2"
}

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

// methodInfo is a [Method] of whatever result, which converts to it.
type methodInfo struct {
	_          [0]func()
	Name       string
	API        API
	Positional bool
	Idempotent bool
}

// newCall is a call of a method as the client makes its calls.
func (c *Client) newCall(m methodInfo) call {
	return call{method: m.Name, api: m.API, positional: m.Positional, idempotent: m.Idempotent, checks: c.checks}
}

// Request is the parameters of a method, which know the method they are for.
// The generated parameter structs implement it.
type Request[R any] = interface {
	RESTMethod() Method[R]
}

// call is one method call: what is sent, however often it has to be.
type call struct {
	method     string
	api        API
	positional bool
	idempotent bool
	form       bool
	checks
	key    string   // the Idempotency-Key of a v3 write
	inside []string // the methods of a batch
	params []byte   // encoded, without credentials

	// of lists only
	onPage   func(Page)
	resume   string
	keyset   keyset
	parallel int // batches at a time, 0 for page after page
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

// DoAs is [Do] with the result read into a T instead of the generated type.
//
// A struct that embeds the generated type has its fields, and those that you add by
// tags, such as custom ones, which then do not lie in Extra:
//
//	type Deal struct {
//		crm.Deal
//		City string `json:"UF_CRM_1700000000"`
//	}
//
//	res, err := b24.DoAs[Deal](ctx, client, crm.DealGetParams{ID: "143"})
//
// Where the method answers the object below a key, T is a struct with that key.
func DoAs[T, R any](ctx context.Context, c *Client, p Request[R], opts ...CallOption) (*Response[T], error) {
	return do[T](ctx, c, methodInfo(p.RESTMethod()), p, opts)
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
	in := c.newCall(m)
	for _, opt := range opts {
		opt.forCall(&in)
	}
	if err := in.prepare(params); err != nil {
		return fmt.Errorf("%s: %w", in.method, err)
	}
	if int64(len(in.params)) > c.max.Request {
		return fmt.Errorf("%s: the parameters have %d bytes, more than WithMaxBytes allows", in.method, len(in.params))
	}
	if in.api == V3 && !in.idempotent && in.key == "" && in.method != "batch" {
		in.key = rand.Text()
	}
	e, err := c.exchange(ctx, &in, reflect.ValueOf(result).Elem())
	if err != nil {
		return err
	}
	if failure := c.judge(ctx, &in, e.Odd); failure != nil {
		return failure
	}
	*meta, *raw = e.Meta, e.raw
	return nil
}

// prepare encodes the parameters.
func (in *call) prepare(params any) error {
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
		return in.encodeForm(wire.MarshalArguments(params, !in.emptyIDs))
	}
	if params == nil {
		return in.encodeForm([]byte("{}"), nil)
	}
	encoded, err := wire.MarshalParams(params, !in.emptyIDs)
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

// checkMethod keeps a name from becoming another address: it is words of letters, digits,
// - and _ with single dots between them.
func checkMethod(name string) error {
	for word := range strings.SplitSeq(name, ".") {
		if word == "" || strings.ContainsFunc(word, isNoMethod) {
			return fmt.Errorf("%q is not the name of a method", name)
		}
	}
	return nil
}

func isNoMethod(r rune) bool {
	return r != '_' && r != '-' && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z')
}
