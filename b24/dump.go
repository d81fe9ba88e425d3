package b24

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/b24gen/b24gen/b24/internal/secret"
)

// WithDump writes each request of a call to w with its answer, for people who look for a
// mistake: method, address, body, and the status and body of the answer, without headers,
// and of each body the first 16 KiB. Webhook codes and tokens are masked. All else is
// there, the data of customers too: do not leave it on. Files, and requests for tokens, are not
// written. w is called once for each request, by one goroutine at a time.
func WithDump(w io.Writer) Option {
	return clientOption(func(c *Client) { c.dump = &dumper{w: w} })
}

// dumper writes exchanges. A nil one writes none.
type dumper struct {
	mu sync.Mutex
	w  io.Writer
}

// exchangeDump is a request that was sent, and its answer.
type exchangeDump struct {
	to    *dumper
	known []string
	start time.Time
	text  bytes.Buffer
}

// maxDump bounds what is written of a body.
const maxDump = 16 << 10

func (d *dumper) request(req *http.Request, access Access) *exchangeDump {
	if d == nil {
		return nil
	}
	e := &exchangeDump{to: d, known: access.secrets(), start: time.Now()}
	e.known = append(e.known, url.QueryEscape(access.Token.Reveal()))
	fmt.Fprintf(&e.text, "--> %s %s\n", req.Method, secret.Mask(req.URL.String(), e.known...))
	if req.Body != nil {
		if body, ok := req.Body.(*bodyReader); ok {
			e.body(body.of.data)
		}
	}
	return e
}

func (e *exchangeDump) body(data []byte) {
	e.text.WriteString(secret.Excerpt(data, maxDump, e.known...))
	if len(data) > maxDump {
		fmt.Fprintf(&e.text, "... (%d bytes)", len(data))
	}
	e.text.WriteByte('\n')
}

func (e *exchangeDump) answered(resp *http.Response, body []byte) {
	if e == nil {
		return
	}
	fmt.Fprintf(&e.text, "<-- %d, %s\n", resp.StatusCode, time.Since(e.start).Round(time.Millisecond))
	e.body(body)
	e.write()
}

func (e *exchangeDump) failed(err error) {
	if e == nil {
		return
	}
	fmt.Fprintf(&e.text, "<-- %v\n", secret.Error(err, e.known...))
	e.write()
}

func (e *exchangeDump) write() {
	e.to.mu.Lock()
	defer e.to.mu.Unlock()
	_, _ = e.to.w.Write(e.text.Bytes()) // a dump that cannot be written keeps no call from its answer
}
