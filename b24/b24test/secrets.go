package b24test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"sync"
)

// secrets are the values that must not show up in logs, errors and requests to
// strangers.
type secrets struct {
	mu     sync.Mutex
	values []secret
}

type secret struct{ kind, value string }

// The kinds of secrets that the portal makes up.
const (
	kindHook     = "webhook code"
	kindApp      = "client secret"
	kindAppToken = "application token"
	kindAccess   = "access token"
	kindRefresh  = "refresh token"
	kindCode     = "authorization code"
	kindFile     = "file address"
	kindOther    = "secret of the test"
)

// secret makes up a secret of letters and digits, which no encoding changes.
// The same calls give the same secrets.
func (p *Portal) secret(kind string) string {
	p.secrets.mu.Lock()
	defer p.secrets.mu.Unlock()
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", kind, len(p.secrets.values)))
	value := hex.EncodeToString(sum[:12])
	p.secrets.values = append(p.secrets.values, secret{kind, value})
	return value
}

// Secret adds values of the test's own to the secrets that the portal watches
// for, such as the content of a token store.
func (p *Portal) Secret(values ...string) {
	p.secrets.mu.Lock()
	defer p.secrets.mu.Unlock()
	for _, value := range values {
		p.secrets.values = append(p.secrets.values, secret{kindOther, value})
	}
}

// in returns the secrets that a text holds.
func (s *secrets) in(text string) []secret {
	s.mu.Lock()
	defer s.mu.Unlock()
	var found []secret
	for _, secret := range s.values {
		if secret.value != "" && strings.Contains(text, secret.value) {
			found = append(found, secret)
		}
	}
	return found
}

// mask writes a text with its secrets replaced by their kinds.
func (s *secrets) mask(text string) string {
	for _, secret := range s.in(text) {
		text = strings.ReplaceAll(text, secret.value, "<"+secret.kind+">")
	}
	return text
}
