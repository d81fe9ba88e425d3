package oauth

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
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
type Option interface{ forTokens(*Tokens) }

// tokensOption is an [Option].
type tokensOption func(*Tokens)

func (f tokensOption) forTokens(t *Tokens) { f(t) }

// WithMovedHook has f called after a portal changed its address and the new one is
// stored. token.MemberID tells which portal, token.ClientEndpoint where it is
// now.
func WithMovedHook(f func(ctx context.Context, token Token)) Option {
	return tokensOption(func(t *Tokens) { t.moved = f })
}

// NewTokens keeps the tokens of app in store.
func NewTokens(app App, store Store, options ...Option) *Tokens {
	t := &Tokens{app: app, store: store, portals: map[string]*Portal{}}
	for _, option := range options {
		option.forTokens(t)
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
		p = &Portal{tokens: t, memberID: memberID, writing: newLock()}
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
//
// The error is [ErrUnproven] where the request is at fault.
func (t *Tokens) Install(ctx context.Context, claimed Token) (Token, error) {
	if !IsMemberID(claimed.MemberID) || claimed.RefreshToken.IsZero() {
		return Token{}, fmt.Errorf("%w: it has no member_id or no refresh token", ErrUnproven)
	}
	claimed.ClientEndpoint = ""
	token, err := t.app.Refresh(ctx, claimed)
	if errors.Is(err, ErrInvalidGrant) || errors.Is(err, errUnknownServer) || errors.Is(err, errOtherPortal) {
		return Token{}, fmt.Errorf("%w: %w", ErrUnproven, err)
	}
	if err != nil {
		return Token{}, err
	}
	return token, t.Put(ctx, token)
}

// ErrUnproven is the error of [Tokens.Install] for a request that the authorization
// server does not vouch for. Anybody can send one.
var ErrUnproven = errors.New("oauth: install: the request proves nothing")

// Put stores a token whose origin is beyond doubt. An application token that
// is stored already stays where token has none.
func (t *Tokens) Put(ctx context.Context, token Token) error {
	if err := checkMemberID(token.MemberID); err != nil {
		return err
	}
	if token.AccessToken.IsZero() || token.ClientEndpoint == "" {
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
	return token.ApplicationToken.Reveal(), err
}

// renewalTimeout ends a renewal whose callers have all gone.
const renewalTimeout = time.Minute

// renewal is a renewal under way; token and err hold once done is closed.
type renewal struct {
	done  chan struct{}
	token Token
	err   error
}

// Refresh returns a token other than the one with the access token stale,
// which the portal has refused. Concurrent calls share one renewal. It goes on
// when a caller gives up: the authorization server has rotated the refresh
// token by then, and it must reach the store.
func (p *Portal) Refresh(ctx context.Context, stale string) (Token, error) {
	r := p.join(ctx, stale)
	select {
	case <-r.done:
		return r.token, r.err
	case <-ctx.Done():
		return Token{}, fmt.Errorf("oauth: refresh: %w", ctx.Err())
	}
}

// join finds the renewal under way or starts one.
func (p *Portal) join(ctx context.Context, stale string) *renewal {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.renewal == nil {
		p.renewal = &renewal{done: make(chan struct{})}
		go p.run(context.WithoutCancel(ctx), p.renewal, stale)
	}
	return p.renewal
}

func (p *Portal) run(ctx context.Context, r *renewal, stale string) {
	ctx, cancel := context.WithTimeout(ctx, renewalTimeout)
	defer cancel()
	r.token, r.err = p.renew(ctx, stale)
	p.mu.Lock()
	p.renewal = nil
	p.mu.Unlock()
	close(r.done)
}

// renew replaces the stored token, unless somebody has done so since stale was
// read: another caller, or another process with the same store.
func (p *Portal) renew(ctx context.Context, stale string) (Token, error) {
	if err := p.writing.lock(ctx); err != nil {
		return Token{}, err
	}
	defer p.writing.unlock()
	if p.unsaved != nil {
		return p.saveFresh(ctx, *p.unsaved)
	}
	if stored, newer, err := p.newer(ctx, stale); err != nil || newer {
		return stored, err
	}
	lease, err := p.tokens.lock(ctx, p.memberID)
	if err != nil {
		return Token{}, fmt.Errorf("oauth: refresh: %w", err)
	}
	defer lease.Unlock(ctx)
	return p.renewWith(ctx, lease, stale)
}

// renewWith is renew once the lock is held; whoever held it before may have renewed.
func (p *Portal) renewWith(ctx context.Context, lease Lease, stale string) (Token, error) {
	stored, newer, err := p.newer(ctx, stale)
	if err != nil || newer {
		return stored, err
	}
	fresh, err := p.tokens.app.Refresh(ctx, stored)
	if errors.Is(err, ErrInvalidGrant) {
		if token, newer, loadErr := p.newer(ctx, stale); newer && loadErr == nil {
			return token, nil // another process was first
		}
		return Token{}, errors.Join(err, lease.Void(ctx, stored))
	}
	if err != nil {
		return Token{}, err
	}
	return p.saveFresh(ctx, unsaved{fresh, lease})
}

// newer reads the store and tells whether it holds another token than stale.
func (p *Portal) newer(ctx context.Context, stale string) (Token, bool, error) {
	stored, err := p.tokens.store.Load(ctx, p.memberID)
	if err != nil || stored.AccessToken.Reveal() == stale {
		return stored, false, err
	}
	p.setCurrent(&stored)
	return stored, true, nil
}

// saveFresh stores a token that was just issued. Until that works nobody gets it,
// and it waits for the next renewal. Where somebody has stored a later one, that is
// the token.
func (p *Portal) saveFresh(ctx context.Context, fresh unsaved) (Token, error) {
	p.unsaved = &fresh
	err := p.save(ctx, fresh.lease, fresh.token)
	if errors.Is(err, ErrFenced) {
		p.unsaved = nil
		stored, _, err := p.newer(ctx, "")
		return stored, err
	}
	if err != nil {
		return Token{}, fmt.Errorf("oauth: the new token could not be stored and is not used: %w", err)
	}
	return fresh.token, nil
}
