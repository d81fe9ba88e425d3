package live_test

import (
	"testing"

	"github.com/b24gen/b24gen/source/live"
)

func TestOpenRefuses(t *testing.T) {
	for address, want := range map[string]string{
		"https://user:secret@example.com/":    "example.com: give the address of the site alone, without user, query and fragment",
		"https://example.com/?page=1":         "example.com: give the address of the site alone, without user, query and fragment",
		"https://":                            "no host: give the address of the site alone, without user, query and fragment",
		"https://example.com/docs/index.html": "https://example.com/docs/index.html: is one page: give the address of the site",
		"https://exa mple.com":                "the address of the site cannot be read: want https://host/",
	} {
		if _, err := live.Open(address, live.Options{}); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", address, err, want)
		}
	}
}
