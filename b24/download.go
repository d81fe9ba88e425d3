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
		return nil, err
	}
	u, err := access.fileAddress(address)
	if err != nil {
		return nil, &Error{Method: downloadName, Cause: err}
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, &Error{Method: downloadName, Cause: redactAddress(err, u)}
	}
	req.Header.Set("User-Agent", c.agent)
	req.Header.Set("Accept", "*/*")
	req.Header.Set("Accept-Language", "en-US,en;q=0.9")
	req.Header.Set("Referer", "https://"+access.host()+"/")
	if err := c.waitForFile(ctx, req); err != nil {
		return nil, &Error{Method: downloadName, Cause: err}
	}
	resp, err := c.downloader().Do(req)
	if err != nil {
		return nil, &Error{Method: downloadName, Cause: redactAddress(err, u)}
	}
	if !isFile(resp) {
		defer resp.Body.Close()
		return nil, failedDownload(resp, u)
	}
	return &Download{
		Body:        resp.Body,
		Name:        fileName(resp.Header),
		ContentType: resp.Header.Get("Content-Type"),
		Size:        resp.ContentLength,
	}, nil
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
	if u.Host == "" && isMethod && !strings.Contains(method, "/") && !isSigned(u) {
		return a.methodAddress(method, u.RawQuery)
	}
	if u = base.ResolveReference(u); !isSecure(u) {
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
	if err != nil {
		return nil, errors.New("the portal's endpoint is not an address")
	}
	u.RawQuery = query
	return u, nil
}

// downloader follows redirects, as files may lie with a storage service. The
// signed address does not go along: the Referer is set.
func (c *Client) downloader() *http.Client {
	h := c.http
	h.CheckRedirect = func(req *http.Request, via []*http.Request) error {
		switch {
		case len(via) >= 10:
			return errors.New("too many redirects")
		case !isSecure(req.URL):
			return errors.New("redirected away from HTTPS")
		}
		return nil
	}
	return &h
}

// fileName is the name in Content-Disposition, without the folders that a
// stranger may have put before it.
func fileName(h http.Header) string {
	_, params, err := mime.ParseMediaType(h.Get("Content-Disposition"))
	if err != nil {
		return ""
	}
	name := params["filename"]
	return name[strings.LastIndexAny(name, `/\`)+1:]
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
func readFileAnswer[R any](method string, resp *http.Response, address *url.URL) (*Response[R], error) {
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxFileAnswer))
	if err != nil {
		return nil, &Error{Method: method, Status: resp.StatusCode, MayHaveRun: true, Cause: redactAddress(err, address)}
	}
	var answer fileAnswer
	if err := json.Unmarshal(body, &answer); err != nil || answer.Result == nil {
		return nil, fileError(method, resp.StatusCode, body, address)
	}
	res := &Response[R]{Raw: answer.Result}
	res.Odd, err = Unmarshal(answer.Result, &res.Result)
	return res, err
}

// failedDownload reads why there is no file.
func failedDownload(resp *http.Response, address *url.URL) error {
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxFileAnswer))
	if err != nil {
		return &Error{Method: downloadName, Status: resp.StatusCode, Cause: redactAddress(err, address)}
	}
	return fileError(downloadName, resp.StatusCode, body, address)
}

// fileError is the portal's error in body, or the beginning of a body that
// holds none.
func fileError(method string, status int, body []byte, address *url.URL) error {
	const shown = 200
	var answer fileAnswer
	if err := json.Unmarshal(body, &answer); err == nil && answer.Error+answer.Description != "" {
		return &Error{
			Method:      method,
			Status:      status,
			Code:        Code(answer.Error),
			Description: secret.Mask(answer.Description, signedSecrets(address)...),
		}
	}
	text := strings.ToValidUTF8(secret.Mask(string(body), signedSecrets(address)...), "")
	return &Error{Method: method, Status: status, Body: text[:min(len(text), shown)]}
}

// minSecret is the length below which a value of a signed address is taken for
// a word: masking it would make holes in texts and protect nothing.
const minSecret = 8

// signedSecrets are the texts of a signed address that open it.
func signedSecrets(address *url.URL) []string {
	known := []string{address.RawQuery}
	for _, values := range address.Query() {
		for _, value := range values {
			if len(value) >= minSecret {
				known = append(known, value)
			}
		}
	}
	return known
}

// redactAddress keeps a signed address out of an error.
func redactAddress(err error, address *url.URL) error {
	return fmt.Errorf("file: %w", secret.Error(err, signedSecrets(address)...))
}
