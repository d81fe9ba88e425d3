package b24

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/url"
	"regexp"
	"strings"
	"sync/atomic"
)

// Webhook is the [Auth] of an incoming webhook. Its calls run as the user who
// created it, and within the scopes chosen then. Methods that need an
// application, such as event.bind, refuse webhooks (REST-PROTOCOL section 1).
type Webhook struct {
	access atomic.Pointer[Access]
}

// errWebhook does not show the address, which may hold the code.
var errWebhook = errors.New("b24: webhook address: want https://{portal}/rest/{user id}/{code}/, as the portal shows it")

var webhookPath = regexp.MustCompile(`^/rest/(?:api/)?(\d+)/([A-Za-z0-9_-]+)(?:/[A-Za-z0-9_.]*)?$`)

// NewWebhook reads the address that the portal shows for an incoming webhook,
// https://{portal}/rest/{user id}/{code}/. A method at its end is dropped.
// Plain http is accepted for this machine only, where tests run.
func NewWebhook(address string) (*Webhook, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.User != nil || !isSecure(u) {
		return nil, errWebhook
	}
	m := webhookPath.FindStringSubmatch(u.Path)
	if m == nil {
		return nil, errWebhook
	}
	w := &Webhook{}
	w.access.Store(&Access{Endpoint: u.Scheme + "://" + u.Host + "/rest/" + m[1] + "/" + m[2] + "/"})
	return w, nil
}

// Access implements [Auth].
func (w *Webhook) Access(context.Context) (Access, error) { return *w.access.Load(), nil }

// Renew implements [Auth]: a webhook has nothing to renew.
func (w *Webhook) Renew(context.Context, Access) (Access, error) {
	return Access{}, errors.New("b24: the portal calls the webhook expired; create a new one there")
}

// Moved implements [Auth]. The address is kept as long as the Webhook; put the
// new host into your settings when [OnMoved] tells it.
func (w *Webhook) Moved(_ context.Context, from Access, endpoint string) error {
	current := w.access.Load()
	if current.Endpoint == from.Endpoint { // else another call was first
		w.access.CompareAndSwap(current, &Access{Endpoint: endpoint})
	}
	return nil
}

// String shows the host only.
func (w *Webhook) String() string { return "b24.Webhook{" + w.access.Load().host() + "}" }

// GoString is String, so that %#v shows no secret either.
func (w *Webhook) GoString() string { return w.String() }

// LogValue implements [slog.LogValuer] without the code.
func (w *Webhook) LogValue() slog.Value { return slog.StringValue(w.access.Load().host()) }

// webhookCode is the secret part of a webhook's endpoint, empty for others.
func webhookCode(endpoint string) string {
	_, rest, _ := strings.Cut(endpoint, "/rest/")
	_, code, ok := strings.Cut(strings.TrimSuffix(rest, "/"), "/")
	if !ok {
		return ""
	}
	return code
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
