package b24test_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/google/go-cmp/cmp"
)

// answer is what came back over the wire.
type answer struct {
	status int
	header http.Header
	text   string
	body   map[string]any
}

// post sends a JSON body and reads the answer.
func post(t *testing.T, p *b24test.Portal, url, body string) answer {
	t.Helper()
	a, err := try(p, http.MethodPost, url, "application/json", body)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// call posts to a method by the webhook.
func call(t *testing.T, p *b24test.Portal, method, body string) answer {
	t.Helper()
	return post(t, p, p.WebhookURL()+method, body)
}

// callV3 posts to a method of REST 3.0 by the webhook.
func callV3(t *testing.T, p *b24test.Portal, method, body string) answer {
	t.Helper()
	return post(t, p, strings.Replace(p.WebhookURL(), "/rest/", "/rest/api/", 1)+method, body)
}

func try(p *b24test.Portal, verb, url, contentType, body string, header ...string) (answer, error) {
	r, err := http.NewRequest(verb, url, strings.NewReader(body))
	if err != nil {
		return answer{}, err
	}
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	client := p.HTTPClient()
	defer client.CloseIdleConnections()
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	res, err := client.Do(r)
	if err != nil {
		return answer{}, err
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	a := answer{status: res.StatusCode, header: res.Header, text: string(data)}
	json.Unmarshal(data, &a.body) // stays nil where the body is no JSON
	return a, err
}

// same compares JSON values.
func same(t *testing.T, what string, got any, want string) {
	t.Helper()
	var wanted any
	if err := json.Unmarshal([]byte(want), &wanted); err != nil {
		t.Fatalf("%s: the wanted value is not JSON: %v", what, err)
	}
	if diff := cmp.Diff(wanted, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// recordingTB is a test whose failures are looked at.
type recordingTB struct {
	cleanups []func()
	errors   []string
}

func (r *recordingTB) Helper()          {}
func (r *recordingTB) Cleanup(f func()) { r.cleanups = append(r.cleanups, f) }
func (r *recordingTB) Errorf(format string, args ...any) {
	text, _ := args[0].(error)
	r.errors = append(r.errors, format+text.Error())
}
func (r *recordingTB) finish() {
	for _, f := range r.cleanups {
		f()
	}
}

// jsonOf turns a value into what encoding/json makes of its JSON.
func jsonOf(t *testing.T, value any) any {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	var out any
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}
