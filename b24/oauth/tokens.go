package oauth

import (
	"context"
	"errors"
	"sync"
)

// Tokens keeps the tokens of an application on all portals where it is
// installed: it renews them when a portal refuses one, one renewal at a time
// per portal, and stores each new token before anybody uses it. It is safe for
// concurrent use; have one per application and process.
type Tokens struct {
	app     App
	store   Store
	moved   func(ctx context.Context, token Token)
	mu      sync.Mutex
	portals map[string]*Portal
}

// Option changes how [NewTokens] makes its Tokens.
type Option func(*Tokens)

// OnMoved has f called after a portal changed its address and the new one is
// stored. token.MemberID tells which portal, token.ClientEndpoint where it is
// now.
func OnMoved(f func(ctx context.Context, token Token)) Option {
	return func(t *Tokens) { t.moved = f }
}

// NewTokens keeps the tokens of app in store.
func NewTokens(app App, store Store, options ...Option) *Tokens {
	t := &Tokens{app: app, store: store, portals: map[string]*Portal{}}
	for _, option := range options {
		option(t)
	}
	return t
}

// Portal returns the credentials of one portal, for a client. All callers get
// the same, and so share its renewals.
func (t *Tokens) Portal(memberID string) *Portal {
	t.mu.Lock()
	defer t.mu.Unlock()
	p := t.portals[memberID]
	if p == nil {
		p = &Portal{tokens: t, memberID: memberID}
		t.portals[memberID] = p
	}
	return p
}

// Authorize exchanges the code of a callback and stores the token.
func (t *Tokens) Authorize(ctx context.Context, c Callback) (Token, error) {
	token, err := t.app.Exchange(ctx, c)
	if err != nil {
		return Token{}, err
	}
	return token, t.Put(ctx, token)
}

// Install stores a token that came in a request, with the installation event
// or an application page, once the authorization server has vouched for it: it
// renews the token, and the answer tells which portal it belongs to and where
// that is. Only the application token is taken from the request; about that a
// portal could but deceive itself.
func (t *Tokens) Install(ctx context.Context, claimed Token) (Token, error) {
	if claimed.MemberID == "" || claimed.RefreshToken == "" {
		return Token{}, errors.New("oauth: install: the request has no member_id or no refresh token, so it proves nothing")
	}
	claimed.ClientEndpoint = ""
	token, err := t.app.Refresh(ctx, claimed)
	if err != nil {
		return Token{}, err
	}
	return token, t.Put(ctx, token)
}

// Put stores a token whose origin is beyond doubt. An application token that
// is stored already stays where token has none.
func (t *Tokens) Put(ctx context.Context, token Token) error {
	if err := checkMemberID(token.MemberID); err != nil {
		return err
	}
	if token.AccessToken == "" || token.ClientEndpoint == "" {
		return errors.New("oauth: token has no access token or no client_endpoint")
	}
	return t.Portal(token.MemberID).put(ctx, token)
}

// Remove forgets the token of a portal, as after the event ONAPPUNINSTALL.
func (t *Tokens) Remove(ctx context.Context, memberID string) error {
	return t.Portal(memberID).remove(ctx)
}

// ApplicationToken returns what the portal proves itself with in its requests.
// It is an error that is [ErrNoToken] for a portal that never installed the
// application.
func (t *Tokens) ApplicationToken(ctx context.Context, memberID string) (string, error) {
	token, err := t.store.Load(ctx, memberID)
	return token.ApplicationToken, err
}
