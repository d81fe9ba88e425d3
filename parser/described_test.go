package parser_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestDescribedFields: a method that describes an object names its fields in the examples, with
// types or with titles alone. What the table has, and what a portal names itself, is none of them.
func TestDescribedFields(t *testing.T) {
	const answer = `<h2 id="response-handling">Response Handling</h2><pre><code class="hljs json">{"result": %s}</code></pre>`
	row := func(name string) string { return table("Name/type|Description", param(name, "string", "A text")) }
	for name, c := range map[string]struct {
		method, result string
		rows           string
		want           []spec.Field
	}{
		"types": {
			"fields", `{"ID": {"type": "integer", "title": "ID"}, "CONTACT_IDS": {"type": "crm_contact", "isMultiple": true}, "TITLE": {"type": "string"}, "UF_CRM_1": {"type": "string"}}`,
			row("TITLE"), []spec.Field{{Name: "ID", Type: "integer"}, {Name: "CONTACT_IDS", Type: "crm_contact[]"}},
		},
		"below the name of the object": {
			"getFields", `{"thing": {"id": {"type": "integer"}, "sort": {"type": "integer", "isMultiple": false}}}`,
			"", []spec.Field{{Name: "id", Type: "integer"}, {Name: "sort", Type: "integer"}},
		},
		"titles": {
			"fields", `{"ID": "Number", "NAME": "Name", "CITY": "City", "ZIP": "Code", "2": "Two", "UF_PHONE": "Phone"}`,
			"", []spec.Field{{Name: "ID"}, {Name: "NAME"}, {Name: "CITY"}, {Name: "ZIP"}, {Name: "UF_PHONE"}},
		},
		"an object itself": {"fields", `{"ID": "1", "NAME": "A"}`, "", nil},
		"a list of fields": {
			"field.list", `{"items": [{"name": "id", "type": "int"}, {"name": "tags", "type": "string", "multiple": true}, {"name": "done", "type": "bool"}]}`,
			"", []spec.Field{{Name: "id", Type: "int"}, {Name: "tags", Type: "string[]"}, {Name: "done", Type: "bool"}},
		},
		"one field":           {"field.get", `{"item": {"name": "tags", "type": "string", "multiple": true}}`, "", []spec.Field{{Name: "tags", Type: "string[]"}}},
		"a row":               {"field.get", `{"L": {"FIELD_ID": "NAME", "TYPE": "L"}}`, "", nil},
		"a list of rows":      {"field.list", `{"items": [{"name": "Weight", "type": "crm_field"}, {"name": "Size"}]}`, "", nil},
		"rows":                {"fields", `{"items": [{"ID": {"type": "integer"}}], "total": 1}`, "", nil},
		"of another method":   {"get", `{"ID": {"type": "integer"}}`, "", nil},
		"of customs' methods": {"userfields", `{"ID": {"type": "integer"}}`, "", nil},
	} {
		page := strings.ReplaceAll(string(methodPage(strings.Replace(answer, "%s", c.result, 1), `<h3 id="returned-data">Returned Data</h3>`, c.rows)), "lists.thing.do", "lists.thing."+c.method)
		got := parse("api-reference/lists/lists-thing-do.html", []byte(page))
		if len(got.Methods) != 1 || got.Methods[0].Result == nil {
			t.Errorf("%s: read as %+v", name, got)
			continue
		}
		if diff := cmp.Diff(c.want, got.Methods[0].Result.Described); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
