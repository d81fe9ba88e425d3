package progress

import (
	"bytes"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/source"
)

// read reads the bundled pages with the bar.
func read(t *testing.T, b *Bar) {
	t.Helper()
	for _, err := range b.src.Pages(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		b.Step()
	}
	b.Done()
}

func TestSilentWhereNobodyWatches(t *testing.T) {
	var out bytes.Buffer
	read(t, New(&out, source.Bundled()))
	if out.Len() > 0 {
		t.Errorf("printed %q", &out)
	}
}

func TestBar(t *testing.T) {
	var out bytes.Buffer
	read(t, &Bar{src: source.Bundled(), bar: newBar(&out)})
	if got := out.String(); !strings.Contains(got, "1 pages") || strings.Contains(got, "\n") {
		t.Errorf("printed %q, want the number of pages on one line", got)
	}
}
