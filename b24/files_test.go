package b24

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const fileToken = "s3cr3t-file-token"

// appAuth is the Auth of an application on a test server.
type appAuth struct{ endpoint string }

func (a appAuth) Access(context.Context) (Access, error) {
	return Access{Endpoint: a.endpoint, Token: NewSecret("s3cr3t-access")}, nil
}
func (appAuth) Renew(context.Context, Access) (Access, error) { return Access{}, ErrExpiredToken }
func (appAuth) Moved(context.Context, Access, string) error   { return nil }

// uploadParams are the parameters of a method that takes a file.
type uploadParams struct {
	ID int `json:"id"`
}

type uploaded struct {
	ID int `json:"ID"`
}

func (uploadParams) RESTMethod() Method[uploaded] {
	return Method[uploaded]{Name: "disk.folder.uploadFile"}
}

// filePortal answers the first step of uploads with its own address, and takes
// the file.
type filePortal struct {
	*httptest.Server
	firstStep string // the answer to the first step; %s is the address
	answer    string // the answer to the second step
	status    int

	got struct {
		field, name, content string
		length               int64
		calls                int
	}
}

func newFilePortal(t *testing.T) *filePortal {
	p := &filePortal{
		firstStep: `{"result":{"field":"file","uploadUrl":"%s"}}`,
		answer:    `{"result":{"ID":9011}}`,
		status:    http.StatusOK,
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /rest/disk.folder.uploadFile", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, p.firstStep, p.URL+"/rest/upload.json?auth=s3cr3t-access&token="+fileToken)
	})
	mux.HandleFunc("POST /rest/upload.json", p.upload)
	p.Server = httptest.NewTLSServer(mux)
	t.Cleanup(p.Close)
	return p
}

func (p *filePortal) upload(w http.ResponseWriter, r *http.Request) {
	p.got.calls++
	p.got.length = r.ContentLength
	if r.URL.Query().Get("token") != fileToken {
		http.Error(w, "the address was changed", http.StatusForbidden)
		return
	}
	if err := r.ParseMultipartForm(1 << 20); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	for field, files := range r.MultipartForm.File {
		f, _ := files[0].Open()
		content, _ := io.ReadAll(f)
		p.got.field, p.got.name, p.got.content = field, files[0].Filename, string(content)
	}
	w.WriteHeader(p.status)
	fmt.Fprint(w, p.answer)
}

func (p *filePortal) client(options ...Option) *Client {
	options = append([]Option{WithHTTPClient(p.Client())}, options...)
	return NewClient(appAuth{p.URL + "/rest/"}, options...)
}

func TestUpload(t *testing.T) {
	p := newFilePortal(t)
	var sent []int64
	res, err := Upload(t.Context(), p.client(), uploadParams{ID: 7}, UploadFile{
		Name:     `q"1".txt`,
		Content:  strings.NewReader("some content"),
		Progress: func(n int64) { sent = append(sent, n) },
	})
	if err != nil {
		t.Fatal(err)
	}
	if res.Result.ID != 9011 || p.got.field != "file" || p.got.name != `q"1".txt` || p.got.content != "some content" {
		t.Errorf("result %+v, arrived %+v", res.Result, p.got)
	}
	if d := cmp.Diff([]int64{12}, sent); d != "" {
		t.Error(d)
	}
	if p.got.length <= 12 {
		t.Errorf("Content-Length is %d, want the known length", p.got.length)
	}
}

func TestUploadKeys(t *testing.T) {
	for name, tt := range map[string]struct{ answer, field string }{
		"fieldName":    {`{"result":{"fieldName":"FILE","uploadUrl":"%s"}}`, "FILE"},
		"UploadUrl":    {`{"result":{"fieldName":"x","UploadUrl":"%s"}}`, "x"},
		"no part name": {`{"result":{"uploadUrl":"%s"}}`, "file"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newFilePortal(t)
			p.firstStep = tt.answer
			_, err := Upload(t.Context(), p.client(), uploadParams{}, UploadFile{Name: "a", Content: strings.NewReader("b")})
			if err != nil || p.got.field != tt.field || p.got.content != "b" {
				t.Errorf("%v, arrived %+v", err, p.got)
			}
		})
	}
}

