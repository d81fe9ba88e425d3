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
	"strings"
	"sync"
	"sync/atomic"

	"github.com/b24gen/b24gen/b24/internal/codec"
	"github.com/b24gen/b24gen/b24/internal/secret"
)

var (
	jsonType = []string{"application/json"}
	formType = []string{"application/x-www-form-urlencoded"}
)

// newRequest is the request of a call. sent tells whether the transport has
// begun to send it: before that no repeat can do harm.
func (c *Client) newRequest(ctx context.Context, in *call, access Access) (req *http.Request, sent func() bool, err error) {
	address, body, header := in.withToken(access)
	b := &requestBody{data: body}
	req, err = http.NewRequestWithContext(ctx, http.MethodPost, address, nil)
	if err != nil {
		return nil, nil, err
	}
	if !isSecure(req.URL) {
		return nil, nil, errors.New("the portal's endpoint is not an HTTPS address, so it gets no credentials")
	}
	req.Header = header
	req.Header["User-Agent"] = []string{c.agent}
	if len(body) > 0 {
		req.Body, req.ContentLength = b.open(), int64(len(body))
		req.GetBody = func() (io.ReadCloser, error) { // sent again, by the transport or to a new address
			return b.open(), c.limiter.Wait(ctx, in.method)
		}
	}
	return req, func() bool { return len(body) == 0 || b.read.Load() }, nil
}

// withToken puts the access token where the call can carry it: in the body
// beside the parameters, in the query where arguments go by position, and in a
// header for v3, where a key wants the same body every time and a batch is a
// list (REST-PROTOCOL sections 2 and 12).
func (in *call) withToken(access Access) (address string, body []byte, header http.Header) {
	header = http.Header{"Accept": jsonType, "Content-Type": jsonType}
	if in.form {
		header["Content-Type"] = formType
	}
	if in.key != "" {
		header["Idempotency-Key"] = []string{in.key}
	}
	address, body = access.address(in.api, in.method), in.params
	switch {
	case access.Token.IsZero():
	case in.api == V3:
		header["Authorization"] = []string{"Bearer " + access.Token.Reveal()}
	case in.form:
		body = []byte(strings.TrimPrefix(string(body)+"&auth="+url.QueryEscape(access.Token.Reveal()), "&"))
	case body[0] == '[':
		address += "?auth=" + url.QueryEscape(access.Token.Reveal())
	default:
		body = withAuth(body, access.Token.Reveal())
	}
	return address, body, header
}

// withAuth adds auth to the object of parameters.
func withAuth(params []byte, token string) []byte {
	body := append(make([]byte, 0, len(params)+len(token)+16), `{"auth":`...)
	body = codec.AppendText(body, token)
	if rest := params[1:]; rest[0] != '}' {
		body = append(body, ',')
	}
	return append(body, params[1:]...)
}

// requestBody is the body of a request, which may have to be sent several times.
type requestBody struct {
	data []byte
	read atomic.Bool // whether sending has begun
}

func (o *requestBody) open() io.ReadCloser {
	r := &bodyReader{of: o}
	r.Reset(o.data)
	return r
}

type bodyReader struct {
	bytes.Reader
	of *requestBody
}

func (r *bodyReader) Read(p []byte) (int, error) {
	r.of.read.Store(true)
	return r.Reader.Read(p)
}

// WriteTo keeps copies from going around Read.
func (r *bodyReader) WriteTo(w io.Writer) (int64, error) {
	r.of.read.Store(true)
	return r.Reader.WriteTo(w)
}

func (r *bodyReader) Close() error { return nil }

var errTooLarge = errors.New("the answer is larger than WithMaxBytes allows")

// roundTrip sends the call once and reads the answer.
func (c *Client) roundTrip(ctx context.Context, in *call, access Access, result reflect.Value) (envelope, *Error) {
	ctx, cancel := c.withTimeout(ctx)
	defer cancel()
	req, sent, err := c.newRequest(ctx, in, access)
	if err != nil {
		return envelope{}, &Error{Cause: &unreadyError{secret.Error(err, access.secrets()...)}}
	}
	dumped := c.dump.request(req, access)
	resp, moved, err := c.follow(req)
	if err != nil {
		dumped.failed(err)
		return envelope{}, &Error{MayHaveRun: sent() && !isFinal(err), Cause: secret.Error(err, access.secrets()...)}
	}
	defer resp.Body.Close()
	body, err := c.read(resp)
	dumped.answered(resp, body)
	if err != nil {
		return envelope{}, &Error{Status: resp.StatusCode, MayHaveRun: true, Cause: secret.Error(err, access.secrets()...)}
	}
	if moved != nil {
		if err := c.storeMove(ctx, access, moved); err != nil {
			c.logger().WarnContext(ctx, "b24: the portal's new address was not stored", "error", secret.Error(err, access.secrets()...))
		}
	}
	return interpret(body, resp.StatusCode, in.api, access, result)
}

// withTimeout gives the request a deadline where the caller set none.
func (c *Client) withTimeout(ctx context.Context) (context.Context, context.CancelFunc) {
	if _, set := ctx.Deadline(); set || c.timeout <= 0 {
		return ctx, func() {}
	}
	return context.WithTimeoutCause(ctx, c.timeout, fmt.Errorf("no answer in %s: %w", c.timeout, context.DeadlineExceeded))
}

// interpret makes an answer, or an error, of what came back. The status alone
// is no verdict: errors come with 200 too (REST-PROTOCOL section 4.3).
func interpret(body []byte, status int, api API, access Access, result reflect.Value) (envelope, *Error) {
	answer, err := readEnvelope(body, api, access, result)
	failure := answer.problem
	switch {
	case failure != nil:
	case err != nil:
		failure = &Error{Cause: fmt.Errorf("not the answer of a portal: %w", err), Body: excerpt(body, access)}
	case status >= http.StatusMultipleChoices:
		failure = &Error{Body: excerpt(body, access)}
	default:
		answer.status = status
		return answer, nil
	}
	failure.Status = status
	failure.MayHaveRun = failure.mayHaveRun()
	failure.redact(access.secrets())
	return envelope{}, failure
}

// excerpt is the beginning of a body, enough to know a proxy's page.
func excerpt(body []byte, access Access) string {
	const shown = 500
	return secret.Excerpt(body, shown, access.secrets()...)
}

// storeMove keeps the address to which a portal has moved.
func (c *Client) storeMove(ctx context.Context, access Access, moved *url.URL) error {
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
	if _, err := buf.ReadFrom(io.LimitReader(resp.Body, c.max.Response+1)); err != nil {
		return nil, err
	}
	if int64(buf.Len()) > c.max.Response {
		return nil, errTooLarge
	}
	return bytes.Clone(buf.Bytes()), nil
}

func recycle(buf *bytes.Buffer) {
	const maxPooled = 1 << 20
	if buf.Cap() <= maxPooled {
		buf.Reset()
		buffers.Put(buf)
	}
}
