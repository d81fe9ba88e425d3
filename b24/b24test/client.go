package b24test

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/http"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/oauth"
)

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

// Client returns a client of the portal's webhook. It is on the portal's clock
// and logs to [Portal.Logger]; options are applied after these.
func (p *Portal) Client(options ...b24.Option) *b24.Client {
	hook, err := b24.NewWebhook(p.WebhookURL())
	if err != nil {
		panic(fmt.Sprintf("b24test: Portal.Webhook makes no webhook address: %v", err))
	}
	return b24.NewClient(hook, p.options(options)...)
}

// AppClient returns a client of the application that is installed on the
// portal, with tokens of its own; see [Portal.Client].
func (p *Portal) AppClient(options ...b24.Option) *b24.Client {
	tokens := oauth.NewTokens(p.OAuthApp(), new(oauth.MemoryStore))
	if err := tokens.Put(context.Background(), p.OAuthToken()); err != nil {
		panic(fmt.Sprintf("b24test: Portal.App cannot hold a token: %v", err))
	}
	return b24.NewClient(tokens.Portal(p.App.MemberID), p.options(options)...)
}

func (p *Portal) options(more []b24.Option) []b24.Option {
	return append([]b24.Option{
		b24.WithHTTPClient(p.HTTPClient()),
		b24.WithClock(p.Clock),
		b24.WithLogger(p.Logger()),
		b24.WithCloudDomains(append(b24.CloudDomains(), domain)...),
	}, more...)
}

// OAuthApp returns the application as a program registers it, asking the
// portal's authorization server.
func (p *Portal) OAuthApp() oauth.App {
	return oauth.App{
		ID:      p.App.ClientID,
		Secret:  b24.NewSecret(p.App.ClientSecret),
		Servers: []string{AuthHost},
		HTTP:    p.HTTPClient(),
		Now:     p.Clock.Now,
	}
}

// OAuthToken gives out a pair of tokens, as [Portal.Install] does, in the form
// that programs keep.
func (p *Portal) OAuthToken() oauth.Token {
	t := p.Install()
	return oauth.Token{
		MemberID:         t.MemberID,
		AccessToken:      b24.NewSecret(t.AccessToken),
		RefreshToken:     b24.NewSecret(t.RefreshToken),
		Expiry:           p.Clock.Now().Add(p.tokenLife()),
		ClientEndpoint:   t.ClientEndpoint,
		ServerEndpoint:   t.ServerEndpoint,
		ApplicationToken: b24.NewSecret(p.App.ApplicationToken),
		Scope:            p.App.Scope,
		Status:           t.Status,
	}
}
