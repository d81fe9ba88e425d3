package b24test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
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
	r.URL.Path = slashes().ReplaceAllString(r.URL.Path, "/") // as web servers do
	p.checkSecrets(r, body)
	host := hostname(r)
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
	case host == AuthHost, p.isAddress(host) && isAuthPath(r.URL.Path):
		p.serveAuth(w, r, body)
	case host == own, p.isAddress(host):
		p.servePortal(w, r, body)
	default:
		p.problem(fmt.Errorf("a request went to %s, which is neither the portal nor its authorization server", host))
		http.Error(w, "no such portal", http.StatusMisdirectedRequest)
	}
}

// slashes are what some clients make by joining an address that ends in one with a path
// that begins with one.
var slashes = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`//+`) })

// hostname is the host of a request without its port.
func hostname(r *http.Request) string {
	if host, _, err := net.SplitHostPort(r.Host); err == nil {
		return host
	}
	return r.Host
}

// isAddress tells whether a host is the machine that the portal is on, where programs find
// it that do not connect by [Portal.HTTPClient]. There it is its authorization server too.
func (p *Portal) isAddress(host string) bool {
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return p.AnyHost || host == "localhost" || ip != nil && ip.IsLoopback()
}

func isAuthPath(path string) bool { return strings.HasPrefix(path, "/oauth/") }

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
		return p.withFault(p.idempotently)(c)
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
	if p.Remember > 0 && len(p.calls) > 2*p.Remember {
		p.calls = slices.Clone(p.calls[len(p.calls)-p.Remember:])
	}
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
	if m := p.factsOf(c); m != nil && p.Check {
		if failure := p.check(c, m); failure != nil {
			return Reply{Err: failure}
		}
	}
	r := answer(c)
	p.mu.Lock()
	defer p.mu.Unlock()
	c.Ran = r.ran()
	p.operating.charge(c, p.Clock.Now(), r.Cost)
	return r
}

// route is a parsed address of a method (REST-PROTOCOL section 1).
type route struct {
	method string
	v3     bool
	user   int    // the webhook's user, 0 for OAuth
	code   string // the webhook's code
}

// parseRoute reads /rest/[api/][user/code/]method[.json][/].
func parseRoute(path string) (route, bool) {
	rest, ok := strings.CutPrefix(strings.TrimSuffix(path, "/"), "/rest/")
	if !ok {
		return route{}, false
	}
	var r route
	rest, r.v3 = strings.CutPrefix(rest, "api/")
	parts := strings.Split(rest, "/")
	r.method = strings.TrimSuffix(parts[len(parts)-1], ".json")
	switch len(parts) {
	case 1:
		return r, true
	case 3:
		user, err := strconv.Atoi(parts[0])
		r.user, r.code = user, parts[1]
		return r, err == nil && user > 0
	default:
		return route{}, false
	}
}

// callParams reads the parameters of a call. REST 3.0 reads a JSON body and
// ignores the query, except for the token (REST-PROTOCOL section 12.1).
func callParams(c *Call) (*tree, error) {
	if !c.V3 {
		params, err := readParams(c.Request, c.Body)
		if err != nil {
			return nil, &Failure{Code: "INVALID_REQUEST", Description: err.Error()}
		}
		return params, nil
	}
	params := newTree()
	if len(c.Body) > 0 {
		var err error
		if params, err = readV3(c); err != nil {
			return nil, v3Error(http.StatusBadRequest, "INVALIDJSONEXCEPTION", err.Error())
		}
	}
	if token := c.Request.URL.Query().Get("auth"); token != "" {
		params.set("auth", token)
	}
	return params, nil
}

func readV3(c *Call) (*tree, error) {
	contentType := c.Request.Header.Get("Content-Type")
	if media, _, _ := strings.Cut(contentType, ";"); media != "application/json" {
		return nil, &Failure{Description: "content type " + strconv.Quote(contentType) + " instead of application/json"}
	}
	return readObject(c.Body)
}

// identify finds out who calls and takes the token out of the parameters.
func (p *Portal) identify(c *Call, where route) *Failure {
	token, _ := c.tree.values["auth"].(string)
	if _, sent := c.tree.values["auth"]; sent {
		c.tree.delete("auth")
		c.setParams(c.tree)
	}
	if where.user > 0 {
		c.actor = "webhook"
		if where.user != p.Webhook.UserID || where.code != p.Webhook.Code {
			return noAuth()
		}
		return nil
	}
	if bearer, ok := strings.CutPrefix(c.Request.Header.Get("Authorization"), "Bearer "); ok {
		token = bearer
	}
	c.actor = "app"
	return p.checkToken(token)
}
