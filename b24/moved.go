package b24

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// maxMoves bounds how often one request is passed on.
const maxMoves = 3

// follow sends req, and sends it again, with its method and its body, to the
// address that a renamed portal names: a client that follows redirects of its
// own accord makes a GET of it and loses the body. moved is that address, nil
// where the portal is where it was (REST-PROTOCOL section 1).
//
// c.http must not follow redirects itself.
func (c *Client) follow(req *http.Request) (resp *http.Response, moved *url.URL, err error) {
	for range maxMoves {
		if resp, err = c.http.Do(req); err != nil || !isRedirect(resp.StatusCode) {
			return resp, moved, err
		}
		if moved, err = newAddress(req.URL, resp); err != nil {
			return nil, nil, err
		}
		if !c.mayMove(req.Context(), req.URL, moved) {
			return nil, nil, notFollowed("HTTP %d to %s, which is no portal of the same cloud, so it does not get the credentials; if the portal has moved there, change its address in your settings, or allow it by WithMoveAllowed", resp.StatusCode, moved.Host)
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
func newAddress(from *url.URL, resp *http.Response) (*url.URL, error) {
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 1<<16)) // so that the connection is kept
	resp.Body.Close()
	to, err := resp.Location()
	if err != nil {
		return nil, notFollowed("HTTP %d without an address to go on to", resp.StatusCode)
	}
	if !mayGo(from, to) || to.User != nil || !strings.HasPrefix(to.Path, "/rest/") {
		return nil, notFollowed("HTTP %d to %s, which is not the HTTPS address of a REST interface; the request was not passed on", resp.StatusCode, to.Host)
	}
	return to, nil
}

// cloudDomains are those below which the cloud has its portals; owners rename theirs
// below one of them.
var cloudDomains = []string{
	"bitrix24.com", "bitrix24.eu", "bitrix24.de", "bitrix24.fr", "bitrix24.it", "bitrix24.es", "bitrix24.pl", "bitrix24.uk",
	"bitrix24.com.br", "bitrix24.com.tr", "bitrix24.mx", "bitrix24.co", "bitrix24.in", "bitrix24.id", "bitrix24.cn", "bitrix24.jp",
	"bitrix24.vn", "bitrix24.ru", "bitrix24.by", "bitrix24.kz", "bitrix24.ua",
}

// CloudDomains are the domains below which the cloud has its portals, as far as known,
// for [WithCloudDomains].
func CloudDomains() []string { return slices.Clone(cloudDomains) }

// mayMove tells whether a portal that says that it has moved gets the credentials at its
// new address: below the same domain of the cloud, or where the user allows it.
func (c *Client) mayMove(ctx context.Context, from, to *url.URL) bool {
	if strings.EqualFold(from.Host, to.Host) {
		return true
	}
	if from.Port() == to.Port() && slices.ContainsFunc(c.domains, func(d string) bool {
		return isBelow(from.Hostname(), d) && isBelow(to.Hostname(), d)
	}) {
		return true
	}
	return c.moveAllowed != nil && c.moveAllowed(ctx, from.Host, to.Host)
}

// isBelow tells whether a host has a name below a domain.
func isBelow(host, domain string) bool {
	return strings.HasSuffix(strings.ToLower(host), "."+strings.ToLower(strings.TrimPrefix(domain, ".")))
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
