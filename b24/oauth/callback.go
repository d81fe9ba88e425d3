package oauth

import (
	"context"
	"crypto/subtle"
	"errors"
	"net/url"
)

// Callback is what a browser brings back from [App.AuthorizeURL]. Everything
// but the code is for information until [App.Exchange] has answered: a browser
// can send anything.
type Callback struct {
	// Code is exchanged for a token; it lives for 30 seconds.
	Code     string
	Domain   string // host of the portal
	MemberID string
	Scope    []string
	// ServerDomain is the host of the authorization server to ask.
	ServerDomain string
}

// ParseCallback reads the query of the application's redirect address. It
// refuses a state other than the one that this browser was sent away with,
// which protects from links that a stranger prepared.
func ParseCallback(query url.Values, state string) (Callback, error) {
	if subtle.ConstantTimeCompare([]byte(query.Get("state")), []byte(state)) != 1 {
		return Callback{}, errors.New("oauth: callback: state is not the one of this session; start the authorization again")
	}
	if query.Get("code") == "" {
		return Callback{}, errors.New("oauth: callback: there is no code; start the authorization again")
	}
	return Callback{
		Code:         query.Get("code"),
		Domain:       query.Get("domain"),
		MemberID:     query.Get("member_id"),
		Scope:        ParseScope(query.Get("scope")),
		ServerDomain: query.Get("server_domain"),
	}, nil
}

// String shows where the callback came from, not the code.
func (c Callback) String() string { return "oauth.Callback{" + c.Domain + "}" }

// GoString is String, so that %#v shows no code either.
func (c Callback) GoString() string { return c.String() }

// Exchange turns the code of a callback into a token. [Tokens.Authorize] does
// that and stores the token.
func (a App) Exchange(ctx context.Context, c Callback) (Token, error) {
	return a.request(ctx, c.ServerDomain, url.Values{
		"grant_type": {"authorization_code"},
		"code":       {c.Code},
	})
}
