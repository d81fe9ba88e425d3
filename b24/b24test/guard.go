package b24test

import (
	"fmt"
	"net/http"
	"strings"
)

// guard reports the secrets of a request that have no business at its host
// (REST-PROTOCOL sections 1 and 16): the client's secret and refresh tokens are
// for the authorization server, a webhook's code is for the portal, and the
// application token is only ever received.
func (p *Portal) guard(r *http.Request, body []byte) {
	var text strings.Builder
	fmt.Fprintf(&text, "%s\n%s\n", r.RequestURI, body)
	r.Header.Write(&text) // writing to memory does not fail
	role := p.role(r.Host)
	for _, found := range p.secrets.in(text.String()) {
		if !allowed(found.kind, role) {
			p.problem(fmt.Errorf("the %s was sent to %s, %s", found.kind, r.Host, role))
		}
	}
}

// The roles of a host.
const (
	rolePortal   = "the portal"
	roleAuth     = "the authorization server"
	roleStranger = "a stranger"
)

// role tells what a host is; a former name of the portal is the portal.
func (p *Portal) role(host string) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	_, former := p.redirects[host]
	switch {
	case host == AuthHost:
		return roleAuth
	case host == p.host || former:
		return rolePortal
	default:
		return roleStranger
	}
}

func allowed(kind, role string) bool {
	switch kind {
	case kindApp, kindRefresh, kindCode:
		return role == roleAuth
	case kindHook, kindFile:
		return role == rolePortal
	case kindAccess:
		return role != roleStranger
	case kindAppToken:
		return false
	default:
		return role != roleStranger
	}
}
