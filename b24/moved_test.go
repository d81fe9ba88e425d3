package b24

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// names serves all hosts with one handler over TLS.
func names(t *testing.T, h http.HandlerFunc) *Client {
	s := httptest.NewTLSServer(h)
	t.Cleanup(s.Close)
	client := s.Client()
	transport := client.Transport.(*http.Transport)
	transport.TLSClientConfig.ServerName = "example.com" // the name in httptest's certificate
	transport.DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, s.Listener.Addr().String())
	}
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Client{http: *client, domains: []string{"example"}}
}

func TestAccessMovedTo(t *testing.T) {
	to := &url.URL{Scheme: "https", Host: "new.example:8443", Path: "/rest/user.get"}
	from := Access{Endpoint: "https://old.example/rest/", Webhook: NewSecret("1/c0de"), Token: NewSecret("t")}
	want := from
	want.Endpoint = "https://new.example:8443/rest/"
	if got := from.movedTo(to); got != want {
		t.Errorf("moved to %+v, want %+v", got, want)
	}
}

func newPost(t *testing.T, address string) *http.Request {
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(`{"a":1}`))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	return req
}

func TestFollowKeepsTheBody(t *testing.T) {
	var hosts []string
	client := names(t, func(w http.ResponseWriter, r *http.Request) {
		hosts = append(hosts, r.Host)
		next := map[string]string{"old.example": "newer.example", "newer.example": "newest.example"}[r.Host]
		if next != "" {
			w.Header().Set("Location", "https://"+next+r.URL.String())
			w.WriteHeader(http.StatusFound)
			return
		}
		body, _ := io.ReadAll(r.Body)
		fmt.Fprintf(w, "%s %s %s %s", r.Method, r.URL, r.Header.Get("Content-Type"), body)
	})
	resp, moved, err := client.follow(newPost(t, "https://old.example/rest/1/code/user.get?x=1"))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, _ := io.ReadAll(resp.Body)
	if want := `POST /rest/1/code/user.get?x=1 application/json {"a":1}`; string(body) != want {
		t.Errorf("arrived: %s\n   want: %s", body, want)
	}
	if moved == nil || moved.Host != "newest.example" || len(hosts) != 3 {
		t.Errorf("moved to %v over %v", moved, hosts)
	}
}

func TestFollowWithoutMove(t *testing.T) {
	client := names(t, func(w http.ResponseWriter, r *http.Request) {})
	resp, moved, err := client.follow(newPost(t, "https://portal.example/rest/user.get"))
	if err != nil || moved != nil {
		t.Fatalf("moved to %v, %v", moved, err)
	}
	resp.Body.Close()
}

func TestFollowRefuses(t *testing.T) {
	for name, location := range map[string]string{
		"plain HTTP":   "http://other.example/rest/1/code/user.get",
		"a page":       "https://other.example/auth/?back=1",
		"a user":       "https://a:b@other.example/rest/user.get",
		"no address":   "",
		"another path": "https://other.example/restart/",
		"another":      "https://thief.org/rest/1/code/user.get",
		"a port":       "https://portal.example:8443/rest/1/code/user.get",
		"a look-alike": "https://portal-example/rest/1/code/user.get",
		"a circle":     "https://portal.example/rest/1/code/user.get",
	} {
		t.Run(name, func(t *testing.T) {
			requests := 0
			client := names(t, func(w http.ResponseWriter, r *http.Request) {
				if requests++; r.Host != "portal.example" {
					t.Errorf("the request went to %s", r.Host)
				}
				if location != "" {
					w.Header().Set("Location", location)
				}
				w.WriteHeader(http.StatusFound)
			})
			_, _, err := client.follow(newPost(t, "https://portal.example/rest/1/code/user.get"))
			if err == nil {
				t.Fatal("no error")
			}
			if strings.Contains(err.Error(), "code/") || requests > maxMoves {
				t.Errorf("%d requests, %v", requests, err)
			}
		})
	}
}

func TestFollowCannotRepeatAStream(t *testing.T) {
	client := names(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "https://new.example"+r.URL.Path)
		w.WriteHeader(http.StatusFound)
	})
	req := newPost(t, "https://portal.example/rest/user.get")
	req.GetBody = nil
	if _, _, err := client.follow(req); err == nil {
		t.Error("half a body was sent without an error")
	}
}
