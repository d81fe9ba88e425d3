package inbound_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/inbound"
)

// pagePost is the body of an opening; DOMAIN, PROTOCOL, LANG and APP_SID are in
// the query.
const pagePost = "AUTH_ID=s3cr3t-access&AUTH_EXPIRES=3600&REFRESH_ID=s3cr3t-refresh&SERVER_ENDPOINT=https%3A%2F%2Foauth.bitrix.info%2Frest%2F" +
	"&APPLICATION_SCOPE=crm%2Ctask&member_id=" + memberID + "&status=L&PLACEMENT=CRM_DEAL_DETAIL_TAB&PLACEMENT_OPTIONS=%7B%22ID%22%3A%227%22%7D"

func openPage(h http.Handler, domain, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, "/app?DOMAIN="+domain+"&PROTOCOL=1&LANG=de&APP_SID=sid", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestPage(t *testing.T) {
	var got inbound.Page
	h := &inbound.Pages{ApplicationToken: installed, Logger: quiet(t), Open: func(w http.ResponseWriter, _ *http.Request, p inbound.Page) {
		got = p
	}}
	if w := openPage(h, "portal.example", pagePost+"&APPLICATION_TOKEN="+appToken); w.Code != http.StatusOK {
		t.Fatalf("status %d", w.Code)
	}
	if !got.Verified || got.Domain != "portal.example" || got.Language != "de" || got.AppSID != b24.NewSecret("sid") || got.Placement != "CRM_DEAL_DETAIL_TAB" {
		t.Errorf("got %+v", got)
	}
	auth := got.Auth
	if auth.MemberID != memberID || auth.AccessToken != b24.NewSecret("s3cr3t-access") || auth.RefreshToken != b24.NewSecret("s3cr3t-refresh") ||
		auth.ClientEndpoint != "https://portal.example/rest/" || auth.Expiry.IsZero() || len(auth.Scope) != 2 {
		t.Errorf("auth is %v", auth)
	}
	var options struct{ ID string }
	if _, err := got.Options(&options); err != nil || options.ID != "7" {
		t.Errorf("options %+v, %v", options, err)
	}
}

func TestPagesRefuse(t *testing.T) {
	tests := []struct {
		name, domain, body string
		want               int
	}{
		{"wrong token", "portal.example", pagePost + "&APPLICATION_TOKEN=s3cr3t", 403},
		{"no token", "portal.example", pagePost, 403},
		{"no portal", "portal.example", "AUTH_ID=s3cr3t", 400},
		{"domain with a path", "portal.example%2Fevil", pagePost, 400},
		{"domain with a user", "user%40portal.example", pagePost, 400},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := &inbound.Pages{ApplicationToken: installed, Logger: quiet(t), Open: func(http.ResponseWriter, *http.Request, inbound.Page) {
				t.Error("the page was opened")
			}}
			if w := openPage(h, tt.domain, tt.body); w.Code != tt.want {
				t.Errorf("status %d, want %d", w.Code, tt.want)
			}
		})
	}
}

func TestUnverifiedPage(t *testing.T) {
	var got *inbound.Page
	h := &inbound.Pages{ApplicationToken: installed, Logger: quiet(t)}
	h.Unverified = func(w http.ResponseWriter, _ *http.Request, p inbound.Page) { got = &p }
	if w := openPage(h, "portal.example", pagePost); w.Code != http.StatusOK || got == nil || got.Verified {
		t.Errorf("status %d, page %v", w.Code, got)
	}
	got = nil
	if w := openPage(h, "portal.example", "AUTH_ID=s3cr3t"); w.Code != http.StatusBadRequest || got != nil {
		t.Errorf("malformed: status %d, page %v", w.Code, got)
	}
}
