package b24_test

import (
	"context"
	"errors"
	"log/slog"
	"math"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
)

const (
	success    = `{"result":7}`
	queryLimit = `503 {"error":"QUERY_LIMIT_EXCEEDED","error_description":"Too many requests"}`
	expired    = `401 {"error":"expired_token","error_description":"The access token provided has expired"}`
)

func TestRepeats(t *testing.T) {
	read := []b24.CallOption{b24.WithIdempotent()}
	v3 := []b24.CallOption{b24.WithV3()}
	for name, test := range map[string]struct {
		answers  []string
		opts     []b24.CallOption
		requests int
		ok       bool
	}{
		"rate limit, write":          {[]string{queryLimit, queryLimit, success}, nil, 3, true},
		"rate limit to the end":      {[]string{queryLimit}, nil, 6, false},
		"rate limit of v3":           {[]string{`429 {"error":{"code":"BITRIX_REST_V3_EXCEPTION_RATELIMITEXCEPTION","message":"m"}}`, success}, v3, 2, true},
		"429 without a code":         {[]string{`429 slow down`, success}, nil, 2, true},
		"operating time":             {[]string{`429 {"error":"OPERATION_TIME_LIMIT"}`, success}, nil, 2, true},
		"overload":                   {[]string{`503 {"error":"OVERLOAD_LIMIT"}`, success}, read, 1, false},
		"server error, write":        {[]string{`500 {"error":"INTERNAL_SERVER_ERROR"}`, success}, nil, 1, false},
		"server error, read":         {[]string{`500 {"error":"INTERNAL_SERVER_ERROR"}`, success}, read, 2, true},
		"server error, v3 write":     {[]string{`500 {"error":{"code":"BITRIX_REST_V3_EXCEPTION_INTERNAL_INTERNALEXCEPTION"}}`, success}, v3, 2, true},
		"unexpected answer, read":    {[]string{`500 {"error":"ERROR_UNEXPECTED_ANSWER"}`, success}, read, 2, true},
		"other error with 500, read": {[]string{`500 {"error":"PORTAL_DELETED"}`, success}, read, 1, false},
		"502 of a proxy, write":      {[]string{`502 <html>`, success}, nil, 1, false},
		"502 of a proxy, read":       {[]string{`502 <html>`, success}, read, 2, true},
		"truncated, write":           {[]string{`{"result":{`, success}, nil, 1, false},
		"truncated, read":            {[]string{`{"result":{`, success}, read, 2, true},
		"error of the method, read":  {[]string{`400 {"error":"E"}`, success}, read, 1, false},
		"error without a code, read": {[]string{`400 {"error":"","error_description":"d"}`, success}, read, 1, false},
		"404 page, read":             {[]string{`404 <html>`, success}, read, 1, false},
		"key, but v2":                {[]string{`502 <html>`, success}, []b24.CallOption{b24.WithIdempotencyKey("k")}, 1, false},
		"expired, nothing to renew":  {[]string{expired, success}, nil, 1, false},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPortal(t, answers(test.answers...))
			res, err := b24.Call[int](t.Context(), p.client(t), "x.y", nil, test.opts...)
			if (err == nil) != test.ok || len(p.seen()) != test.requests || test.ok && res.Result != 7 {
				t.Errorf("%d requests, error %v", len(p.seen()), err)
			}
			var failure *b24.Error
			if errors.As(err, &failure) && failure.Attempts != test.requests {
				t.Errorf("the error tells of %d attempts", failure.Attempts)
			}
		})
	}
}

func TestWaitsGrow(t *testing.T) {
	p := newPortal(t, answers(queryLimit))
	policy := b24.RetryPolicy{Attempts: 5, MinWait: time.Second, MaxWait: 3 * time.Second}
	var log strings.Builder
	err := callErr(t, p.client(t, b24.WithRetry(policy), b24.WithLogger(slog.New(slog.NewTextHandler(&log, nil)))), "x.y", nil)
	if !errors.Is(err, b24.ErrQueryLimitExceeded) || !strings.Contains(err.Error(), "after 5 attempts") {
		t.Errorf("error %v", err)
	}
	want := []time.Duration{1, 2, 3, 3}
	if len(p.clock.slept) != len(want) {
		t.Fatalf("slept %v", p.clock.slept)
	}
	for i, d := range p.clock.slept {
		if most := want[i] * time.Second; d < most/2 || d > most {
			t.Errorf("wait %d is %v, want %v to %v", i, d, most/2, most)
		}
	}
	if n := strings.Count(log.String(), "call is repeated"); n != 4 {
		t.Errorf("%d repeats are logged", n)
	}
}

