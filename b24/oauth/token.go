package oauth

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/internal/secret"
)

// Token is what an application holds of one portal. Nothing that prints shows its
// secrets, encoding/json included: a store writes a Token by [b24.Marshal] and reads
// it by [b24.Unmarshal].
type Token struct {
	// MemberID identifies the portal, whatever its address.
	MemberID     string     `json:"member_id"`
	AccessToken  b24.Secret `json:"access_token"`
	RefreshToken b24.Secret `json:"refresh_token,omitzero"`
	// Expiry is when the access token ends by the clock of this machine. It is
	// for information: a token is renewed when the portal refuses it, not by
	// the clock, as the authorization server asks for.
	Expiry time.Time `json:"expiry,omitzero"`
	// ClientEndpoint is the address of the portal's methods, ending in /rest/.
	ClientEndpoint string `json:"client_endpoint"`
	// ServerEndpoint is the address of the authorization server's methods.
	ServerEndpoint string `json:"server_endpoint,omitzero"`
	// ApplicationToken is what the portal proves itself with when it sends
	// events; it arrives with the installation only.
	ApplicationToken b24.Secret `json:"application_token,omitzero"`
	Scope            []string   `json:"scope,omitzero"`
	// Status is L for a local application, F free, D demo, T trial, P paid; the
	// list is open.
	Status string `json:"status,omitzero"`
	UserID int    `json:"user_id,omitzero"`
}

