package b24test_test

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

// stranger is a client that knows of the portal what a program in another language can be
// told: where it is, and its certificate.
type stranger struct {
	*testing.T
	base   string
	client *http.Client
}

func newStranger(t *testing.T, p *b24test.Portal) stranger {
	server, roots := p.Server(), x509.NewCertPool()
	if !roots.AppendCertsFromPEM(server.Certificate) {
		t.Fatal("the certificate is none")
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}}
	t.Cleanup(client.CloseIdleConnections)
	return stranger{t, "https://" + server.Address, client}
}

// post returns the answer to a JSON body.
func (s stranger) post(path, body string) (answer struct {
	Result json.RawMessage `json:"result"`
	Error  any             `json:"error"`
}) {
	s.Helper()
	resp, err := s.client.Post(s.base+path, "application/json", strings.NewReader(body))
	if err != nil {
		s.Fatal(err)
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		s.Fatalf("%s: %v", path, err)
	}
	return answer
}

func TestServer(t *testing.T) {
	p := b24test.New(t)
	p.Handle("user.current", b24test.Result(map[string]any{"ID": "1"}))
	p.HandleV3("tasks.task.get", b24test.Func(func(c *b24test.Call) (any, error) {
		return map[string]any{"item": map[string]any{"id": c.Int("id")}}, nil
	}))
	s := newStranger(t, p)
	token := p.Install().AccessToken
	hook := strings.TrimPrefix(p.WebhookURL(), "https://"+p.Host())
	for name, tt := range map[string]struct{ path, body, want string }{
		"a webhook":                         {hook + "user.current", `{}`, `{"ID":"1"}`},
		"slashes joined":                    {"/rest//user.current", `{"auth":"` + token + `"}`, `{"ID":"1"}`},
		"a v3 batch as a list":              {"/rest/api/batch?auth=" + token, `[{"method":"tasks.task.get","query":{"id":7}}]`, `[{"item":{"id":7}}]`},
		"a v3 batch as an object with auth": {"/rest/api/batch", `{"0":{"method":"tasks.task.get","query":{"id":7}},"1":{"method":"tasks.task.get","query":{"id":8}},"auth":"` + token + `"}`, `[{"item":{"id":7}},{"item":{"id":8}}]`},
	} {
		t.Run(name, func(t *testing.T) {
			s.T = t
			if got := s.post(tt.path, tt.body); string(got.Result) != tt.want {
				t.Errorf("result %s, error %v", got.Result, got.Error)
			}
		})
	}
	if got := s.post("/rest/api/batch", `{"cmd":{"a":"x"},"auth":"`+token+`"}`); got.Error == nil {
		t.Error("a v2 batch was taken for one of v3")
	}
}

// Tokens and files have the addresses by which they were asked for.
func TestServerNamesItself(t *testing.T) {
	p := b24test.New(t)
	p.Handle("disk.folder.uploadFile", p.Upload("file", b24test.Result(1)))
	s := newStranger(t, p)
	form := url.Values{"grant_type": {"refresh_token"}, "client_id": {p.App.ClientID}, "client_secret": {p.App.ClientSecret}, "refresh_token": {p.Install().RefreshToken}}
	resp, err := s.client.PostForm(s.base+"/oauth/token/", form)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var token b24test.Token
	if err := json.NewDecoder(resp.Body).Decode(&token); err != nil || token.ClientEndpoint != s.base+"/rest/" || token.ServerEndpoint != s.base+"/rest/" {
		t.Errorf("token for %s and %s, error %v", token.ClientEndpoint, token.ServerEndpoint, err)
	}
	first := s.post("/rest/disk.folder.uploadFile", `{"auth":"`+token.AccessToken+`"}`)
	if !strings.Contains(string(first.Result), s.base+"/rest/upload.json") {
		t.Errorf("upload to %s", first.Result)
	}
}

// The handler can be served by plain HTTP too, and a client of b24 calls it there.
func TestServerHandler(t *testing.T) {
	p := b24test.New(t)
	p.Handle("user.current", b24test.Result(1))
	plain := httptest.NewServer(p.Server().Handler)
	defer plain.Close()
	c, err := b24.NewWebhookClient(plain.URL + strings.TrimPrefix(p.WebhookURL(), "https://"+p.Host()))
	if err != nil {
		t.Fatal(err)
	}
	if res, err := b24.Call[int](t.Context(), c, "user.current", nil); err != nil || res.Result != 1 {
		t.Errorf("%+v, error %v", res, err)
	}
}

func TestHostWithPort(t *testing.T) {
	p := b24test.New(t)
	p.Handle("user.current", b24test.Result(1))
	resp, err := p.HTTPClient().Get(strings.Replace(p.WebhookURL(), p.Host(), p.Host()+":443", 1) + "user.current")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if body, _ := io.ReadAll(resp.Body); resp.StatusCode != http.StatusOK {
		t.Errorf("HTTP %d: %s", resp.StatusCode, body)
	}
}

func TestRenameBack(t *testing.T) {
	p := b24test.New(t)
	p.Handle("user.current", b24test.Result(1))
	c := p.Client()
	for _, host := range []string{"a.example.com", "b.example.com", "a.example.com", b24test.Host} {
		p.Rename(host)
		if _, err := b24.Call[int](t.Context(), c, "user.current", nil); err != nil {
			t.Fatalf("%s: %v", host, err)
		}
	}
	if n := p.Redirected(); n != 4 {
		t.Errorf("%d redirects", n)
	}
}

func TestTableSelectsAndNames(t *testing.T) {
	p := b24test.New(t)
	table := b24test.NewTable("id", 0)
	table.Rows, table.Names = "tasks", map[string]string{"ID": "id", "TITLE": "title", "REAL_STATUS": "status"}
	for i := range 5 {
		table.Add(b24test.Row{"id": i + 1, "title": "Task", "status": i % 2, "ufRank": "A", "mark": nil})
	}
	p.Handle("tasks.task.list", table.List)
	for name, tt := range map[string]struct{ params, want string }{
		"filter by another name": {`{"filter":{">ID":3,"REAL_STATUS":1},"select":["ID"]}`, `{"tasks":[{"id":"4"}]}`},
		"order by another name":  {`{"order":{"ID":"DESC"},"filter":{">ID":3},"select":["ID","TITLE","NONE"]}`, `{"tasks":[{"id":"5","title":"Task"},{"id":"4","title":"Task"}]}`},
		"all":                    {`{"filter":{"ID":1},"select":["*"]}`, `{"tasks":[{"id":"1","mark":null,"status":0,"title":"Task"}]}`},
		"custom ones":            {`{"filter":{"ID":1},"select":["ID","UF_*"]}`, `{"tasks":[{"id":"1","ufRank":"A"}]}`},
		"nothing selected":       {`{"filter":{"ID":1}}`, `{"tasks":[{"id":"1","mark":null,"status":0,"title":"Task","ufRank":"A"}]}`},
	} {
		t.Run(name, func(t *testing.T) {
			res, err := b24.Call[json.RawMessage](t.Context(), p.Client(), "tasks.task.list", json.RawMessage(tt.params))
			if err != nil || string(res.Result) != tt.want {
				t.Errorf("%s, error %v", res.Result, err)
			}
		})
	}
}
