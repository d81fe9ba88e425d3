package report

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/source"
)

// read reads the bundled pages with the bar.
func read(t *testing.T, p *Progress) {
	t.Helper()
	for _, err := range p.src.Pages(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		p.Step()
	}
	p.Done()
}

func TestSilentWhereNobodyWatches(t *testing.T) {
	var out bytes.Buffer
	read(t, NewProgress(&out, source.Bundled()))
	if out.Len() > 0 {
		t.Errorf("printed %q", &out)
	}
}

func TestBar(t *testing.T) {
	var out bytes.Buffer
	read(t, &Progress{src: source.Bundled(), bar: newBar(&out)})
	if got := out.String(); !strings.Contains(got, "1 pages") || strings.Contains(got, "\n") {
		t.Errorf("printed %q, want the number of pages on one line", got)
	}
}

// crawl is a source in the middle of a long crawl.
type crawl struct {
	source.Source
	done, total int64
}

func (c *crawl) Progress() (int64, int64) { return c.done, c.total }
func (c *crawl) Status() string           { return "as it is" }

func TestLines(t *testing.T) {
	var out bytes.Buffer
	p := NewProgress(&out, &crawl{done: 100, total: 400})
	p.Step() // too early to say anything
	for _, after := range []time.Duration{11 * time.Second, 12 * time.Second, 30 * time.Second} {
		p.lines.step(p.lines.begin.Add(after))
	}
	p.Done()
	want := "as it is, 33s left\nas it is, 1m30s left\nas it is\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
}
