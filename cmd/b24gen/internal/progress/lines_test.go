package progress

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/source"
)

// crawl is a source in the middle of a long crawl.
type crawl struct {
	source.Source
	done, total int64
}

func (c *crawl) Progress() (int64, int64) { return c.done, c.total }
func (c *crawl) Status() string           { return "as it is" }

func TestLines(t *testing.T) {
	var out bytes.Buffer
	b := New(&out, &crawl{done: 100, total: 400})
	b.Step() // too early to say anything
	for _, after := range []time.Duration{11 * time.Second, 12 * time.Second, 30 * time.Second} {
		b.lines.step(b.lines.begin.Add(after))
	}
	b.Done()
	want := "as it is, 33s left\nas it is, 1m30s left\nas it is\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
}
