//go:build linux || darwin

package live_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/source/live"
)

// TestLocked: two crawls do not write into one cache at a time.
func TestLocked(t *testing.T) {
	site := small(t)
	o := quick(t.TempDir())
	want := crawl(t, site, o)
	first, err := live.Open(site.URL, o)
	if err != nil {
		t.Fatal(err)
	}
	second, err := live.Open(site.URL, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range first.Pages(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		for _, err := range second.Pages(t.Context()) {
			if err == nil || !strings.Contains(err.Error(), "another run is reading this site into the same cache") {
				t.Errorf("the second crawl: %v", err)
			}
		}
		o.Offline = true
		if diff := cmp.Diff(want, crawl(t, site, o)); diff != "" {
			t.Errorf("the cache alone, meanwhile (-want +got):\n%s", diff)
		}
		o.Offline = false
		break
	}
	if diff := cmp.Diff(want, crawl(t, site, o)); diff != "" {
		t.Errorf("the next crawl (-want +got):\n%s", diff)
	}
}