func TestWaitsDoNotOverflow(t *testing.T) {
	p := newPortal(t, answers(queryLimit))
	policy := b24.RetryPolicy{Attempts: 100, MinWait: time.Second, MaxWait: math.MaxInt64}
	callErr(t, p.client(t, b24.WithRetry(policy)), "x.y", nil)
	for i, d := range p.clock.slept {
		if d < policy.MinWait/2 {
			t.Fatalf("wait %d is %v", i, d)
		}
	}
	if n := len(p.clock.slept); n != policy.Attempts-1 {
		t.Errorf("%d waits", n)
	}
}

func TestOperatingTimeWaitsForTheReset(t *testing.T) {
	p := newPortal(t, answers(
		`{"result":7,"time":{"operating":480.5,"operating_reset_at":1772453400}}`, // 12:10:00
		`429 {"error":"OPERATION_TIME_LIMIT"}`, success))
	c := p.client(t)
	for range 2 {
		if err := callErr(t, c, "x.y", nil); err != nil {
			t.Fatal(err)
		}
	}
	if got := p.clock.Now().UTC().Format(time.TimeOnly); got != "12:10:00" || len(p.seen()) != 3 {
		t.Errorf("the call was repeated at %s, %d requests", got, len(p.seen()))
	}
}

func TestExpiredTokenIsRenewedOnce(t *testing.T) {
	for name, test := range map[string]struct {
		answers  []string
		requests int
		ok       bool
	}{
		"renewed":       {[]string{expired, success}, 2, true},
		"unknown token": {[]string{`401 {"error":"invalid_token"}`, success}, 2, true},
		"expired again": {[]string{expired}, 2, false},
		"bad token":     {[]string{`401 {"error":"NO_AUTH_FOUND"}`, success}, 1, false},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPortal(t, answers(test.answers...))
			auth := &tokenAuth{endpoint: p.URL + "/rest/"}
			err := callErr(t, b24.NewClient(auth), "x.y", map[string]any{"a": 1})
			if (err == nil) != test.ok || len(p.seen()) != test.requests {
				t.Fatalf("%d requests, error %v", len(p.seen()), err)
			}
			if test.requests == 2 && p.seen()[1].body != `{"auth":"t0ken1","a":1}` {
				t.Errorf("repeated with %s", p.seen()[1].body)
			}
		})
	}
}

func TestKeysOfV3Writes(t *testing.T) {
	p := newPortal(t, answers(`502 `, expired, success))
	c := b24.NewClient(&tokenAuth{endpoint: p.URL + "/rest/"}, b24.WithClock(p.clock))
	if err := callErr(t, c, "x.y", map[string]any{"a": 1}, b24.WithV3()); err != nil {
		t.Fatal(err)
	}
	first := p.seen()[0]
	if key := first.header.Get("Idempotency-Key"); len(key) < 20 {
		t.Errorf("key %q", key)
	}
	for _, r := range p.seen() {
		if r.header.Get("Idempotency-Key") != first.header.Get("Idempotency-Key") || r.body != first.body {
			t.Errorf("repeat with key %q and body %s", r.header.Get("Idempotency-Key"), r.body)
		}
	}
	if err := callErr(t, c, "x.y", nil, b24.WithV3(), b24.WithIdempotencyKey("mine")); err != nil || p.seen()[3].header.Get("Idempotency-Key") != "mine" {
		t.Errorf("error %v, header %v", err, p.seen()[3].header)
	}
	for _, opts := range [][]b24.CallOption{{b24.WithV3(), b24.WithIdempotent()}, nil} {
		if err := callErr(t, c, "x.y", nil, opts...); err != nil {
			t.Fatal(err)
		}
	}
	for _, r := range p.seen()[4:] {
		if key, ok := r.header["Idempotency-Key"]; ok {
			t.Errorf("a call that needs no key has %v", key)
		}
	}
}

