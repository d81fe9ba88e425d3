// Package e2e_test calls generated code, as its users would, over HTTP.
package e2e_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/templates/testdata/golden/names/task"
	"github.com/b24gen/b24gen/templates/testdata/golden/prose/v3/note"
	"github.com/b24gen/b24gen/templates/testdata/golden/service/landing"
	"github.com/google/go-cmp/cmp"
)

// call is what the portal was asked.
type call struct {
	path string
	body any
}

// portal answers every call with the given status and body, and notes the calls.
type portal struct {
	status  int
	answers []string
	calls   []call
}

func (p *portal) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(r.Body)
	if err != nil {
		panic(err)
	}
	var body any
	if err := json.Unmarshal(data, &body); err != nil {
		body = "not JSON: " + string(data)
	}
	p.calls = append(p.calls, call{r.URL.Path, body})
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(p.status)
	if len(p.answers) > 0 {
		io.WriteString(w, p.answers[0])
		p.answers = p.answers[1:]
	}
}

// client is a client of the portal.
func client(t *testing.T, p *portal) *b24.Client {
	t.Helper()
	server := httptest.NewTLSServer(p)
	t.Cleanup(server.Close)
	c, err := b24.NewWebhookClient(server.URL+"/rest/1/code/", b24.WithHTTPClient(server.Client()))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (p *portal) wantCalls(t *testing.T, want ...call) {
	t.Helper()
	if diff := cmp.Diff(want, p.calls, cmp.AllowUnexported(call{})); diff != "" {
		t.Errorf("calls (-want +got):\n%s", diff)
	}
}

type object = map[string]any

func TestCall(t *testing.T) {
	p := &portal{status: 200, answers: []string{`{"result": 143, "time": {"duration": 0.5}}`}}
	res, err := landing.NewSite(client(t, p)).Add(context.Background(), landing.SiteAddParams{
		Scope: new("KNOWLEDGE"),
		Fields: landing.SiteAddFields{
			Title: "Shop", Type: new(landing.SiteAddFieldsTypeStore), DomainID: new(b24.ID("7")),
			Extra: b24.Extra{"UF_COLOR": "red"},
		},
		Extra: b24.Extra{"params": nil},
	})
	if err != nil {
		t.Fatal(err)
	}
	if res.Result != "143" {
		t.Errorf("result %q, want 143", res.Result)
	}
	p.wantCalls(t, call{"/rest/1/code/landing.site.add", object{
		"scope":  "KNOWLEDGE",
		"fields": object{"TITLE": "Shop", "TYPE": "STORE", "DOMAIN_ID": 7.0, "UF_COLOR": "red"},
		"params": nil,
	}})
}

func TestErrorCodes(t *testing.T) {
	p := &portal{status: 403, answers: []string{`{"error": "access_denied", "error_description": "Not yours"}`}}
	_, err := landing.NewSite(client(t, p)).Add(context.Background(), landing.SiteAddParams{})
	if !errors.Is(err, landing.ErrAccessDenied) || !errors.Is(err, b24.ErrAccessDenied) || errors.Is(err, landing.ErrMissingParams) {
		t.Errorf("error %v is not exactly ErrAccessDenied", err)
	}
	if !strings.HasPrefix(err.Error(), "landing.site.add: ") {
		t.Errorf("error %q does not begin with the method", err)
	}
}

func TestVersion3(t *testing.T) {
	p := &portal{status: 200, answers: []string{`{"result": {"item": {"text": "Hello", "newField": 1}}}`}}
	res, err := note.NewDocument(client(t, p)).Get(context.Background(), note.DocumentGetParams{ID: "5"})
	if err != nil {
		t.Fatal(err)
	}
	if got := res.Result.Item.Text; got != "Hello" {
		t.Errorf("text %q, want Hello", got)
	}
	if got := res.Result.Item.Extra["newField"]; got != json.Number("1") {
		t.Errorf("undocumented field is %v, want 1", got)
	}
	p.wantCalls(t, call{"/rest/api/1/code/note.document.get", object{"id": 5.0}})
}

func TestPositional(t *testing.T) {
	p := &portal{status: 200, answers: []string{`{"result": []}`}}
	_, err := task.NewChecklistItem(client(t, p)).GetList(context.Background(), task.ChecklistItemGetListParams{TaskID: new(b24.ID("13"))})
	if err != nil {
		t.Fatal(err)
	}
	p.wantCalls(t, call{"/rest/1/code/task.checklistitem.getlist", []any{13.0}})
}

func TestAllRows(t *testing.T) {
	p := &portal{status: 200, answers: []string{
		`{"result": [{"ID": "1", "TITLE": "One"}], "total": 2, "next": 1}`,
		`{"result": [{"ID": 2, "TITLE": "Two"}], "total": 2}`,
	}}
	var ids []b24.ID
	for site, err := range landing.NewSite(client(t, p)).GetListAll(context.Background(), landing.SiteGetListParams{}) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, site.ID)
	}
	if diff := cmp.Diff([]b24.ID{"1", "2"}, ids); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if len(p.calls) != 2 {
		t.Errorf("%d calls, want 2", len(p.calls))
	}
}
