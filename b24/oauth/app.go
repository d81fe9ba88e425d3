package oauth

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// App is an application as it was registered in the partner area or on a
// portal. Its secret goes to authorization servers only, never to a portal.
type App struct {
	// ID is the client_id, such as local.5c8bb1b0891cf2.87252039.
	ID string
	// Secret is the client_secret.
	Secret string
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

// String shows the application without its secret.
func (a App) String() string { return "oauth.App{" + a.ID + "}" }

// GoString is String, so that %#v shows no secret either.
func (a App) GoString() string { return a.String() }

// LogValue implements [slog.LogValuer] without the secret.
func (a App) LogValue() slog.Value { return slog.StringValue(a.ID) }

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
