package b24test

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
)

// Webhook is an incoming webhook: the user it acts as and its secret code.
type Webhook struct {
	UserID int
	Code   string
}

// Host returns the present name of the portal.
func (p *Portal) Host() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.host
}

// WebhookURL returns the address of the incoming webhook, with a slash at the
// end. It holds the webhook's code.
func (p *Portal) WebhookURL() string {
	return fmt.Sprintf("https://%s/rest/%d/%s/", p.Host(), p.Webhook.UserID, p.Webhook.Code)
}

// Endpoint returns the client_endpoint of the portal: the address that OAuth
// calls append the method to.
func (p *Portal) Endpoint() string { return "https://" + p.Host() + "/rest/" }

// TokenURL returns the address where tokens are asked for.
func (p *Portal) TokenURL() string { return "https://" + AuthHost + "/oauth/token/" }

// Rename gives the portal a new name below example.com. The old name answers
// with a redirect from now on, like a portal whose address was changed
// (REST-PROTOCOL section 1).
func (p *Portal) Rename(host string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.redirects[p.host] = "https://" + host
	p.host = host
}

// Redirect makes the portal send its clients to another base address, such as
// http://portal.example.com or https://thief.example.com. The path of the
// request is appended to it. An empty base ends the redirect.
func (p *Portal) Redirect(base string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if base == "" {
		delete(p.redirects, p.host)
		return
	}
	p.redirects[p.host] = base
}

// Redirected returns how many requests were answered with a redirect.
func (p *Portal) Redirected() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.redirected
}

// HTTPClient returns a client that trusts the portal's certificate and
// connects to the portal whatever the host of a request is, by HTTPS only. It
// follows redirects, as an [http.Client] does by default. Each call makes a new one,
// and the connections of all of them end with the portal.
func (p *Portal) HTTPClient() *http.Client {
	transport := p.server.Client().Transport.(*http.Transport).Clone()
	address := p.server.Listener.Addr().String()
	transport.DialContext = func(ctx context.Context, network, asked string) (net.Conn, error) {
		if _, port, _ := net.SplitHostPort(asked); port != "443" {
			p.problem(fmt.Errorf("a request was on its way to %s, which is not HTTPS", asked))
			return nil, fmt.Errorf("b24test: no connection to %s", asked)
		}
		return new(net.Dialer).DialContext(ctx, network, address)
	}
	transport.MaxIdleConnsPerHost = 100
	transport.TLSClientConfig.ClientSessionCache = tls.NewLRUClientSessionCache(0) // faults close many connections
	return &http.Client{Transport: transport}
}

// silent returns a logger for the test server, which complains about every
// connection that a fault closes.
func silent() *log.Logger { return log.New(io.Discard, "", 0) }
