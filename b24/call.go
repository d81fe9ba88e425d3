package b24

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/b24gen/b24gen/b24/internal/form"
)

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
	m := described(p.RESTMethod())
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
	return do[T](ctx, c, described{Name: method}, params, opts)
}

func do[T any](ctx context.Context, c *Client, m described, params any, opts []CallOption) (*Response[T], error) {
	res := new(Response[T])
	if err := c.perform(ctx, m, params, opts, &res.Result, &res.Meta, &res.Raw); err != nil {
		return nil, err
	}
	return res, nil
}

// perform is all of a call; the answer goes into the fields of a [Response].
// Programs hold a copy of Do for each result that they read, and compilers work
// on each, so that Do itself does nearly nothing.
func (c *Client) perform(ctx context.Context, m described, params any, opts []CallOption, result any, meta *Meta, raw *json.RawMessage) error {
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
		return in.shape(wire.MarshalArguments(params))
	}
	if params == nil {
		return in.shape([]byte("{}"), nil)
	}
	encoded, err := Marshal(params)
	if err == nil && len(encoded) > 0 && encoded[0] != '{' && encoded[0] != '[' {
		if string(encoded) != "null" {
			return nil, fmt.Errorf("parameters are a %T, want a struct, a map or a list", params)
		}
		encoded = []byte("{}")
	}
	return in.shape(encoded, err)
}

// shape makes a form of JSON where the call wants one.
func (in *call) shape(encoded []byte, err error) ([]byte, error) {
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
