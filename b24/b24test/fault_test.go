package b24test_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24/b24test"
)

func TestFaultsRunTheMethod(t *testing.T) {
	for _, test := range []struct {
		name   string
		fault  b24test.Fault
		status int
		body   string
		err    bool
	}{
		{"html 500", b24test.Status500HTML, 500, "<html>", false},
		{"html 502", b24test.Status502HTML, 502, "<html>", false},
		{"empty", b24test.EmptyBody, 200, "", false},
		{"truncated", b24test.Truncated, 200, `{"result":"a long`, false},
		{"slow", b24test.Slow(time.Millisecond), 200, `{"result":"a long`, false},
		{"closed", b24test.CloseAfterRun, 0, "", true},
		{"cut off", b24test.CutOff, 200, `{"result":"a long`, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := b24test.New(t)
			p.Handle("crm.deal.add", test.fault(b24test.Result("a long value, so that half of it can be told")))
			got, err := try(p, http.MethodPost, p.WebhookURL()+"crm.deal.add", "application/json", `{}`)
			if (err != nil) != test.err || got.status != test.status || !strings.HasPrefix(got.text, test.body) {
				t.Errorf("got %d %q, %v", got.status, got.text, err)
			}
			if n := p.Count("crm.deal.add"); n != 1 {
				t.Errorf("the method ran %d times, want 1", n)
			}
		})
	}
}

func TestCloseBeforeRun(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.add", b24test.CloseBeforeRun(b24test.Result(1)))
	if _, err := try(p, http.MethodPost, p.WebhookURL()+"crm.deal.add", "application/json", `{}`); !errors.Is(err, io.EOF) {
		t.Errorf("error is %v, want the connection closed", err)
	}
	if n := p.Count("crm.deal.add"); n != 0 {
		t.Errorf("the method ran %d times, want 0", n)
	}
}

func TestTimeoutEndsWithTheClient(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.add", b24test.Timeout(b24test.Result(1)))
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		defer cancel()
		for p.Count("crm.deal.add") == 0 {
			time.Sleep(time.Millisecond)
		}
	}()
	r, _ := http.NewRequestWithContext(ctx, http.MethodPost, p.WebhookURL()+"crm.deal.add", strings.NewReader(`{}`))
	r.Header.Set("Content-Type", "application/json")
	if _, err := p.HTTPClient().Do(r); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want the end of the context", err)
	}
	if n := p.Count("crm.deal.add"); n != 1 {
		t.Errorf("the method ran %d times, want 1", n)
	}
}

func TestInject(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.get", b24test.Result(1))
	p.Inject(0.25, b24test.Status502HTML, b24test.Instead(b24test.QueryLimit()))
	seen := map[int]int{}
	for range 200 {
		seen[call(t, p, "crm.deal.get", `{}`).status]++
	}
	if seen[502] == 0 || seen[503] == 0 || seen[200] < 120 || seen[200] > 180 {
		t.Errorf("statuses %v, want about 50 faults of both kinds in 200 calls", seen)
	}
	if n := p.Count("crm.deal.get"); n != seen[200]+seen[502] {
		t.Errorf("the method ran %d times, want %d", n, seen[200]+seen[502])
	}
	p.Inject(0)
	if got := call(t, p, "crm.deal.get", `{}`); got.status != 200 {
		t.Errorf("status %d after the injection ended", got.status)
	}
}
