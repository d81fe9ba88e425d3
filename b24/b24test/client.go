package b24test

import (
	"context"
	"fmt"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/oauth"
)

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
	}, more...)
}

// OAuthApp returns the application as a program registers it, asking the
// portal's authorization server.
func (p *Portal) OAuthApp() oauth.App {
	return oauth.App{
		ID:      p.App.ClientID,
		Secret:  p.App.ClientSecret,
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
		AccessToken:      t.AccessToken,
		RefreshToken:     t.RefreshToken,
		Expiry:           p.Clock.Now().Add(accessLife),
		ClientEndpoint:   t.ClientEndpoint,
		ServerEndpoint:   t.ServerEndpoint,
		ApplicationToken: p.App.ApplicationToken,
		Scope:            p.App.Scope,
		Status:           t.Status,
	}
}
