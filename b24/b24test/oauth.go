package b24test

import (
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
func (p *Portal) Install() Token {
	t := Token{
		AccessToken:    p.secret(kindAccess),
		RefreshToken:   p.secret(kindRefresh),
		ExpiresIn:      int(accessLife.Seconds()),
		ClientEndpoint: p.Endpoint(),
		ServerEndpoint: "https://" + AuthHost + "/rest/",
		Domain:         AuthHost,
		MemberID:       p.App.MemberID,
		Scope:          strings.Join(p.App.Scope, ","),
		Status:         "L",
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.Clock.Now()
	keep(&p.grants.access, t.AccessToken, now.Add(accessLife))
	keep(&p.grants.refresh, t.RefreshToken, now.Add(refreshLife))
	return t
}

// AuthCode gives out an authorization code, which lives for 30 seconds and is
// good for one exchange.
func (p *Portal) AuthCode() string {
	code := p.secret(kindCode)
	p.mu.Lock()
	defer p.mu.Unlock()
	keep(&p.grants.codes, code, p.Clock.Now().Add(codeLife))
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

func keep(m *map[string]time.Time, key string, until time.Time) {
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
