package b24

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// movedTo returns the endpoint of a portal that answered a request to from with
// a redirect because it has another address now, and "" where resp is no
// redirect. A client that followed it of its own accord would make a GET of the
// call and lose its body (REST-PROTOCOL section 1).
//
// Only the host is new: the call holds a credential, so it goes nowhere but to
// the same REST address there, over HTTPS. A redirect to a page, for a login or
// a notice, is an error.
func movedTo(from Access, resp *http.Response) (endpoint string, err error) {
	if !isRedirect(resp.StatusCode) {
		return "", nil
	}
	to, err := resp.Location()
	if err != nil {
		return "", errors.New("the portal redirects the call and does not say where")
	}
	if !isSecure(to) || to.User != nil || !strings.HasPrefix(to.Path, "/rest/") {
		return "", fmt.Errorf("the portal redirects the call to %s, which is not the HTTPS address of a REST interface; it was not sent there", to.Host)
	}
	old, err := url.Parse(from.Endpoint)
	if err != nil {
		return "", errors.New("the portal's endpoint is not an address")
	}
	if old.Host == to.Host {
		return "", fmt.Errorf("the portal redirects the call from %s to itself", to.Host)
	}
	old.Scheme, old.Host = to.Scheme, to.Host
	return old.String(), nil
}

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}
