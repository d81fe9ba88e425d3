package parser_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/spec"
)

// TestFormatInAnArticle: what pages say to have its format in one article without a table is one type, with the parts
// that each page and its examples have. What is like none of the others stays, as does what says no such thing.
func TestFormatInAnArticle(t *testing.T) {
	const in = `. The general format of the plan is described in the article <a href="api-reference/shop/plan.html">Plan</a>`
	page := func(name string, blocks ...string) parser.Page {
		return parse("api-reference/shop/shop-"+strings.ReplaceAll(strings.TrimPrefix(name, "shop."), ".", "-")+".html", pageOf("Do it "+name, strings.Join(blocks, "")))
	}
	row := func(name, words string) string {
		return table("Name/type|Description", param("<strong>"+name+"</strong>", "object", words))
	}
	read := func(words, body string) []string {
		return []string{answers(`{"result": ` + body + `}`), dataHeading, row("result", words)}
	}
	for _, tt := range []struct{ words, other, want string }{
		{in, `{"hall": {"name": "a", "seats": [1]}, "rows": {"kind": "b"}, "size": 3}`, "hall rows size"},
		{in, `{"width": 1, "height": 2}`, ""},
		{"", `{"hall": {"name": "a"}, "rows": {"kind": "b"}}`, ""},
	} {
		s, _ := parser.Assemble([]parser.Page{
			parse("api-reference/shop/plan.html", pageOf("Plan", `<p>Words alone.</p>`)),
			page("shop.hall.get", read("The plan"+in, `{"hall": {"name": "a", "kind": ["b"]}, "rows": {"kind": "b"}}`)...),
			page("shop.wing.get", read("Its plan"+tt.words, tt.other)...),
		})
		var got []string
		for _, typ := range s.Types {
			if typ.Name == "shop_plan" {
				got = names(typ.Fields)
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s with %s: the plan has %q, want %q", tt.words, tt.other, got, tt.want)
		}
		for _, m := range s.Methods {
			if refers := m.Result.Ref == "shop_plan"; refers != (tt.want != "") {
				t.Errorf("%s refers to %q", m.Name, m.Result.Ref)
			}
		}
		if tt.want != "" {
			checkPlan(t, s.Types[0])
		}
	}
}

func checkPlan(t *testing.T, plan spec.Type) {
	t.Helper()
	if got, want := sketch(plan.Fields[:1], nil), "hall:object(name:string kind:string[] seats:integer[])"; got != want {
		t.Errorf("the plan has %s, want %s", got, want)
	}
}
