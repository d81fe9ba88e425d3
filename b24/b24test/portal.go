package b24test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"sync"
)

// The names under which a new portal answers. The certificate of the test
// server covers every name below example.com.
const (
	Host     = "portal.example.com" // the portal
	AuthHost = "oauth.example.com"  // the authorization server
)

// Portal is a fake portal. Its methods may be used by many goroutines at once.
// The fields are settings: change them before the first request.
type Portal struct {
	// Clock is the portal's time.
	Clock *Clock
	// App is the OAuth application that is installed on the portal.
	App App
	// Webhook is the incoming webhook that the portal accepts.
	Webhook Webhook
	// BatchDropsNull leaves a command that answered null out of the result
	// section of a batch, so that only its timing tells that it ran.
	BatchDropsNull bool

	server *httptest.Server
	done   chan struct{} // closed when the portal closes, lets hanging answers go

	secrets  secrets
	recorder recorder

	mu         sync.Mutex
	host       string            // the portal's present name
	redirects  map[string]string // old host -> address to send the client to
	redirected int
	scripts    map[scriptKey]*script
	faults     *injector
	calls      []*Call
	rate       *bucket
	operating  operating
	grants     grants
	files      files
	idempotent map[string]stored
	problems   []error
	closed     bool
}

// TB is the part of [testing.TB] that the portal needs.
type TB interface {
	Helper()
	Cleanup(func())
	Errorf(format string, args ...any)
}

// New starts a portal for one test. When the test ends the portal closes, and
// what [Portal.Close] has to tell fails the test.
func New(t TB) *Portal {
	t.Helper()
	p := Start()
	t.Cleanup(func() {
		t.Helper()
		if err := p.Close(); err != nil {
			t.Errorf("b24test: %v", err)
		}
	})
	return p
}

// Start starts a portal for a program that is not a test, such as an example.
// The caller closes it.
func Start() *Portal {
	p := &Portal{
		Clock:      NewClock(),
		done:       make(chan struct{}),
		host:       Host,
		redirects:  map[string]string{},
		scripts:    map[scriptKey]*script{},
		idempotent: map[string]stored{},
	}
	p.Webhook = Webhook{UserID: 1, Code: p.secret(kindHook)}
	p.App = App{
		ClientID:         "local.b24test",
		ClientSecret:     p.secret(kindApp),
		ApplicationToken: p.secret(kindAppToken),
		MemberID:         "b24test0member0id",
		Scope:            []string{"crm", "task", "user_brief"},
	}
	p.server = httptest.NewTLSServer(http.HandlerFunc(p.serve))
	p.server.Config.ErrorLog = silent()
	return p
}

// Close stops the portal and reports, all at once, what went wrong behind the
// test's back: secrets in logs and errors, and secrets sent to a host that must
// not have them. Only the first call reports.
func (p *Portal) Close() error {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return nil
	}
	p.closed = true
	p.mu.Unlock()

	close(p.done)
	p.server.CloseClientConnections()
	p.server.Close()

	p.mu.Lock()
	defer p.mu.Unlock()
	return errors.Join(append(p.problems, p.recorder.leaks(&p.secrets)...)...)
}

// problem keeps an error for Close.
func (p *Portal) problem(err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.problems = append(p.problems, err)
}
