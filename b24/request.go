package b24

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"

	"github.com/b24gen/b24gen/b24/internal/codec"
)

var (
	jsonType = []string{"application/json"}
	formType = []string{"application/x-www-form-urlencoded"}
)

// newRequest is the request of a call. sent tells whether the transport has
// begun to send it: before that no repeat can do harm.
func (c *Client) newRequest(ctx context.Context, in *call, access Access) (req *http.Request, sent func() bool, err error) {
	address, body, header := in.withToken(access)
	b := &outgoing{data: body}
	req, err = http.NewRequestWithContext(ctx, http.MethodPost, address, nil)
	if err != nil {
		return nil, nil, err
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
	case access.Token == "":
	case in.api == V3:
		header["Authorization"] = []string{"Bearer " + access.Token}
	case in.form:
		body = []byte(strings.TrimPrefix(string(body)+"&auth="+url.QueryEscape(access.Token), "&"))
	case body[0] == '[':
		address += "?auth=" + url.QueryEscape(access.Token)
	default:
		body = withAuth(body, access.Token)
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

// outgoing is the body of a request, which may have to be sent several times.
type outgoing struct {
	data []byte
	read atomic.Bool // whether sending has begun
}

func (o *outgoing) open() io.ReadCloser {
	r := &outgoingReader{of: o}
	r.Reset(o.data)
	return r
}

type outgoingReader struct {
	bytes.Reader
	of *outgoing
}

func (r *outgoingReader) Read(p []byte) (int, error) {
	r.of.read.Store(true)
	return r.Reader.Read(p)
}

// WriteTo keeps copies from going around Read.
func (r *outgoingReader) WriteTo(w io.Writer) (int64, error) {
	r.of.read.Store(true)
	return r.Reader.WriteTo(w)
}

func (r *outgoingReader) Close() error { return nil }
