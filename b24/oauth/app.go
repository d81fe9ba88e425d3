package oauth

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/b24gen/b24gen/b24"
)

// App is an application as it was registered in the partner area or on a
// portal. Its secret goes to authorization servers only, never to a portal.
type App struct {
	// ID is the client_id, such as local.5c8bb1b0891cf2.87252039.
	ID string
	// Secret is the client_secret.
	Secret b24.Secret
	// Servers are hosts of authorization servers that may get the secret, beside
	// the known ones, oauth.bitrix.info and oauth.bitrix24.tech. The first is
	// asked where nothing else names one.
	Servers []string
	// HTTP is the client for requests to authorization servers, by default
	// [http.DefaultClient]. Its redirects are not followed.
	HTTP *http.Client
	// Now is the clock that expiries are computed by, by default [time.Now].
	Now func() time.Time
}

// AuthorizeURL returns the address on a portal where a user's browser grants
// the application access. The portal sends the browser on to the address in
// the application's settings, where [App.Callback] reads the outcome; failures
// stay on the portal's page (REST-PROTOCOL section 13).
//
// portal is the host that the user named, with or without https://. state
// comes back unchanged: make it random, and keep it with the user's session.
func (a App) AuthorizeURL(portal, state string) (string, error) {
	host, err := hostOf(portal)
	if err != nil {
		return "", fmt.Errorf("oauth: portal address %q: %w", portal, err)
	}
	query := url.Values{"client_id": {a.ID}, "state": {state}}
	return "https://" + host + "/oauth/authorize/?" + query.Encode(), nil
}

// hostOf reads the host, with its port if it has one, from a host or an
// https address.
func hostOf(address string) (string, error) {
	address = strings.TrimSpace(address)
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", fmt.Errorf("not an address; want a host such as example.bitrix24.com")
	}
	if u.Scheme != "https" || u.User != nil || u.Hostname() == "" {
		return "", fmt.Errorf("want a host such as example.bitrix24.com, or an https address without a user")
	}
	return strings.ToLower(u.Host), nil
}

func (a App) now() time.Time {
	if a.Now != nil {
		return a.Now()
	}
	return time.Now()
}

// Callback is what a browser brings back from [App.AuthorizeURL]. Everything
// but the code is for information until [App.Exchange] has answered: a browser
// can send anything.
type Callback struct {
	// Code is exchanged for a token; it lives for 30 seconds.
	Code     b24.Secret
	Domain   string // host of the portal
	MemberID string
	Scope    []string
	// ServerDomain is the host of the authorization server to ask.
	ServerDomain string
}

// ParseCallback reads the query of the application's redirect address. It
// refuses a state other than the one that this browser was sent away with,
// which protects from links that a stranger prepared.
func ParseCallback(query url.Values, state string) (Callback, error) {
	if subtle.ConstantTimeCompare([]byte(query.Get("state")), []byte(state)) != 1 {
		return Callback{}, errors.New("oauth: callback: state is not the one of this session; start the authorization again")
	}
	if query.Get("code") == "" {
		return Callback{}, errors.New("oauth: callback: there is no code; start the authorization again")
	}
	return Callback{
		Code:         b24.NewSecret(query.Get("code")),
		Domain:       query.Get("domain"),
		MemberID:     query.Get("member_id"),
		Scope:        ParseScope(query.Get("scope")),
		ServerDomain: query.Get("server_domain"),
	}, nil
}

// Exchange turns the code of a callback into a token. [Tokens.Authorize] does
// that and stores the token.
func (a App) Exchange(ctx context.Context, c Callback) (Token, error) {
	return a.request(ctx, c.ServerDomain, url.Values{
		"grant_type": {"authorization_code"},
		"code":       {c.Code.Reveal()},
	})
}

// knownServers are the hosts of the authorization server. The documentation
// names the first, official SDKs the second too.
var knownServers = []string{"oauth.bitrix.info", "oauth.bitrix24.tech"}

var errUnknownServer = errors.New("not a known authorization server")

// tokenURL returns the token endpoint of the authorization server that a
// server_endpoint or server_domain names. Both can come from a stranger, in an
// event or a redirect, and what is sent there holds the application's secret:
// so only a host that is known, or that the application lists, will do.
func (a App) tokenURL(server string) (string, error) {
	trusted, err := a.trustedServers()
	if err != nil {
		return "", err
	}
	host := trusted[0]
	if server != "" {
		if host, err = hostOf(server); err != nil {
			return "", fmt.Errorf("oauth: %w: %w", errUnknownServer, err)
		}
	}
	if !slices.Contains(trusted, host) {
		return "", fmt.Errorf("oauth: %s is %w, so it does not get the application's secret; add it to App.Servers if it is right", host, errUnknownServer)
	}
	return "https://" + host + "/oauth/token/", nil
}

func (a App) trustedServers() ([]string, error) {
	var hosts []string
	for _, server := range a.Servers {
		host, err := hostOf(server)
		if err != nil {
			return nil, fmt.Errorf("oauth: App.Servers: %q: %w", server, err)
		}
		hosts = append(hosts, host)
	}
	return append(hosts, knownServers...), nil
}
