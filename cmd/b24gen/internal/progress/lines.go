package progress

import (
	"fmt"
	"io"
	"time"

	"github.com/b24gen/b24gen/source"
)

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
