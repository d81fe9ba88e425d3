package b24

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/secret"
)

// Download is a file that is being read from a portal. Close its Body.
type Download struct {
	Body io.ReadCloser
	// Name is the file's name as the portal tells it, without folders, empty
	// where it does not.
	Name        string
	ContentType string
	// Size is the length in bytes, -1 where the portal does not tell.
	Size int64
}

// downloadName stands for the method in errors of downloads.
const downloadName = "download"

// Download opens a file by an address from an answer: DOWNLOAD_URL, urlMachine
// and the like. Such addresses are signed, so they are used as they came, and
// are secrets. Some start at the root of the site and name a method, such as
// /rest/catalog.product.download?...; they are called with the client's
// credentials.
//
// Portals refuse downloads by what looks like no browser, which is why the
// request has headers that calls have not (REST-PROTOCOL section 11). Bound the
// download with ctx; the client's timeout does not hold for it.
func (c *Client) Download(ctx context.Context, address string) (*Download, error) {
	access, err := c.auth.Access(ctx)
	if err != nil {
		return nil, &Error{Method: downloadName, Cause: secret.Error(err, access.secrets()...)}
	}
	u, err := access.fileAddress(address)
	if err != nil {
		return nil, &Error{Method: downloadName, Cause: err}
	}
	known := append(access.secrets(), signedSecrets(u)...)
	req, err := c.newDownload(ctx, access, u)
	if err != nil {
		return nil, &Error{Method: downloadName, Cause: fileProblem(err, known)}
	}
	resp, err := c.downloader(access, &known).Do(req)
	if err != nil {
		return nil, &Error{Method: downloadName, Cause: fileProblem(err, known)}
	}
	if !isFile(resp) {
		defer resp.Body.Close()
		return nil, failedDownload(resp, known)
	}
	return &Download{
		Body:        resp.Body,
		Name:        fileName(resp.Header),
		ContentType: resp.Header.Get("Content-Type"),
		Size:        resp.ContentLength,
	}, nil
}

// newDownload is the request for a file, when the limiter lets it go.
func (c *Client) newDownload(ctx context.Context, access Access, u *url.URL) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", c.agent)
	req.Header.Set("Accept", "*/*")
	req.Header.Set("Accept-Language", "en-US,en;q=0.9")
	req.Header.Set("Referer", "https://"+access.host()+"/")
	return req, c.waitForFile(ctx, req)
}

// isFile tells a file from an error, which portals may answer with 200 too: as
// JSON, and without the name that a file has.
func isFile(resp *http.Response) bool {
	kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	named := resp.Header.Get("Content-Disposition") != ""
	return resp.StatusCode == http.StatusOK && (kind != "application/json" || named)
}

// fileAddress makes an absolute address of one from an answer. One that names a
// method and is not signed gets the credentials.
func (a Access) fileAddress(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, errors.New("not an address of a file")
	}
	base, err := url.Parse(a.Endpoint)
	if err != nil {
		return nil, errors.New("the portal's endpoint is not an address")
	}
	method, isMethod := strings.CutPrefix(u.Path, "/rest/")
	if u.Host == "" && isMethod && checkMethod(method) == nil && !isSigned(u) {
		return a.methodAddress(method, u.RawQuery)
	}
	if u = base.ResolveReference(u); !mayGo(base, u) {
		return nil, errors.New("the address of the file is not HTTPS")
	}
	return u, nil
}

// isSigned tells whether an address carries what it takes to open it.
func isSigned(u *url.URL) bool {
	query := u.Query()
	return query.Has("token") || query.Has("auth")
}

func (a Access) methodAddress(method, query string) (*url.URL, error) {
	if !a.Token.IsZero() {
		query = strings.TrimPrefix(query+"&auth="+url.QueryEscape(a.Token.Reveal()), "&")
	}
	u, err := url.Parse(a.address(V2, method))
	if err != nil || !isSecure(u) {
		return nil, errors.New("the portal's endpoint is not an HTTPS address")
	}
	u.RawQuery = query
	return u, nil
}

// downloader follows redirects, as files may lie with a storage service, and adds the
// secrets of their addresses to those that are known. The signed address does not go
// along: the Referer is set.
func (c *Client) downloader(access Access, known *[]string) *http.Client {
	h := c.http
	h.CheckRedirect = func(req *http.Request, via []*http.Request) error {
		*known = append(*known, signedSecrets(req.URL)...)
		switch {
		case len(via) >= 10:
			return errors.New("too many redirects")
		case !mayGo(via[0].URL, req.URL):
			return errors.New("redirected away from HTTPS")
		}
		return nil
	}
	return &h
}

// maxFileAnswer bounds the answer to an upload and the error of a download.
const maxFileAnswer = 1 << 20

// fileAnswer is what a portal answers to a file: the envelope of any call.
type fileAnswer struct {
	Result      json.RawMessage `json:"result"`
	Error       string          `json:"error"`
	Description string          `json:"error_description"`
}

// readFileAnswer reads the answer to the second step of an upload.
func readFileAnswer[R any](method string, resp *http.Response, known []string) (*Response[R], error) {
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxFileAnswer))
	if err != nil {
		return nil, &Error{Method: method, Status: resp.StatusCode, MayHaveRun: true, Cause: fileProblem(err, known)}
	}
	var answer fileAnswer
	if err := json.Unmarshal(body, &answer); err != nil || answer.Result == nil {
		return nil, fileError(method, resp.StatusCode, body, known)
	}
	res := &Response[R]{Raw: answer.Result}
	odd, err := wire.Unmarshal(answer.Result, &res.Result)
	res.Odd = maskedErrors(odd, known)
	return res, err
}

// failedDownload reads why there is no file.
func failedDownload(resp *http.Response, known []string) error {
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxFileAnswer))
	if err != nil {
		return &Error{Method: downloadName, Status: resp.StatusCode, Cause: fileProblem(err, known)}
	}
	return fileError(downloadName, resp.StatusCode, body, known)
}

// fileError is the portal's error in body, or the beginning of a body that
// holds none.
func fileError(method string, status int, body []byte, known []string) error {
	const shown = 200
	var answer fileAnswer
	if err := json.Unmarshal(body, &answer); err == nil && answer.Error+answer.Description != "" {
		e := &Error{Method: method, Status: status, Code: Code(answer.Error), Description: secret.Hosts(answer.Description)}
		e.redact(known)
		return e
	}
	text := secret.Hosts(string(body))
	return &Error{Method: method, Status: status, Body: secret.Excerpt(text, shown, known...)}
}

// minSecret is the length below which a part of a signed address is taken for
// a word: masking it would make holes in texts and protect nothing.
const minSecret = 8

// signedSecrets are the texts of a signed address that open it: its path, its query, and
// the longer parts of both.
func signedSecrets(address *url.URL) []string {
	parts := strings.Split(address.Path, "/")
	for _, values := range address.Query() {
		parts = append(parts, values...)
	}
	parts = append(parts, strings.Split(address.EscapedPath(), "/")...)
	parts = append(parts, strings.FieldsFunc(address.RawQuery, func(r rune) bool { return r == '&' || r == '=' })...)
	parts = append(parts, address.RequestURI())
	parts = slices.DeleteFunc(parts, func(part string) bool { return len(part) < minSecret })
	known := append(parts, address.RawQuery)
	slices.SortStableFunc(known, func(a, b string) int { return len(b) - len(a) }) // none is a part of one before
	return known
}

// fileProblem keeps signed addresses out of an error.
func fileProblem(err error, known []string) error {
	return fmt.Errorf("file: %w", secret.Error(err, known...))
}
