package b24

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// maxMoves bounds how often one request is passed on.
const maxMoves = 3

// follow sends req, and sends it again, with its method and its body, to the
// address that a renamed portal names: a client that follows redirects of its
// own accord makes a GET of it and loses the body. moved is that address, nil
// where the portal is where it was (REST-PROTOCOL section 1).
//
// client must not follow redirects itself.
func follow(client *http.Client, req *http.Request) (resp *http.Response, moved *url.URL, err error) {
	for range maxMoves {
		if resp, err = client.Do(req); err != nil || !isRedirect(resp.StatusCode) {
			return resp, moved, err
		}
		if moved, err = newAddress(resp); err != nil {
			return nil, nil, err
		}
		if req, err = withHost(req, moved); err != nil {
			return nil, nil, err
		}
	}
	return nil, nil, notFollowed("the portal passed the request on %d times; check its address", maxMoves)
}

// moveError is a redirect that was not followed; the call did not run.
type moveError struct{ text string }

func (e *moveError) Error() string { return e.text }

func notFollowed(format string, args ...any) error {
	return &moveError{fmt.Sprintf(format, args...)}
}

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// newAddress reads where a portal has moved. The request holds a credential,
// so it goes on over HTTPS only, and only to what still is a REST address: a
// redirect to a page, for a login or a notice, is no rename.
func newAddress(resp *http.Response) (*url.URL, error) {
	io.Copy(io.Discard, io.LimitReader(resp.Body, 1<<16)) // so that the connection is kept
	resp.Body.Close()
	to, err := resp.Location()
	if err != nil {
		return nil, notFollowed("HTTP %d without an address to go on to", resp.StatusCode)
	}
	if !isSecure(to) || to.User != nil || !strings.HasPrefix(to.Path, "/rest/") {
		return nil, notFollowed("HTTP %d to %s, which is not the HTTPS address of a REST interface; the request was not passed on", resp.StatusCode, to.Host)
	}
	return to, nil
}

// withHost is req for another host. Its path and query are those of req:
// only the host of a renamed portal is new.
func withHost(req *http.Request, to *url.URL) (*http.Request, error) {
	again := req.Clone(req.Context())
	again.URL.Scheme, again.URL.Host, again.Host = to.Scheme, to.Host, ""
	if req.Body == nil || req.Body == http.NoBody {
		return again, nil
	}
	if req.GetBody == nil {
		return nil, notFollowed("the portal has moved and the body cannot be sent twice; call it at its new address")
	}
	body, err := req.GetBody()
	again.Body = body
	return again, err
}

// movedTo is a at the host of another address.
func (a Access) movedTo(to *url.URL) Access {
	if u, err := url.Parse(a.Endpoint); err == nil {
		u.Scheme, u.Host = to.Scheme, to.Host
		a.Endpoint = u.String()
	}
	return a
}
