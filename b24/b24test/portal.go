package b24test

import (
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"sync"
	"time"
)

// The names under which a new portal answers. The certificate of the test
// server covers every name below example.com.
const (
	Host     = "portal.example.com" // the portal
	AuthHost = "oauth.example.com"  // the authorization server
)

// domain is below which [Portal.Rename] renames, as the cloud does below one of its own.
const domain = "example.com"

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
	// Check has the parameters of calls held against the facts of [Portal.Load].
	Check bool
	// AnyHost has every name of a host be the portal's, and that of its authorization
	// server, as those of the loopback are: for a portal that other machines call.
	AnyHost bool
	// TokenLife is how long access tokens are good, 0 for an hour.
	TokenLife time.Duration
	// Remember is how many calls [Portal.Calls] and [Portal.Count] know of, the latest
	// ones, 0 for all.
	Remember int
	// Report is told of problems as they occur, where it is set; Close tells of the others.
	Report func(error)

	server *httptest.Server
	done   chan struct{} // closed when the portal closes, lets hanging answers go

	secrets  secrets
	recorder recorder

	mu         sync.Mutex
	host       string            // the portal's present name
	redirects  map[string]string // old host -> address to send the client to
	redirected int
	scripts    map[scriptKey]*script
	facts      facts
	faults     *injector
	calls      []*Call
	rate       *bucket
	operating  operating
	grants     grants
	files      files
	idempotent map[string]savedReply
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
		idempotent: map[string]savedReply{},
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

// problem reports an error, or keeps it for Close.
func (p *Portal) problem(err error) {
	if p.Report != nil {
		p.Report(err)
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.problems = append(p.problems, err)
}

// Webhook is an incoming webhook: the user it acts as and its secret code.
type Webhook struct {
	UserID int
	Code   string
}

// Host returns the present name of the portal.
func (p *Portal) Host() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.host
}

// WebhookURL returns the address of the incoming webhook, with a slash at the
// end. It holds the webhook's code.
func (p *Portal) WebhookURL() string {
	return fmt.Sprintf("https://%s/rest/%d/%s/", p.Host(), p.Webhook.UserID, p.Webhook.Code)
}

// Endpoint returns the client_endpoint of the portal: the address that OAuth
// calls append the method to.
func (p *Portal) Endpoint() string { return "https://" + p.Host() + "/rest/" }

// TokenURL returns the address where tokens are asked for.
func (p *Portal) TokenURL() string { return "https://" + AuthHost + "/oauth/token/" }

// Rename gives the portal a new name below example.com. The old name answers
// with a redirect from now on, like a portal whose address was changed
// (REST-PROTOCOL section 1).
func (p *Portal) Rename(host string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.redirects[p.host] = "https://" + host
	delete(p.redirects, host) // a name that it had before is its own again
	p.host = host
}

// Redirect makes the portal send its clients to another base address, such as
// http://portal.example.com or https://thief.example.com. The path of the
// request is appended to it. An empty base ends the redirect.
func (p *Portal) Redirect(base string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if base == "" {
		delete(p.redirects, p.host)
		return
	}
	p.redirects[p.host] = base
}

// Redirected returns how many requests were answered with a redirect.
func (p *Portal) Redirected() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.redirected
}

// silent returns a logger for the test server, which complains about every
// connection that a fault closes.
func silent() *log.Logger { return log.New(io.Discard, "", 0) }
