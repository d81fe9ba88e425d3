package b24test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// IssueToken is the answer of a working token endpoint. It exchanges a code or
// a refresh token; each is good once.
func (p *Portal) IssueToken(c *Call) Reply {
	if c.Text("client_id") != p.App.ClientID || c.Text("client_secret") != p.App.ClientSecret {
		return Fail(http.StatusBadRequest, "invalid_client", "Client is not known")(c)
	}
	grant := c.Text("grant_type")
	switch grant {
	case "authorization_code":
		if !p.spend(p.grants.codes, c.Text("code")) {
			return Fail(http.StatusBadRequest, "invalid_grant", "Code is not valid")(c)
		}
	case "refresh_token":
		if !p.spend(p.grants.refresh, c.Text("refresh_token")) {
			return Fail(http.StatusBadRequest, "invalid_grant", "Refresh token is not valid")(c)
		}
	default:
		return Fail(http.StatusBadRequest, "invalid_request", "grant_type is not known")(c)
	}
	t := p.Install()
	if grant == "refresh_token" {
		t.Expires = p.Clock.Now().Add(accessLife).Unix()
		t.UserID = 1
	}
	body, _ := json.Marshal(t) // plain strings and numbers
	return Reply{Body: body, ContentType: "application/json"}
}

// spend takes a code or a refresh token and tells whether it was good.
func (p *Portal) spend(m map[string]time.Time, key string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	until, ok := m[key]
	delete(m, key)
	return ok && p.Clock.Now().Before(until)
}

// authorizePage plays the browser's visit: it sends it back to the
// application with a code.
func (p *Portal) authorizePage(w http.ResponseWriter, r *http.Request) {
	if r.URL.Query().Get("client_id") != p.App.ClientID || p.App.RedirectURI == "" {
		http.Error(w, "<html><body>Application not found</body></html>", http.StatusOK)
		return
	}
	back := url.Values{
		"code":          {p.AuthCode()},
		"state":         {r.URL.Query().Get("state")},
		"domain":        {p.Host()},
		"member_id":     {p.App.MemberID},
		"scope":         {strings.Join(p.App.Scope, ",")},
		"server_domain": {AuthHost},
	}
	w.Header().Set("Location", p.App.RedirectURI+"?"+back.Encode())
	w.WriteHeader(http.StatusFound)
}
