package b24test

import (
	"net/http"
	"strings"
)

// serveAuth answers for the authorization server: tokens, by GET and by POST,
// the authorization page, and app.info (REST-PROTOCOL sections 1 and 13).
func (p *Portal) serveAuth(w http.ResponseWriter, r *http.Request, body []byte) {
	switch strings.TrimSuffix(r.URL.Path, "/") {
	case "/oauth/token":
		p.serveToken(w, r, body)
	case "/oauth/authorize":
		p.authorizePage(w, r)
	case "/rest/app.info", "/rest/app.info.json":
		p.serveCall(w, r, body)
	default:
		http.NotFound(w, r)
	}
}

func (p *Portal) serveToken(w http.ResponseWriter, r *http.Request, body []byte) {
	c := &Call{Method: TokenEndpoint, Request: r, Body: body, At: p.Clock.Now(), actor: "app"}
	params, err := readParams(r, body)
	if err != nil {
		params = newTree()
	}
	c.setParams(params)
	p.record(c)
	p.deliver(w, c, p.run(c))
}
