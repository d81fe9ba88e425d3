// Package progress shows how far reading has come: with a bar on a terminal,
// with a line now and then elsewhere, if there is enough to wait for.
package progress

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/b24gen/b24gen/source"
)

// Bar shows the progress of one source, or nothing.
type Bar struct {
	bar   *progressbar.ProgressBar // nil unless on a terminal
	lines *lines                   // nil unless elsewhere, and there is enough to wait for
	src   source.Source
	pages int
}

// teller is a source that has more to tell than a number, and that takes long.
type teller interface {
	Status() string
}

// New makes a bar for reading the source.
func New(w io.Writer, src source.Source) *Bar {
	b := &Bar{src: src}
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		b.bar = newBar(w)
	} else if t, ok := src.(teller); ok {
		b.lines = &lines{w: w, src: src, teller: t, begin: time.Now(), last: time.Now()}
	}
	return b
}

func newBar(w io.Writer) *progressbar.ProgressBar {
	return progressbar.NewOptions64(-1,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetSpinnerChangeInterval(0), // no goroutine of its own
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionClearOnFinish(),
	)
}

// Step says that one more page was read. Errors of drawing are of no concern.
func (b *Bar) Step() {
	b.pages++
	switch {
	case b.bar != nil:
		b.draw()
	case b.lines != nil:
		b.lines.step(time.Now())
	}
}

func (b *Bar) draw() {
	done, total := b.src.Progress()
	if total > 0 && b.bar.GetMax64() != total {
		b.bar.ChangeMax64(total)
	}
	b.bar.Describe(b.status())
	_ = b.bar.Set64(min(done, max(total-1, 0)))
}

func (b *Bar) status() string {
	if t, ok := b.src.(teller); ok {
		return t.Status()
	}
	return fmt.Sprintf("%d pages", b.pages)
}

// Done takes the bar off the terminal, or writes the last line.
func (b *Bar) Done() {
	switch {
	case b.bar != nil:
		_ = b.bar.Clear()
	case b.lines != nil:
		b.lines.done()
	}
}
