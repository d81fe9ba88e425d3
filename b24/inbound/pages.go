package inbound

import (
	"errors"
	"log/slog"
	"net/http"
)

// Pages is the http.Handler of an application's page. It refuses, with a
// status only: what is not a form post (405, 415), too large (413) or
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
	// MaxBytes bounds the body, by default to DefaultMaxBytes.
	MaxBytes int64
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
	post, err := readForm(w, r, h.MaxBytes)
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
