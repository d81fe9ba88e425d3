package b24test_test

import (
	"net/http"
	"testing"

	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/google/go-cmp/cmp"
)

const filePart = "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhello\r\n--XX--\r\n"

func TestUpload(t *testing.T) {
	p := b24test.New(t)
	p.Handle("disk.folder.uploadFile", p.Upload("file", b24test.Result(map[string]any{"ID": 9011})))
	step, _ := call(t, p, "disk.folder.uploadFile", `{"id": 3}`).body["result"].(map[string]any)
	if step["field"] != "file" {
		t.Fatalf("first step answers %v", step)
	}
	address := step["uploadUrl"].(string)
	send := func() answer {
		got, err := try(p, http.MethodPost, address, "multipart/form-data; boundary=XX", filePart)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	same(t, "second step", send().body["result"], `{"ID": 9011}`)
	if got := send(); got.body["error"] != "NO_AUTH_FOUND" {
		t.Errorf("the address is good twice: %s", got.text)
	}
	if diff := cmp.Diff([]b24test.File{{Name: "a.txt", Content: []byte("hello")}}, p.Uploaded()); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestDownloadRefusesPlainClients(t *testing.T) {
	p := b24test.New(t)
	address := "https://" + p.Host() + p.Download(b24test.File{Name: "a.txt", Content: []byte("hello")})
	plain, err := try(p, http.MethodGet, address, "", "")
	if err != nil || plain.status != http.StatusNotFound {
		t.Errorf("Go's own User-Agent gets %d, %v", plain.status, err)
	}
	browser, err := try(p, http.MethodGet, address, "", "", "User-Agent", "Mozilla/5.0 test", "Accept", "*/*",
		"Accept-Language", "en", "Referer", "https://"+p.Host()+"/")
	if err != nil || browser.text != "hello" {
		t.Errorf("a browser gets %d %q, %v", browser.status, browser.text, err)
	}
}
