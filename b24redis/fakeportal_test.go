package b24redis_test

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/b24gen/b24gen/b24/oauth"
)

// fakePortal is a portal that other processes can reach. Its clock goes as many times
// faster than that of the machine as speed says, so that a long load takes less time.
type fakePortal struct {
	*b24test.Portal
	server *httptest.Server
	speed  time.Duration

	mu   sync.Mutex
	last time.Time
}

func newFakePortal(t *testing.T, speed time.Duration) *fakePortal {
	t.Helper()
	p := &fakePortal{Portal: b24test.New(t), speed: speed, last: time.Now()}
	handler := p.Portal.Server().Handler
	p.server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.tick()
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(p.server.Close)
	p.Handle("crm.deal.get", b24test.Result(map[string]any{"ID": "1"}))
	return p
}

// tick puts the portal's clock right; it stands still between requests.
func (p *fakePortal) tick() {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	p.Clock.Advance(now.Sub(p.last) * p.speed)
	p.last = now
}

// plan is the portal's as the processes see it, by the machine's clock.
func (p *fakePortal) plan(burst, perSecond float64) b24.Plan {
	p.LimitRate(burst, perSecond)
	return b24.Plan{Burst: burst, PerSecond: perSecond * float64(p.speed)}
}

// access is what another process needs for the portal.
type access struct {
	Address      string
	Certificate  []byte
	ClientID     string
	ClientSecret string
	MemberID     string
}

func (p *fakePortal) access() access {
	return access{
		Address:      p.server.Listener.Addr().String(),
		Certificate:  pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: p.server.Certificate().Raw}),
		ClientID:     p.App.ClientID,
		ClientSecret: p.App.ClientSecret,
		MemberID:     p.App.MemberID,
	}
}

// http returns a client that connects to the portal whatever the host of a request is.
func (a access) http() *http.Client {
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(a.Certificate) {
		panic("the portal's certificate is none")
	}
	return &http.Client{Transport: &http.Transport{
		TLSClientConfig:     &tls.Config{RootCAs: roots},
		MaxIdleConnsPerHost: 100,
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, a.Address)
		},
	}}
}

func (a access) app(client *http.Client) oauth.App {
	return oauth.App{ID: a.ClientID, Secret: b24.NewSecret(a.ClientSecret), Servers: []string{b24test.AuthHost}, HTTP: client}
}

// lineWriter passes on whole writes of several processes one at a time. It keeps those that
// are about more than a single request.
type lineWriter struct {
	mu  sync.Mutex
	buf bytes.Buffer
	t   *testing.T
	to  *b24test.Portal
}

// newLog returns a writer whose text is searched for secrets when the portal closes, and
// shown when the test fails.
func newLog(t *testing.T, p *fakePortal) *lineWriter {
	w := &lineWriter{t: t, to: p.Portal}
	t.Cleanup(func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		if t.Failed() {
			t.Logf("the processes wrote:\n%s", &w.buf)
		}
	})
	return w
}

func (w *lineWriter) Write(text []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for line := range bytes.Lines(text) {
		if !bytes.Contains(line, []byte("level=DEBUG")) {
			w.buf.Write(line)
		}
	}
	return w.to.Log().Write(text)
}
