package b24test_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"testing"

	"github.com/b24gen/b24gen/b24/b24test"
)

const uploadFacts = `{"methods":[{"name":"disk.folder.uploadFile","api":"v2",
	"params":[{"name":"id","type":"integer","required":true},{"name":"fileContent","type":"array","seen":"file","required":true}],
	"result":{"type":"array","seen":"object","fields":[{"name":"ID","type":"integer"},{"name":"NAME","type":"string"},{"name":"SIZE","type":"integer"},{"name":"DOWNLOAD_URL","type":"string"}]}}]}`

// uploaded is what the method answers in the end.
type uploaded struct {
	Name     string `json:"NAME"`
	Size     int    `json:"SIZE"`
	Download string `json:"DOWNLOAD_URL"`
}

// A method that takes a file takes it as base64 or in a second request, and what it
// answers leads to the file.
func TestUploadsByFacts(t *testing.T) {
	p := b24test.New(t)
	p.Check = true
	if err := p.Load([]byte(uploadFacts)); err != nil {
		t.Fatal(err)
	}
	s := newStranger(t, p)
	token := p.Install().AccessToken

	whole := s.post("/rest/disk.folder.uploadFile", `{"id":1,"fileContent":["a.txt","`+base64.StdEncoding.EncodeToString([]byte("one"))+`"],"auth":"`+token+`"}`)
	s.leadsTo(whole.Result, "a.txt", "one")

	var first struct {
		Field, UploadURL string
	}
	if err := json.Unmarshal(s.post("/rest/disk.folder.uploadFile", `{"id":1,"auth":"`+token+`"}`).Result, &first); err != nil || first.Field != "file" {
		t.Fatalf("%+v, error %v", first, err)
	}
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	part, _ := w.CreateFormFile(first.Field, "b.txt")
	part.Write([]byte("second"))
	w.Close()
	resp, err := s.client.Post(first.UploadURL, w.FormDataContentType(), &form)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var second struct{ Result json.RawMessage }
	if err := json.NewDecoder(resp.Body).Decode(&second); err != nil {
		t.Fatal(err)
	}
	s.leadsTo(second.Result, "b.txt", "second")

	if got := s.post("/rest/disk.folder.uploadFile", `{"id":1,"fileContent":["a.txt","%"],"auth":"`+token+`"}`); got.Error == nil {
		t.Error("what is no base64 was taken for a file")
	}
}

// leadsTo holds an answer against the file that was uploaded.
func (s stranger) leadsTo(result json.RawMessage, name, content string) {
	s.Helper()
	var got uploaded
	if err := json.Unmarshal(result, &got); err != nil || got.Name != name || got.Size != len(content) {
		s.Fatalf("%s, error %v", result, err)
	}
	r, err := http.NewRequest(http.MethodGet, got.Download, nil)
	if err != nil {
		s.Fatal(err)
	}
	for _, key := range []string{"User-Agent", "Accept", "Accept-Language", "Referer"} {
		r.Header.Set(key, "x")
	}
	resp, err := s.client.Do(r)
	if err != nil {
		s.Fatal(err)
	}
	defer resp.Body.Close()
	if body, err := io.ReadAll(resp.Body); err != nil || string(body) != content {
		s.Errorf("the file is %q, error %v", body, err)
	}
}
