package changelog

import (
	"fmt"
	"io"
)

// Text writes the log for a terminal.
func (l Log) Text(w io.Writer) error {
	p := &printer{w: w}
	for _, s := range l.sides() {
		p.line("%s: %s", s.name, tally(s.entries))
	}
	p.line("%s", l.lists())
	p.line("version step: %s (%s)", l.Step(), l.reason())
	for _, s := range l.sections() {
		p.line("\n%s", s.title)
		for _, g := range s.groups {
			p.line("  %s, %d: %s", g.kind, len(g.entries), g.why)
			if s.counted {
				continue
			}
			for _, e := range g.entries {
				p.line("    %s%s", e.where, e.values(plain))
			}
		}
	}
	return p.err
}

// values are what changed into what, empty where the kind says all.
func (e entry) values(quote func(string) string) string {
	switch {
	case e.old == "" && e.new == "":
		return ""
	case e.old == "":
		return ": " + quote(e.new)
	case e.new == "":
		return ": " + quote(e.old)
	}
	return ": " + quote(e.old) + " → " + quote(e.new)
}

func plain(text string) string { return text }

// printer writes lines until the first error, which it keeps.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}
