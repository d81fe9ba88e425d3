package b24test_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24/b24test"
)

func TestAddresses(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.get", b24test.Result("v2"))
	p.HandleV3("tasks.task.get", b24test.Result("v3"))
	hook := strings.TrimPrefix(p.WebhookURL(), p.Endpoint())
	token := p.Install().AccessToken

	for _, test := range []struct{ path, want string }{
		{hook + "crm.deal.get", "v2"},
		{hook + "crm.deal.get.json", "v2"},
		{hook + "crm.deal.get/", "v2"},
		{"crm.deal.get?auth=" + token, "v2"},
		{"crm.deal.get.json/?auth=" + token, "v2"},
		{"api/" + hook + "tasks.task.get", "v3"},
		{"api/tasks.task.get?auth=" + token, "v3"},
	} {
		got := post(t, p, p.Endpoint()+test.path, `{}`)
		if got.body["result"] != test.want {
			t.Errorf("result of %s is %v, want %s", test.path, got.body["result"], test.want)
		}
	}
}

func TestUnknownMethodAndCaller(t *testing.T) {
	p := b24test.New(t)
	p.HandleV3("note.get", b24test.Result(1))
	for _, test := range []struct {
		url    string
		status int
		code   string
	}{
		{p.WebhookURL() + "crm.deal.get", 404, "ERROR_METHOD_NOT_FOUND"},
		{p.WebhookURL() + "note.get", 404, "ERROR_METHOD_NOT_FOUND"}, // exists in REST 3.0 only
		{p.Endpoint() + "1/wrong/crm.deal.get", 401, "NO_AUTH_FOUND"},
		{p.Endpoint() + "crm.deal.get", 401, "NO_AUTH_FOUND"},
	} {
		got := post(t, p, test.url, `{}`)
		if got.status != test.status || got.body["error"] != test.code {
			t.Errorf("got %d %v, want %d %s", got.status, got.body["error"], test.status, test.code)
		}
	}
}

func TestParametersInEveryEncoding(t *testing.T) {
	const boundary = "XX"
	multipart := strings.ReplaceAll(`--XX
Content-Disposition: form-data; name="fields[PHONE][0][VALUE]"

+7 1
--XX
Content-Disposition: form-data; name="id"

7
--XX--
`, "\n", "\r\n")
	for _, test := range []struct{ name, contentType, query, body string }{
		{"json", "application/json", "", `{"id": 7, "fields": {"PHONE": [{"VALUE": "+7 1"}]}}`},
		{"form", "application/x-www-form-urlencoded", "", "id=7&fields%5BPHONE%5D%5B0%5D%5BVALUE%5D=%2B7+1"},
		{"form with empty index", "application/x-www-form-urlencoded", "", "id=7&fields[PHONE][][VALUE]=%2B7%201"},
		{"query", "", "?id=7&fields[PHONE][0][VALUE]=%2B7+1", ""},
		{"query and body", "application/json", "?id=7", `{"fields": {"PHONE": [{"VALUE": "+7 1"}]}}`},
		{"multipart", "multipart/form-data; boundary=" + boundary, "", multipart},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := b24test.New(t)
			p.Handle("crm.contact.update", func(c *b24test.Call) b24test.Reply {
				return b24test.Reply{Result: []any{c.Int("id"), c.Get("fields")}}
			})
			got, err := try(p, http.MethodPost, p.WebhookURL()+"crm.contact.update"+test.query, test.contentType, test.body)
			if err != nil {
				t.Fatal(err)
			}
			same(t, "parameters", got.body["result"], `[7, {"PHONE": [{"VALUE": "+7 1"}]}]`)
		})
	}
}

func TestAnswersInTurn(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.add", b24test.QueryLimit(), b24test.Result(7), b24test.Result(8))
	var got []any
	for range 4 {
		a := call(t, p, "crm.deal.add", `{}`)
		got = append(got, float64(a.status), a.body["result"])
	}
	same(t, "answers", got, `[503, null, 200, 7, 200, 8, 200, 8]`)
	if n := p.Count("crm.deal.add"); n != 3 {
		t.Errorf("the method ran %d times, want 3: the refused call does not count", n)
	}
	if n := len(p.Calls("crm.deal.add")); n != 4 {
		t.Errorf("%d calls arrived, want 4", n)
	}
}

