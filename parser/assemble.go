package parser

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// Assemble joins what the pages gave into one spec, whatever the order they
// were read in.
func Assemble(pages []Page) (spec.Spec, []Finding) {
	var s spec.Spec
	var findings []Finding
	for _, p := range pages {
		s.Methods = append(s.Methods, p.Methods...)
		findings = append(findings, p.Findings...)
	}
	s.Sort()
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.Page, b.Page))
	})
	return s, findings
}
