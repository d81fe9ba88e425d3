package inbound

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"net/http"

	"github.com/b24gen/b24gen/b24/oauth"
)

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
func (f TokenFunc) check(ctx context.Context, memberID, got string) error {
	if f == nil {
		return errors.New("the handler's ApplicationToken is not set")
	}
	want, err := f(ctx, memberID)
	switch {
	case errors.Is(err, oauth.ErrNoToken):
		return refuse(http.StatusForbidden, "the application is not installed on the portal of this request")
	case err != nil:
		return refuse(http.StatusServiceUnavailable, "application token: %w", err)
	case !same(want, got):
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
