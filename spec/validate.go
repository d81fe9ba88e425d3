package spec

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Validate reports everything in the spec that cannot be: names that no method
// can have, two things of one name, words that are not of the set their key
// allows. A problem begins with the page and the way to it.
func (s *Spec) Validate() error {
	var p problems
	pages := map[string]string{} // by API and name
	for _, m := range s.Methods {
		m.validate(&p)
		key := string(m.API) + " " + strings.ToLower(m.Name)
		if other, ok := pages[key]; ok {
			p.add(m.where(), "api %s has this method from %s too", m.API, other)
		}
		pages[key] = m.Page
	}
	validateEvents(&p, s.Events)
	types := map[string]bool{}
	for _, t := range s.Types {
		t.validate(&p)
		if key := t.Page + " " + t.Name; types[key] {
			p.add(t.where(), "the page has this type twice")
		} else {
			types[key] = true
		}
	}
	return errors.Join(p...)
}

// Invalid is a method, an event or a type that cannot be in a spec.
type Invalid struct {
	Page, Name string
	Err        error // all that is wrong, each beginning with the page and the way to it
}

// Invalid gives each thing that cannot be, whatever else the spec has. Two of one name are
// no concern of it, see [Spec.DropDuplicates].
func (s *Spec) Invalid() []Invalid {
	var out []Invalid
	add := func(page, name string, p problems) {
		if len(p) > 0 {
			page, _, _ = strings.Cut(page, "#")
			out = append(out, Invalid{page, name, errors.Join(p...)})
		}
	}
	for _, m := range s.Methods {
		var p problems
		m.validate(&p)
		add(m.Page, m.Name, p)
	}
	for _, e := range s.Events {
		var p problems
		e.validate(&p)
		add(e.Page, e.Name, p)
	}
	for _, t := range s.Types {
		var p problems
		t.validate(&p)
		add(t.Page, t.Name, p)
	}
	return out
}

// problems are the errors found so far.
type problems []error

func (p *problems) add(where, format string, args ...any) {
	*p = append(*p, fmt.Errorf("%s: %s", where, fmt.Sprintf(format, args...)))
}

// oneOf reports a value that is not of the set of its key; empty is fine.
func oneOf[T ~string](p *problems, where, key string, got T, allowed ...T) {
	if got != "" && !slices.Contains(allowed, got) {
		p.add(where, "%s is %q, want one of %q", key, got, allowed)
	}
}

func below(where, name string) string { return where + " › " + name }

var (
	pagePart = `(?:[\w-]|` + escaped + `)(?:[\w.-]|` + escaped + `)*`
	escaped  = `%(?:[013-9A-F][0-9A-F]|2[0-9A-D])`
	// pageName is a relative path without steps up, of a page or a place on it. What is
	// escaped in it is neither a dot nor a slash.
	pageName = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^` + pagePart + `(/` + pagePart + `)*\.html(#\S+)?$`)
	})
)

// isMethodName reports whether the name is words joined by dots, which also makes the names
// of files safe.
func isMethodName(name string) bool {
	for word := range strings.SplitSeq(name, ".") {
		if word == "" || strings.Trim(word, wordChars) != "" {
			return false
		}
	}
	return true
}

const wordChars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"

func (m Method) where() string { return below(m.Page, m.Name) }

func (m Method) validate(p *problems) {
	where := m.where()
	if !isMethodName(m.Name) {
		p.add(where, "name is %q, want words joined by dots", m.Name)
	}
	if !pageName().MatchString(m.Page) {
		p.add(where, "page is %q, want the path of a page on the site", m.Page)
	}
	if m.API != V2 && m.API != V3 {
		p.add(where, "api is %q, want v2 or v3", m.API)
	}
	if slices.Contains(m.Scopes, "") {
		p.add(where, "a scope is empty")
	}
	validateFields(p, below(where, "params"), m.Params)
	validateFields(p, below(where, "params_shown"), m.ParamsShown)
	if r := m.Result; r != nil {
		oneOf(p, below(where, "result"), "source", r.Source, FromTable, FromExample)
		validateFields(p, below(where, "result"), r.Fields)
		validateFields(p, below(where, "result"), r.Shown)
		validateVariants(p, below(where, "result"), r.Variants)
		validateFields(p, below(where, "result › described"), r.Described)
	}
	if l := m.List; l != nil {
		oneOf(p, below(where, "list"), "by", l.By, ByStart, ByPage, ByOffset, ByCursor, ByLastID)
	}
	for _, e := range m.Errors {
		if e.Status != 0 && (e.Status < 100 || e.Status > 599) {
			p.add(below(where, "errors"), "code %q has status %d, want one of HTTP", e.Code, e.Status)
		}
	}
}

func (t Type) where() string { return below(t.Page, t.Name) }

func (t Type) validate(p *problems) {
	where := t.where()
	if t.Name == "" {
		p.add(where, "a type has no name")
	}
	if !pageName().MatchString(t.Page) {
		p.add(where, "page is %q, want the path of a page on the site", t.Page)
	}
	validateFields(p, where, t.Fields)
	validateVariants(p, where, t.Variants)
}

func validateFields(p *problems, where string, fields []Field) {
	seen := map[string]bool{}
	for _, f := range fields {
		if f.Name == "" {
			p.add(where, "a field has no name")
			continue
		}
		if seen[f.Name] {
			p.add(where, "field %q is there twice", f.Name)
		}
		seen[f.Name] = true
		f.validate(p, below(where, f.Name))
	}
}

func (f Field) validate(p *problems, where string) {
	oneOf(p, where, "required", f.Required, Mandatory, RequiredUnknown)
	oneOf(p, where, "wire", f.Wire, wires...)
	oneOf(p, where, "sent", f.Sent, SentNever, SentIDs)
	validateFields(p, where, f.Fields)
	validateFields(p, where, f.Shown)
	validateVariants(p, where, f.Variants)
}

var wires = []Wire{
	WireYN, WireDigit, WireBool, WireString, WireNumber, WireISO, WireDay, WireSQL, WirePortal, WireUnix, WireHex, WireCapitals,
}

func validateVariants(p *problems, where string, variants []Variant) {
	for _, v := range variants {
		if v.When == "" {
			p.add(where, "a variant does not say when it holds")
		}
		validateFields(p, below(where, v.When), v.Fields)
	}
}
