// Package secret takes credentials out of texts before anybody sees them:
// webhook codes, tokens and signed addresses, wherever an error, a log line or
// an answer may carry them (REST-PROTOCOL section 16).
package secret

import (
	"regexp"
	"strings"
	"sync"
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

var patterns = sync.OnceValue(func() []*regexp.Regexp {
	return []*regexp.Regexp{
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
})

// Mask replaces the secrets in text: those that their place gives away (in an
// address, a query, a form, JSON, a batch command), and all that are known.
func Mask(text string, known ...string) string {
	for _, k := range known {
		if k != "" {
			text = strings.ReplaceAll(text, k, Masked)
		}
	}
	for _, p := range patterns() {
		text = p.ReplaceAllString(text, "${1}"+Masked)
	}
	return text
}

// looked is how much of a text is masked for its beginning to be shown.
const looked = 64 << 10

// Excerpt is the beginning of a text, most bytes of it at most. The text is masked before
// it is cut, as nobody knows half a secret for one, and after what is not UTF-8 was taken
// out, which may stand within a secret.
func Excerpt[T ~string | ~[]byte](text T, most int, known ...string) string {
	valid := strings.ToValidUTF8(string(text[:min(len(text), looked)]), "")
	masked := Mask(valid, known...)
	return strings.ToValidUTF8(masked[:min(len(masked), most)], "")
}
