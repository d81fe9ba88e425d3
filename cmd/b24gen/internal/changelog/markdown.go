package changelog

import (
	"io"
	"strings"

	"github.com/b24gen/b24gen/changes"
)

// Markdown writes the log for a pull request: what breaks programs and what needs a decision
// open, the others folded.
func (l Log) Markdown(w io.Writer) error {
	p := &printer{w: w}
	p.line("## Changes of the REST API and of the SDK\n")
	p.line("Version step: **%s** (%s).\n", l.Step(), l.reason())
	p.line("In the SDK: %s.\n", l.lists())
	p.line("| | breaking | compatible | documentation only |")
	p.line("|---|---:|---:|---:|")
	for _, s := range l.sides() {
		count := counts(s.entries)
		p.line("| %s | %d | %d | %d |", s.name, count[changes.Breaking], count[changes.Compatible], count[changes.Documentation])
	}
	for _, s := range l.sections() {
		markdown(p, s)
	}
	return p.err
}

func markdown(p *printer, s section) {
	if s.open {
		p.line("\n### %s", s.title)
	} else {
		p.line("\n<details><summary>%s: %d</summary>", s.title, s.count)
	}
	for _, g := range s.groups {
		p.line("\n**%s**, %d: %s\n", g.kind, len(g.entries), g.why)
		if s.counted {
			continue
		}
		for _, e := range g.entries {
			p.line("- %s%s", code(e.where), e.values(code))
		}
	}
	if !s.open {
		p.line("\n</details>")
	}
}

// code is the text as Markdown shows it letter by letter. One that holds a
// backtick needs more of them around it.
func code(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if fence != "`" {
		text = " " + text + " "
	}
	return fence + text + fence
}
