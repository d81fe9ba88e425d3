package b24_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/google/go-cmp/cmp"
)

func TestDump(t *testing.T) {
	p := newPortal(t, func(w http.ResponseWriter, r request, n int) {
		fmt.Fprintf(w, `{"result":{"echo":%q,"long":"%s"}}`, r.path+"?"+r.query+" "+r.body+" "+r.header.Get("Authorization"), strings.Repeat("x", 20<<10))
	})
	closed := newPortal(t, answers(""))
	closed.Close()
	for name, client := range map[string]func(p *portal, o b24.Option) *b24.Client{
		"webhook": func(p *portal, o b24.Option) *b24.Client {
			return p.client(t, o, b24.WithRetry(b24.RetryPolicy{Attempts: 1}))
		},
		"token": func(p *portal, o b24.Option) *b24.Client {
			return b24.NewClient(&tokenAuth{endpoint: p.URL + "/rest/"}, o, b24.WithClock(p.clock), b24.WithRetry(b24.RetryPolicy{Attempts: 1}))
		},
	} {
		t.Run(name, func(t *testing.T) {
			var dump strings.Builder
			for _, opts := range [][]b24.CallOption{nil, {b24.WithForm()}, {b24.WithV3()}, {b24.WithPositional()}} {
				params := any(map[string]any{"TITLE": "Chairs"})
				if len(opts) > 0 && name == "token" {
					params = map[string]any{"TITLE": "Chairs", "n": 1}
				}
				_, _ = b24.Call[any](t.Context(), client(p, b24.WithDump(&dump)), "x.y", params, opts...)
			}
			_, _ = b24.Call[any](t.Context(), client(closed, b24.WithDump(&dump)), "x.y", nil)
			text := dump.String()
			for _, secret := range []string{webhookCode, "t0ken"} {
				if _, after, found := strings.Cut(text, secret); found {
					t.Errorf("%s is in the dump, before %.100s", secret, after)
				}
			}
			if strings.Count(text, "--> POST http") != 4 || strings.Count(text, "<-- 200") != 3 || !strings.Contains(text, "Chairs") ||
				!strings.Contains(text, "bytes)") || !strings.Contains(text, "connection refused") {
				t.Errorf("dumped %.2000s", text)
			}
		})
	}
}

func TestTraces(t *testing.T) {
	type key struct{}
	var seen []string
	tracer := func(name string) b24.Option {
		return b24.WithTrace(func(ctx context.Context, a b24.Attempt) (context.Context, func(b24.Attempt)) {
			above, _ := ctx.Value(key{}).(string)
			seen = append(seen, fmt.Sprintf("%s%s begins %s %d %v", above, name, a.Method, a.Number, a.Commands))
			return context.WithValue(ctx, key{}, above+name+">"), func(a b24.Attempt) {
				seen = append(seen, fmt.Sprintf("%s%s ends %d %s", above, name, a.Status, b24.CodeOf(a.Err)))
			}
		})
	}
	p := newPortal(t, answers(`503 {"error":"QUERY_LIMIT_EXCEEDED"}`, `{"result":1}`, `{"result":{"result":{"c0":1},"result_error":[]}}`))
	var sent []any
	c := p.client(t, tracer("a"), tracer("b"), b24.WithHTTPClient(&http.Client{Transport: roundTripper(func(r *http.Request) (*http.Response, error) {
		sent = append(sent, r.Context().Value(key{}))
		return http.DefaultTransport.RoundTrip(r)
	})}))
	if _, err := b24.Call[int](t.Context(), c, "x.y", nil); err != nil {
		t.Fatal(err)
	}
	batch := c.NewBatch()
	b24.AddCall[int](batch, "x.z", nil)
	if err := batch.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"a begins x.y 1 []", "a>b begins x.y 1 []", "a>b ends 503 QUERY_LIMIT_EXCEEDED", "a ends 503 QUERY_LIMIT_EXCEEDED",
		"a begins x.y 2 []", "a>b begins x.y 2 []", "a>b ends 200 ", "a ends 200 ",
		"a begins batch 1 [x.z]", "a>b begins batch 1 [x.z]", "a>b ends 200 ", "a ends 200 ",
	}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Error(diff)
	}
	if len(sent) != 3 || sent[0] != "a>b>" {
		t.Errorf("requests were sent within %v", sent)
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
