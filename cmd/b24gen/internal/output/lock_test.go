//go:build linux || darwin

package output

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestConcurrent: of several runs at once, the last one wins as a whole, and what
// others have written stays.
func TestConcurrent(t *testing.T) {
	hand := map[string]string{"hand.go": "package hand", "crm/hand.go": "package crm"}
	dir := folder(t, hand)
	var ends []map[string]string
	for _, text := range []string{"1", "2"} {
		ends = append(ends, map[string]string{"a.go": ours(text), "crm/b.go": ours(text), text + "/c.go": ours(text)})
	}
	for range 10 {
		var wg sync.WaitGroup
		for i := range 4 {
			wg.Go(func() {
				if _, err := Write(t.Context(), wanted(dir, ends[i%2])); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		got := content(t, dir)
		first, second := maps.Clone(ends[0]), maps.Clone(ends[1])
		maps.Copy(first, hand)
		maps.Copy(second, hand)
		if !cmp.Equal(first, got) && !cmp.Equal(second, got) {
			t.Fatalf("neither the one nor the other:\n%v", got)
		}
	}
}

// TestLocked: waiting for another run can be interrupted.
func TestLocked(t *testing.T) {
	dir := folder(t, map[string]string{"a.go": ours("1")})
	other, err := os.Open(filepath.Dir(dir))
	must(t, err)
	defer other.Close()
	must(t, syscall.Flock(int(other.Fd()), syscall.LOCK_EX))
	ctx, cancel := context.WithTimeoutCause(t.Context(), 50*time.Millisecond, errors.New("interrupted"))
	defer cancel()
	_, err = Write(ctx, wanted(dir, map[string]string{"a.go": ours("2")}))
	if want := "interrupted while another run writes below " + filepath.Dir(dir) + ", nothing was changed"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	unchanged(t, dir, map[string]string{"a.go": ours("1")})
}
