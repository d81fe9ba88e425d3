package secret

import (
	"errors"
	"net/url"
	"regexp"
	"strings"
	"sync"
)

// Error masks the text of err, in which addresses keep their host only: their paths hold
// the codes of webhooks, and those of storage services open files. Of what err wraps it
// keeps what shows no secret, so that [errors.Is] and [errors.As] find it. A [*url.Error]
// never stays: it holds the whole address. A nil err stays nil.
func Error(err error, known ...string) error {
	if err == nil {
		return nil
	}
	return &maskedError{text: hide(err.Error(), known), clean: clean(err, known, 0)}
}

func hide(text string, known []string) string { return Mask(Hosts(text), known...) }

type maskedError struct {
	text  string
	clean []error
}

func (m *maskedError) Error() string   { return m.text }
func (m *maskedError) Unwrap() []error { return m.clean }

// deepest bounds how far down errors are looked at, as they may wrap themselves.
const deepest = 50

// clean returns the outermost errors in the tree of err that show no secret, and wrap
// none that does.
func clean(err error, known []string, depth int) []error {
	if err == nil || depth > deepest {
		return nil
	}
	if isClean(err, known, depth) {
		return []error{err}
	}
	var out []error
	for _, inner := range wrapped(err) {
		out = append(out, clean(inner, known, depth+1)...)
	}
	return out
}

func isClean(err error, known []string, depth int) bool {
	if _, isAddress := err.(*url.Error); isAddress || depth > deepest {
		return false
	}
	if text := err.Error(); hide(text, known) != text {
		return false
	}
	for _, inner := range wrapped(err) {
		if inner != nil && !isClean(inner, known, depth+1) {
			return false
		}
	}
	return true
}

// wrapped are the errors right below err, in either form of Unwrap.
func wrapped(err error) []error {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		return many.Unwrap()
	}
	if inner := errors.Unwrap(err); inner != nil {
		return []error{inner}
	}
	return nil
}

// addresses finds addresses with their quotes, or else up to a space, and what net/http
// and net/url call one in their errors.
var addresses = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)"https?://(?:[^"\\]|\\.)*"|https?:(?:\\?/){2}[^\s"'<>]+|(?:\bLocation header |\bparse )"(?:[^"\\]|\\.)*"`)
})

// Hosts leaves of the addresses in a text only their hosts.
func Hosts(text string) string { return addresses().ReplaceAllStringFunc(text, hostOf) }

// hostOf is an address without its user, path and query.
func hostOf(address string) string {
	address = strings.ReplaceAll(address, `\/`, "/") // as PHP writes it
	before, rest, found := strings.Cut(address, "//")
	if !found {
		before, _, _ = strings.Cut(address, `"`)
		return before + `"` + Masked + `"`
	}
	quote := ""
	if strings.HasSuffix(rest, `"`) {
		rest, quote = rest[:len(rest)-1], `"`
	}
	host, path := rest, ""
	if end := strings.IndexAny(rest, `/?#\`); end >= 0 {
		host, path = rest[:end], "/"+Masked
	}
	host = host[strings.LastIndexByte(host, '@')+1:]
	return before + "//" + host + path + quote
}
