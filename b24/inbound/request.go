package inbound

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"net/http"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/internal/form"
	"github.com/b24gen/b24gen/b24/internal/secret"
	"github.com/b24gen/b24gen/b24/oauth"
)

// DefaultMaxBytes bounds the body of a request where the handler sets no other
// bound. Events carry ids; the largest are messages of connectors.
const DefaultMaxBytes = 1 << 20

// readForm reads a form post as JSON. What the query has in front of the body
// is part of it, the body has the last word.
func readForm(w http.ResponseWriter, r *http.Request, maxBytes int64) ([]byte, error) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		return nil, refuse(http.StatusMethodNotAllowed, "the method is %s, not POST", r.Method)
	}
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "application/x-www-form-urlencoded" {
		return nil, refuse(http.StatusUnsupportedMediaType, "the body is %q, not a form", kind)
	}
	if maxBytes == 0 {
		maxBytes = DefaultMaxBytes
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBytes))
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return nil, refuse(http.StatusRequestEntityTooLarge, "the body is larger than %d bytes", maxBytes)
	}
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "read body: %w", err)
	}
	decoded, err := form.Decode(r.URL.RawQuery + "&" + string(body))
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "%w", err)
	}
	return decoded, nil
}

// TokenFunc returns the application token that the portal memberID showed when
// the application was installed, or an error that is [oauth.ErrNoToken] where
// it never was. [oauth.Tokens.ApplicationToken] is one, [StaticToken] makes
// one.
type TokenFunc func(ctx context.Context, memberID string) (string, error)

// StaticToken is for an outgoing webhook: its application token is shown in the
// portal's form, and is the same in every request.
func StaticToken(token string) TokenFunc {
	return func(context.Context, string) (string, error) { return token, nil }
}

// check is an error unless got is the application token of the portal.
func (f TokenFunc) check(ctx context.Context, memberID string, got b24.Secret) error {
	if f == nil {
		return errors.New("the handler's ApplicationToken is not set")
	}
	want, err := f(ctx, memberID)
	switch {
	case errors.Is(err, oauth.ErrNoToken):
		return refuse(http.StatusForbidden, "the application is not installed on the portal of this request")
	case err != nil:
		return refuse(http.StatusServiceUnavailable, "application token: %w", err)
	case !same(want, got.Reveal()):
		return refuse(http.StatusForbidden, "the application token is not the one of the portal")
	}
	return nil
}

// same compares secrets in a time that tells nothing about them, their length
// included. No secret equals none.
func same(want, got string) bool {
	a, b := sha256.Sum256([]byte(want)), sha256.Sum256([]byte(got))
	return subtle.ConstantTimeCompare(a[:], b[:]) == 1 && want != ""
}

// refusal is an error that says with which status to answer.
type refusal struct {
	status int
	err    error
}

func (r *refusal) Error() string { return r.err.Error() }
func (r *refusal) Unwrap() error { return r.err }

func refuse(status int, format string, args ...any) error {
	return &refusal{status, fmt.Errorf(format, args...)}
}

// fail logs err and answers with its status, and nothing else: the sender may
// be anybody. What is the sender's doing is a warning, the rest an error.
func fail(w http.ResponseWriter, r *http.Request, l *slog.Logger, what string, err error) {
	status, level := http.StatusInternalServerError, slog.LevelError
	var refused *refusal
	if errors.As(err, &refused) {
		status = refused.status
	}
	if status < http.StatusInternalServerError {
		level = slog.LevelWarn
	}
	logger(l).Log(r.Context(), level, what+" failed", "status", status, "error", secret.Mask(err.Error()))
	w.WriteHeader(status)
}

func logger(l *slog.Logger) *slog.Logger {
	if l != nil {
		return l
	}
	return slog.Default()
}
