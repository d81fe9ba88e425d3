package b24test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
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

// checkSecrets reports the secrets of a request that have no business at its host
// (REST-PROTOCOL sections 1 and 16): the client's secret and refresh tokens are
// for the authorization server, a webhook's code is for the portal, and the
// application token is only ever received.
func (p *Portal) checkSecrets(r *http.Request, body []byte) {
	var text strings.Builder
	fmt.Fprintf(&text, "%s\n%s\n", r.RequestURI, body)
	_ = r.Header.Write(&text) // writing to memory does not fail
	role := p.role(r)
	for _, found := range p.secrets.in(text.String()) {
		if !allowed(found.kind, role) {
			p.problem(fmt.Errorf("the %s was sent to %s, %s", found.kind, r.Host, role))
		}
	}
}

// The roles of a host.
const (
	rolePortal   = "the portal"
	roleAuth     = "the authorization server"
	roleStranger = "a stranger"
)

// role tells what a request went to; a former name of the portal is the portal.
func (p *Portal) role(r *http.Request) string {
	host := hostname(r)
	p.mu.Lock()
	defer p.mu.Unlock()
	_, former := p.redirects[host]
	switch {
	case host == AuthHost, p.isAddress(host) && isAuthPath(r.URL.Path):
		return roleAuth
	case host == p.host || former || p.isAddress(host):
		return rolePortal
	default:
		return roleStranger
	}
}

func allowed(kind, role string) bool {
	switch kind {
	case kindApp, kindRefresh, kindCode:
		return role == roleAuth
	case kindHook, kindFile:
		return role == rolePortal
	case kindAccess:
		return role != roleStranger
	case kindAppToken:
		return false
	default:
		return role != roleStranger
	}
}

// recorder keeps what a program logs and the errors that it returns, until the
// portal closes and looks for secrets in them.
type recorder struct {
	mu    sync.Mutex
	log   bytes.Buffer
	texts []string
}

// Log returns a writer for logs. What is written is searched for secrets when
// the portal closes.
func (p *Portal) Log() io.Writer { return &p.recorder }

// Logger returns a logger of every level that writes to [Portal.Log].
func (p *Portal) Logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(p.Log(), &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// Write implements [io.Writer].
func (r *recorder) Write(data []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.log.Write(data)
}

// Inspect keeps all that can be printed of a value, for the search for secrets
// when the portal closes: the four verbs, its JSON, and for an error all that
// it wraps. It returns the value.
func Inspect[T any](p *Portal, value T) T {
	var text strings.Builder
	fmt.Fprintf(&text, "%v\n%+v\n%#v\n%s\n", value, value, value, any(value))
	if data, err := json.Marshal(value); err == nil {
		text.Write(data)
	}
	if err, ok := any(value).(error); ok {
		for err := errors.Unwrap(err); err != nil; err = errors.Unwrap(err) {
			fmt.Fprintf(&text, "\n%v\n%#v", err, err)
		}
	}
	p.recorder.mu.Lock()
	defer p.recorder.mu.Unlock()
	p.recorder.texts = append(p.recorder.texts, text.String())
	return value
}

// leaks returns an error for each line that holds a secret, without the
// secret.
func (r *recorder) leaks(s *secrets) []error {
	r.mu.Lock()
	defer r.mu.Unlock()
	var errs []error
	for _, text := range append([]string{r.log.String()}, r.texts...) {
		for line := range strings.Lines(text) {
			for _, found := range s.in(line) {
				errs = append(errs, fmt.Errorf("a log or an error shows the %s: %s",
					found.kind, strings.TrimSpace(s.mask(line))))
			}
		}
	}
	return errs
}
