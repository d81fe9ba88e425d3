package b24

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"

	"github.com/b24gen/b24gen/b24/internal/secret"
)

// UploadFile is a file for [Upload]. It is read once, while it is sent, and
// never held in memory.
type UploadFile struct {
	Name    string
	Content io.Reader
	// Size is the length in bytes. 0 leaves it to Content: readers of memory and
	// files know theirs, and what does not is sent without a length.
	Size int64
	// Progress, where set, is called as the file is sent, with the bytes so far.
	Progress func(sent int64)
}

// Upload calls a method that takes a file, such as disk.folder.uploadFile, in
// two steps: the call, with p naming no content, answers an address, and the
// file is posted there (REST-PROTOCOL section 11). The result is that of the
// method. Bound it with ctx; the client's timeout holds for the first step only.
//
// The second step is not repeated. Where it fails without an answer the file may
// have arrived, which [Error.MayHaveRun] says.
func Upload[R any](ctx context.Context, c *Client, p Request[R], f UploadFile, opts ...CallOption) (*Response[R], error) {
	m := p.RESTMethod()
	target, err := do[uploadTarget](ctx, c, methodInfo{Name: m.Name, API: m.API, Positional: m.Positional}, p, opts)
	if err != nil {
		return nil, err
	}
	address, err := c.uploadAddress(ctx, target.Result)
	if err != nil {
		return nil, &Error{Method: m.Name, Cause: err}
	}
	known := signedSecrets(address)
	resp, err := c.postFile(ctx, address, target.Result.part(), f)
	if err != nil {
		return nil, &Error{Method: m.Name, MayHaveRun: true, Cause: fileProblem(err, known)}
	}
	defer resp.Body.Close()
	res, err := readFileAnswer[R](m.Name, resp, known)
	if err != nil {
		return nil, err
	}
	in := c.newCall(methodInfo(m))
	for _, opt := range opts {
		opt.forCall(&in)
	}
	if failure := c.judge(ctx, &in, res.Odd); failure != nil {
		return nil, failure
	}
	return res, nil
}

// uploadTarget is the answer to the first step. Its keys differ by method, and
// by whether you ask the text or the example of a page.
type uploadTarget struct {
	Field     string `json:"field"`
	FieldName string `json:"fieldName"`
	URL       string `json:"uploadUrl"`
	UpperURL  string `json:"UploadUrl"`
}

func (t uploadTarget) part() string {
	switch {
	case t.Field != "":
		return t.Field
	case t.FieldName != "":
		return t.FieldName
	}
	return "file"
}

// uploadAddress is where the file goes. It is used as it came: it holds a token.
func (c *Client) uploadAddress(ctx context.Context, t uploadTarget) (*url.URL, error) {
	access, err := c.auth.Access(ctx)
	if err != nil {
		return nil, secret.Error(err, access.secrets()...)
	}
	base, err := url.Parse(access.Endpoint)
	if err != nil {
		return nil, errors.New("upload: the portal's endpoint is not an address")
	}
	text := t.URL
	if text == "" {
		text = t.UpperURL
	}
	if text == "" {
		return nil, errors.New("upload: the method answered no address to upload to; leave the content out of its parameters")
	}
	u, err := url.Parse(text)
	if err != nil || !mayGo(base, u) {
		return nil, errors.New("upload: the method answered an address that is not HTTPS")
	}
	return u, nil
}

func (c *Client) postFile(ctx context.Context, address *url.URL, field string, f UploadFile) (*http.Response, error) {
	content := f.Content
	if f.Progress != nil {
		content = &progressReader{Reader: content, report: f.Progress}
	}
	part, err := newFilePart(field, f.Name, content, f.size())
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address.String(), part)
	if err != nil {
		return nil, err
	}
	req.ContentLength = part.length
	req.Header.Set("Content-Type", part.contentType)
	req.Header.Set("Accept", "application/json")
	req.Header.Set("User-Agent", c.agent)
	if err := c.waitForFile(ctx, req); err != nil {
		return nil, err
	}
	return c.http.Do(req)
}

// waitForFile counts a file as a request, which it is to the portal.
func (c *Client) waitForFile(ctx context.Context, req *http.Request) error {
	if c.limiter == nil {
		return nil
	}
	return c.limiter.Wait(ctx, req.URL.Path)
}

// size is the length of the content, -1 where nobody knows it.
func (f UploadFile) size() int64 {
	if f.Size > 0 {
		return f.Size
	}
	switch r := f.Content.(type) {
	case interface{ Len() int }:
		return int64(r.Len())
	case io.Seeker:
		return remaining(r)
	}
	return -1
}

// remaining is what there is to read from where s stands.
func remaining(s io.Seeker) int64 {
	here, err := s.Seek(0, io.SeekCurrent)
	if err != nil {
		return -1
	}
	end, err := s.Seek(0, io.SeekEnd)
	if err != nil {
		return -1
	}
	if _, err := s.Seek(here, io.SeekStart); err != nil {
		return -1
	}
	return end - here
}

// filePart is a multipart/form-data body of one file, which is read while it
// is sent.
type filePart struct {
	io.Reader
	contentType string
	// length is that of the whole body, -1 where the file's is not known.
	length int64
}

// newFilePart puts content, of size bytes or of unknown size (negative), into
// the part called field.
func newFilePart(field, name string, content io.Reader, size int64) (*filePart, error) {
	var frame bytes.Buffer
	w := multipart.NewWriter(&frame)
	if _, err := w.CreateFormFile(field, name); err != nil {
		return nil, err
	}
	head := bytes.Clone(frame.Bytes())
	frame.Reset()
	if err := w.Close(); err != nil {
		return nil, err
	}
	part := &filePart{contentType: w.FormDataContentType(), length: -1}
	if size >= 0 {
		part.length = int64(len(head)) + size + int64(frame.Len())
	}
	part.Reader = io.MultiReader(bytes.NewReader(head), content, &frame)
	return part, nil
}

// progressReader counts what is read through it.
type progressReader struct {
	io.Reader
	read   int64
	report func(read int64)
}

func (m *progressReader) Read(p []byte) (int, error) {
	n, err := m.Reader.Read(p)
	m.read += int64(n)
	if n > 0 {
		m.report(m.read)
	}
	return n, err
}