func TestEnvelope(t *testing.T) {
	p := b24test.New(t)
	p.Handle("null", b24test.Result(nil))
	p.Handle("false", b24test.Result(false))
	p.Handle("empty", b24test.JSON(`[]`))
	p.Handle("huge", b24test.JSON(`123456789012345678901234567890`))
	p.Handle("absent", b24test.NoResult())
	p.Handle("bare", b24test.WithoutTime(b24test.Result(1)))
	p.Handle("old", b24test.WithoutOperating(b24test.Result(1)))
	for method, want := range map[string]string{
		"null":   `{"result":null,"time":`,
		"false":  `{"result":false,"time":`,
		"empty":  `{"result":[],"time":`,
		"huge":   `{"result":123456789012345678901234567890,"time":`,
		"absent": `{"time":`,
		"bare":   `{"result":1}`,
	} {
		if got := call(t, p, method, `{}`); !strings.HasPrefix(got.text, want) {
			t.Errorf("%s answers %s, want %s...", method, got.text, want)
		}
	}
	same(t, "time of an old portal", call(t, p, "old", `{}`).body["time"], `{
		"start": 1583150400, "finish": 1583150400, "duration": 0, "processing": 0,
		"date_start": "2020-03-02T12:00:00Z", "date_finish": "2020-03-02T12:00:00Z"}`)
}

func TestErrorShapes(t *testing.T) {
	p := b24test.New(t)
	p.Handle("text", b24test.Fail(400, "WRONG", "no"))
	p.Handle("number", b24test.Fail(400, 100, "no"))
	p.Handle("digits", b24test.Fail(400, "0", "no"))
	p.Handle("empty", b24test.WithStatus(200, b24test.Fail(400, "", "no")))
	p.Handle("argument", b24test.Failed(b24test.Failure{Code: "ERROR_ARGUMENT", Description: "no", Argument: "ID"}))
	p.Handle("nested", b24test.Nested("WRONG", "no"))
	p.HandleV3("object", b24test.FailV3(400, "CODE", "no"))
	p.HandleV3("validated", b24test.FailV3(400, "CODE", "no", b24test.Invalid{Field: "id", Message: "bad"}))
	p.HandleV3("v2", b24test.Fail(400, "WRONG", "no"))

	same(t, "text", call(t, p, "text", `{}`).body, `{"error": "WRONG", "error_description": "no"}`)
	same(t, "number", call(t, p, "number", `{}`).body, `{"error": 100, "error_description": "no"}`)
	same(t, "digits", call(t, p, "digits", `{}`).body, `{"error": "0", "error_description": "no"}`)
	same(t, "argument", call(t, p, "argument", `{}`).body,
		`{"error": "ERROR_ARGUMENT", "error_description": "no", "argument": "ID"}`)
	empty := call(t, p, "empty", `{}`)
	same(t, "empty", empty.body, `{"error": "", "error_description": "no"}`)
	if empty.status != http.StatusOK {
		t.Errorf("status %d, want an error with 200", empty.status)
	}
	same(t, "nested", call(t, p, "nested", `{}`).body["result"],
		`{"result": false, "error": "WRONG", "error_description": "no"}`)
	same(t, "object", callV3(t, p, "object", `{}`).body, `{"error": {"code": "CODE", "message": "no"}}`)
	same(t, "validated", callV3(t, p, "validated", `{}`).body,
		`{"error": {"code": "CODE", "message": "no", "validation": [{"field": "id", "message": "bad"}]}}`)
	same(t, "v2 on v3", callV3(t, p, "v2", `{}`).body, `{"error": "WRONG", "error_description": "no"}`)
	if n := p.Count("text") + p.Count("nested"); n != 0 {
		t.Errorf("%d errors count as executed", n)
	}
}

func TestRename(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.add", b24test.Result(7))
	old := p.WebhookURL()
	p.Rename("renamed.example.com")
	got := post(t, p, old+"crm.deal.add", `{"a": 1}`)
	if got.status != http.StatusFound || got.header.Get("Location") != p.WebhookURL()+"crm.deal.add" {
		t.Fatalf("the old address answers %d with Location %s", got.status, got.header.Get("Location"))
	}
	if got := post(t, p, got.header.Get("Location"), `{"a": 1}`); got.body["result"] != 7.0 {
		t.Errorf("the new address answers %s", got.text)
	}
}
