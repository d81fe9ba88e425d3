package gotypes_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24check/tally"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/gotypes"
	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// sdk is an SDK whose types have each form that a model knows, one in itself.
func sdk(t *testing.T) *model.SDK {
	t.Helper()
	node := []spec.Field{
		{Name: "id", Type: "integer"},
		{Name: "kind", Type: "string", Enum: []string{"leaf", "branch"}},
		{Name: "made", Type: "datetime"},
		{Name: "labels", Type: "lang_map"},
		{Name: "tags", Type: "string[]"},
		{Name: "open", Type: "any"},
		{Name: "nodes", Type: "shop_node[]", Ref: "shop_node"},
		{Name: "parent", Type: "shop_node", Ref: "shop_node"},
		{Name: "left", Type: "shop_node", Ref: "shop_node"},
		{Name: "right", Type: "shop_node", Ref: "shop_node"},
	}
	sdk, err := model.Build(spec.Spec{
		Methods: []spec.Method{{
			API: spec.V2, Name: "shop.node.get", Page: "p.html",
			Params: []spec.Field{{Name: "id", Type: "integer", Required: spec.Required("true")}},
			Result: &spec.Result{Type: "shop_node", Ref: "shop_node", Source: spec.FromTable},
		}},
		Types: []spec.Type{{Name: "shop_node", Page: "types.html", Fields: node}},
	}, model.Config{})
	if err != nil {
		t.Fatal(err)
	}
	return sdk
}

// TestMethods: the types read what the generated ones would, and have their names.
func TestMethods(t *testing.T) {
	methods := gotypes.Methods(sdk(t))
	if len(methods) != 1 || methods[0].Name != "v2/shop.node.get" {
		t.Fatalf("methods are %+v", methods)
	}
	deep := strings.Repeat(`{"id":1,"nodes":[`, 4) + `{"kind":"leaf","made":"2026-02-01T10:00:00+02:00"}` + strings.Repeat(`]}`, 4)
	var counted tally.Tally
	counted.Answer(methods[0], []byte(`{"result":`+deep+`}`))
	counted.Answer(methods[0], []byte(`{"result":{"id":"7","labels":{"en":"a"},"tags":["x"],"open":{"a":1},"other":2}}`))
	counted.Answer(methods[0], []byte(`{"result":"none"}`))
	want := tally.Figures{Answers: 3, Answered: tally.Values{All: 12, Concrete: 9, Any: 1, Extra: 1, Shape: 1}, Odd: 1}
	if diff := cmp.Diff(want, counted.Figures); diff != "" {
		t.Errorf("figures (-want +got):\n%s\n%s", diff, strings.Join(counted.Misses(), "\n"))
	}
	if misses := strings.Join(counted.Misses(), "\n"); !strings.Contains(misses, "a text for shop.Node (1)") {
		t.Errorf("misses do not name the type:\n%s", misses)
	}
}

// TestParams: parameters are written as the generated ones are.
func TestParams(t *testing.T) {
	params := reflect.New(gotypes.Methods(sdk(t))[0].Params).Interface()
	if _, err := b24.Unmarshal([]byte(`{"ID":"7","x":1}`), params); err != nil {
		t.Fatal(err)
	}
	got, err := b24.Marshal(params)
	if err != nil || string(got) != `{"id":7,"x":1}` {
		t.Errorf("written as %s, %v", got, err)
	}
}
