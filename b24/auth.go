package b24

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/url"
	"strings"
)

// Auth is where a client gets the address of a portal and the credentials for
// it. [Webhook] is the simple one; applications use the one of package oauth.
// Implementations must be safe for concurrent use.
type Auth interface {
	// Access returns what the next request is made with. It is asked before every
	// request, so it should answer from memory.
	Access(ctx context.Context) (Access, error)
	// Renew is called when the portal refused stale because its token expired.
	// It returns an access with another token, or an error that ends the call;
	// many calls may ask at once, and all want the one new token.
	Renew(ctx context.Context, stale Access) (Access, error)
	// Moved is called when the portal of from turned out to live at endpoint now
	// (in the form of [Access.Endpoint]), so that later requests go there.
	Moved(ctx context.Context, from Access, endpoint string) error
}

// Access is an address of a portal with the credentials for it. Printing and
// logging it show neither webhook code nor token.
type Access struct {
	// Endpoint is the address that the name of a v2 method is appended to:
	// https://example.bitrix24.com/rest/, for a webhook with user and code. It
	// ends in a slash.
	Endpoint string
	// Token is the access token of an application, empty for a webhook.
	Token string
}

// address is where the method is called. The v3 methods live below api/, which
// comes right after /rest/, before a webhook's user and code (REST-PROTOCOL
// section 1).
func (a Access) address(api API, method string) string {
	if api == V2 {
		return a.Endpoint + method
	}
	root, rest, _ := strings.Cut(a.Endpoint, "/rest/")
	return root + "/rest/api/" + rest + method
}

// secrets are the texts that must not reach an error or a log.
func (a Access) secrets() []string {
	known := make([]string, 0, 2)
	if a.Token != "" {
		known = append(known, a.Token)
	}
	if code := webhookCode(a.Endpoint); code != "" {
		known = append(known, code)
	}
	return known
}

// host is the portal's host, which may be shown.
func (a Access) host() string {
	u, err := url.Parse(a.Endpoint)
	if err != nil {
		return ""
	}
	return u.Host
}

// String shows the host only.
func (a Access) String() string { return "b24.Access{" + a.host() + "}" }

// GoString is String, so that %#v shows no secret either.
func (a Access) GoString() string { return a.String() }

// MarshalJSON is String, so that JSON logs show no secret either.
func (a Access) MarshalJSON() ([]byte, error) { return json.Marshal(a.String()) }

// LogValue implements [slog.LogValuer] without secrets.
func (a Access) LogValue() slog.Value { return slog.StringValue(a.host()) }
