package b24test

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
)

// The addresses of files.
const (
	uploadPath   = "/rest/upload.json"
	downloadPath = "/rest/download.json"
)

// files are the uploads that are open and the downloads that are on offer, by
// the token in their address.
type files struct {
	uploads   map[string]upload
	downloads map[string]File
	received  []File
}

type upload struct {
	field  string
	answer Answer
}

// File is a file that was uploaded, or one that can be downloaded.
type File struct {
	Name    string
	Content []byte
}

// Upload answers the first step of an upload: the name of the part and the
// address to post it to. The address holds a token and is good once. The
// second step answers with then. Neither step is allowed in a batch
// (REST-PROTOCOL section 11).
func (p *Portal) Upload(field string, then Answer) Answer {
	return func(c *Call) Reply {
		if c.Command != "" {
			return Reply{Err: notInBatch()}
		}
		token, base := p.secret(kindFile), p.base(c.Request)
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.files.uploads == nil {
			p.files.uploads = map[string]upload{}
		}
		p.files.uploads[token] = upload{field, then}
		address := base + uploadPath + "?" + url.Values{"token": {token}}.Encode()
		return Reply{Result: map[string]any{"field": field, "uploadUrl": address}}
	}
}

// Uploaded returns the files that were uploaded.
func (p *Portal) Uploaded() []File {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]File(nil), p.files.received...)
}

// receive takes the second step of an upload.
func (p *Portal) receive(w http.ResponseWriter, r *http.Request, body []byte) {
	c := &Call{Method: "upload", Request: r, Body: body, At: p.Clock.Now()}
	c.setParams(newTree())
	p.record(c)
	p.deliver(w, c, p.accept(c))
}

func (p *Portal) accept(c *Call) Reply {
	token := c.Request.URL.Query().Get("token")
	p.mu.Lock()
	open, ok := p.files.uploads[token]
	p.mu.Unlock()
	if !ok {
		return Reply{Err: noAuth()}
	}
	file, err := readFile(c, open.field)
	if err != nil {
		return Fail(http.StatusBadRequest, "ERROR_UPLOAD", "No file in the part "+open.field+": "+err.Error())(c)
	}
	c.file = &file
	reply := open.answer(c)
	p.mu.Lock()
	defer p.mu.Unlock()
	c.Ran = reply.ran()
	if c.Ran {
		delete(p.files.uploads, token)
		p.files.received = append(p.files.received, file)
	}
	return reply
}

// readFile returns the file in the named part.
func readFile(c *Call, field string) (File, error) {
	_, options, err := mime.ParseMediaType(c.Request.Header.Get("Content-Type"))
	if err != nil {
		return File{}, err
	}
	reader := multipart.NewReader(bytes.NewReader(c.Body), options["boundary"])
	for {
		part, err := reader.NextRawPart()
		if err != nil {
			return File{}, err
		}
		if part.FormName() != field || part.FileName() == "" {
			continue
		}
		content, err := io.ReadAll(part)
		return File{part.FileName(), content}, err
	}
}

// Download offers a file and returns the signed address, which starts at
// the root of the site: put [Portal.Endpoint]'s host before it for an absolute
// one. The file is served only to clients that look like a browser: with
// Accept, Accept-Language, Referer and a User-Agent that is not Go's own.
func (p *Portal) Download(f File) string {
	token := p.secret(kindFile)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.files.downloads == nil {
		p.files.downloads = map[string]File{}
	}
	p.files.downloads[token] = f
	return downloadPath + "?" + url.Values{"token": {token}}.Encode()
}

func (p *Portal) sendFile(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	f, ok := p.files.downloads[r.URL.Query().Get("token")]
	p.mu.Unlock()
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.Name}))
	if !ok || !likeBrowser(r.Header) {
		http.Error(w, "<html><body>404 Not Found</body></html>", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Write(f.Content) // the client may have left
}

func likeBrowser(h http.Header) bool {
	for _, key := range []string{"User-Agent", "Accept", "Accept-Language", "Referer"} {
		if h.Get(key) == "" {
			return false
		}
	}
	return !strings.HasPrefix(h.Get("User-Agent"), "Go-http-client")
}
