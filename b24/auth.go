package b24

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
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

// Access is an address of a portal with the credentials for it.
type Access struct {
	// Endpoint is the address below which the portal has its methods:
	// https://example.bitrix24.com/rest/. It ends in a slash.
	Endpoint string
	// Webhook is the user and the code of an incoming webhook, as they stand in its
	// address: 1/abc. It is empty for an application.
	Webhook Secret
	// Token is the access token of an application, empty for a webhook.
	Token Secret
}

// address is where the method is called. The v3 methods live below api/, which
// comes right after /rest/, before a webhook's user and code (REST-PROTOCOL
// section 1).
func (a Access) address(api API, method string) string {
	var generation, slash string
	if api == V3 {
		generation = "api/"
	}
	if !a.Webhook.IsZero() {
		slash = "/"
	}
	return a.Endpoint + generation + a.Webhook.Reveal() + slash + method
}

// secrets are the texts that must not reach an error or a log.
func (a Access) secrets() []string {
	known := make([]string, 0, 2)
	if !a.Token.IsZero() {
		known = append(known, a.Token.Reveal())
	}
	if _, code, ok := strings.Cut(a.Webhook.Reveal(), "/"); ok {
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

// Webhook is the [Auth] of an incoming webhook. Its calls run as the user who
// created it, and within the scopes chosen then. Methods that need an
// application, such as event.bind, refuse webhooks (REST-PROTOCOL section 1).
type Webhook struct {
	access atomic.Pointer[Access]
}

// errWebhook does not show the address, which may hold the code.
var errWebhook = errors.New("b24: webhook address: want https://{portal}/rest/{user id}/{code}/, as the portal shows it")

var webhookPath = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^/rest/(?:api/)?(\d+)/([A-Za-z0-9_-]+)(?:/[A-Za-z0-9_.]*)?$`)
})

// NewWebhook reads the address that the portal shows for an incoming webhook,
// https://{portal}/rest/{user id}/{code}/. A method at its end is dropped.
// Plain http is accepted for this machine only, where tests run.
func NewWebhook(address string) (*Webhook, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.User != nil || !isSecure(u) {
		return nil, errWebhook
	}
	m := webhookPath().FindStringSubmatch(u.Path)
	if m == nil {
		return nil, errWebhook
	}
	w := &Webhook{}
	w.access.Store(&Access{Endpoint: u.Scheme + "://" + u.Host + "/rest/", Webhook: NewSecret(m[1] + "/" + m[2])})
	return w, nil
}

// Access implements [Auth].
func (w *Webhook) Access(context.Context) (Access, error) { return *w.access.Load(), nil }

// Renew implements [Auth]: a webhook has nothing to renew.
func (w *Webhook) Renew(context.Context, Access) (Access, error) {
	return Access{}, errors.New("b24: the portal calls the webhook expired; create a new one there")
}

// Moved implements [Auth]. The address is kept as long as the Webhook; put the
// new host into your settings when [WithMovedHook] tells it.
func (w *Webhook) Moved(_ context.Context, from Access, endpoint string) error {
	current := w.access.Load()
	if current.Endpoint == from.Endpoint { // else another call was first
		w.access.CompareAndSwap(current, &Access{Endpoint: endpoint, Webhook: current.Webhook})
	}
	return nil
}

// String shows the host only.
func (w *Webhook) String() string { return "b24.Webhook{" + w.access.Load().host() + "}" }

// GoString is String, so that %#v shows no secret either.
func (w *Webhook) GoString() string { return w.String() }

// LogValue implements [slog.LogValuer] without the code.
func (w *Webhook) LogValue() slog.Value { return slog.StringValue(w.access.Load().host()) }

// mayGo tells whether a portal at base may send us on to u with what we carry: by HTTPS.
// Only a portal that is called by plain HTTP itself, on this machine, may name another
// such address.
func mayGo(base, u *url.URL) bool {
	return isSecure(u) && (u.Scheme == "https" || base.Scheme == "http")
}

// isSecure tells whether secrets may be sent to u: by https, or without
// leaving this machine.
func isSecure(u *url.URL) bool {
	switch u.Scheme {
	case "https":
		return u.Host != ""
	case "http":
		ip := net.ParseIP(u.Hostname())
		return u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
	}
	return false
}
