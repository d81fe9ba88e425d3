// Package secret takes credentials out of texts before anybody sees them:
// webhook codes, tokens and signed addresses, wherever an error, a log line or
// an answer may carry them (REST-PROTOCOL section 16).
package secret

import (
	"errors"
	"net/url"
	"regexp"
	"strings"
)

// Masked stands where a secret was.
const Masked = "***"

// The patterns know a secret by its place. Separators may be percent-encoded
// any number of times, as they are when a form holds a batch command, and PHP
// escapes slashes in JSON. A value runs to the next character that ends one
// plainly, so that too much is masked rather than too little.
const (
	// names are the parameters and fields that hold a secret; member_id opens
	// nothing, yet it identifies a portal.
	names = `(?:[a-z0-9_]*token|client_secret|member_id|auth_id|refresh_id|app_sid|sessid|auth)`

	encoded = `%(?:25)*`
	slash   = `(?:\\?/|` + encoded + `2f)`
	before  = `(?:^|[^a-z0-9_]|u0026|` + encoded + `(?:26|3f|5b|20))`
	equals  = `(?:\]|` + encoded + `5d)?(?:=|` + encoded + `3d)`
	value   = `[^&\s"'<>\\,;)\]}]+`
)

var patterns = []*regexp.Regexp{
	// /rest/1/code/ and /rest/api/1/code/
	regexp.MustCompile(`(?i)(` + slash + `rest` + slash + `(?:api` + slash + `)?\d+` + slash + `)[a-z0-9_-]+`),
	// auth=..., auth[access_token]=...
	regexp.MustCompile(`(?i)(` + before + names + equals + `)` + value),
	// the one-time code of OAuth, which only a query has: elsewhere code is a word for errors
	regexp.MustCompile(`((?:^|[?&])code=)` + value),
	// "auth":"..."
	regexp.MustCompile(`(?i)("` + names + `\\?"\s*:\s*\\?")[^"\\]+`),
	// Authorization: Bearer ...
	regexp.MustCompile(`(?i)(\bbearer\s+)` + value),
}

// Mask replaces the secrets in text: those that their place gives away (in an
// address, a query, a form, JSON, a batch command), and all that are known.
func Mask(text string, known ...string) string {
	for _, k := range known {
		if k != "" {
			text = strings.ReplaceAll(text, k, Masked)
		}
	}
	for _, p := range patterns {
		text = p.ReplaceAllString(text, "${1}"+Masked)
	}
	return text
}

// Error masks the text of err and keeps what it wraps, so far as that shows no
// secret itself. A [*url.Error] never stays: it holds the whole address, webhook
// code included, so its cause takes its place. A nil err stays nil.
func Error(err error, known ...string) error {
	if err == nil {
		return nil
	}
	text := Mask(err.Error(), known...)
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	return &maskedError{text: text, cause: clean(err, known)}
}

// clean returns the outermost error of a chain whose text shows no secret.
func clean(err error, known []string) error {
	for err != nil && Mask(err.Error(), known...) != err.Error() {
		err = errors.Unwrap(err)
	}
	return err
}

type maskedError struct {
	text  string
	cause error
}

func (m *maskedError) Error() string { return m.text }
func (m *maskedError) Unwrap() error { return m.cause }
