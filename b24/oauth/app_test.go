package oauth_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/oauth"
)

func TestAuthorizeURL(t *testing.T) {
	app := oauth.App{ID: "app.1"}
	const want = "https://portal.example/oauth/authorize/?client_id=app.1&state=a%26b"
	for _, portal := range []string{"portal.example", "https://portal.example", " https://Portal.example/stream/?x=1 "} {
		got, err := app.AuthorizeURL(portal, "a&b")
		if err != nil || got != want {
			t.Errorf("%q: got %q, %v; want %q", portal, got, err, want)
		}
	}
	for _, portal := range []string{"", "http://portal.example", "https://", "https://user:pw@portal.example", "%zz"} {
		if got, err := app.AuthorizeURL(portal, "s"); err == nil {
			t.Errorf("%q: got %q, want an error", portal, got)
		}
	}
}

func TestParseCallback(t *testing.T) {
	query := url.Values{
		"code": {"c0de"}, "state": {"s"}, "domain": {"portal.example"}, "member_id": {memberID},
		"scope": {"crm,entity, im"}, "server_domain": {"oauth.bitrix.info"},
	}
	got, err := oauth.ParseCallback(query, "s")
	want := oauth.Callback{
		Code: b24.NewSecret("c0de"), Domain: "portal.example", MemberID: memberID,
		Scope: []string{"crm", "entity", "im"}, ServerDomain: "oauth.bitrix.info",
	}
	if d := cmp.Diff(want, got); d != "" || err != nil {
		t.Error(err, d)
	}
	if _, err := oauth.ParseCallback(query, "another"); err == nil {
		t.Error("a foreign state was accepted")
	}
	query.Del("code")
	if _, err := oauth.ParseCallback(query, "s"); err == nil {
		t.Error("a callback without a code was accepted")
	}
}

func TestExchange(t *testing.T) {
	s := newAuthServer(t)
	got, err := s.app().Exchange(t.Context(), oauth.Callback{Code: b24.NewSecret("c0de"), ServerDomain: s.Listener.Addr().String()})
	if err != nil {
		t.Fatal(err)
	}
	want := oauth.Token{
		MemberID: memberID, AccessToken: b24.NewSecret("access-1"), RefreshToken: b24.NewSecret("refresh-1"), Expiry: noon.Add(time.Hour),
		ClientEndpoint: "https://portal.example/rest/", ServerEndpoint: s.URL + "/rest/",
		Scope: []string{"crm", "task"}, Status: "L",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	r := s.requests[0]
	wantForm := url.Values{"grant_type": {"authorization_code"}, "client_id": {"app.1"}, "client_secret": {clientSecret}, "code": {"c0de"}}
	if d := cmp.Diff(wantForm, r.form); d != "" {
		t.Error(d)
	}
	if r.Method != http.MethodPost || r.URL.String() != "/oauth/token/" {
		t.Errorf("the request was %s %s: secrets belong in the body of a POST", r.Method, r.URL)
	}
}

// An odd field must not cost the token: the refresh token before it is void.
func TestOddAnswer(t *testing.T) {
	s := newAuthServer(t)
	s.answerWith(text(200, `{"access_token":"access-1","refresh_token":"refresh-1","expires_in":"3600","user_id":"","scope":null,"status":[],"member_id":"`+memberID+`"}`))
	got, err := s.app().Exchange(t.Context(), oauth.Callback{Code: b24.NewSecret("c0de")})
	if err != nil || got.RefreshToken != b24.NewSecret("refresh-1") || !got.Expiry.Equal(noon.Add(time.Hour)) {
		t.Errorf("got %v, refresh token %q, %v", got, got.RefreshToken, err)
	}
}

func TestAnswersWithoutToken(t *testing.T) {
	tests := []struct {
		name   string
		answer http.HandlerFunc
		is     error
		want   string
	}{
		{"refused", text(400, `{"error":"invalid_client","error_description":"No such client"}`), oauth.ErrInvalidClient, "oauth: invalid_client: No such client (HTTP 400)"},
		{"refused with 200", text(200, `{"error":"payment_required"}`), b24.ErrPaymentRequired, "oauth: payment_required (HTTP 200)"},
		{"secret in the description", text(400, `{"error":"invalid_grant","error_description":"bad c0de-1 of client-s3cr3t"}`), oauth.ErrInvalidGrant, "oauth: invalid_grant: bad *** of *** (HTTP 400)"},
		{"page of a proxy", text(502, `<html>Bad gateway</html>`), nil, "oauth: the authorization server answered HTTP 502 without a token"},
		{"empty", text(200, ``), nil, "oauth: the authorization server answered HTTP 200 without a token"},
		{"redirect", redirect("https://elsewhere.example/"), nil, "oauth: the authorization server answered HTTP 307 without a token"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newAuthServer(t)
			s.answerWith(tt.answer)
			_, err := s.app().Exchange(t.Context(), oauth.Callback{Code: b24.NewSecret("c0de-1")})
			if err == nil || err.Error() != tt.want {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
			if tt.is != nil && !errors.Is(err, tt.is) {
				t.Errorf("%v is not %v", err, tt.is)
			}
		})
	}
}

func text(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		fmt.Fprint(w, body)
	}
}

func redirect(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusTemporaryRedirect) }
}

// A server_endpoint comes with events and redirects, so a stranger may have
// written it; the secret must not follow it.
func TestSecretGoesToKnownServersOnly(t *testing.T) {
	s := newAuthServer(t)
	app := s.app()
	app.Servers = nil
	for _, server := range []string{s.URL + "/rest/", "https://oauth.bitrix.info.evil.example/rest/", "http://oauth.bitrix.info/rest/"} {
		token := s.stored()
		token.ServerEndpoint = server
		if _, err := app.Refresh(t.Context(), token); err == nil {
			t.Errorf("%s got the secret", server)
		}
	}
	if n := s.count(); n != 0 {
		t.Errorf("%d requests were sent", n)
	}
}

func TestTransportErrorHidesSecrets(t *testing.T) {
	s := newAuthServer(t)
	s.Close()
	_, err := s.app().Refresh(t.Context(), s.stored())
	if err == nil {
		t.Fatal("no error")
	}
	noSecret(t, err.Error())
}

func TestPrintingHidesSecrets(t *testing.T) {
	s := newAuthServer(t)
	values := []any{s.app(), s.stored(), oauth.Callback{Code: b24.NewSecret("c0de-1"), Domain: "portal.example"}}
	for _, v := range values {
		var log bytes.Buffer
		slog.New(slog.NewTextHandler(&log, nil)).Info("x", "value", v)
		noSecret(t, fmt.Sprintf("%v %+v %#v %s", v, v, v, v)+log.String())
	}
}

func noSecret(t *testing.T, text string) {
	t.Helper()
	for _, secret := range []string{clientSecret, "access-", "refresh-", "application-", "c0de"} {
		if strings.Contains(text, secret) {
			t.Errorf("%s shows in %s", secret, text)
		}
	}
}
