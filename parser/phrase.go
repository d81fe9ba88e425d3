package parser

import (
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
)

// phrase is a way of putting something into words. The stems, one of which is in
// any text that the form matches, spare most texts the slow look.
type phrase struct {
	stems []string // in lower case
	form  *lazyregexp.Regexp
}

func newPhrase(form string, stems ...string) phrase {
	return phrase{stems, lazyregexp.New(form)}
}

// at is where the phrase stands in a line, without its links; nil if nowhere.
func (p phrase) at(l line) []int {
	if !p.mayBe(l) {
		return nil
	}
	return p.form.FindStringIndex(withoutLinks(l.text))
}

// match is the phrase and its groups in a line, without its links.
func (p phrase) match(l line) []string {
	if !p.mayBe(l) {
		return nil
	}
	return p.form.FindStringSubmatch(withoutLinks(l.text))
}

// matchLinked is the phrase and its groups in a line with its links.
func (p phrase) matchLinked(l line) []string {
	if !p.mayBe(l) {
		return nil
	}
	return p.form.FindStringSubmatch(l.text)
}

// matchWords is the phrase and its groups in a line, where it does not begin within a literal.
func (p phrase) matchWords(l line) []string {
	if !p.mayBe(l) {
		return nil
	}
	for rest := withoutLinks(l.text); ; {
		at := p.form.FindStringIndex(rest)
		if at == nil {
			return nil
		}
		if strings.Count(rest[:at[0]], "`")%2 == 0 {
			return p.form.FindStringSubmatch(rest)
		}
		_, behind, _ := strings.Cut(rest[at[0]:], "`")
		rest = behind
	}
}

func (p phrase) mayBe(l line) bool {
	for _, stem := range p.stems {
		if strings.Contains(l.lower, stem) {
			return true
		}
	}
	return false
}
