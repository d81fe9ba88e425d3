package oauth

import (
	"context"
	"errors"
)

// SharedStore is a [Store] that several processes use at once. Only the holder of its
// lock renews a token: refresh tokens are good once, and two processes that send the
// same one may end with none. Tokens takes the lock of every store that has one.
type SharedStore interface {
	Store
	// Lock waits until nobody else holds the lock of the portal, or ctx ends. An error
	// means that the token must not be renewed now, also where the reason is that the
	// store does not answer.
	Lock(ctx context.Context, memberID string) (Lease, error)
}

// Lease is the lock of a portal, held. A holder that was not heard of for a while loses
// it, so two may believe that they hold it. Each lease therefore has a fence, a number
// greater than those before, which the store compares when it writes.
type Lease interface {
	// Save is that of [Store]. It fails with an error that is [ErrFenced] when the
	// token was stored or deleted with a greater fence.
	Save(ctx context.Context, token Token) error
	// Void records that the authorization server refused the refresh token of stored.
	// [Store.Load] returns the token without it from then on, so that nobody tries it
	// again. Nothing changes where another token is stored by now.
	Void(ctx context.Context, stored Token) error
	// Unlock lets the next one have the lock, also when ctx has ended.
	Unlock(ctx context.Context)
}

// ErrFenced is what a [Lease] answers that comes too late: a later holder, or a new
// authorization, has replaced the token, and that one is good.
var ErrFenced = errors.New("oauth: the token was replaced by somebody else meanwhile")

// lock takes the lock of a portal where the store has one. Other stores belong to one
// process, which renews one token at a time anyway.
func (t *Tokens) lock(ctx context.Context, memberID string) (Lease, error) {
	if shared, ok := t.store.(SharedStore); ok {
		return shared.Lock(ctx, memberID)
	}
	return unshared{t.store}, nil
}

// unshared is the Lease of a store that belongs to one process.
type unshared struct{ Store }

func (unshared) Void(context.Context, Token) error { return nil }
func (unshared) Unlock(context.Context)            {}
