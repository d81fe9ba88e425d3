package templates

import (
	"fmt"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/spec"
)

func TestFacts(t *testing.T) {
	for want, c := range map[string]struct {
		field spec.Field
		typ   goType
	}{
		"string.":                         {spec.Field{Type: "string"}, text},
		"null in the example.":            {spec.Field{Type: "null"}, anything},
		"type not documented.":            {spec.Field{}, anything},
		"char, required; default N.":      {spec.Field{Type: "char", Required: spec.Mandatory, Default: new("N"), Enum: []string{"Y", "N"}}, pointer{yesNo}},
		"boolean.":                        {spec.Field{Type: "boolean", Wire: spec.WireDigit}, flag},
		"boolean; sent as true or false.": {spec.Field{Type: "boolean", Wire: spec.WireBool}, boolean},
		`string; one of "", X.`:           {spec.Field{Type: "string", Enum: []string{"", "X"}}, text},
		"integer; documented as id.":      {spec.Field{Name: "id", Key: "ID", Type: "integer"}, integer},
	} {
		if got := facts(shape{Field: c.field}, c.typ); got != want {
			t.Errorf("facts of %+v: %q, want %q", c.field, got, want)
		}
	}
}

// TestCodeComment names methods one by one, and the services of many.
func TestCodeComment(t *testing.T) {
	c := &code{name: "ErrX"}
	for i := range mostLinks + 1 {
		c.use(&method{service: &service{typeName: fmt.Sprintf("S%d", i%2)}, goName: fmt.Sprintf("M%d", i)})
	}
	if got, want := strings.Join(c.comment().lines(), " "), "ErrX is documented by 9 methods, of [S0], [S1]."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	c.users = c.users[:2]
	if got, want := strings.Join(c.comment().lines(), " "), "ErrX is documented by [S0.M0], [S1.M1]."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestMethodLink links methods, services, and neither.
func TestMethodLink(t *testing.T) {
	p, err := newPlan(spec.Spec{Methods: []spec.Method{
		{API: spec.V2, Name: "crm.item.add"}, {API: spec.V2, Name: "tasks.task.get"}, {API: spec.V3, Name: "tasks.task.get"},
	}}, Config{Module: "example.com/sdk"})
	if err != nil {
		t.Fatal(err)
	}
	crm, v3 := p.packageFor(spec.V2, "crm"), p.packageFor(spec.V3, "tasks")
	for _, c := range []struct {
		from       *pkg
		name, want string
	}{
		{crm, "crm.item.add", "[Item.Add] (crm.item.add)"},
		{crm, "crm.item", "[Item] (crm.item)"},
		{crm, "tasks.task.get", "[example.com/sdk/tasks.Task.Get] (tasks.task.get)"},
		{crm, "tasks.Task", "[example.com/sdk/tasks.Task] (tasks.Task)"},
		{v3, "tasks.task", "[Task] (tasks.task)"},
		{crm, "crm.none", "crm.none"},
	} {
		if got := c.from.methodLink(c.name); got != c.want {
			t.Errorf("%s from %s: %q, want %q", c.name, c.from.dir, got, c.want)
		}
	}
}
