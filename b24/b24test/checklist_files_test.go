package b24test_test

import (
	"io"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/google/go-cmp/cmp"
)

func TestChecklist11TwoStepUpload(t *testing.T) {
	p := b24test.New(t)
	p.Handle("disk.folder.uploadFile", p.Upload("file", b24test.JSON(`{"ID": 9011, "SIZE": "5"}`)))
	type uploaded struct {
		ID   int `json:"ID"`
		Size int `json:"SIZE"`
	}
	step := write[uploaded]("disk.folder.uploadFile").with(b24.Extra{"id": 3})
	var sent int64
	res, err := b24.Upload(t.Context(), p.AppClient(), step, b24.UploadFile{
		Name: "a.txt", Content: strings.NewReader("hello"), Progress: func(n int64) { sent = n },
	})
	if err != nil {
		t.Fatal(err)
	}
	if res.Result != (uploaded{9011, 5}) || sent != 5 {
		t.Errorf("result %+v after %d bytes", res.Result, sent)
	}
	if diff := cmp.Diff([]b24test.File{{Name: "a.txt", Content: []byte("hello")}}, p.Uploaded()); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestChecklist11UploadAddressStaysSecret(t *testing.T) {
	for name, fault := range map[string]b24test.Fault{
		"closed": b24test.CloseAfterRun, "html": b24test.Status500HTML, "refused": b24test.Instead(b24test.Fail(400, "NO", "no")),
	} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.Handle("disk.folder.uploadFile", p.Upload("file", fault(b24test.Result(1))))
			_, err := b24.Upload(t.Context(), p.Client(), write[int]("disk.folder.uploadFile"),
				b24.UploadFile{Name: "a.txt", Content: strings.NewReader("hello")})
			failed(t, p, err)
			if n := len(p.Calls("upload")); n != 1 {
				t.Errorf("the file was sent %d times, want 1", n)
			}
		})
	}
}

func TestChecklist11SignedDownload(t *testing.T) {
	p := b24test.New(t)
	path := p.Download(b24test.File{Name: "a b.txt", Content: []byte("hello")})
	for _, address := range []string{path, "https://" + p.Host() + path} {
		file, err := p.Client().Download(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(file.Body)
		file.Body.Close()
		if err != nil || string(content) != "hello" || file.Name != "a b.txt" {
			t.Errorf("read %q as %q, %v", content, file.Name, err)
		}
	}
	_, err := p.Client().Download(t.Context(), path+"0")
	failed(t, p, err)
}
