package oauth

import (
	"context"
	"errors"
	"fmt"
	"time"
)

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
	p.writing.Lock()
	defer p.writing.Unlock()
	if p.unsaved != nil {
		return p.keep(ctx, *p.unsaved)
	}
	stored, newer, err := p.newer(ctx, stale)
	if err != nil || newer {
		return stored, err
	}
	fresh, err := p.tokens.app.Refresh(ctx, stored)
	if errors.Is(err, ErrInvalidGrant) {
		if stored, newer, loadErr := p.newer(ctx, stale); newer && loadErr == nil {
			return stored, nil // another process was first
		}
	}
	if err != nil {
		return Token{}, err
	}
	return p.keep(ctx, fresh)
}

// newer reads the store and tells whether it holds another token than stale.
func (p *Portal) newer(ctx context.Context, stale string) (Token, bool, error) {
	stored, err := p.tokens.store.Load(ctx, p.memberID)
	if err != nil || stored.AccessToken == stale {
		return stored, false, err
	}
	p.setCurrent(&stored)
	return stored, true, nil
}

// keep stores a token that was just issued. Until that works nobody gets it,
// and it waits for the next renewal.
func (p *Portal) keep(ctx context.Context, fresh Token) (Token, error) {
	p.unsaved = &fresh
	if err := p.save(ctx, fresh); err != nil {
		return Token{}, fmt.Errorf("oauth: the new token could not be stored and is not used: %w", err)
	}
	return fresh, nil
}
