package oauth

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/internal/secret"
)

// maxAnswer bounds what is read from an authorization server; a token is about
// a kilobyte.
const maxAnswer = 1 << 20

// Refresh asks the authorization server for a new token in place of t. The
// answer has another refresh token, and the old one may be void from then on:
// store the answer before using it, as [Tokens] does.
func (a App) Refresh(ctx context.Context, t Token) (Token, error) {
	if t.RefreshToken == "" {
		return Token{}, errors.New("oauth: refresh: there is no refresh token; authorize again")
	}
	fresh, err := a.request(ctx, t.ServerEndpoint, url.Values{
		"grant_type":    {"refresh_token"},
		"refresh_token": {t.RefreshToken},
	})
	if err != nil {
		return Token{}, err
	}
	if fresh.MemberID != t.MemberID {
		return Token{}, errors.New("oauth: refresh: the authorization server answered with the token of another portal")
	}
	return fresh.replacing(t), nil
}

// request asks a token endpoint for a token.
func (a App) request(ctx context.Context, server string, form url.Values) (Token, error) {
	address, err := a.tokenURL(server)
	if err != nil {
		return Token{}, err
	}
	known := []string{a.Secret, form.Get("code"), form.Get("refresh_token")}
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
	form.Set("client_secret", a.Secret)
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
	Error            string `json:"error"`
	ErrorDescription string `json:"error_description"`
	AccessToken      string `json:"access_token"`
	RefreshToken     string `json:"refresh_token"`
	ExpiresIn        int    `json:"expires_in"`
	ClientEndpoint   string `json:"client_endpoint"`
	ServerEndpoint   string `json:"server_endpoint"`
	MemberID         string `json:"member_id"`
	Scope            string `json:"scope"`
	Status           string `json:"status"`
	UserID           int    `json:"user_id"`
}

func (a App) parse(status int, body []byte, known []string) (Token, error) {
	var got answer
	_, err := b24.Unmarshal(body, &got) // leniently: an odd field must not cost the token
	switch {
	case err == nil && got.Error != "":
		return Token{}, &Error{Code: b24.Code(got.Error), Description: secret.Mask(got.ErrorDescription, known...), Status: status}
	case err != nil || got.AccessToken == "":
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

// expiry counts from this machine's clock; the server's may differ.
func (a App) expiry(seconds int) time.Time {
	if seconds <= 0 {
		return time.Time{}
	}
	return a.now().Add(time.Duration(seconds) * time.Second).Round(0)
}
