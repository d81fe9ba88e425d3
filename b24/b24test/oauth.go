package b24test

import (
	"cmp"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// App is the OAuth application that is installed on the portal.
type App struct {
	ClientID         string
	ClientSecret     string
	ApplicationToken string
	MemberID         string
	Scope            []string
	// RedirectURI is where the portal sends a browser that authorized the
	// application.
	RedirectURI string
}

// TokenEndpoint is the name by which [Portal.Handle], [Portal.Count] and
// [Portal.Calls] know requests for tokens. It answers with [Portal.IssueToken]
// unless it is told otherwise.
const TokenEndpoint = "oauth/token"

// The lifetimes of REST-PROTOCOL section 13.
const (
	accessLife  = time.Hour
	refreshLife = 180 * 24 * time.Hour
	codeLife    = 30 * time.Second
)

// Token is a pair of tokens as the authorization server answers it.
type Token struct {
	AccessToken    string `json:"access_token"`
	RefreshToken   string `json:"refresh_token"`
	ExpiresIn      int    `json:"expires_in"`
	ClientEndpoint string `json:"client_endpoint"`
	ServerEndpoint string `json:"server_endpoint"`
	Domain         string `json:"domain"` // of the authorization server
	MemberID       string `json:"member_id"`
	Scope          string `json:"scope"`
	Status         string `json:"status"`
	Expires        int64  `json:"expires,omitempty"` // Unix seconds, only after a refresh
	UserID         int    `json:"user_id,omitempty"` // only after a refresh
}

// grants holds what was given out, with the moment when it ends.
type grants struct {
	access, refresh, codes map[string]time.Time
}

// Install gives out a pair of tokens, as the installation of the application
// does.
func (p *Portal) Install() Token { return p.installFor(nil) }

// installFor gives out a pair of tokens with the addresses by which a request came.
func (p *Portal) installFor(r *http.Request) Token {
	auth := p.authBase(r)
	t := Token{
		AccessToken:    p.secret(kindAccess),
		RefreshToken:   p.secret(kindRefresh),
		ExpiresIn:      int(p.tokenLife().Seconds()),
		ClientEndpoint: p.base(r) + "/rest/",
		ServerEndpoint: auth + "/rest/",
		Domain:         hostOf(auth),
		MemberID:       p.App.MemberID,
		Scope:          strings.Join(p.App.Scope, ","),
		Status:         "L",
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.Clock.Now()
	addToken(&p.grants.access, t.AccessToken, now.Add(p.tokenLife()))
	addToken(&p.grants.refresh, t.RefreshToken, now.Add(refreshLife))
	return t
}

func (p *Portal) tokenLife() time.Duration { return cmp.Or(p.TokenLife, accessLife) }

// AuthCode gives out an authorization code, which lives for 30 seconds and is
// good for one exchange.
func (p *Portal) AuthCode() string {
	code := p.secret(kindCode)
	p.mu.Lock()
	defer p.mu.Unlock()
	addToken(&p.grants.codes, code, p.Clock.Now().Add(codeLife))
	return code
}

// ExpireTokens ends all access tokens. Refresh tokens stay good.
func (p *Portal) ExpireTokens() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for token := range p.grants.access {
		p.grants.access[token] = p.Clock.Now()
	}
}

// RevokeRefresh makes all refresh tokens invalid_grant, as if the application
// had been removed.
func (p *Portal) RevokeRefresh() {
	p.mu.Lock()
	defer p.mu.Unlock()
	clear(p.grants.refresh)
}

func addToken(m *map[string]time.Time, key string, until time.Time) {
	if *m == nil {
		*m = map[string]time.Time{}
	}
	(*m)[key] = until
}

// checkToken tells what is wrong with an access token, if anything is.
func (p *Portal) checkToken(token string) *Failure {
	p.mu.Lock()
	defer p.mu.Unlock()
	until, ok := p.grants.access[token]
	switch {
	case !ok:
		return noAuth()
	case !p.Clock.Now().Before(until):
		return expiredToken()
	default:
		return nil
	}
}

// serveAuth answers for the authorization server: tokens, by GET and by POST,
// the authorization page, and app.info (REST-PROTOCOL sections 1 and 13).
func (p *Portal) serveAuth(w http.ResponseWriter, r *http.Request, body []byte) {
	switch strings.TrimSuffix(r.URL.Path, "/") {
	case "/oauth/token":
		p.serveToken(w, r, body)
	case "/oauth/authorize":
		p.authorizePage(w, r)
	case "/rest/app.info", "/rest/app.info.json":
		p.serveCall(w, r, body)
	default:
		http.NotFound(w, r)
	}
}

func (p *Portal) serveToken(w http.ResponseWriter, r *http.Request, body []byte) {
	c := &Call{Method: TokenEndpoint, Request: r, Body: body, At: p.Clock.Now(), actor: "app"}
	params, err := readParams(r, body)
	if err != nil {
		params = newTree()
	}
	c.setParams(params)
	p.record(c)
	p.deliver(w, c, p.run(c))
}

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
	t := p.installFor(c.Request)
	if grant == "refresh_token" {
		t.Expires = p.Clock.Now().Add(p.tokenLife()).Unix()
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
		"domain":        {hostOf(p.base(r))},
		"member_id":     {p.App.MemberID},
		"scope":         {strings.Join(p.App.Scope, ",")},
		"server_domain": {hostOf(p.authBase(r))},
	}
	w.Header().Set("Location", p.App.RedirectURI+"?"+back.Encode())
	w.WriteHeader(http.StatusFound)
}
