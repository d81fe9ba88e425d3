package b24

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/secret"
)

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
		return nil, &Error{Method: method, Status: resp.StatusCode, MayHaveRun: true, Cause: hideAddress(err, address)}
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
		return &Error{Method: downloadName, Status: resp.StatusCode, Cause: hideAddress(err, address)}
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