func TestUploadSizes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(path, []byte("0123456789"), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	file.Seek(4, io.SeekStart)
	tests := []struct {
		name string
		file UploadFile
		want int64
	}{
		{"memory", UploadFile{Content: bytes.NewReader([]byte("abc"))}, 3},
		{"file from where it stands", UploadFile{Content: file}, 6},
		{"stream", UploadFile{Content: io.MultiReader(strings.NewReader("abc"))}, -1},
		{"stream of known size", UploadFile{Content: io.MultiReader(strings.NewReader("abc")), Size: 3}, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.file.size(); got != tt.want {
				t.Errorf("size %d, want %d", got, tt.want)
			}
			p := newFilePortal(t)
			tt.file.Name = "f"
			if _, err := Upload(t.Context(), p.client(), uploadParams{}, tt.file); err != nil {
				t.Fatal(err)
			}
			if known := p.got.length >= 0; known != (tt.want >= 0) {
				t.Errorf("Content-Length %d", p.got.length)
			}
			if n := int64(len(p.got.content)); tt.want >= 0 && n != tt.want {
				t.Errorf("%d bytes arrived, want %d", n, tt.want)
			}
		})
	}
}

func TestUploadFails(t *testing.T) {
	tests := []struct {
		name   string
		change func(*filePortal)
		want   string
		code   Code
	}{
		{"no address", func(p *filePortal) { p.firstStep = `{"result":{"ID":1}}%.0s` }, "no address to upload to", ""},
		{"address by plain HTTP", func(p *filePortal) {
			p.firstStep = `{"result":{"uploadUrl":"http://portal.example/?token=` + fileToken + `"}}%.0s`
		}, "not HTTPS", ""},
		{"refused", func(p *filePortal) {
			p.status, p.answer = 400, `{"error":"DISK_QUOTA","error_description":"no room for `+fileToken+`"}`
		}, "disk.folder.uploadFile: DISK_QUOTA: ", "disk_quota"},
		{"refused with 200", func(p *filePortal) { p.answer = `{"error":"","error_description":"no room"}` }, "no room", ""},
		{"page of a proxy", func(p *filePortal) { p.status, p.answer = 502, "<html>?token="+fileToken }, "HTTP 502", ""},
		{"nobody there", func(p *filePortal) {
			p.firstStep = `{"result":{"uploadUrl":"https://127.0.0.1:1/rest/upload.json?token=` + fileToken + `"}}%.0s`
		}, "127.0.0.1:1", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := newFilePortal(t)
			tt.change(p)
			_, err := Upload(t.Context(), p.client(), uploadParams{}, UploadFile{Name: "a", Content: strings.NewReader("b")})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("got %v, want one with %q", err, tt.want)
			}
			if text := fmt.Sprintf("%v %+v", err, *err.(*Error)); strings.Contains(text, fileToken) {
				t.Errorf("the error shows the token: %s", text)
			}
			if tt.code != "" && !errors.Is(err, tt.code) {
				t.Errorf("%v is not %s", err, tt.code)
			}
			if p.got.calls > 1 {
				t.Errorf("the file was sent %d times", p.got.calls)
			}
		})
	}
}

