package live

import (
	"net/http"
	"path/filepath"
	"testing"
	"time"
)

// TestRetryAfter: whatever a site asks for, the wait is bounded, and never negative.
func TestRetryAfter(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"": 0, "0": 0, "3": 3 * time.Second, "-3": 0, "soon": 0,
		"9223372036854775807": maxHold, "18446744073709551617": maxHold, "99999999999": maxHold,
		"Fri, 31 Dec 9999 23:59:59 GMT": maxHold, "Thu, 01 Jan 1970 00:00:00 GMT": 0,
	} {
		if got := retryAfter(http.Header{"Retry-After": {text}}); got != want {
			t.Errorf("Retry-After %q: %v, want %v", text, got, want)
		}
	}
}

// TestSchemesShareNoCache: http, https and the ports of a host are sites of their own.
func TestSchemesShareNoCache(t *testing.T) {
	seen := map[string]string{}
	for _, address := range []string{"https://host.example/", "http://host.example/", "https://host.example:8443/", "https://host.example/docs/"} {
		s, err := Open(address, Options{Cache: "cache"})
		if err != nil {
			t.Fatal(err)
		}
		dir := s.cacheDir()
		if other, taken := seen[dir]; taken {
			t.Errorf("%s and %s have one cache", address, other)
		}
		seen[dir] = address
		if filepath.Dir(dir) != filepath.Join("cache", "sites") {
			t.Errorf("the cache of %s is %s", address, dir)
		}
	}
}
