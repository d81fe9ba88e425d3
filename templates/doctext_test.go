package templates

import (
	"fmt"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

func TestFacts(t *testing.T) {
	for want, c := range map[string]struct {
		field spec.Field
		typ   model.Type
	}{
		"string.":                               {spec.Field{Type: "string"}, model.String},
		"null in the example.":                  {spec.Field{Type: "null"}, model.Any},
		"false in the example.":                 {spec.Field{Type: "false"}, model.Any},
		"type not documented.":                  {spec.Field{}, model.Any},
		"char, required; default N.":            {spec.Field{Type: "char", Required: spec.Mandatory, Default: new("N"), Enum: []string{"Y", "N"}}, model.Pointer{To: model.YN}},
		"boolean.":                              {spec.Field{Type: "boolean", Wire: spec.WireDigit}, model.Flag},
		"boolean; default true.":                {spec.Field{Type: "boolean", Wire: spec.WireBool, Default: new("true"), Enum: []string{"true", "false"}}, model.Bool},
		"datetime.":                             {spec.Field{Type: "datetime", Wire: spec.WireISO}, model.Time},
		"datetime; 2006-01-02 in the examples.": {spec.Field{Type: "datetime", Wire: spec.WireDay}, model.Pointer{To: model.Time}},
		`string; one of "", X.`:                 {spec.Field{Type: "string", Enum: []string{"", "X"}}, model.String},
		"object; by ID.":                        {spec.Field{Type: "object"}, model.Order},
		"integer; documented as id.":            {spec.Field{Name: "id", Key: "ID", Type: "integer"}, model.Int},
	} {
		if got := fieldText(&model.Struct{Sent: true}, model.Field{Facts: model.Facts{Field: c.field, ChildNames: []string{"ID"}}, Type: c.typ}); got != want {
			t.Errorf("facts of %+v: %q, want %q", c.field, got, want)
		}
	}
}

// TestDeprecatedField: the comment of a field that is no longer to be used says so as editors know it.
func TestDeprecatedField(t *testing.T) {
	for want, d := range map[string]*spec.Deprecation{
		"":                      nil,
		"Deprecated: use DEST.": {Replacements: []string{"DEST"}},
		"Deprecated: the documentation calls it so.": {},
	} {
		var c comment
		if deprecated(&c, d); strings.Join(c.lines(), " ") != want {
			t.Errorf("%+v: %q, want %q", d, c.lines(), want)
		}
	}
}

// TestTypesOfNothing: a value by which an example shows that there is none is no type where another place
// states one.
func TestTypesOfNothing(t *testing.T) {
	for _, none := range []string{"null", "false"} {
		files := model.Field{Type: model.List{Of: model.ID}, Facts: model.Facts{Field: spec.Field{Type: none}}, Why: model.Evidence{By: model.ByObject, Says: "array"}}
		if got := fieldText(&model.Struct{}, files); got != "array." {
			t.Errorf("%s beside an array is %q", none, got)
		}
	}
}

// TestCodeComment names methods one by one, and the services of many.
func TestCodeComment(t *testing.T) {
	c := &model.Code{Name: "ErrX"}
	for i := range mostLinks + 1 {
		c.Users = append(c.Users, &model.Method{Service: &model.Service{Type: fmt.Sprintf("S%d", i%2)}, Name: fmt.Sprintf("M%d", i)})
	}
	if got, want := strings.Join(codeDoc(c).lines(), " "), "ErrX is documented by 9 methods, of [S0], [S1]."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	c.Users = c.Users[:2]
	if got, want := strings.Join(codeDoc(c).lines(), " "), "ErrX is documented by [S0.M0], [S1.M1]."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestReplacements links methods and services of the same package and of others, and
// names what the SDK does not have.
func TestReplacements(t *testing.T) {
	old := func(api spec.API, name string, by ...string) spec.Method {
		return spec.Method{API: api, Name: name, Deprecated: &spec.Deprecation{Replacements: by}}
	}
	sdk, err := model.Build(spec.Spec{Methods: []spec.Method{
		{API: spec.V2, Name: "crm.item.add"}, {API: spec.V2, Name: "tasks.task.get"}, {API: spec.V3, Name: "tasks.task.get"},
		old(spec.V2, "crm.item.old", "crm.item.add", "crm.item", "tasks.task.get", "tasks.Task", "crm.none"), old(spec.V3, "tasks.task.old", "tasks.task"),
	}}, model.Config{Module: "example.com/sdk"})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"crm.item.old": "[ItemService.Add] (crm.item.add), [ItemService] (crm.item), [example.com/sdk/tasks.TaskService.Get] (tasks.task.get), " +
			"[example.com/sdk/tasks.TaskService] (tasks.Task), crm.none",
		"tasks.task.old": "[TaskService] (tasks.task)",
	}
	got := map[string]string{}
	for _, p := range sdk.Packages {
		for _, m := range p.Methods() {
			doc := strings.Join((emitter{pkg: p}).structDoc(m.Params).lines(), " ")
			if strings.Contains(doc, "Deprecated: use ") != (m.Spec.Deprecated != nil) {
				t.Errorf("parameters of %s: %s", m.Spec.Name, doc)
			}
			var links []string
			for _, r := range m.Replacements {
				links = append(links, emitter{pkg: p}.replacement(r))
			}
			if len(links) > 0 {
				got[m.Spec.Name] = strings.Join(links, ", ")
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
}

// TestFileText: a method that downloads, and of which no result is documented, answers a file.
func TestFileText(t *testing.T) {
	result := &spec.Result{Type: "string"}
	for _, c := range []struct {
		method spec.Method
		want   bool
	}{
		{spec.Method{Name: "shop.item.download"}, true},
		{spec.Method{Name: "shop.item.download", Result: result}, false},
		{spec.Method{Name: "shop.item.get"}, false},
	} {
		text := fileText(&model.Method{Spec: c.method})
		if got := strings.Contains(text, "[b24.Client.Download]") && strings.Contains(text, "/rest/"+c.method.Name+" "); got != c.want || !c.want && text != "" {
			t.Errorf("%+v: %q", c.method, text)
		}
	}
}
