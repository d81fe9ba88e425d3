package changelog

import (
	"fmt"
	"io"

	"github.com/b24gen/b24gen/changes"
)

// Text writes the log for a terminal.
func (l Log) Text(w io.Writer) error {
	p := &printer{w: w}
	for _, s := range l.sides() {
		p.line("%s: %s", s.name, tally(s.entries))
	}
	p.line("version step: %s (%s)", l.Step(), l.reason())
	for _, s := range l.sides() {
		for _, class := range changes.Classes() {
			l.text(p, s, class)
		}
	}
	return p.err
}

func (l Log) text(p *printer, s side, class changes.Class) {
	groups := s.groups(class)
	if len(groups) == 0 {
		return
	}
	p.line("\n%s, %s", s.name, class)
	for _, g := range groups {
		p.line("  %s, %d: %s", g.kind, len(g.entries), g.kind.Why())
		if !l.listed(class) {
			continue
		}
		for _, e := range g.entries {
			p.line("    %s%s", e.where, e.values(plain))
		}
	}
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
