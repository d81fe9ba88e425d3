package b24

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// Nothing that a portal names is called by plain HTTP, unless the portal itself is.
func TestWhereRequestsMayGo(t *testing.T) {
	for _, tt := range []struct {
		base, to string
		want     bool
	}{
		{"https://p.example/rest/", "https://storage.example/x", true},
		{"https://p.example/rest/", "http://storage.example/x", false},
		{"https://p.example/rest/", "http://127.0.0.1:9200/", false},
		{"https://p.example/rest/", "http://localhost/", false},
		{"https://127.0.0.1/rest/", "http://127.0.0.1/", false},
		{"http://127.0.0.1:80/rest/", "http://[::1]:81/", true},
		{"http://127.0.0.1:80/rest/", "https://storage.example/", true},
		{"http://127.0.0.1:80/rest/", "http://storage.example/", false},
		{"https://p.example/rest/", "ftp://p.example/", false},
	} {
		base, _ := url.Parse(tt.base)
		to, _ := url.Parse(tt.to)
		if got := mayGo(base, to); got != tt.want {
			t.Errorf("from %s to %s: %t", tt.base, tt.to, got)
		}
	}
}

// A portal answers addresses for files, and may be wrong or hostile.
func TestFilesStayOnHTTPS(t *testing.T) {
	inner := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the other service was called") }))
	defer inner.Close()
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/moved" {
			http.Redirect(w, r, inner.URL, http.StatusFound)
			return
		}
		fmt.Fprintf(w, `{"result":{"field":"file","uploadUrl":%q}}`, inner.URL)
	}))
	defer s.Close()
	c := NewClient(appAuth{s.URL + "/rest/"}, WithHTTPClient(s.Client()))
	for _, address := range []string{inner.URL, "/moved"} {
		if _, err := c.Download(t.Context(), address); err == nil || !strings.Contains(err.Error(), "HTTPS") {
			t.Errorf("%s: error %v", address, err)
		}
	}
	if _, err := Upload(t.Context(), c, uploadParams{}, UploadFile{Name: "a", Content: strings.NewReader("b")}); err == nil || !strings.Contains(err.Error(), "HTTPS") {
		t.Errorf("upload: error %v", err)
	}
}

func TestPlainEndpointsGetNoCredentials(t *testing.T) {
	c := NewClient(appAuth{"http://portal.example/rest/"})
	_, err := Call[any](t.Context(), c, "x.y", nil)
	if err == nil || !strings.Contains(err.Error(), "not an HTTPS address") {
		t.Errorf("error %v", err)
	}
	if _, err := c.Download(t.Context(), "/rest/x.download?id=1"); err == nil || !strings.Contains(err.Error(), "not an HTTPS address") {
		t.Errorf("download: error %v", err)
	}
}

func TestMayMove(t *testing.T) {
	asked := 0
	for _, tt := range []struct {
		from, to string
		options  []Option
		want     bool
	}{
		{"a.bitrix24.com", "b.bitrix24.com", nil, true},
		{"a.bitrix24.com", "B.Bitrix24.COM", nil, true},
		{"a.bitrix24.com", "a.bitrix24.com", nil, true},
		{"a.bitrix24.com", "b.bitrix24.de", nil, false},
		{"a.bitrix24.com", "b.bitrix24.com:8443", nil, false},
		{"a.bitrix24.com", "bitrix24.com.thief.example", nil, false},
		{"a.bitrix24.com", "thiefbitrix24.com", nil, false},
		{"crm.example", "new.example", nil, false},
		{"a.one.example", "b.one.example", []Option{WithCloudDomains("one.example")}, true},
		{"a.bitrix24.com", "b.bitrix24.com", []Option{WithCloudDomains()}, false},
		{"crm.example", "new.example", []Option{WithMoveAllowed(func(_ context.Context, from, to string) bool {
			asked++
			return from == "crm.example" && to == "new.example"
		})}, true},
	} {
		c := NewClient(appAuth{}, tt.options...)
		got := c.mayMove(t.Context(), &url.URL{Scheme: "https", Host: tt.from}, &url.URL{Scheme: "https", Host: tt.to})
		if got != tt.want {
			t.Errorf("from %s to %s: %t", tt.from, tt.to, got)
		}
	}
	if asked != 1 {
		t.Errorf("the function was asked %d times", asked)
	}
}

func TestMethodNames(t *testing.T) {
	for name, valid := range map[string]bool{
		"crm.deal.get": true, "tasks.flow.Flow.get": true, "batch": true, "a_b-c.d1": true,
		"": false, ".": false, "..": false, "a..b": false, ".a": false, "a.": false, "a/b": false, `a\b`: false, "a%2fb": false,
		"a b": false, "a\x00": false, "a\n": false, "a?b": false, "a#b": false, "é": false,
	} {
		if err := checkMethod(name); (err == nil) != valid {
			t.Errorf("%q: error %v", name, err)
		}
	}
	access := Access{Endpoint: "https://p.example/rest/", Webhook: NewSecret("1/c0de")}
	if u, err := access.fileAddress("/rest/..?x=1"); err != nil || strings.Contains(u.String(), "c0de") {
		t.Errorf("the code goes to %v, %v", u, err)
	}
}

func TestFileNames(t *testing.T) {
	for given, want := range map[string]string{
		"report.txt": "report.txt", "Отчёт 2026.pdf": "Отчёт 2026.pdf", "../../etc/passwd": "passwd", `..\..\boot.ini`: "boot.ini",
		"..": "", ".": "", ".bashrc": "bashrc", "-rf": "rf", "a. ": "a", "nul": "_nul", "Com1.txt": "_Com1.txt", "company.txt": "company.txt",
		"a:b|c?.txt": "a_b_c_.txt", "a\u202etxt.exe": "atxt.exe", "a\x1b[31m.txt": "a[31m.txt",
		strings.Repeat("a", 400) + ".txt": strings.Repeat("a", 251) + ".txt",
	} {
		h := http.Header{"Content-Disposition": {"attachment; filename*=utf-8''" + strings.ReplaceAll(url.QueryEscape(given), "+", "%20")}}
		if got := fileName(h); got != want {
			t.Errorf("%q becomes %q, want %q", given, got, want)
		}
	}
}

// The addresses that a download was passed on to are signed too.
func TestErrorsOfPassedOnDownloadsShowNoAddress(t *testing.T) {
	const signature = "s3cr3t-signature"
	storage := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/" + signature + "/broken":
			http.Redirect(w, r, "https://127.0.0.1:1/"+signature+"?sig="+signature, http.StatusFound)
		case "/" + signature + "/bad":
			w.Header().Set("Location", "https://storage.example/"+signature+"/%zz?sig="+signature)
			w.WriteHeader(http.StatusFound)
		default:
			w.WriteHeader(http.StatusForbidden)
			io.WriteString(w, "<Error><Resource>"+r.URL.Path+"</Resource><Signature>"+r.URL.Query().Get("sig")+"</Signature></Error>")
		}
	}))
	defer storage.Close()
	portal := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, storage.URL+"/"+signature+r.URL.Path+"?sig="+signature, http.StatusFound)
	}))
	defer portal.Close()
	c := NewClient(appAuth{portal.URL + "/rest/"}, WithHTTPClient(portal.Client()))
	for _, path := range []string{"/broken", "/bad", "/denied"} {
		_, err := c.Download(t.Context(), path)
		if text := fmt.Sprintf("%v %+v", err, err); err == nil || strings.Contains(text, signature) {
			t.Errorf("%s: %v", path, err)
		}
	}
}
