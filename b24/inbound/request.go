package inbound

import (
	"errors"
	"io"
	"mime"
	"net/http"

	"github.com/b24gen/b24gen/b24/internal/form"
)

// DefaultMaxBytes bounds the body of a request where the handler sets no other
// bound. Events carry ids; the largest are messages of connectors.
const DefaultMaxBytes = 1 << 20

// readForm reads a form post as JSON. What the query has in front of the body
// is part of it, the body has the last word.
func readForm(w http.ResponseWriter, r *http.Request, maxBytes int64) ([]byte, error) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		return nil, refuse(http.StatusMethodNotAllowed, "the method is %s, not POST", r.Method)
	}
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "application/x-www-form-urlencoded" {
		return nil, refuse(http.StatusUnsupportedMediaType, "the body is %q, not a form", kind)
	}
	if maxBytes == 0 {
		maxBytes = DefaultMaxBytes
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBytes))
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return nil, refuse(http.StatusRequestEntityTooLarge, "the body is larger than %d bytes", maxBytes)
	}
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "read body: %w", err)
	}
	decoded, err := form.Decode(r.URL.RawQuery + "&" + string(body))
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "%w", err)
	}
	return decoded, nil
}
