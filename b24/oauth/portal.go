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
	writing lock
	// unsaved is a token that was issued and could not be stored. It is stored
	// before anything else: the refresh token before it is void.
	unsaved *unsaved // guarded by writing

	mu      sync.Mutex
	current *Token   // what the store holds, nil before it was read
	renewal *renewal // the one that is under way
}

// unsaved is a token with the lease that it was renewed under: if others have stored
// another one meanwhile, its fence is too low.
type unsaved struct {
	token Token
	lease Lease
}

// lock is a mutex that can be waited for in vain: stores and authorization servers may
// take their time while it is held.
type lock chan struct{}

func newLock() lock { return make(lock, 1) }

func (l lock) lock(ctx context.Context) error {
	select {
	case l <- struct{}{}:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("oauth: wait for another change of the token: %w", ctx.Err())
	}
}

func (l lock) unlock() { <-l }

// Token returns the current token of the portal.
func (p *Portal) Token(ctx context.Context) (Token, error) {
	if token := p.inUse(); token != nil {
		return *token, nil
	}
	if err := p.writing.lock(ctx); err != nil {
		return Token{}, err
	}
	defer p.writing.unlock()
	if token := p.inUse(); token != nil {
		return *token, nil // another call has read it
	}
	token, err := p.tokens.store.Load(ctx, p.memberID)
	if err != nil {
		return Token{}, err
	}
	p.setCurrent(&token)
	return token, nil
}

// inUse is the token that requests are made with, nil before one was read.
func (p *Portal) inUse() *Token {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.current
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
	if err := p.writing.lock(ctx); err != nil {
		return Token{}, false, err
	}
	defer p.writing.unlock()
	if p.unsaved != nil {
		if _, err := p.saveFresh(ctx, *p.unsaved); err != nil {
			return Token{}, false, err
		}
	}
	lease, err := p.tokens.lock(ctx, p.memberID)
	if err != nil {
		return Token{}, false, notMoved(err)
	}
	defer lease.Unlock(ctx)
	token, err = p.tokens.store.Load(ctx, p.memberID)
	if err != nil {
		return Token{}, false, err
	}
	if token.access().Endpoint != from.Endpoint {
		p.setCurrent(&token)
		return token, false, nil
	}
	token.ClientEndpoint = endpoint
	if err := p.save(ctx, lease, token); err != nil {
		return Token{}, false, notMoved(err)
	}
	return token, true, nil
}

func notMoved(err error) error {
	return fmt.Errorf("oauth: the portal's new address could not be stored and is not used: %w", err)
}

func (p *Portal) put(ctx context.Context, token Token) error {
	if err := p.writing.lock(ctx); err != nil {
		return err
	}
	defer p.writing.unlock()
	old, err := p.tokens.store.Load(ctx, p.memberID)
	if err != nil && !errors.Is(err, ErrNoToken) {
		return err
	}
	token.ApplicationToken = cmp.Or(token.ApplicationToken, old.ApplicationToken)
	return p.save(ctx, p.tokens.store, token)
}

func (p *Portal) remove(ctx context.Context) error {
	if err := p.writing.lock(ctx); err != nil {
		return err
	}
	defer p.writing.unlock()
	p.unsaved = nil
	err := p.tokens.store.Delete(ctx, p.memberID)
	p.setCurrent(nil)
	return err
}

// saver is a [Store], whose Save replaces every token, or a [Lease].
type saver interface {
	Save(ctx context.Context, token Token) error
}

// save stores token and only then lets it be used. The caller holds writing.
func (p *Portal) save(ctx context.Context, to saver, token Token) error {
	if err := to.Save(ctx, token); err != nil {
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
