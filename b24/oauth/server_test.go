package oauth_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/oauth"
)

const (
	memberID     = "a223c6b3710f85df22e9377d6c4f7553"
	clientSecret = "client-s3cr3t"
)

// noon is the time of the tests.
var noon = time.Date(2026, time.March, 2, 12, 0, 0, 0, time.UTC)

// authServer is an authorization server that rotates refresh tokens: each is
// good once.
type authServer struct {
	*httptest.Server
	mu       sync.Mutex
	refresh  string     // the one that is good
	requests []*request // all that came
	issued   int
	answer   http.HandlerFunc // instead of a token, where set
	slow     chan struct{}    // answers wait for it, where set
}

type request struct {
	*http.Request
	form url.Values
}

func newAuthServer(t *testing.T) *authServer {
	s := &authServer{refresh: "refresh-0"}
	s.Server = httptest.NewTLSServer(http.HandlerFunc(s.serve))
	t.Cleanup(s.Close)
	return s
}

func (s *authServer) app() oauth.App {
	return oauth.App{ID: "app.1", Secret: b24.NewSecret(clientSecret), Servers: []string{s.URL}, HTTP: s.Client(), Now: func() time.Time { return noon }}
}

func (s *authServer) serve(w http.ResponseWriter, r *http.Request) {
	r.ParseForm()
	s.mu.Lock()
	s.requests = append(s.requests, &request{r, r.PostForm})
	answer, slow := s.answer, s.slow
	s.mu.Unlock()
	if slow != nil {
		<-slow
	}
	if answer != nil {
		answer(w, r)
		return
	}
	s.issue(w, r.PostForm)
}

func (s *authServer) issue(w http.ResponseWriter, form url.Values) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if form.Get("grant_type") == "refresh_token" && form.Get("refresh_token") != s.refresh {
		w.WriteHeader(http.StatusBadRequest)
		fmt.Fprint(w, `{"error":"invalid_grant","error_description":"Refresh token is not valid"}`)
		return
	}
	s.issued++
	s.refresh = fmt.Sprintf("refresh-%d", s.issued)
	json.NewEncoder(w).Encode(map[string]any{
		"access_token":    fmt.Sprintf("access-%d", s.issued),
		"refresh_token":   s.refresh,
		"expires_in":      3600,
		"client_endpoint": "https://portal.example/rest/",
		"server_endpoint": s.URL + "/rest/",
		"domain":          "oauth.example",
		"member_id":       memberID,
		"scope":           "crm,task",
		"status":          "L",
	})
}

// count returns how many requests came.
func (s *authServer) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.requests)
}

func (s *authServer) answerWith(f http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answer = f
}

// stored is the token that tests start with.
func (s *authServer) stored() oauth.Token {
	return oauth.Token{
		MemberID:         memberID,
		AccessToken:      b24.NewSecret("access-0"),
		RefreshToken:     b24.NewSecret("refresh-0"),
		ClientEndpoint:   "https://portal.example/rest/",
		ServerEndpoint:   s.URL + "/rest/",
		ApplicationToken: b24.NewSecret("application-0"),
	}
}
