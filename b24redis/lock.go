package b24redis

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/b24gen/b24gen/b24/oauth"
)

const (
	// defaultLockTTL is for how long a lock outlives its process.
	defaultLockTTL = 10 * time.Second
	// lockAgain is the time between two attempts to get a lock.
	lockAgain = 50 * time.Millisecond
	// leaseSaveTime is for how long a renewed token is tried to be stored, at most.
	leaseSaveTime = time.Minute
	// unlockTime bounds the attempt to end a lock.
	unlockTime = time.Second
)

// Lock implements [oauth.SharedStore]. A process that dies with the lock keeps the others
// out for ten seconds.
func (s *Store) Lock(ctx context.Context, memberID string) (oauth.Lease, error) {
	if err := checkMemberID(memberID); err != nil {
		return nil, err
	}
	for {
		out, err := s.server.run(ctx, lockScript, []string{s.tokenKey(memberID), s.lockKey(memberID)}, s.lockTTL.Milliseconds())
		if err != nil {
			return nil, fmt.Errorf("b24redis: lock for renewing the token, which is not renewed, lest two processes do: %w", err)
		}
		if fence := out[0]; fence != 0 {
			return newLease(ctx, s, memberID, fence), nil
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("b24redis: wait for the process that renews the token: %w", ctx.Err())
		case <-time.After(lockAgain):
		}
	}
}

// lease is an [oauth.Lease]. It is held on to until it is unlocked.
type lease struct {
	store    *Store
	memberID string
	fence    int64
	end      sync.Once
	done     chan struct{}
}

func newLease(ctx context.Context, s *Store, memberID string, fence int64) *lease {
	l := &lease{store: s, memberID: memberID, fence: fence, done: make(chan struct{})}
	go l.hold(ctx)
	return l
}

// hold tells Redis that the holder lives, as long as ctx lasts. After a pause in which the
// lock ended there is nothing left to hold.
func (l *lease) hold(ctx context.Context) {
	for {
		select {
		case <-l.done:
			return
		case <-ctx.Done():
			return
		case <-time.After(l.store.lockTTL / 3):
		}
		out, err := l.store.server.run(ctx, extendScript, []string{l.store.lockKey(l.memberID)}, l.fence, l.store.lockTTL.Milliseconds())
		if err == nil && out[0] == 0 {
			return
		}
	}
}

// Save implements [oauth.Lease]. While Redis is away it is tried again until ctx ends.
func (l *lease) Save(ctx context.Context, token oauth.Token) error {
	if token.MemberID != l.memberID {
		return errors.New("b24redis: save token: the lock is that of another portal")
	}
	ctx, cancel := context.WithTimeout(ctx, leaseSaveTime)
	defer cancel()
	return untilSaved(ctx, func() error { return l.store.save(ctx, token, l.fence) })
}

// Void implements [oauth.Lease].
func (l *lease) Void(ctx context.Context, stored oauth.Token) error {
	if stored.RefreshToken.IsZero() {
		return nil
	}
	if _, err := l.store.server.run(ctx, voidScript, []string{l.store.tokenKey(l.memberID)}, digest(stored)); err != nil {
		return fmt.Errorf("b24redis: note that the refresh token was refused: %w", err)
	}
	return nil
}

// Unlock implements [oauth.Lease]. Where it does not reach Redis the lock ends by itself.
func (l *lease) Unlock(ctx context.Context) {
	l.end.Do(func() {
		close(l.done)
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), unlockTime)
		defer cancel()
		_, _ = l.store.server.run(ctx, unlockScript, []string{l.store.lockKey(l.memberID)}, l.fence)
	})
}
