package templates

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"
)

// code is an error code that pages of the package document. Codes are compared
// without regard to case, so that two spellings share one constant.
type code struct {
	name  string
	text  string // the most frequent spelling
	users []*method
}

// collectCodes finds the package's codes, in the order of their text.
func collectCodes(p *pkg) []*code {
	spellings := map[string]map[string]int{}
	byKey := map[string]*code{}
	for _, m := range p.allMethods() {
		for _, text := range m.codes() {
			if !isCode(text) {
				continue
			}
			k := strings.ToLower(text)
			if byKey[k] == nil {
				byKey[k] = &code{}
				spellings[k] = map[string]int{}
			}
			byKey[k].use(m)
			spellings[k][text]++
		}
	}
	for k, c := range byKey {
		c.text = votes(spellings[k]).winner()
	}
	return slices.SortedFunc(maps.Values(byKey), func(a, b *code) int { return cmp.Compare(a.text, b.text) })
}

// codes are the codes that the method's page has, in tables or in examples.
func (m *method) codes() []string {
	var out []string
	for _, e := range m.Errors {
		out = append(out, e.Code)
	}
	return append(out, m.ErrorsShown...)
}

func (c *code) use(m *method) {
	if !slices.Contains(c.users, m) {
		c.users = append(c.users, m)
	}
}

// isCode reports whether the text is what a portal can send: not empty, and
// not a pattern such as CONTROLLER_ERROR_<CODE>.
func isCode(text string) bool {
	return strings.TrimSpace(text) != "" && !placeholder.MatchString(text) && clean(text) == text
}

// codeLink is a code in a comment: a doc link where it has a constant.
func (p *pkg) codeLink(text string) string {
	for _, c := range p.codes {
		if strings.EqualFold(c.text, text) {
			return "[" + c.name + "]"
		}
	}
	return text
}

func (p *pkg) codeNames() []named {
	var items []named
	for _, c := range p.codes {
		items = append(items, named{"const " + p.pinKey(p.namespace+"#"+c.text), p.lex.codeNames(c.text), &c.name})
	}
	// Whoever has only one name to offer chooses first.
	slices.SortStableFunc(items, func(a, b named) int { return cmp.Compare(len(a.candidates), len(b.candidates)) })
	return items
}

// codeDecls are the constants of errors.go.
func (p *pkg) codeDecls() []jen.Code {
	var doc comment
	doc.add("The codes that pages of %s document. Compare with errors.Is, or switch over b24.CodeOf.", p.namespace)
	return []jen.Code{doc.on(jen.Const().DefsFunc(p.codeConsts))}
}

func (p *pkg) codeConsts(g *jen.Group) {
	for _, c := range p.codes {
		c.comment().in(g)
		g.Id(c.name).Qual(p.cfg.Runtime, "Code").Op("=").Lit(c.text)
	}
}

func (c *code) comment() *comment {
	var doc comment
	var methods, services []string
	for _, m := range c.users {
		methods = append(methods, "["+m.link()+"]")
		if service := "[" + m.service.typeName + "]"; !slices.Contains(services, service) {
			services = append(services, service)
		}
	}
	if len(methods) > mostLinks {
		doc.add("%s is documented by %d methods, of %s.", c.name, len(methods), strings.Join(services, ", "))
		return &doc
	}
	doc.add("%s is documented by %s.", c.name, strings.Join(methods, ", "))
	return &doc
}

// mostLinks is the number of methods that a code's comment names one by one.
const mostLinks = 8
