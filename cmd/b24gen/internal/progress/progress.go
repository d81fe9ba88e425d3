// Package progress shows on a terminal how far reading has come. Where nobody
// watches, it is silent.
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

// Bar is a progress bar, or nothing.
type Bar struct {
	bar   *progressbar.ProgressBar // nil where nobody watches
	src   source.Source
	pages int
}

// New makes a bar for reading the source. It is shown only if w is a terminal.
func New(w io.Writer, src source.Source) *Bar {
	b := &Bar{src: src}
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		b.bar = newBar(w)
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
	if b.bar == nil {
		return
	}
	b.pages++
	done, total := b.src.Progress()
	if total > 0 && b.bar.GetMax64() != total {
		b.bar.ChangeMax64(total)
	}
	b.bar.Describe(fmt.Sprintf("%d pages", b.pages))
	_ = b.bar.Set64(min(done, max(total-1, 0)))
}

// Done takes the bar off the terminal.
func (b *Bar) Done() {
	if b.bar != nil {
		_ = b.bar.Clear()
	}
}
