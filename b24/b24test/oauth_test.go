package b24test_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24/b24test"
)

func form(p *b24test.Portal, pairs ...string) string {
	values := url.Values{"client_id": {p.App.ClientID}, "client_secret": {p.App.ClientSecret}}
	for i := 0; i+1 < len(pairs); i += 2 {
		values.Set(pairs[i], pairs[i+1])
	}
	return values.Encode()
}

// ask asks for a token by POST.
func ask(t *testing.T, p *b24test.Portal, pairs ...string) answer {
	t.Helper()
	got, err := try(p, http.MethodPost, p.TokenURL(), "application/x-www-form-urlencoded", form(p, pairs...))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestTokensExpireAndRotate(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.get", b24test.Result(1))
	token := p.Install()
	status := func(access string) any {
		a := post(t, p, p.Endpoint()+"crm.deal.get", `{"auth": "`+access+`"}`)
		if a.status == 200 {
			return a.body["result"]
		}
		return a.body["error"]
	}
	if got := status(token.AccessToken); got != 1.0 {
		t.Fatalf("a fresh token gives %v", got)
	}
	p.Clock.Advance(time.Hour)
	if got := status(token.AccessToken); got != "expired_token" {
		t.Errorf("after an hour the token gives %v", got)
	}

	fresh := ask(t, p, "grant_type", "refresh_token", "refresh_token", token.RefreshToken)
	if got := status(fresh.body["access_token"].(string)); got != 1.0 {
		t.Errorf("the refreshed token gives %v", got)
	}
	if fresh.body["domain"] != b24test.AuthHost || fresh.body["client_endpoint"] != p.Endpoint() || fresh.body["user_id"] != 1.0 {
		t.Errorf("answer %v", fresh.body)
	}
	if old := ask(t, p, "grant_type", "refresh_token", "refresh_token", token.RefreshToken); old.body["error"] != "invalid_grant" {
		t.Errorf("the old refresh token gives %d %v", old.status, old.body["error"])
	}
	p.RevokeRefresh()
	next := fresh.body["refresh_token"].(string)
	if got := ask(t, p, "grant_type", "refresh_token", "refresh_token", next); got.body["error"] != "invalid_grant" {
		t.Errorf("a revoked refresh token gives %v", got.body["error"])
	}
	p.ExpireTokens()
	if got := status(fresh.body["access_token"].(string)); got != "expired_token" {
		t.Errorf("after ExpireTokens: %v", got)
	}
	if n := p.Count(b24test.TokenEndpoint); n != 1 {
		t.Errorf("%d tokens were issued, want 1", n)
	}
}

func TestAuthorizationCode(t *testing.T) {
	p := b24test.New(t)
	p.App.RedirectURI = "https://app.example.com/back"
	page, err := try(p, http.MethodGet, "https://"+p.Host()+"/oauth/authorize/?state=s&client_id="+p.App.ClientID, "", "")
	if err != nil {
		t.Fatal(err)
	}
	back, err := url.Parse(page.header.Get("Location"))
	if err != nil || back.Query().Get("state") != "s" || back.Query().Get("domain") != p.Host() {
		t.Fatalf("the page sends the browser to %v, %v", back, err)
	}
	code := back.Query().Get("code")
	got, err := try(p, http.MethodGet, p.TokenURL()+"?"+form(p, "grant_type", "authorization_code", "code", code), "", "")
	if err != nil || got.body["expires_in"] != 3600.0 || got.body["user_id"] != nil {
		t.Errorf("by GET: %s, %v", got.text, err)
	}
	if got := ask(t, p, "grant_type", "authorization_code", "code", code); got.body["error"] != "invalid_grant" {
		t.Errorf("a code used twice gives %v", got.body["error"])
	}
	late := p.AuthCode()
	p.Clock.Advance(30 * time.Second)
	if got := ask(t, p, "grant_type", "authorization_code", "code", late); got.body["error"] != "invalid_grant" {
		t.Errorf("a code of 30 seconds gives %v", got.body["error"])
	}
	if got := ask(t, p, "client_secret", "guess"); got.body["error"] != "invalid_client" {
		t.Errorf("a wrong secret gives %v", got.body["error"])
	}
	if got := ask(t, p); got.body["error"] != "invalid_request" {
		t.Errorf("no grant gives %v", got.body["error"])
	}
}

func TestTokenEndpointIsScripted(t *testing.T) {
	p := b24test.New(t)
	p.Handle(b24test.TokenEndpoint, b24test.Fail(200, "WRONG_CLIENT", "no"), p.IssueToken)
	token := p.Install()
	first := ask(t, p, "grant_type", "refresh_token", "refresh_token", token.RefreshToken)
	second := ask(t, p, "grant_type", "refresh_token", "refresh_token", token.RefreshToken)
	if first.body["error"] != "WRONG_CLIENT" || first.status != 200 || second.body["access_token"] == nil {
		t.Errorf("answers %s and %s", first.text, second.text)
	}
}

func TestAppInfo(t *testing.T) {
	p := b24test.New(t)
	p.Handle("app.info", b24test.Result(map[string]any{"LICENSE": "ent"}))
	got := post(t, p, "https://"+b24test.AuthHost+"/rest/app.info", `{"auth": "`+p.Install().AccessToken+`"}`)
	same(t, "app.info", got.body["result"], `{"LICENSE": "ent"}`)
}
