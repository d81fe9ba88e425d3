package b24

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"

	"github.com/b24gen/b24gen/b24/internal/secret"
)

// call is one method call.
type call struct {
	method     string
	api        API
	positional bool
	idempotent bool
}

// Do calls the method that the parameters are for.
func Do[R any](ctx context.Context, c *Client, p Request[R], opts ...CallOption) (*Response[R], error) {
	m := p.RESTMethod()
	in := call{method: m.Name, api: m.API, positional: m.Positional, idempotent: m.Idempotent}
	return do[R](ctx, c, in, p, opts)
}

// Call calls any method by its name, also one that is newer than the generated
// code. params is a struct, a map, or nil for none.
func Call[T any](ctx context.Context, c *Client, method string, params any, opts ...CallOption) (*Response[T], error) {
	return do[T](ctx, c, call{method: method}, params, opts)
}

func do[T any](ctx context.Context, c *Client, in call, params any, opts []CallOption) (*Response[T], error) {
	for _, opt := range opts {
		opt(&in)
	}
	body, err := Marshal(params)
	if err != nil {
		return nil, err
	}
	access, err := c.auth.Access(ctx)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, access.address(in.api, in.method), bytes.NewReader(body))
	if err != nil {
		return nil, &Error{Method: in.method, Cause: secret.Error(err, access.secrets()...)}
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, &Error{Method: in.method, Cause: secret.Error(err, access.secrets()...)}
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, &Error{Method: in.method, Cause: secret.Error(err, access.secrets()...)}
	}
	var envelope struct {
		Result      json.RawMessage
		Error       json.RawMessage
		Description string `json:"error_description"`
		Total, Next *int
	}
	if err := json.Unmarshal(answer, &envelope); err != nil {
		return nil, &Error{Method: in.method, Status: resp.StatusCode, Cause: err}
	}
	if envelope.Error != nil {
		return nil, &Error{Method: in.method, Status: resp.StatusCode, Code: Code(bytes.Trim(envelope.Error, `"`)), Description: envelope.Description}
	}
	res := &Response[T]{Total: envelope.Total, Next: envelope.Next, Raw: envelope.Result}
	res.Odd, err = Unmarshal(envelope.Result, &res.Result)
	return res, err
}
