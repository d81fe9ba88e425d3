package b24test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
)

// maxBody bounds a request; a portal in the cloud allows 2 GB.
const maxBody = 64 << 20

// serve is the handler of the test server: every host comes in here.
func (p *Portal) serve(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		http.Error(w, "body too large", http.StatusRequestEntityTooLarge)
		return
	}
	p.guard(r, body)
	host := r.Host
	p.mu.Lock()
	target, moved := p.redirects[host]
	if moved {
		p.redirected++
	}
	own := p.host
	p.mu.Unlock()

	switch {
	case moved:
		w.Header().Set("Location", target+r.URL.RequestURI())
		http.Error(w, "<html><body>Moved</body></html>", http.StatusFound)
	case host == AuthHost:
		p.serveAuth(w, r, body)
	case host == own:
		p.servePortal(w, r, body)
	default:
		p.problem(fmt.Errorf("a request went to %s, which is neither the portal nor its authorization server", host))
		http.Error(w, "no such portal", http.StatusMisdirectedRequest)
	}
}

// servePortal answers for the portal's own name.
func (p *Portal) servePortal(w http.ResponseWriter, r *http.Request, body []byte) {
	switch strings.TrimSuffix(r.URL.Path, "/") {
	case "/oauth/authorize":
		p.authorizePage(w, r)
	case uploadPath:
		p.receive(w, r, body)
	case downloadPath:
		p.sendFile(w, r)
	default:
		p.serveCall(w, r, body)
	}
}

// serveCall answers a method call.
func (p *Portal) serveCall(w http.ResponseWriter, r *http.Request, body []byte) {
	where, ok := parseRoute(r.URL.Path)
	if !ok {
		http.NotFound(w, r)
		return
	}
	c := &Call{Method: where.method, V3: where.v3, Webhook: where.user, Request: r, Body: body,
		At: p.Clock.Now()}
	p.deliver(w, c, p.reply(c, where))
}

// deliver sends a reply in its way.
func (p *Portal) deliver(w http.ResponseWriter, c *Call, reply Reply) {
	m := p.message(c, reply)
	p.mu.Lock()
	c.Status = m.status
	p.mu.Unlock()
	if reply.deliver == nil {
		reply.deliver = deliverWhole
	}
	reply.deliver(p, w, c.Request, m)
}

// reply decides about a call that came by HTTP: limits first, then who calls,
// then the method.
func (p *Portal) reply(c *Call, where route) Reply {
	failure := p.understand(c, where)
	p.record(c)
	switch {
	case !p.admit():
		return QueryLimit()(c)
	case failure != nil:
		return Reply{Err: failure}
	default:
		return p.damage(p.remembered)(c)
	}
}

// understand reads the parameters of a call and finds out who calls.
func (p *Portal) understand(c *Call, where route) *Failure {
	params, err := callParams(c)
	if err != nil {
		return asFailure(err)
	}
	c.setParams(params)
	return p.identify(c, where)
}

func (p *Portal) record(c *Call) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.calls = append(p.calls, c)
}

// run executes a method for a call of its own or a command of a batch.
func (p *Portal) run(c *Call) Reply {
	answer := p.next(c)
	switch {
	case answer == nil && c.V3:
		return Reply{Err: v3Error(http.StatusNotFound, "METHODNOTFOUNDEXCEPTION", notFound(c).Description)}
	case answer == nil:
		return Reply{Err: notFound(c)}
	case !p.withinBudget(c):
		return Reply{Err: operationTimeLimit()}
	}
	r := answer(c)
	p.mu.Lock()
	defer p.mu.Unlock()
	c.Ran = r.ran()
	p.operating.charge(c, p.Clock.Now(), r.Cost)
	return r
}