// ParseScope splits a list of scopes, which comes with commas from the
// authorization server and with spaces in some events.
func ParseScope(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

// access is what a client makes requests with.
func (t Token) access() b24.Access {
	if t.ClientEndpoint == "" {
		return b24.Access{}
	}
	return b24.Access{Endpoint: strings.TrimSuffix(t.ClientEndpoint, "/") + "/", Token: t.AccessToken}
}

// replacing returns t with what only the older token knows: the application
// token comes once, and answers may leave fields out.
func (t Token) replacing(old Token) Token {
	t.ApplicationToken = cmp.Or(t.ApplicationToken, old.ApplicationToken)
	t.MemberID = cmp.Or(t.MemberID, old.MemberID)
	t.RefreshToken = cmp.Or(t.RefreshToken, old.RefreshToken)
	t.ClientEndpoint = cmp.Or(t.ClientEndpoint, old.ClientEndpoint)
	t.ServerEndpoint = cmp.Or(t.ServerEndpoint, old.ServerEndpoint)
	t.UserID = cmp.Or(t.UserID, old.UserID)
	return t
}

// maxAnswer bounds what is read from an authorization server; a token is about
// a kilobyte.
const maxAnswer = 1 << 20

// Refresh asks the authorization server for a new token in place of t. The
// answer has another refresh token, and the old one may be void from then on:
// store the answer before using it, as [Tokens] does.
func (a App) Refresh(ctx context.Context, t Token) (Token, error) {
	if t.RefreshToken.IsZero() {
		return Token{}, fmt.Errorf("oauth: refresh: there is no refresh token, or it was refused before; authorize again: %w", ErrInvalidGrant)
	}
	fresh, err := a.request(ctx, t.ServerEndpoint, url.Values{
		"grant_type":    {"refresh_token"},
		"refresh_token": {t.RefreshToken.Reveal()},
	})
	if err != nil {
		return Token{}, err
	}
	if fresh.MemberID != t.MemberID {
		return Token{}, errOtherPortal
	}
	return fresh.replacing(t), nil
}

var errOtherPortal = errors.New("oauth: refresh: the authorization server answered with the token of another portal")

// request asks a token endpoint for a token.
func (a App) request(ctx context.Context, server string, form url.Values) (Token, error) {
	address, err := a.tokenURL(server)
	if err != nil {
		return Token{}, err
	}
	known := []string{a.Secret.Reveal(), form.Get("code"), form.Get("refresh_token")}
	status, body, err := a.post(ctx, address, form)
	if err != nil {
		return Token{}, fmt.Errorf("oauth: %w", secret.Error(err, known...))
	}
	return a.parse(status, body, known)
}

// post sends the form with the application's own credentials. The documentation
// shows GET; a form keeps the secret out of access logs (REST-PROTOCOL section
// 13).
func (a App) post(ctx context.Context, address string, form url.Values) (status int, body []byte, err error) {
	form.Set("client_id", a.ID)
	form.Set("client_secret", a.Secret.Reveal())
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(form.Encode()))
	if err != nil {
		return 0, nil, err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Accept", "application/json")
	resp, err := a.client().Do(req)
	if err != nil {
		return 0, nil, err
	}
	defer resp.Body.Close()
	body, err = io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	return resp.StatusCode, body, err
}

// client never follows a redirect: the secret would go along.
func (a App) client() *http.Client {
	client := *http.DefaultClient
	if a.HTTP != nil {
		client = *a.HTTP
	}
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &client
}

// answer is what a token endpoint sends: a token, or an error with any status.
type answer struct {
	Error            string     `json:"error"`
	ErrorDescription string     `json:"error_description"`
	AccessToken      b24.Secret `json:"access_token"`
	RefreshToken     b24.Secret `json:"refresh_token"`
	ExpiresIn        int        `json:"expires_in"`
	ClientEndpoint   string     `json:"client_endpoint"`
	ServerEndpoint   string     `json:"server_endpoint"`
	MemberID         string     `json:"member_id"`
	Scope            string     `json:"scope"`
	Status           string     `json:"status"`
	UserID           int        `json:"user_id"`
}

func (a App) parse(status int, body []byte, known []string) (Token, error) {
	var got answer
	_, err := b24.Unmarshal(body, &got) // leniently: an odd field must not cost the token
	switch {
	case err == nil && got.Error != "":
		return Token{}, &Error{Code: b24.Code(got.Error), Description: secret.Mask(got.ErrorDescription, known...), Status: status}
	case err != nil || got.AccessToken.IsZero():
		return Token{}, fmt.Errorf("oauth: the authorization server answered HTTP %d without a token", status)
	}
	return Token{
		MemberID:       got.MemberID,
		AccessToken:    got.AccessToken,
		RefreshToken:   got.RefreshToken,
		Expiry:         a.expiry(got.ExpiresIn),
		ClientEndpoint: got.ClientEndpoint,
		ServerEndpoint: got.ServerEndpoint,
		Scope:          ParseScope(got.Scope),
		Status:         got.Status,
		UserID:         got.UserID,
	}, nil
}

// maxLife bounds the life of a token, in seconds: a year is longer than any, and an
// answer can tell what no time can hold.
const maxLife = 365 * 24 * 3600

// expiry counts from this machine's clock; the server's may differ.
func (a App) expiry(seconds int) time.Time {
	if seconds <= 0 {
		return time.Time{}
	}
	return a.now().Add(time.Duration(min(seconds, maxLife)) * time.Second).Round(0)
}

// The codes of authorization servers; errors.Is(err, oauth.ErrInvalidGrant)
// tells them (settings/oauth/error-codes). [b24.ErrPaymentRequired] is another
// one: the trial or the paid period of the application is over.
const (
	// ErrInvalidGrant: the code or the refresh token is void. The application was
	// removed, 180 days have passed, or the code is older than 30 seconds: the
	// user has to authorize again.
	ErrInvalidGrant b24.Code = "invalid_grant"
	// ErrInvalidClient: the client_id or the client_secret is wrong, or the
	// application is not installed on the portal.
	ErrInvalidClient b24.Code = "invalid_client"
	// ErrInvalidRequest: the request was malformed.
	ErrInvalidRequest b24.Code = "invalid_request"
	// ErrInvalidScope: more was asked for than the application's card lists. The
	// server may call it insufficient_scope.
	ErrInvalidScope b24.Code = "invalid_scope"
)

// Error is a refusal by an authorization server.
type Error struct {
	Code        b24.Code
	Description string
	// Status is the HTTP status, which may be 200.
	Status int
}

func (e *Error) Error() string {
	text := "oauth: " + string(e.Code)
	if e.Description != "" {
		text += ": " + e.Description
	}
	return text + " (HTTP " + strconv.Itoa(e.Status) + ")"
}

// Is compares codes, whatever their case.
func (e *Error) Is(target error) bool {
	code, ok := target.(b24.Code)
	return ok && strings.EqualFold(string(code), string(e.Code))
}

// ErrorCode returns the code, for [b24.CodeOf].
func (e *Error) ErrorCode() b24.Code { return e.Code }
