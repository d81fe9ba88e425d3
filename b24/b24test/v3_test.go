package b24test_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24/b24test"
)

func TestV3ReadsJSONBodiesOnly(t *testing.T) {
	p := b24test.New(t)
	p.HandleV3("note.get", echo)
	address := strings.Replace(p.WebhookURL(), "/rest/", "/rest/api/", 1) + "note.get"
	same(t, "the query is ignored", post(t, p, address+"?a=1", `{"b": 2}`).body["result"], `{"b": 2}`)
	for contentType, body := range map[string]string{
		"application/x-www-form-urlencoded": "a=1",
		"application/json":                  `{"a":`,
	} {
		got, err := try(p, http.MethodPost, address, contentType, body)
		if err != nil {
			t.Fatal(err)
		}
		wantV3Error(t, got, "INVALIDJSONEXCEPTION")
	}
}

func TestIdempotencyKey(t *testing.T) {
	p := b24test.New(t)
	next := 0
	p.HandleV3("note.add", b24test.Func(func(*b24test.Call) (any, error) {
		next++
		return next, nil
	}))
	address := strings.Replace(p.WebhookURL(), "/rest/", "/rest/api/", 1) + "note.add"
	send := func(key, body string) answer {
		t.Helper()
		got, err := try(p, http.MethodPost, address, "application/json", body, "Idempotency-Key", key)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	first, again := send("k", `{"a":1}`), send("k", `{"a":1}`)
	if first.body["result"] != 1.0 || again.body["result"] != 1.0 {
		t.Errorf("results %v and %v, want 1 and its replay", first.body["result"], again.body["result"])
	}
	if first.header.Get("Idempotent-Replayed") != "" || again.header.Get("Idempotent-Replayed") != "true" ||
		first.header.Get("Idempotency-Key") != "k" || again.header.Get("Idempotency-Key") != "k" {
		t.Errorf("headers %v and %v", first.header, again.header)
	}
	wantV3Error(t, send("k", `{"a": 1}`), "IDEMPOTENCYKEYREUSEDEXCEPTION") // a space more
	wantV3Error(t, send(strings.Repeat("k", 256), `{}`), "INVALIDIDEMPOTENCYKEYEXCEPTION")
	p.Clock.Advance(25 * time.Hour)
	if got := send("k", `{"a":1}`); got.body["result"] != 2.0 {
		t.Errorf("after a day the key gives %v, want a new run", got.body["result"])
	}
	if n := p.Count("note.add"); n != 2 {
		t.Errorf("the method ran %d times, want 2", n)
	}
}

func TestKeyedCallSurvivesAFault(t *testing.T) {
	p := b24test.New(t)
	p.HandleV3("note.add", b24test.CloseAfterRun(b24test.Result(1)), b24test.Result(2))
	address := strings.Replace(p.WebhookURL(), "/rest/", "/rest/api/", 1) + "note.add"
	// The transport of net/http itself repeats a call that carries a key.
	var got answer
	for range 2 {
		got, _ = try(p, http.MethodPost, address, "application/json", `{}`, "Idempotency-Key", "k")
	}
	if got.body["result"] != 1.0 || p.Count("note.add") != 1 {
		t.Errorf("result %v after %d runs, want the first result", got.body["result"], p.Count("note.add"))
	}
}
