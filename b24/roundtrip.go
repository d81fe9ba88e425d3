package b24

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"sync"

	"github.com/b24gen/b24gen/b24/internal/secret"
)

var errTooLarge = errors.New("the answer is larger than WithMaxBytes allows")

// roundTrip sends the call once and reads the answer.
func (c *Client) roundTrip(ctx context.Context, in *call, access Access, result reflect.Value) (envelope, *Error) {
	ctx, cancel := c.bounded(ctx)
	defer cancel()
	req, sent, err := c.newRequest(ctx, in, access)
	if err != nil {
		return envelope{}, &Error{Cause: &unreadyError{secret.Error(err, access.secrets()...)}}
	}
	resp, moved, err := follow(&c.http, req)
	if err != nil {
		return envelope{}, &Error{MayHaveRun: sent() && !isFinal(err), Cause: secret.Error(err, access.secrets()...)}
	}
	defer resp.Body.Close()
	body, err := c.read(resp)
	if err != nil {
		return envelope{}, &Error{Status: resp.StatusCode, MayHaveRun: true, Cause: secret.Error(err, access.secrets()...)}
	}
	if moved != nil {
		if err := c.remember(ctx, access, moved); err != nil {
			c.log.WarnContext(ctx, "b24: the portal's new address was not stored", "error", secret.Error(err, access.secrets()...))
		}
	}
	return interpret(body, resp.StatusCode, in.api, result)
}

// bounded gives the request a deadline where the caller set none.
func (c *Client) bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	if _, set := ctx.Deadline(); set || c.timeout <= 0 {
		return ctx, func() {}
	}
	return context.WithTimeoutCause(ctx, c.timeout, fmt.Errorf("no answer in %s: %w", c.timeout, context.DeadlineExceeded))
}

// interpret makes an answer, or an error, of what came back. The status alone
// is no verdict: errors come with 200 too (REST-PROTOCOL section 4.3).
func interpret(body []byte, status int, api API, result reflect.Value) (envelope, *Error) {
	answer, err := readEnvelope(body, api, result)
	failure := answer.problem
	switch {
	case failure != nil:
	case err != nil:
		failure = &Error{Cause: fmt.Errorf("not the answer of a portal: %w", err), Body: excerptOf(body)}
	case status >= http.StatusMultipleChoices:
		failure = &Error{Body: excerptOf(body)}
	default:
		return answer, nil
	}
	failure.Status = status
	failure.MayHaveRun = failure.mayHaveRun()
	return envelope{}, failure
}

// excerptOf is the beginning of a body, enough to know a proxy's page.
func excerptOf(body []byte) string {
	const shown = 500
	return string(bytes.ToValidUTF8(body[:min(len(body), shown)], nil))
}

// remember keeps the address to which a portal has moved.
func (c *Client) remember(ctx context.Context, access Access, moved *url.URL) error {
	now := access.movedTo(moved)
	if now.Endpoint == access.Endpoint {
		return nil
	}
	err := c.auth.Moved(ctx, access, now.Endpoint)
	if c.moved != nil {
		c.moved(ctx, access.host(), now.host())
	}
	return err
}

// buffers are for bodies while they are read: how long one is comes out last.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// read reads the body to its end, so that the connection can be used again.
func (c *Client) read(resp *http.Response) ([]byte, error) {
	buf := buffers.Get().(*bytes.Buffer)
	defer recycle(buf)
	if _, err := buf.ReadFrom(io.LimitReader(resp.Body, c.maxResponse+1)); err != nil {
		return nil, err
	}
	if int64(buf.Len()) > c.maxResponse {
		return nil, errTooLarge
	}
	return bytes.Clone(buf.Bytes()), nil
}

func recycle(buf *bytes.Buffer) {
	const keep = 1 << 20
	if buf.Cap() <= keep {
		buf.Reset()
		buffers.Put(buf)
	}
}