// A connection that breaks after the request was sent leaves open whether it
// ran; one that never came about does not.
func TestBrokenConnections(t *testing.T) {
	p := newPortal(t, func(w http.ResponseWriter, _ request, _ int) {
		conn, _, _ := w.(http.Hijacker).Hijack()
		conn.Close()
	})
	_, err := b24.Do(t.Context(), p.client(t), dealAdd{})
	var failure *b24.Error
	if !errors.As(err, &failure) || !failure.MayHaveRun || len(p.seen()) != 1 {
		t.Errorf("write: %d runs, error %#v", len(p.seen()), err)
	}
	if _, err = b24.Do(t.Context(), p.client(t), dealGet{}); err == nil || len(p.seen()) != 1+6 {
		t.Errorf("read: %d runs, error %v", len(p.seen())-1, err)
	}

	dials := 0
	h := &http.Client{Transport: &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) {
		dials++
		return nil, errors.New("no route")
	}}}
	_, err = b24.Do(t.Context(), p.client(t, b24.WithHTTPClient(h)), dealAdd{})
	if !errors.As(err, &failure) || failure.MayHaveRun || dials != 6 {
		t.Errorf("no connection: %d dials, error %v", dials, err)
	}
}

func TestContexts(t *testing.T) {
	release := make(chan struct{})
	p := newPortal(t, func(http.ResponseWriter, request, int) { <-release })
	defer close(release)

	c, cancel := context.WithCancel(t.Context())
	time.AfterFunc(20*time.Millisecond, cancel)
	_, err := b24.Do(c, p.client(t), dealGet{})
	if !errors.Is(err, context.Canceled) || len(p.seen()) != 1 {
		t.Errorf("canceled: %d requests, error %v", len(p.seen()), err)
	}

	_, err = b24.Do(t.Context(), p.client(t, b24.WithTimeout(20*time.Millisecond)), dealAdd{})
	var failure *b24.Error
	if !errors.Is(err, context.DeadlineExceeded) || !errors.As(err, &failure) || !failure.MayHaveRun || len(p.seen()) != 2 {
		t.Errorf("timeout: %d requests, error %v", len(p.seen()), err)
	}

	done, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err = b24.Do(done, p.client(t), dealGet{}); !errors.Is(err, context.Canceled) || len(p.seen()) != 2 {
		t.Errorf("ended before: %d requests, error %v", len(p.seen()), err)
	}
}

// A wait that the caller gives up ends the call with the portal's error.
func TestCanceledWait(t *testing.T) {
	p := newPortal(t, answers(queryLimit))
	c, cancel := context.WithCancel(t.Context())
	defer cancel()
	_, err := b24.Do(c, p.client(t, b24.WithClock(impatient{p.clock, cancel})), dealGet{})
	if !errors.Is(err, b24.ErrQueryLimitExceeded) || !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// impatient is a clock whose user gives up as soon as there is something to wait for.
type impatient struct {
	b24.Clock
	giveUp func()
}

func (c impatient) Sleep(ctx context.Context, d time.Duration) error {
	c.giveUp()
	return c.Clock.Sleep(ctx, d)
}

type noLimit struct {
	err     error
	waits   []string
	reports []b24.Outcome
}

func (l *noLimit) Wait(_ context.Context, method string) error {
	l.waits = append(l.waits, method)
	return l.err
}

func (l *noLimit) Report(_ context.Context, _ string, o b24.Outcome) {
	l.reports = append(l.reports, o)
}

func TestLimiterAndHooks(t *testing.T) {
	p := newPortal(t, answers(queryLimit, `{"result":7,"time":{"operating":2,"operating_reset_at":1772453400}}`))
	limiter := &noLimit{}
	var attempts []b24.Attempt
	c := p.client(t, b24.WithLimiter(limiter), b24.WithHook(func(_ context.Context, a b24.Attempt) { attempts = append(attempts, a) }))
	if err := callErr(t, c, "x.y", nil); err != nil {
		t.Fatal(err)
	}
	if len(limiter.waits) != 2 || limiter.reports[0].Code != b24.ErrQueryLimitExceeded || limiter.reports[1].Operating != 2*time.Second || limiter.reports[1].ResetAt.IsZero() {
		t.Errorf("waits %v, reports %+v", limiter.waits, limiter.reports)
	}
	if len(attempts) != 2 || attempts[0].Err == nil || attempts[1].Err != nil || attempts[1].Number != 2 || attempts[1].Time.Operating != 2*time.Second {
		t.Errorf("attempts %+v", attempts)
	}

	limiter.err = errors.New("store is down")
	if err := callErr(t, c, "x.y", nil, b24.WithIdempotent()); !errors.Is(err, limiter.err) || len(p.seen()) != 2 || len(limiter.waits) != 3 {
		t.Errorf("error %v after %d requests", err, len(p.seen()))
	}
}
