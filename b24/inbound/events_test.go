package inbound_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/inbound"
	"github.com/b24gen/b24gen/b24/oauth"
)

const (
	memberID = "a223c6b3710f85df22e9377d6c4f7553"
	appToken = "51856fefc120afa4b628cc82d3935cce"
)

// dealAdded is an event post as portals send it, brackets encoded.
const dealAdded = "event=ONCRMDEALADD&event_handler_id=33&data%5BFIELDS%5D%5BID%5D=7&ts=1772452800" +
	"&auth%5Bdomain%5D=portal.example&auth%5Bclient_endpoint%5D=https%3A%2F%2Fportal.example%2Frest%2F" +
	"&auth%5Bserver_endpoint%5D=https%3A%2F%2Foauth.bitrix.info%2Frest%2F&auth%5Bmember_id%5D=" + memberID +
	"&auth%5Bapplication_token%5D=" + appToken

// record is the data of most CRM events.
type record struct {
	Fields struct {
		ID int `json:"ID"`
	} `json:"FIELDS"`
}

// installed knows the token of one portal.
func installed(_ context.Context, member string) (string, error) {
	if member != memberID {
		return "", oauth.ErrNoToken
	}
	return appToken, nil
}

func post(h http.Handler, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, "/events", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// quiet is a handler whose log is searched for secrets when the test ends.
func quiet(t *testing.T) *slog.Logger {
	var log bytes.Buffer
	t.Cleanup(func() {
		for _, secret := range []string{appToken, memberID, "s3cr3t"} {
			if strings.Contains(log.String(), secret) {
				t.Errorf("%s shows in the log: %s", secret, &log)
			}
		}
	})
	return slog.New(slog.NewTextHandler(&log, nil))
}

func TestEvent(t *testing.T) {
	h := &inbound.Events{ApplicationToken: installed, Logger: quiet(t)}
	var got inbound.Event[record]
	inbound.On(h, "OnCrmDealAdd", func(_ context.Context, e inbound.Event[record]) error {
		got = e
		return nil
	})
	if w := post(h, dealAdded); w.Code != http.StatusOK {
		t.Fatalf("status %d", w.Code)
	}
	want := inbound.Event[record]{
		Name: "ONCRMDEALADD", HandlerID: "33", Time: time.Unix(1772452800, 0),
		Raw: []byte(`{"FIELDS":{"ID":"7"}}`),
		Auth: oauth.Token{
			MemberID: memberID, ApplicationToken: b24.NewSecret(appToken), Scope: []string{},
			ClientEndpoint: "https://portal.example/rest/", ServerEndpoint: "https://oauth.bitrix.info/rest/",
		},
	}
	want.Data.Fields.ID = 7
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestEventWithUser(t *testing.T) {
	h := &inbound.Events{ApplicationToken: inbound.StaticToken(appToken), Logger: quiet(t)}
	var auth oauth.Token
	inbound.On(h, "ONCRMDEALADD", func(_ context.Context, e inbound.Event[record]) error {
		auth = e.Auth
		return nil
	})
	before := time.Now()
	post(h, dealAdded+"&auth[access_token]=s3cr3t&auth[expires_in]=3600&auth[scope]=crm,+task&auth[status]=L&auth[user_id]=5")
	if auth.AccessToken != b24.NewSecret("s3cr3t") || auth.UserID != 5 || auth.Status != "L" || len(auth.Scope) != 2 {
		t.Errorf("auth is %#v, scope %q", auth, auth.Scope)
	}
	if in := auth.Expiry.Sub(before); in < 59*time.Minute || in > 61*time.Minute {
		t.Errorf("the token expires in %v, want an hour", in)
	}
}

func TestEventData(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"missing", "", ""},
		{"bare number", "&data=12", `"12"`},
		{"numbered list", "&data[DATA][0][im][chat_id]=1&data[DATA][1][im][chat_id]=2", `{"DATA":[{"im":{"chat_id":"1"}},{"im":{"chat_id":"2"}}]}`},
		{"brackets in a name", "&data[FIELDS][x[y]]=1", `{"FIELDS":{"x[y":"1"}}`},
		{"under QUERY", "&data[QUERY][a]=b", `{"QUERY":{"a":"b"}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := &inbound.Events{ApplicationToken: installed, Logger: quiet(t)}
			called := false
			inbound.On(h, "ONX", func(_ context.Context, e inbound.Event[any]) error {
				called = true
				if string(e.Raw) != tt.want {
					t.Errorf("raw data %s, want %s", e.Raw, tt.want)
				}
				return nil
			})
			w := post(h, "event=ONX&auth[member_id]="+memberID+"&auth[application_token]="+appToken+tt.data)
			if w.Code != http.StatusOK || !called {
				t.Errorf("status %d, called: %t", w.Code, called)
			}
		})
	}
}

func TestEventsRefuse(t *testing.T) {
	auth := "&auth[member_id]=" + memberID + "&auth[application_token]="
	tests := []struct {
		name, body string
		want       int
	}{
		{"wrong token", "event=ONX" + auth + "s3cr3t", 403},
		{"empty token", "event=ONX" + auth, 403},
		{"no token", "event=ONX&auth[member_id]=" + memberID, 403},
		{"no auth", "event=ONX&data[ID]=1", 403},
		{"part of the token", "event=ONX" + auth + appToken[:31], 403},
		{"unknown portal", "event=ONX&auth[member_id]=another&auth[application_token]=" + appToken, 403},
		{"token as a list", "event=ONX&auth[member_id]=" + memberID + "&auth[application_token][]=" + appToken, 403},
		{"auth as a text", "event=ONX&auth=s3cr3t", 403},
		{"odd scope and time", "event=ONY&ts=x&auth[scope][]=crm&auth[expires_in]=soon" + auth + appToken, 200},
		{"no event", "data[ID]=1" + auth + appToken, 400},
		{"broken form", "event=%zz" + auth + appToken, 400},
		{"installation without a function", "event=ONAPPINSTALL" + auth + appToken, 403},
		{"too large", "event=ONX" + auth + appToken + "&data[x]=" + strings.Repeat("x", 4096), 413},
		{"without a function, verified", "event=ONY" + auth + appToken, 200},
		{"function fails", "event=ONFAIL" + auth + appToken, 500},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := &inbound.Events{ApplicationToken: installed, Logger: quiet(t), Limits: inbound.Limits{Bytes: 4096}}
			inbound.On(h, "ONX", func(context.Context, inbound.Event[any]) error {
				t.Error("the function was called")
				return nil
			})
			inbound.On(h, "ONFAIL", func(context.Context, inbound.Event[any]) error {
				return errors.New("call to /rest/1/s3cr3t/user.get failed")
			})
			w := post(h, tt.body)
			if w.Code != tt.want {
				t.Errorf("status %d, want %d", w.Code, tt.want)
			}
			if w.Body.Len() > 0 {
				t.Errorf("the answer tells %q", w.Body)
			}
		})
	}
}

func TestEventsRefuseOtherRequests(t *testing.T) {
	h := &inbound.Events{ApplicationToken: installed, Logger: quiet(t)}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/?"+dealAdded, nil))
	if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "POST" {
		t.Errorf("GET: %d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
	w = httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(`{"event":"ONX"}`))
	r.Header.Set("Content-Type", "application/json")
	h.ServeHTTP(w, r)
	if w.Code != http.StatusUnsupportedMediaType {
		t.Errorf("JSON: %d", w.Code)
	}
}

func TestTokenLookupFails(t *testing.T) {
	h := &inbound.Events{Logger: quiet(t), ApplicationToken: func(context.Context, string) (string, error) {
		return "", errors.New("database is down")
	}}
	if w := post(h, dealAdded); w.Code != http.StatusServiceUnavailable {
		t.Errorf("status %d, want 503", w.Code)
	}
	h.ApplicationToken = inbound.StaticToken("")
	if w := post(h, "event=ONX&auth[application_token]="); w.Code != http.StatusForbidden {
		t.Errorf("an empty token equals an empty token: status %d", w.Code)
	}
}

func TestInstallEvent(t *testing.T) {
	h := &inbound.Events{ApplicationToken: installed, Logger: quiet(t)}
	var got inbound.Event[inbound.Installation]
	h.Install = func(_ context.Context, e inbound.Event[inbound.Installation]) error {
		got = e
		return nil
	}
	w := post(h, "event=ONAPPINSTALL&data[VERSION]=1&data[LANGUAGE_ID]=de&auth[member_id]=new&auth[refresh_token]=s3cr3t&auth[application_token]=fresh")
	if w.Code != http.StatusOK {
		t.Fatalf("status %d", w.Code)
	}
	if got.Data.LanguageID != "de" || got.Auth.MemberID != "new" || got.Auth.RefreshToken != b24.NewSecret("s3cr3t") || got.Auth.ApplicationToken != b24.NewSecret("fresh") {
		t.Errorf("got %+v, %v", got.Data, got.Auth)
	}
}

func TestOnTwicePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	h := &inbound.Events{}
	for range 2 {
		inbound.On(h, "ONX", func(context.Context, inbound.Event[any]) error { return nil })
	}
}

// No post, however odd, is handled without the token, breaks the handler, or has it log a
// token.
func FuzzEvents(f *testing.F) {
	f.Add(dealAdded)
	f.Add("event=ONX&auth=1&data[]=2")
	f.Add("event=ONX&auth[application_token]=" + appToken)
	f.Fuzz(func(t *testing.T, body string) {
		log, records := recorded()
		h := &inbound.Events{ApplicationToken: installed, Logger: log}
		inbound.On(h, "ONCRMDEALADD", func(_ context.Context, e inbound.Event[record]) error {
			if plain, _ := url.QueryUnescape(body); !strings.Contains(plain, appToken) {
				t.Error("handled without the token")
			}
			return errors.New("with " + e.Auth.ApplicationToken.Reveal())
		})
		post(h, body)
		if strings.Contains(records.String(), appToken) {
			t.Errorf("%q: logged %s", body, records)
		}
	})
}

// What does not fit is logged once for each event and path.
func TestEventLogsMisfits(t *testing.T) {
	var log bytes.Buffer
	h := &inbound.Events{ApplicationToken: installed, Logger: slog.New(slog.NewTextHandler(&log, nil))}
	odd := 0
	inbound.On(h, "ONX", func(_ context.Context, e inbound.Event[record]) error {
		odd += len(e.Odd)
		return nil
	})
	for range 2 {
		post(h, "event=ONX&data[FIELDS][ID]=s3cret&auth[member_id]="+memberID+"&auth[application_token]="+appToken)
	}
	if odd != 2 || strings.Count(log.String(), "\n") != 1 || !strings.Contains(log.String(), "event=ONX path=FIELDS.ID want=int") || strings.Contains(log.String(), "s3cret") {
		t.Errorf("%d odd values, the log is\n%s", odd, &log)
	}
}

// Events of tasks have the word for no object.
func TestEventWithoutObject(t *testing.T) {
	type change struct {
		Before *struct{ ID b24.ID } `json:"FIELDS_BEFORE"`
		After  *struct{ ID b24.ID } `json:"FIELDS_AFTER"`
	}
	h := &inbound.Events{ApplicationToken: installed, Logger: quiet(t)}
	called := false
	inbound.On(h, "ONTASKADD", func(_ context.Context, e inbound.Event[change]) error {
		called = true
		if e.Data.Before != nil || e.Data.After == nil || e.Data.After.ID != "7" || e.Odd != nil {
			t.Errorf("data %+v, odd %v", e.Data, e.Odd)
		}
		return nil
	})
	post(h, "event=ONTASKADD&data[FIELDS_BEFORE]=undefined&data[FIELDS_AFTER][ID]=7&auth[member_id]="+memberID+"&auth[application_token]="+appToken)
	if !called {
		t.Error("the function was not called")
	}
}
