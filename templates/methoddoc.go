package templates

import (
	"fmt"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// Site is the address of the documentation, which the spec's pages are below.
const Site = "https://apidocs.bitrix24.com/"

// doc is the comment of a method.
func (m *method) doc() *comment {
	var c comment
	c.add("%s calls %s.", m.goName, m.Name)
	m.quote(&c)
	c.add("%s", strings.Join(m.statements(), " "))
	if codes := m.codeText(); codes != "" {
		c.add("Codes: %s.", codes)
	}
	c.add("%s%s", Site, m.Page)
	m.deprecate(&c)
	return &c
}

func (m *method) quote(c *comment) {
	if m.service.pkg.cfg.Prose && m.Prose != nil {
		c.quote(m.Prose.Description)
	}
}

// statements are the facts about the method as a whole.
func (m *method) statements() []string {
	var out []string
	if len(m.Scopes) > 0 {
		out = append(out, fmt.Sprintf("Scope: %s.", strings.Join(m.Scopes, ", ")))
	}
	if m.Result != nil && (m.Result.Source == spec.FromExample || len(m.Result.Shown) > 0) {
		out = append(out, "The result is typed from an example.")
	}
	if m.Positional {
		out = append(out, "The arguments go by position, in the order of the fields.")
	}
	return out
}

// codeText lists the codes that the method's page documents.
func (m *method) codeText() string {
	var out []string
	for _, e := range m.Errors {
		text := m.service.pkg.codeLink(e.Code)
		if e.Status != 0 {
			text += fmt.Sprintf(" (HTTP %d)", e.Status)
		}
		out = append(out, text)
	}
	for _, text := range m.ErrorsShown {
		out = append(out, m.service.pkg.codeLink(text)+" (in an example)")
	}
	return strings.Join(out, ", ")
}

// deprecate adds the paragraph that tools look for, last as they expect it.
func (m *method) deprecate(c *comment) {
	if m.Deprecated == nil {
		return
	}
	var links []string
	for _, name := range m.Deprecated.Replacements {
		links = append(links, m.service.pkg.methodLink(name))
	}
	if len(links) == 0 {
		c.add("Deprecated: %s is no longer developed.", m.Name)
		return
	}
	c.add("Deprecated: use %s.", strings.Join(links, ", "))
}

func (m *method) iteratorDoc() *comment {
	var c comment
	c.add("%s calls %s for page after page and yields the rows. It ends after the last row or the first error.", m.iterator, m.Name)
	m.deprecate(&c)
	return &c
}

// methodLink is a doc link to a method of the SDK, or its bare name.
func (p *pkg) methodLink(name string) string {
	m := p.successor(p.api, name)
	if m == nil {
		return name
	}
	target := m.service.typeName + "." + m.goName
	switch other := m.service.pkg; {
	case other == p:
		return fmt.Sprintf("[%s] (%s)", target, name)
	case other.importPath() != "":
		return fmt.Sprintf("[%s.%s] (%s)", other.importPath(), target, name)
	}
	return name
}
