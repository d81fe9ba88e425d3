package oauth

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/b24gen/b24gen/b24"
)

// Portal is the token of one portal, as the [b24.Auth] of the clients that call
// it. See [Tokens.Portal].
type Portal struct {
	tokens   *Tokens
	memberID string

	// writing is held while the stored token is read, changed and written.
	writing sync.Mutex
	// unsaved is a token that was issued and could not be stored. It is stored
	// before anything else: the refresh token before it is void.
	unsaved *Token // guarded by writing

	mu      sync.Mutex
	current *Token   // what the store holds, nil before it was read
	renewal *renewal // the one that is under way
}

// Token returns the current token of the portal.
func (p *Portal) Token(ctx context.Context) (Token, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.current == nil {
		token, err := p.tokens.store.Load(ctx, p.memberID)
		if err != nil {
			return Token{}, err
		}
		p.current = &token
	}
	return *p.current, nil
}

// Access implements [b24.Auth].
func (p *Portal) Access(ctx context.Context) (b24.Access, error) {
	token, err := p.Token(ctx)
	return token.access(), err
}

// Renew implements [b24.Auth]; see [Portal.Refresh].
func (p *Portal) Renew(ctx context.Context, stale b24.Access) (b24.Access, error) {
	token, err := p.Refresh(ctx, stale.Token.Reveal())
	return token.access(), err
}

// Moved implements [b24.Auth]. It stores the address that the portal answers
// at now, before it is used, and calls the hook of [WithMovedHook].
func (p *Portal) Moved(ctx context.Context, from b24.Access, endpoint string) error {
	token, changed, err := p.move(ctx, from, endpoint)
	if changed && p.tokens.moved != nil {
		p.tokens.moved(ctx, token)
	}
	return err
}

// move changes the endpoint, unless another call was first.
func (p *Portal) move(ctx context.Context, from b24.Access, endpoint string) (token Token, changed bool, err error) {
	p.writing.Lock()
	defer p.writing.Unlock()
	token, err = p.latest(ctx)
	if err != nil || token.access().Endpoint != from.Endpoint {
		return token, false, err
	}
	token.ClientEndpoint = endpoint
	if err := p.save(ctx, token); err != nil {
		return Token{}, false, fmt.Errorf("oauth: the portal's new address could not be stored and is not used: %w", err)
	}
	return token, true, nil
}

func (p *Portal) put(ctx context.Context, token Token) error {
	p.writing.Lock()
	defer p.writing.Unlock()
	old, err := p.tokens.store.Load(ctx, p.memberID)
	if err != nil && !errors.Is(err, ErrNoToken) {
		return err
	}
	token.ApplicationToken = cmp.Or(token.ApplicationToken, old.ApplicationToken)
	return p.save(ctx, token)
}

func (p *Portal) remove(ctx context.Context) error {
	p.writing.Lock()
	defer p.writing.Unlock()
	p.unsaved = nil
	err := p.tokens.store.Delete(ctx, p.memberID)
	p.setCurrent(nil)
	return err
}

// latest is the token that the next one is made of. The caller holds writing.
func (p *Portal) latest(ctx context.Context) (Token, error) {
	if p.unsaved != nil {
		return *p.unsaved, nil
	}
	return p.tokens.store.Load(ctx, p.memberID)
}

// save stores token and only then lets it be used. The caller holds writing.
func (p *Portal) save(ctx context.Context, token Token) error {
	if err := p.tokens.store.Save(ctx, token); err != nil {
		return err
	}
	p.unsaved = nil
	p.setCurrent(&token)
	return nil
}

func (p *Portal) setCurrent(token *Token) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.current = token
}
