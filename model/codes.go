package model

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
)

// collectCodes finds the package's codes, in the order of their text, and gives each
// method those that its page has, in tables or in examples.
func (p *packageBuilder) collectCodes() {
	spellings := map[string]naming.Votes{}
	byKey := map[string]*Code{}
	for _, m := range p.Methods() {
		m.Codes = codesOf(m)
		for i := range m.Codes {
			c := &m.Codes[i]
			if !isCode(c.Text) {
				continue
			}
			k := strings.ToLower(c.Text)
			if byKey[k] == nil {
				byKey[k], spellings[k] = &Code{}, naming.Votes{}
			}
			c.Code = byKey[k]
			if !slices.Contains(c.Code.Users, m) {
				c.Code.Users = append(c.Code.Users, m)
			}
			spellings[k][c.Text]++
		}
	}
	for k, c := range byKey {
		c.Text = spellings[k].Winner()
		if same, constant := runtimeCode(k); constant != "" {
			c.Text, c.Runtime = same, constant
		}
	}
	p.Codes = slices.SortedFunc(maps.Values(byKey), func(a, b *Code) int { return cmp.Compare(a.Text, b.Text) })
}

func codesOf(m *Method) []MethodCode {
	var out []MethodCode
	for _, e := range m.Spec.Errors {
		out = append(out, MethodCode{Text: e.Code, Status: e.Status})
	}
	for _, text := range m.Spec.ErrorsShown {
		out = append(out, MethodCode{Text: text, InExample: true})
	}
	return out
}

// isCode reports whether the text is what a portal can send: not empty, and
// not a pattern such as CONTROLLER_ERROR_<CODE>.
func isCode(text string) bool {
	return strings.TrimSpace(text) != "" && !standsForMany(text) && OneLine(text) == text
}

func (p *packageBuilder) codeKey(c *Code) string {
	return "const " + p.pinKey(p.Namespace+"#"+c.Text)
}

func (p *packageBuilder) codeNames() []naming.Request {
	var requests []naming.Request
	for _, c := range p.Codes {
		names := p.lex.ErrorNames(c.Text)
		if strings.HasPrefix(c.Runtime, "ErrV3") && !slices.Contains(names, c.Runtime) {
			names = slices.Insert(names, 1, c.Runtime)
		}
		requests = append(requests, naming.Request{Key: p.codeKey(c), Candidates: names})
	}
	// Whoever has only one name to offer chooses first.
	slices.SortStableFunc(requests, func(a, b naming.Request) int { return cmp.Compare(len(a.Candidates), len(b.Candidates)) })
	return requests
}
