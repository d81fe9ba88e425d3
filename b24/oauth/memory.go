package oauth

import (
	"context"
	"sync"
)

// MemoryStore is a [Store] that forgets everything with the process, for tests
// and for tools that authorize on every start. Its zero value is empty and
// ready for use.
type MemoryStore struct {
	mu     sync.Mutex
	tokens map[string]Token
}

// Load implements [Store].
func (s *MemoryStore) Load(_ context.Context, memberID string) (Token, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	token, ok := s.tokens[memberID]
	if !ok {
		return Token{}, ErrNoToken
	}
	return token, nil
}

// Save implements [Store].
func (s *MemoryStore) Save(_ context.Context, token Token) error {
	if err := checkMemberID(token.MemberID); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tokens == nil {
		s.tokens = map[string]Token{}
	}
	s.tokens[token.MemberID] = token
	return nil
}

// Delete implements [Store].
func (s *MemoryStore) Delete(_ context.Context, memberID string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.tokens, memberID)
	return nil
}
