package inbound_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/b24gen/b24gen/b24/inbound"
	"github.com/b24gen/b24gen/b24/oauth"
)

// recorded is a log of all levels.
func recorded() (*slog.Logger, *bytes.Buffer) {
	var buf bytes.Buffer
	return slog.New(slog.NewTextHandler(&buf, &slog.HandlerOptions{Level: slog.LevelDebug})), &buf
}

// What a stranger sends is no error of ours, whatever portal it names.
func TestStrangersCauseNoErrors(t *testing.T) {
	portal := b24test.New(t)
	log, records := recorded()
	store, err := oauth.NewFileStore(filepath.Join(t.TempDir(), "tokens"))
	if err != nil {
		t.Fatal(err)
	}
	tokens := oauth.NewTokens(portal.OAuthApp(), store)
	events := &inbound.Events{ApplicationToken: tokens.ApplicationToken, Logger: log, Install: func(ctx context.Context, e inbound.Event[inbound.Installation]) error {
		_, err := tokens.Install(ctx, e.Auth)
		return err
	}}
	for name, body := range map[string]string{
		"no member_id":                "event=ONX&auth[application_token]=x",
		"no auth":                     "event=ONX",
		"a path":                      "event=ONX&auth[member_id]=../../etc/passwd&auth[application_token]=x",
		"a long one":                  "event=ONX&auth[application_token]=x&auth[member_id]=" + strings.Repeat("a", 500),
		"unknown":                     "event=ONX&auth[member_id]=abc&auth[application_token]=x",
		"installation without tokens": "event=ONAPPINSTALL&auth[member_id]=abc",
		"installation, no member_id":  "event=ONAPPINSTALL&auth[refresh_token]=x",
		"installation, false tokens":  "event=ONAPPINSTALL&auth[member_id]=abc&auth[refresh_token]=x",
		"installation, own server":    "event=ONAPPINSTALL&auth[member_id]=abc&auth[refresh_token]=x&auth[server_endpoint]=https://thief.example/rest/",
		"installation, no server":     "event=ONAPPINSTALL&auth[member_id]=abc&auth[refresh_token]=x&auth[server_endpoint]=http://%zz/",
	} {
		t.Run(name, func(t *testing.T) {
			records.Reset()
			if w := post(events, body); w.Code < 400 || w.Code > 499 {
				t.Errorf("status %d", w.Code)
			}
			if strings.Contains(records.String(), "level=ERROR") {
				t.Errorf("logged %s", records)
			}
		})
	}
}

// An error that a function returns may hold the tokens of its event, which have no mark by
// which they could be known.
func TestErrorsOfFunctionsShowNoToken(t *testing.T) {
	log, records := recorded()
	events := &inbound.Events{ApplicationToken: installed, Logger: log}
	inbound.On(events, "ONX", func(_ context.Context, e inbound.Event[any]) error {
		return fmt.Errorf("queue: %s %s %s: %w", e.Auth.AccessToken.Reveal(), e.Auth.RefreshToken.Reveal(), e.Auth.ApplicationToken.Reveal(), errors.ErrUnsupported)
	})
	post(events, "event=ONX&auth[member_id]="+memberID+"&auth[access_token]=aaa111&auth[refresh_token]=bbb222&auth[application_token]="+appToken)
	if !strings.Contains(records.String(), "queue: *** *** ***: unsupported") {
		t.Errorf("logged %s", records)
	}
}

