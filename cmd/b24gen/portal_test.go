//go:build unix

package main

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// servedPortal is the program that serves a portal, as its users start it.
type servedPortal struct {
	*testing.T
	announcement
	cmd    *exec.Cmd
	errors *bytes.Buffer
	client *http.Client
}

func startPortal(t *testing.T, args ...string) *servedPortal {
	t.Helper()
	self, err := exec.LookPath("b24gen") // testscript puts the program there
	if err != nil {
		t.Fatal(err)
	}
	p := &servedPortal{T: t, cmd: exec.Command(self, append([]string{"portal"}, args...)...), errors: new(bytes.Buffer), client: new(http.Client)}
	p.cmd.Stderr = p.errors
	stdout, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.cmd.Process.Kill() }) // it has ended where the test went well
	line, err := bufio.NewReader(stdout).ReadBytes('\n')
	if err == nil {
		err = json.Unmarshal(line, &p.announcement)
	}
	if err != nil {
		_ = p.cmd.Wait()
		t.Fatalf("stdout begins with %q: %v; stderr: %s", line, err, p.errors)
	}
	return p
}

// post is the answer of a method of the webhook.
func (p *servedPortal) post(method, body string) string {
	p.Helper()
	resp, err := p.client.Post(p.Webhook+method, "application/json", strings.NewReader(body))
	if err != nil {
		p.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		p.Fatal(err)
	}
	var answer struct{ Result json.RawMessage }
	if json.Unmarshal(text, &answer) == nil && answer.Result != nil {
		return string(answer.Result)
	}
	return string(text)
}

// interrupt sends Ctrl-C, after which the program ends well.
func (p *servedPortal) interrupt() {
	p.Helper()
	p.client.CloseIdleConnections()
	_ = p.cmd.Process.Signal(os.Interrupt)
	if err := p.cmd.Wait(); err != nil {
		p.Errorf("after the interrupt: %v; stderr: %s", err, p.errors)
	}
}

// A portal answers with the examples of the pages, holds parameters against them, and
// says what it hears.
func TestPortal(t *testing.T) {
	t.Parallel()
	p := startPortal(t, testPages, "--rows", "3")
	for _, tt := range []struct{ method, body, want string }{
		{"landing.site.markDelete", `{"id":1}`, `12`},
		{"landing.site.markdelete?bx24_request_id=1", `{"id":1}`, `12`},
		{"landing.site.markDelete", `{}`, `{"error":"100","error_description":"Could not find value for parameter {id}"}`},
		{"landing.site.markDelete", `{"id":1,"colour":"red"}`, `12`},
	} {
		if got := p.post(tt.method, tt.body); got != tt.want {
			t.Errorf("%s %s: %s, want %s", tt.method, tt.body, got, tt.want)
		}
	}
	p.interrupt()
	const want = "landing.site.markDelete was sent the parameter colour, which is not documented\n"
	if got := p.errors.String(); !strings.HasPrefix(got, "A fake portal.") || strings.Count(got, want) != 1 || !strings.Contains(got, p.Webhook) {
		t.Errorf("stderr: %s", got)
	}
}

func TestPortalByTLS(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "portal.pem")
	p := startPortal(t, testPages, "-q", "--tls", file)
	certificate, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	if bytes.Contains(certificate, []byte("PRIVATE")) || !roots.AppendCertsFromPEM(certificate) {
		t.Fatalf("the certificate is %s", certificate)
	}
	p.client.Transport = &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}
	if got := p.post("landing.site.markDelete", `{"id":1}`); got != "12" || !strings.HasPrefix(p.URL, "https://127.0.0.1:") {
		t.Errorf("%s: %s", p.URL, got)
	}
	p.interrupt()
	if p.errors.Len() > 0 {
		t.Errorf("stderr: %s", p.errors)
	}
}

func TestPortalFails(t *testing.T) {
	t.Parallel()
	p := startPortal(t, testPages, "-q", "--fail", "100")
	if got := p.post("landing.site.markDelete", `{"id":1}`); !strings.Contains(got, "QUERY_LIMIT_EXCEEDED") {
		t.Error(got)
	}
	p.interrupt()
}

// Who came by a name that is not the loopback's is not served, unless that was asked for:
// a page in a browser cannot call the portal by a name of its own.
func TestPortalOfNames(t *testing.T) {
	t.Parallel()
	for addr, want := range map[string]int{"127.0.0.1:0": http.StatusMisdirectedRequest, "0.0.0.0:0": http.StatusOK} {
		p := startPortal(t, testPages, "-q", "--addr", addr)
		r, err := http.NewRequest(http.MethodPost, p.Webhook+"landing.site.markDelete", strings.NewReader("id=1"))
		if err != nil {
			t.Fatal(err)
		}
		r.Host = "portal.test:8080"
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		resp, err := p.client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("%s: HTTP %d, want %d", addr, resp.StatusCode, want)
		}
		p.interrupt()
	}
}
