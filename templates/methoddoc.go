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
	c.add("%s", m.codeText())
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

// codeText lists the codes that the method's page documents, and says where it
// documents errors that have none.
func (m *method) codeText() string {
	var codes []string
	var without string
	for _, e := range m.Errors {
		status := ""
		if e.Status != 0 {
			status = fmt.Sprintf(" (HTTP %d)", e.Status)
		}
		if strings.TrimSpace(e.Code) == "" {
			without = "Some errors have no code" + status + "."
			continue
		}
		codes = append(codes, m.service.pkg.codeLink(e.Code)+status)
	}
	for _, text := range m.ErrorsShown {
		if strings.TrimSpace(text) != "" {
			codes = append(codes, m.service.pkg.codeLink(text)+" (in an example)")
		}
	}
	if len(codes) == 0 {
		return without
	}
	return "Codes: " + strings.Join(codes, ", ") + ". " + without
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

// methodLink is a doc link to a method or a service of the SDK, or its bare name.
func (p *pkg) methodLink(name string) string {
	if m := p.successor(p.api, name); m != nil {
		return p.linkTo(m.service.pkg, m.link(), name)
	}
	if s := p.successorService(p.api, name); s != nil {
		return p.linkTo(s.pkg, s.typeName, name)
	}
	return name
}

// linkTo is a doc link to what a package has, or its name in the API.
func (p *pkg) linkTo(other *pkg, target, name string) string {
	switch {
	case other == p:
		return fmt.Sprintf("[%s] (%s)", target, name)
	case other.importPath() != "":
		return fmt.Sprintf("[%s.%s] (%s)", other.importPath(), target, name)
	}
	return name
}
