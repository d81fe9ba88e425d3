package inbound

import (
	"cmp"
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"os"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/internal/form"
	"github.com/b24gen/b24gen/b24/internal/secret"
	"github.com/b24gen/b24gen/b24/oauth"
)

// Limits bound what a request may cost before anybody knows who sent it. A zero field has
// its default.
type Limits struct {
	// Bytes is the size of the body, by default 1 MiB: events carry ids, and the largest
	// are messages of connectors.
	Bytes int64
	// Pairs is the number of fields in query and body, by default 10,000.
	Pairs int
	// Time is in which the body has to arrive, by default 10 seconds.
	Time time.Duration
}

func (l Limits) withDefaults() Limits {
	return Limits{
		Bytes: cmp.Or(l.Bytes, 1<<20),
		Pairs: cmp.Or(l.Pairs, 10_000),
		Time:  cmp.Or(l.Time, 10*time.Second),
	}
}

// readForm reads a form post as JSON. What the query has in front of the body
// is part of it, the body has the last word.
func readForm(w http.ResponseWriter, r *http.Request, limits Limits) ([]byte, error) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		return nil, refuse(http.StatusMethodNotAllowed, "the method is %s, not POST", r.Method)
	}
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "application/x-www-form-urlencoded" {
		return nil, refuse(http.StatusUnsupportedMediaType, "the body is %q, not a form", kind)
	}
	limits = limits.withDefaults()
	body, err := readBody(w, r, limits)
	if err != nil {
		return nil, err
	}
	decoded, err := form.Decode(r.URL.RawQuery+"&"+string(body), limits.Pairs)
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "%w", err)
	}
	return decoded, nil
}

// readBody reads the body within its limits. Some servers, and recorders of tests, know
// no deadlines.
func readBody(w http.ResponseWriter, r *http.Request, limits Limits) ([]byte, error) {
	connection := http.NewResponseController(w)
	bounded := connection.SetReadDeadline(time.Now().Add(limits.Time)) == nil
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limits.Bytes))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, refuse(http.StatusRequestEntityTooLarge, "the body is larger than %d bytes", limits.Bytes)
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, refuse(http.StatusRequestTimeout, "the body did not arrive in %s", limits.Time)
	case err != nil:
		return nil, refuse(http.StatusBadRequest, "read body: %w", err)
	}
	if bounded {
		err = connection.SetReadDeadline(time.Time{})
	}
	return body, err
}

// TokenFunc returns the application token that the portal memberID showed when
// the application was installed, or an error that is [oauth.ErrNoToken] where
// it never was. memberID is as it came, so it may be anything; [oauth.IsMemberID] tells.
// [oauth.Tokens.ApplicationToken] is one, [StaticToken] makes one.
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
	case err != nil && !oauth.IsMemberID(memberID):
		return refuse(http.StatusForbidden, "member_id is missing or malformed")
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
// be anybody. What is the sender's doing is a warning, the rest an error. The secrets of
// the request are known, and are not logged whatever err says.
func fail(w http.ResponseWriter, r *http.Request, l *slog.Logger, what string, err error, known ...string) {
	status, level := http.StatusInternalServerError, slog.LevelError
	var refused *refusal
	if errors.As(err, &refused) {
		status = refused.status
	}
	if status < http.StatusInternalServerError {
		level = slog.LevelWarn
	}
	logger(l).Log(r.Context(), level, what+" failed", "status", status, "error", secret.Mask(err.Error(), known...))
	w.WriteHeader(status)
}

func logger(l *slog.Logger) *slog.Logger {
	if l != nil {
		return l
	}
	return slog.Default()
}
