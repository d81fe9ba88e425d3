package inbound

import (
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"strings"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/oauth"
)

// Page is the opening of an application's page, in its own place or in a
// placement of the portal's interface (settings/oauth/simple-way).
type Page struct {
	// Verified says whether the request carries the application token of the
	// portal.
	Verified bool
	// Auth holds the tokens of the user who opened the page. Its Status is what
	// the request says, which is not to be trusted.
	Auth oauth.Token
	// Domain is the portal's host.
	Domain string
	// Language is the user's, such as en.
	Language string
	// AppSID ties the portal's script library to this page.
	AppSID b24.Secret
	// Placement is the code of the place, DEFAULT for the application's own.
	Placement string
	// PlacementOptions is JSON as text, empty where there is none; see
	// [Page.Options].
	PlacementOptions string
}

// Options reads the placement's options into v, a pointer, with the leniency
// of answers. No options leave v as it is.
func (p Page) Options(v any) ([]b24.FieldError, error) {
	if p.PlacementOptions == "" {
		return nil, nil
	}
	return b24.Unmarshal([]byte(p.PlacementOptions), v)
}

// wirePage is the post in the spelling of portals, which is upper and lower
// case as it comes.
type wirePage struct {
	Domain           string     `json:"DOMAIN"`
	Language         string     `json:"LANG"`
	AppSID           b24.Secret `json:"APP_SID"`
	AuthID           b24.Secret `json:"AUTH_ID"`
	AuthExpires      int        `json:"AUTH_EXPIRES"`
	RefreshID        b24.Secret `json:"REFRESH_ID"`
	ServerEndpoint   string     `json:"SERVER_ENDPOINT"`
	ApplicationToken b24.Secret `json:"APPLICATION_TOKEN"`
	ApplicationScope string     `json:"APPLICATION_SCOPE"`
	MemberID         string     `json:"member_id"`
	Status           string     `json:"status"`
	Placement        string     `json:"PLACEMENT"`
	PlacementOptions string     `json:"PLACEMENT_OPTIONS"`
}

func parsePage(post []byte) (Page, error) {
	var wire wirePage
	if _, err := b24.Unmarshal(post, &wire); err != nil {
		return Page{}, refuse(http.StatusBadRequest, "not an application page: %w", err)
	}
	if wire.MemberID == "" || !isHost(wire.Domain) {
		return Page{}, refuse(http.StatusBadRequest, "not an application page: member_id or DOMAIN is missing or malformed")
	}
	return Page{
		Auth:             wire.token(),
		Domain:           wire.Domain,
		Language:         wire.Language,
		AppSID:           wire.AppSID,
		Placement:        wire.Placement,
		PlacementOptions: wire.PlacementOptions,
	}, nil
}

// token builds the endpoint from the domain, as pages carry none.
func (w wirePage) token() oauth.Token {
	return oauth.Token{
		MemberID:         w.MemberID,
		AccessToken:      w.AuthID,
		RefreshToken:     w.RefreshID,
		Expiry:           after(w.AuthExpires),
		ClientEndpoint:   "https://" + w.Domain + "/rest/",
		ServerEndpoint:   w.ServerEndpoint,
		ApplicationToken: w.ApplicationToken,
		Scope:            oauth.ParseScope(w.ApplicationScope),
		Status:           w.Status,
	}
}

// isHost tells whether domain is a host, maybe with a port, and no more.
func isHost(domain string) bool {
	u, err := url.Parse("https://" + domain)
	return err == nil && u.Hostname() != "" && strings.EqualFold(u.Host, domain)
}

// Pages is the http.Handler of an application's page. It refuses, with a
// status only: what is not a form post (405, 415), too large (413), too slow (408) or
// malformed (400), what carries no right application token (403) unless
// Unverified is set, and all when the token cannot be looked up (503).
type Pages struct {
	// ApplicationToken returns the token that requests of a portal must carry.
	ApplicationToken TokenFunc
	// Open answers a verified request.
	Open func(w http.ResponseWriter, r *http.Request, p Page)
	// Unverified answers a request without the right application token, where
	// set. An installation page needs it: the token is not known yet, and some
	// portals send none to pages. Anybody may have sent such a request; to tell,
	// hand p.Auth to [oauth.Tokens.Install].
	Unverified func(w http.ResponseWriter, r *http.Request, p Page)
	// Limits bound what is read of a request.
	Limits Limits
	// Logger gets refusals, without secrets; by default slog.Default().
	Logger *slog.Logger
}

// ServeHTTP implements [http.Handler].
func (h *Pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	open, page, err := h.read(w, r)
	if err != nil {
		fail(w, r, h.Logger, "application page", err)
		return
	}
	open(w, r, page)
}

func (h *Pages) read(w http.ResponseWriter, r *http.Request) (func(http.ResponseWriter, *http.Request, Page), Page, error) {
	post, err := readForm(w, r, h.Limits)
	if err != nil {
		return nil, Page{}, err
	}
	page, err := parsePage(post)
	if err != nil {
		return nil, Page{}, err
	}
	err = h.ApplicationToken.check(r.Context(), page.Auth.MemberID, page.Auth.ApplicationToken)
	if err == nil {
		page.Verified = true
		return h.Open, page, nil
	}
	var refused *refusal
	if h.Unverified != nil && errors.As(err, &refused) && refused.status == http.StatusForbidden {
		return h.Unverified, page, nil
	}
	return nil, Page{}, err
}
