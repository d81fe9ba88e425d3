package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/sample"
	"github.com/b24gen/b24gen/spec"
)

// methodView is the page of a method.
type methodView struct {
	frame
	Method    spec.Method
	Does      string
	Names     []link // that it has: where the list of its service is
	Uses      []link // what to use instead, if it is deprecated
	Scopes    []link
	Paging    string
	Needs     []string // what a call needs beyond its required parameters
	Params    []row
	Unmarked  bool     // the page does not say which parameters are required
	Shown     []string // parameters that only examples have
	Result    result
	Codes     []code
	NoCode    string // what is said of errors without one
	Findings  []finding
	Known     bool // whether findings are known at all
	Signature template.HTML
	Program   template.HTML
	Curl      string
	Fragment  string
	Schema    string
	Whole     link // the OpenAPI document
	Overrides []override
}

// result is what a method answers, or an event brings.
type result struct {
	Type string // in the words of the documentation
	Is   []link
	Why  reason
	Rows []row
	More string // where the fields are, if they are not shown
}

// code is an error code of a method.
type code struct {
	Text, Href string
	Go         string
	Status     int
	InExample  bool
}

// override is a correction of ours to the documentation.
type override struct{ Key, Documented, Reason string }

func (b *builder) methodView(m *model.Method) any {
	address, p := b.methods[m], m.Service.Package
	call := sample.Of(m)
	v := methodView{
		frame:  b.inPackage(p, address, m.Spec.Name, m.Service, link{m.Service.REST, packagePath(p) + "#" + m.Service.REST}),
		Method: m.Spec, Does: b.does(m), Scopes: b.scopeLinks(m.Spec.Scopes), Uses: b.successors(m.Spec.Deprecated),
		Paging: paging(m), Needs: needs(m), Params: b.tree(m.Params), Unmarked: hasUnmarked(m.Params), Shown: fieldNames(m.Spec.ParamsShown),
		Result: b.result(m.Result, m.Why), Findings: b.findingsOf(m.Spec.Page), Known: b.Source.Findings != nil,
		Signature: goCode(signature(m)), Program: goCode(b.program(call, p)), Curl: curl(m, call.JSON), Overrides: overrides(m.Spec.Overridden),
	}
	if m.Spec.Result != nil {
		v.Result.Type = m.Spec.Result.Type
	}
	v.Codes, v.NoCode = b.codes(m)
	parts := b.parts[m.Spec.API]
	v.Fragment, v.Schema = string(parts.Operations[m.Spec.Name]), b.schemaOf(p, m.Params.Name)
	v.Whole = b.wholeDocument(m.Spec.API)
	return v
}

// does is what the method does, if somebody tells.
func (b *builder) does(m *model.Method) string {
	if b.Does == nil {
		return ""
	}
	return b.Does(m)
}

func (b *builder) wholeDocument(api spec.API) link {
	if b.Documents[api] == nil {
		return link{}
	}
	return link{"the whole document of " + string(api), openapiFile(api)}
}

// longestSchema bounds what is shown of a schema; the whole document has the rest.
const longestSchema = 12_000

// schemaOf is the component of a type, as far as it is short enough to be read.
func (b *builder) schemaOf(p *model.Package, name string) string {
	text := b.parts[p.API].Schemas[p.Namespace+"."+name]
	if len(text) > longestSchema {
		return ""
	}
	return string(text)
}

func (b *builder) result(t model.Type, why model.Evidence) result {
	r := result{Is: b.goType(t), Why: b.reason(why)}
	if s := structIn(t); s != nil {
		r.Rows = b.tree(s)
		if b.hasPage(s) {
			r.More = b.types[s]
		}
	}
	return r
}

func (b *builder) scopeLinks(scopes []string) []link {
	out := make([]link, len(scopes))
	for i, s := range scopes {
		out[i] = link{s, b.scopes[s]}
	}
	return out
}

func (b *builder) successors(d *spec.Deprecation) []link {
	if d == nil {
		return nil
	}
	var out []link
	for _, name := range d.Replacements {
		out = append(out, link{name, b.named(name)})
	}
	return out
}

// paging says how the method pages through rows.
func paging(m *model.Method) string {
	list := m.Spec.List
	if list == nil {
		return ""
	}
	how := map[spec.Paging]string{
		spec.ByStart: "by offset, in ", spec.ByPage: "by the number of the page, in ", spec.ByOffset: "by the number of rows to leave out, in ",
		spec.ByCursor: "by a cursor, in ", spec.ByLastID: "by the id of the last row, in ",
	}[list.By] + list.Start
	if list.Limit != "" {
		how += "; " + list.Limit + " is the size of a page"
	}
	if list.Rows != "" {
		how += "; rows in " + list.Rows
	}
	return how
}

// needs are the parameters of which a call needs one at least, and those that an object
// needs.
func needs(m *model.Method) []string {
	var out []string
	for _, group := range m.Spec.AnyOf {
		out = append(out, "One at least of "+strings.Join(group, ", "))
	}
	for _, n := range m.Needs {
		out = append(out, "Required in "+n.In+": "+strings.Join(n.Keys, ", "))
	}
	return out
}

// hasUnmarked reports whether the page does not say of a parameter if it is required.
func hasUnmarked(s *model.Struct) bool {
	return slices.ContainsFunc(s.Fields, func(f model.Field) bool { return f.Facts.Required == spec.RequiredUnknown })
}

func fieldNames(fields []spec.Field) []string {
	var out []string
	for _, f := range fields {
		out = append(out, f.Name)
	}
	return out
}

// codes are the error codes of the method, and what is said of errors that have none.
func (b *builder) codes(m *model.Method) (out []code, none string) {
	for _, c := range m.Codes {
		if strings.TrimSpace(c.Text) == "" {
			none = "Some errors have no code."
			continue
		}
		entry := code{Text: c.Text, Status: c.Status, InExample: c.InExample}
		if c.Code != nil {
			entry.Go = m.Service.Package.Name + "." + c.Code.Name
			entry.Href = b.termAddress(codeTerms, c.Code.Text)
		}
		out = append(out, entry)
	}
	return out, none
}

func overrides(all []spec.Overridden) []override {
	var out []override
	for _, o := range all {
		out = append(out, override{Key: o.Key, Documented: cmp.Or(o.Documented, "nothing"), Reason: o.Reason})
	}
	return out
}
