package parser

import (
	"regexp"
	"strings"
)

// phrase is a way of putting something into words. The stems, one of which is in
// any text that the form matches, spare most texts the slow look.
type phrase struct {
	stems []string // in lower case
	form  *regexp.Regexp
}

func newPhrase(form string, stems ...string) phrase {
	return phrase{stems, regexp.MustCompile(form)}
}

// at is where the phrase stands in a line, without its links; nil if nowhere.
func (p phrase) at(l line) []int {
	if !p.mayBe(l) {
		return nil
	}
	return p.form.FindStringIndex(unlinked(l.text))
}

// match is the phrase and its groups in a line, without its links.
func (p phrase) match(l line) []string {
	if !p.mayBe(l) {
		return nil
	}
	return p.form.FindStringSubmatch(unlinked(l.text))
}

func (p phrase) mayBe(l line) bool {
	for _, stem := range p.stems {
		if strings.Contains(l.lower, stem) {
			return true
		}
	}
	return false
}
