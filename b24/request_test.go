package b24_test

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/b24gen/b24gen/b24"
)

// Bodies are read to their end, of errors too, so one connection does for all.
func TestConnectionsAreReused(t *testing.T) {
	var opened atomic.Int32
	n := 0
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		answers(`{"result":"`+strings.Repeat("x", 100_000)+`"}`, `400 {"error":"E"}`, `404 <html>`, success)(w, request{}, n%4+1)
		n++
	}))
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			opened.Add(1)
		}
	}
	s.Start()
	defer s.Close()
	c, err := b24.NewWebhookClient(s.URL+"/rest/1/c0de/", b24.WithHTTPClient(s.Client()))
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		_, _ = b24.Call[any](t.Context(), c, "x.y", nil)
	}
	if got := opened.Load(); got != 1 || n != 20 {
		t.Errorf("%d connections for %d calls", got, n)
	}
}

// A client is safe for concurrent use, and so are the plans of new types.
func TestConcurrentCalls(t *testing.T) {
	p := newPortal(t, answers(`{"result":{"Self":{"Self":null,"Other":[{"Back":{"Other":[]}}]}}}`))
	c := p.client(t)
	errs := make(chan error)
	for range 16 {
		go func() {
			_, err := b24.Call[mutual](t.Context(), c, "x.y", mutual{Self: &mutual{}})
			errs <- err
		}()
	}
	for range 16 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

type mutual struct {
	Self  *mutual
	Other []other
}

type other struct{ Back *mutual }
