package oauth

import (
	"cmp"
	"log/slog"
	"strings"
	"time"

	"github.com/b24gen/b24gen/b24"
)

// Token is what an application holds of one portal. Its JSON is meant for
// stores and holds the secrets; printing and logging a Token shows none of
// them.
type Token struct {
	// MemberID identifies the portal, whatever its address.
	MemberID     string `json:"member_id"`
	AccessToken  string `json:"access_token"`
	RefreshToken string `json:"refresh_token,omitzero"`
	// Expiry is when the access token ends by the clock of this machine. It is
	// for information: a token is renewed when the portal refuses it, not by
	// the clock, as the authorization server asks for.
	Expiry time.Time `json:"expiry,omitzero"`
	// ClientEndpoint is the address of the portal's methods, ending in /rest/.
	ClientEndpoint string `json:"client_endpoint"`
	// ServerEndpoint is the address of the authorization server's methods.
	ServerEndpoint string `json:"server_endpoint,omitzero"`
	// ApplicationToken is what the portal proves itself with when it sends
	// events; it arrives with the installation only.
	ApplicationToken string   `json:"application_token,omitzero"`
	Scope            []string `json:"scope,omitzero"`
	// Status is L for a local application, F free, D demo, T trial, P paid; the
	// list is open.
	Status string `json:"status,omitzero"`
	UserID int    `json:"user_id,omitzero"`
}

// String shows the portal and the expiry, no secret.
func (t Token) String() string {
	return "oauth.Token{" + t.ClientEndpoint + ", expires " + t.Expiry.Format(time.RFC3339) + "}"
}

// GoString is String, so that %#v shows no secret either.
func (t Token) GoString() string { return t.String() }

// LogValue implements [slog.LogValuer] without a secret.
func (t Token) LogValue() slog.Value {
	return slog.GroupValue(slog.String("endpoint", t.ClientEndpoint), slog.Time("expiry", t.Expiry))
}

// ParseScope splits a list of scopes, which comes with commas from the
// authorization server and with spaces in some events.
func ParseScope(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

// access is what a client makes requests with.
func (t Token) access() b24.Access {
	if t.ClientEndpoint == "" {
		return b24.Access{}
	}
	return b24.Access{Endpoint: strings.TrimSuffix(t.ClientEndpoint, "/") + "/", Token: t.AccessToken}
}

// replacing returns t with what only the older token knows: the application
// token comes once, and answers may leave fields out.
func (t Token) replacing(old Token) Token {
	t.ApplicationToken = cmp.Or(t.ApplicationToken, old.ApplicationToken)
	t.MemberID = cmp.Or(t.MemberID, old.MemberID)
	t.RefreshToken = cmp.Or(t.RefreshToken, old.RefreshToken)
	t.ClientEndpoint = cmp.Or(t.ClientEndpoint, old.ClientEndpoint)
	t.ServerEndpoint = cmp.Or(t.ServerEndpoint, old.ServerEndpoint)
	t.UserID = cmp.Or(t.UserID, old.UserID)
	return t
}
