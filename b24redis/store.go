package b24redis

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/oauth"
)

// Store keeps the tokens of an application on all portals, for all its processes. It is an
// [oauth.SharedStore]: one process at a time renews a token, and none does while Redis is
// away.
//
// What Redis forgets is gone: it has to write each change to its disk before it answers
// (appendonly yes, appendfsync always) and must not evict (maxmemory-policy noeviction).
// Tokens lie in Redis as they are; keep it where nobody else can read.
type Store struct {
	server  server
	ttl     time.Duration
	lockTTL time.Duration
}

var _ oauth.SharedStore = (*Store)(nil)

const (
	// tokenTTL is longer than the 180 days of a refresh token.
	tokenTTL = 200 * 24 * time.Hour
	// storeTimeout bounds each question about tokens. They are rare and must not fail for
	// a disk that is busy.
	storeTimeout = 10 * time.Second
	// saveTime is for how long the token of a new authorization is tried to be stored.
	saveTime = 20 * time.Second
	// saveAgain is the time between two attempts.
	saveAgain = 200 * time.Millisecond
	// tombstoneTTL is for how long a deleted token cannot come back by a late writer.
	tombstoneTTL = time.Hour
)

// NewStore returns a store of tokens in Redis.
func NewStore(client redis.UniversalClient, options ...StoreOption) *Store {
	s := &Store{server: server{client: client, prefix: DefaultPrefix, timeout: storeTimeout}, ttl: tokenTTL, lockTTL: defaultLockTTL}
	for _, option := range options {
		option.forStore(s)
	}
	return s
}

// Load implements [oauth.Store].
func (s *Store) Load(ctx context.Context, memberID string) (oauth.Token, error) {
	if err := checkMemberID(memberID); err != nil {
		return oauth.Token{}, err
	}
	fields, err := ask(ctx, s.server.timeout, func(ctx context.Context) ([]any, error) {
		return s.server.client.HMGet(ctx, s.tokenKey(memberID), "token", "void").Result()
	})
	if err != nil {
		return oauth.Token{}, fmt.Errorf("b24redis: load token: %w", err)
	}
	data, ok := fields[0].(string)
	if !ok {
		return oauth.Token{}, oauth.ErrNoToken
	}
	var token oauth.Token
	if odd, err := b24.Unmarshal([]byte(data), &token); err != nil || len(odd) > 0 || token.MemberID != memberID {
		return oauth.Token{}, errors.New("b24redis: load token: it is damaged; install the application on the portal again")
	}
	if fields[1] != nil {
		token.RefreshToken = b24.Secret{} // it was refused
	}
	return token, nil
}

// Save implements [oauth.Store]. It replaces the token whoever holds the lock, and the
// holder's own is refused then: this is for a new authorization.
func (s *Store) Save(ctx context.Context, token oauth.Token) error {
	if err := checkMemberID(token.MemberID); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, saveTime)
	defer cancel()
	return untilSaved(ctx, func() error {
		out, err := s.server.run(ctx, nextScript, []string{s.tokenKey(token.MemberID)})
		if err != nil {
			return err
		}
		return s.save(ctx, token, out[0])
	})
}

// Delete implements [oauth.Store].
func (s *Store) Delete(ctx context.Context, memberID string) error {
	if err := checkMemberID(memberID); err != nil {
		return err
	}
	if _, err := s.server.run(ctx, deleteScript, []string{s.tokenKey(memberID)}, tombstoneTTL.Milliseconds()); err != nil {
		return fmt.Errorf("b24redis: delete token: %w", err)
	}
	return nil
}

// save writes a token once.
func (s *Store) save(ctx context.Context, token oauth.Token, fence int64) error {
	data, err := b24.Marshal(token)
	if err != nil {
		return fmt.Errorf("b24redis: save token: %w", err)
	}
	out, err := s.server.run(ctx, saveScript, []string{s.tokenKey(token.MemberID)}, fence, data, digest(token), s.ttl.Milliseconds())
	if err != nil {
		return fmt.Errorf("b24redis: save token: %w", err)
	}
	if out[0] == 0 {
		return oauth.ErrFenced
	}
	return nil
}

// untilSaved repeats save while Redis is away and ctx lasts: a token that has come is
// the only good one, and dies with the process until it is stored.
func untilSaved(ctx context.Context, save func() error) error {
	var away error // tells more than that ctx has ended
	for {
		err := save()
		if ctx.Err() != nil && err != nil {
			return cmp.Or(away, err)
		}
		if !errors.Is(err, ErrAway) {
			return err
		}
		away = err
		select {
		case <-ctx.Done():
			return away
		case <-time.After(saveAgain):
		}
	}
}

// digest tells a refresh token from others without showing it.
func digest(token oauth.Token) string {
	sum := sha256.Sum256([]byte(token.RefreshToken.Reveal()))
	return hex.EncodeToString(sum[:])
}

func (s *Store) tokenKey(memberID string) string { return s.server.key(memberID, "token") }

func (s *Store) lockKey(memberID string) string { return s.server.key(memberID, "lock") }
