package templates

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// methodDoc is the comment of a method: what is known of it beyond its types.
func (e emitter) methodDoc(m *model.Method) *comment {
	var c comment
	c.add("%s", summary(m))
	if e.Prose && m.Spec.Prose != nil {
		c.quote(m.Spec.Prose.Description)
	}
	c.add("%s", strings.Join(statements(m.Spec), " "))
	c.add("%s", fileText(m))
	c.add("%s", requiredText(m))
	c.add("%s", strings.TrimSpace(pagingText(m)+" "+referenceText(m)))
	c.add("%s", codeText(m.Codes))
	if m.Spec.Page != "" {
		c.add("%s%s", Site, m.Spec.Page)
	}
	undocumented(&c, m.Undocumented)
	e.deprecate(&c, m.Spec.Deprecated, m.Spec.Name, m.Replacements)
	return &c
}

// statements are the facts about the method as a whole.
func statements(m spec.Method) []string {
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

// fileText says how to get at the file that a method answers instead of JSON.
func fileText(m *model.Method) string {
	if !m.AnswersFile() {
		return ""
	}
	return "The portal answers the file itself, which a call cannot read: [b24.Client.Download] opens it by its address, which answers have or is /rest/" +
		m.Spec.Name + " with the parameters in its query."
}

// requiredText says what a call has to give: parameters, fields inside of them, and one at
// least of each group.
func requiredText(m *model.Method) string {
	var out []string
	if required := requiredKeys(m); len(required) > 0 {
		out = append(out, "Required: "+strings.Join(required, ", ")+".")
	}
	for _, n := range m.Needs {
		out = append(out, fmt.Sprintf("Required in %s: %s.", n.In, strings.Join(n.Keys, ", ")))
	}
	for _, group := range m.Spec.AnyOf {
		out = append(out, "One at least of "+strings.Join(group, ", ")+" is required.")
	}
	return strings.Join(out, " ")
}

// pagingText says how the method pages through rows.
func pagingText(m *model.Method) string {
	if m.Rows == nil || m.Spec.List == nil {
		return ""
	}
	list := m.Spec.List
	how := map[spec.Paging]string{
		spec.ByStart:  "It pages: Next of the response is the " + list.Start + " of the next page.",
		spec.ByPage:   "It pages by the number of the page, in " + list.Start + ".",
		spec.ByOffset: "It pages by the number of rows to leave out, in " + list.Start + ".",
		spec.ByCursor: "It pages by a cursor, in " + list.Start + ".",
		spec.ByLastID: "It pages by the id of the last row, in " + list.Start + ".",
	}[list.By]
	if list.Limit != "" {
		how = strings.TrimSuffix(how, ".") + "; " + list.Limit + " is the size of a page."
	}
	return how + " [" + m.Service.Type + "." + m.Iterator + "] reads all pages."
}

// referenceText says how later commands of a batch refer to the id that the method answers.
func referenceText(m *model.Method) string {
	if !m.HasID {
		return ""
	}
	steps := make([]string, len(m.IDPath))
	for i, step := range m.IDPath {
		if _, err := strconv.Atoi(step); err != nil {
			step = strconv.Quote(step)
		}
		steps[i] = step
	}
	return "In a batch, Ref(" + strings.Join(steps, ", ") + ") is the id."
}

// codeText lists the codes that the method's page documents, and says where it
// documents errors that have none.
func codeText(list []model.MethodCode) string {
	var codes []string
	var without string
	for _, c := range list {
		text, status := c.Text, ""
		if c.Code != nil {
			text = "[" + c.Code.Name + "]"
		}
		if c.Status != 0 {
			status = fmt.Sprintf(" (HTTP %d)", c.Status)
		}
		switch empty := strings.TrimSpace(text) == ""; {
		case empty && !c.InExample:
			without = "Some errors have no code" + status + "."
		case c.InExample && !empty:
			codes = append(codes, text+" (in an example)")
		case !empty:
			codes = append(codes, text+status)
		}
	}
	if len(codes) == 0 {
		return without
	}
	return "Codes: " + strings.Join(codes, ", ") + ". " + without
}
