package report

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/b24gen/b24gen/source"
)

// Progress shows how far reading a source has come: with a bar on a terminal, with a line
// now and then elsewhere, if there is enough to wait for.
type Progress struct {
	bar   *progressbar.ProgressBar // nil unless on a terminal
	lines *lines                   // nil unless elsewhere, and there is enough to wait for
	src   source.Source
	pages int
}

// teller is a source that has more to tell than a number, and that takes long.
type teller interface {
	Status() string
}

// NewProgress is that of reading the source.
func NewProgress(w io.Writer, src source.Source) *Progress {
	p := &Progress{src: src}
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.bar = newBar(w)
	} else if t, ok := src.(teller); ok {
		p.lines = &lines{w: w, src: src, teller: t, begin: time.Now(), last: time.Now()}
	}
	return p
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
func (p *Progress) Step() {
	p.pages++
	switch {
	case p.bar != nil:
		p.draw()
	case p.lines != nil:
		p.lines.step(time.Now())
	}
}

func (p *Progress) draw() {
	done, total := p.src.Progress()
	if total > 0 && p.bar.GetMax64() != total {
		p.bar.ChangeMax64(total)
	}
	p.bar.Describe(p.status())
	_ = p.bar.Set64(min(done, max(total-1, 0)))
}

func (p *Progress) status() string {
	if t, ok := p.src.(teller); ok {
		return t.Status()
	}
	return fmt.Sprintf("%d pages", p.pages)
}

// Done takes the bar off the terminal, or writes the last line.
func (p *Progress) Done() {
	switch {
	case p.bar != nil:
		_ = p.bar.Clear()
	case p.lines != nil:
		p.lines.done()
	}
}

// between is the time between two lines.
const between = 10 * time.Second

// lines tells the progress where nothing can be drawn.
type lines struct {
	w           io.Writer
	src         source.Source
	teller      teller
	begin, last time.Time
}

func (l *lines) step(now time.Time) {
	if now.Sub(l.last) < between {
		return
	}
	l.last = now
	fmt.Fprintf(l.w, "%s, %s left\n", l.teller.Status(), l.left(now))
}

// left is how long it takes at the speed of until now.
func (l *lines) left(now time.Time) time.Duration {
	done, total := l.src.Progress()
	if done == 0 {
		return 0
	}
	return (now.Sub(l.begin) * time.Duration(total-done) / time.Duration(done)).Round(time.Second)
}

func (l *lines) done() { fmt.Fprintln(l.w, l.teller.Status()) }