func downloadPortal(t *testing.T) *httptest.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /rest/download.json", func(w http.ResponseWriter, r *http.Request) {
		h := r.Header
		if r.URL.RawQuery != "auth=a&token=disk%7C"+fileToken || h.Get("Accept") != "*/*" || h.Get("Accept-Language") == "" ||
			h.Get("User-Agent") != "test/1.0" || h.Get("Referer") != "https://"+r.Host+"/" {
			w.Header().Set("Content-Disposition", `attachment; filename="x"`)
			http.Error(w, "<html>404 Not Found nginx", http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Disposition", `attachment; filename="../../etc/report.txt"; filename*=utf-8''..%2F..%2Fetc%2Freport.txt`)
		w.Header().Set("Content-Type", "text/plain")
		fmt.Fprint(w, "content")
	})
	mux.HandleFunc("GET /rest/catalog.product.download", func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("auth") != "s3cr3t-access" || r.URL.Query().Get("fields[fileId]") != "5" {
			w.WriteHeader(http.StatusUnauthorized)
			fmt.Fprint(w, `{"error":"NO_AUTH_FOUND","error_description":"Wrong authorization data"}`)
			return
		}
		fmt.Fprint(w, "picture")
	})
	mux.HandleFunc("GET /moved", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/stored", http.StatusFound)
	})
	mux.HandleFunc("GET /stored", func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.Header.Get("Referer"), fileToken) {
			t.Error("the signed address went along to the storage")
		}
		fmt.Fprint(w, "stored")
	})
	mux.HandleFunc("GET /plain", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://storage.example/", http.StatusFound)
	})
	mux.HandleFunc("GET /refused", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		fmt.Fprint(w, `{"error":"ACCESS_DENIED","error_description":"No rights"}`)
	})
	s := httptest.NewTLSServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestDownload(t *testing.T) {
	s := downloadPortal(t)
	c := NewClient(appAuth{s.URL + "/rest/"}, WithHTTPClient(s.Client()), WithUserAgent("test/1.0"))
	signed := "/rest/download.json?auth=a&token=disk%7C" + fileToken
	for name, tt := range map[string]struct{ address, content, file string }{
		"signed":               {s.URL + signed, "content", "report.txt"},
		"signed, of the site":  {signed, "content", "report.txt"},
		"a method of the site": {"/rest/catalog.product.download?fields%5BfileId%5D=5", "picture", ""},
		"redirected":           {s.URL + "/moved?token=" + fileToken, "stored", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := c.Download(t.Context(), tt.address)
			if err != nil {
				t.Fatal(err)
			}
			defer d.Body.Close()
			content, err := io.ReadAll(d.Body)
			if err != nil || string(content) != tt.content || d.Name != tt.file || d.Size != int64(len(tt.content)) {
				t.Errorf("%v, content %q, %+v", err, content, d)
			}
		})
	}
}

func TestDownloadFails(t *testing.T) {
	s := downloadPortal(t)
	c := NewClient(appAuth{s.URL + "/rest/"}, WithHTTPClient(s.Client()), WithUserAgent("test/1.0"))
	for name, tt := range map[string]struct{ address, want string }{
		"changed token":         {"/rest/download.json?token=" + fileToken, "HTTP 404"},
		"error with 200":        {"/refused?token=" + fileToken, "ACCESS_DENIED: No rights"},
		"plain HTTP":            {"http://portal.example/?token=" + fileToken, "not HTTPS"},
		"redirected to plain":   {"/plain?token=" + fileToken, "redirected away from HTTPS"},
		"no address":            {"https://%zz?token=" + fileToken, "not an address"},
		"nobody there":          {"https://127.0.0.1:1/?sign=" + fileToken, "127.0.0.1:1"},
		"method of other rules": {"/rest/catalog.product.download?fields%5BfileId%5D=6", "NO_AUTH_FOUND"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := c.Download(t.Context(), tt.address)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("got %v, want one with %q", err, tt.want)
			}
			if strings.Contains(err.Error(), "s3cr3t") {
				t.Errorf("the error shows a secret: %v", err)
			}
		})
	}
}

// A webhook's code is the credential of an unsigned address.
func TestFileAddressOfWebhook(t *testing.T) {
	access := Access{Endpoint: "https://portal.example/rest/", Webhook: NewSecret("1/c0de")}
	got, err := access.fileAddress("/rest/catalog.product.download?fields%5BfileId%5D=5")
	if want := "https://portal.example/rest/1/c0de/catalog.product.download?fields%5BfileId%5D=5"; err != nil || got.String() != want {
		t.Errorf("got %v, %v; want %s", got, err, want)
	}
}