func TestLimits(t *testing.T) {
	auth := "&auth[member_id]=" + memberID + "&auth[application_token]=" + appToken
	for name, tt := range map[string]struct {
		limits inbound.Limits
		body   string
		want   int
	}{
		"pairs, by default": {inbound.Limits{}, "event=ONY" + auth + strings.Repeat("&a=1", 10_000), 400},
		"pairs":             {inbound.Limits{Pairs: 5}, "event=ONY" + auth + "&a=1&b=1&c=1", 400},
		"pairs that are":    {inbound.Limits{Pairs: 6}, "event=ONY" + auth + "&a=1&b=1&c=1", 200},
		"bytes, by default": {inbound.Limits{}, "event=ONY" + auth + "&a=" + strings.Repeat("x", 1<<20), 413},
		"bytes":             {inbound.Limits{Bytes: 100}, "event=ONY" + auth + "&a=" + strings.Repeat("x", 100), 413},
		"depth":             {inbound.Limits{}, "event=ONY" + auth + "&a" + strings.Repeat("[x]", 1000) + "=1", 400},
	} {
		t.Run(name, func(t *testing.T) {
			w := post(&inbound.Events{ApplicationToken: installed, Logger: quiet(t), Limits: tt.limits}, tt.body)
			if w.Code != tt.want {
				t.Errorf("status %d, want %d", w.Code, tt.want)
			}
		})
	}
}

// A body that does not come is not waited for.
func TestSlowBodies(t *testing.T) {
	s := httptest.NewServer(&inbound.Events{ApplicationToken: installed, Logger: quiet(t), Limits: inbound.Limits{Time: 50 * time.Millisecond}})
	defer s.Close()
	c, err := net.Dial("tcp", s.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nevent=")
	if err := c.SetReadDeadline(time.Now().Add(30 * time.Second)); err != nil {
		t.Fatal(err)
	}
	answer, err := io.ReadAll(c)
	if err != nil || !strings.HasPrefix(string(answer), "HTTP/1.1 408") {
		t.Errorf("answered %q, %v", answer, err)
	}
}

// The life of a token is a number that a stranger can make any.
func TestLongLives(t *testing.T) {
	events := &inbound.Events{ApplicationToken: installed, Logger: quiet(t)}
	inbound.On(events, "ONX", func(_ context.Context, e inbound.Event[any]) error {
		if until := time.Until(e.Auth.Expiry); until < 0 || until > 366*24*time.Hour {
			t.Errorf("expires at %s", e.Auth.Expiry)
		}
		return nil
	})
	for _, seconds := range []string{"3600", "1000000000000", "9223372036854775807"} {
		if w := post(events, "event=ONX&auth[expires_in]="+seconds+"&auth[member_id]="+memberID+"&auth[application_token]="+appToken); w.Code != http.StatusOK {
			t.Errorf("%s seconds: status %d", seconds, w.Code)
		}
	}
}

// FuzzPages opens pages by requests of all kinds; none is verified without the token.
func FuzzPages(f *testing.F) {
	f.Add("DOMAIN=portal.example&LANG=de&APP_SID=s", pagePost+"&APPLICATION_TOKEN="+appToken)
	f.Add("DOMAIN=portal.example:443", "member_id="+memberID+"&PLACEMENT_OPTIONS=%7B%22ID%22%3A%227%22%7D&AUTH_EXPIRES=-1")
	f.Add("DOMAIN=a%2Fb&DOMAIN[]=x", "member_id[]=x&AUTH_ID[a][b]=1")
	f.Fuzz(func(t *testing.T, query, body string) {
		h := &inbound.Pages{ApplicationToken: installed, Logger: slog.New(slog.DiscardHandler)}
		h.Open = func(_ http.ResponseWriter, _ *http.Request, p inbound.Page) {
			if p.Auth.ApplicationToken.Reveal() != appToken || p.Auth.MemberID != memberID {
				t.Errorf("%q %q is verified", query, body)
			}
		}
		h.Unverified = func(_ http.ResponseWriter, _ *http.Request, p inbound.Page) {
			var options any
			_, _ = p.Options(&options)
			if p.Verified {
				t.Errorf("%q %q is verified", query, body)
			}
		}
		r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(body))
		r.URL.RawQuery = query
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code >= 500 {
			t.Errorf("%q %q: status %d", query, body, w.Code)
		}
	})
}
