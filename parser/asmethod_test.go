package parser_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser"
)

// TestAsAnotherMethod: what a row says is as in another method has the fields that the page of that
// describes: those of the parameter of its name, or of the one that it names, or of what is answered.
func TestAsAnotherMethod(t *testing.T) {
	const add = `<a href="shop/shop-hall-add.html">shop.hall.add</a>`
	const settings = "(width:integer height:integer)"
	addPage := pageOf("Add a hall shop.hall.add", paramsHeading+rowsOf("fields object")+heading("fields")+rowsOf("name string", "settings object")+
		heading("settings")+rowsOf("width integer", "height integer")+answers(`{"result": {"item": {"id": 1, "at": "a"}}}`))
	getPage := pageOf("Get a plan shop.plan.get", paramsHeading+rowsOf("id integer")+answers(`{"result": {"floor": 1, "door": "a"}}`)+dataHeading+
		`<h3 id="result">Plan</h3>`+rowsOf("floor integer", "door string"))
	fieldsPage := pageOf("Fields of a hall shop.hall.fields", answers(`{"result": {"id": {"title": "a"}, "name": {"title": "b"}, "at": {"title": "c"}}}`)+dataHeading+
		heading("result")+rowsOf("id integer", "name string", "at date"))
	const described = `A complete description of the fields can be obtained by calling the method <a href="shop/shop-hall-fields.html">shop.hall.fields</a>`
	for _, tt := range []struct{ name, typ, words, want string }{
		{"fields", "", described, "fields/object(name:string at:date)"},
		{"fields", "object", described, "fields:object(name:string at:date)"},
		{"fields", "object", strings.Replace(described, "shop.hall.fields<", "shop.wing.fields<", 1), "fields:object"},
		{"fields", "object", strings.Replace(described, "A complete description", "Some", 1), "fields:object"},
		{"settings", "object", "The format is similar to that in " + add, "settings:object" + settings},
		{"data", "array", "Each has a set of fields, as described in the " + add + " method", "data:array/object(name:string settings:object" + settings + ")"},
		{"look", "object", "See the description of the <code>settings</code> parameter of the method " + add, "look:object" + settings},
		{"plan", "object", `See the structure of the plan in the method <a href="shop/shop-plan-get.html">shop.plan.get</a>`, "plan:object(floor:integer door:string)"},
		{"settings", "object", "The settings. You get them from " + add, "settings:object(~wrong:integer ~place:integer)"},
		{"settings", "string", "The format is similar to that in " + add, "settings:string/object(~wrong:integer ~place:integer)"},
		{"other", "object", "The format is similar to that in " + add, "other:object(~wrong:integer ~place:integer)"},
	} {
		s, _ := parser.Assemble([]parser.Page{
			parse("shop/shop-hall-add.html", addPage), parse("shop/shop-plan-get.html", getPage), parse("shop/shop-hall-fields.html", fieldsPage),
			parse("shop/shop-wing-add.html", pageOf("Add a wing shop.wing.add", paramsHeading+table("Name/type|Description", param("<strong>"+tt.name+"</strong>", tt.typ, tt.words))+
				strings.Replace(request(`{"`+tt.name+`": {"wrong": 1, "place": 2}}`), "lists.thing.do", "shop.wing.add", 1))),
		})
		if got := sketch(s.Methods[3].Params, nil); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.words, got, tt.want)
		}
	}
}

// TestAnswerAsAnotherMethod: what answers as another method does has its answer, wherever that is known.
func TestAnswerAsAnotherMethod(t *testing.T) {
	const get = `<a href="shop/shop-hall-get.html">shop.hall.get</a>`
	getPage := pageOf("Get a hall shop.hall.get", paramsHeading+rowsOf("id integer")+answers(`{"result": {"id": 1, "at": "a"}}`))
	for _, tt := range []struct {
		words, want string
		found       bool
	}{
		{"Returns data in the response similar to the response from the " + get + " request.", "id:integer at:string", true},
		{"The method will return a result similar to the call of the method " + get + " on the new hall.", "id:integer at:string", true},
		{"Returns a response similar to the " + get + " method.", "id:integer at:string", true},
		{"Returns a response similar to the " + strings.Replace(get, "hall-get", "hall-list", 1) + " method.", "", false},
		{"Returns nothing. The response has no data, see " + get, "", false},
	} {
		s, findings := parser.Assemble([]parser.Page{
			parse("shop/shop-hall-get.html", getPage),
			parse("shop/shop-hall-add.html", pageOf("Add a hall shop.hall.add", paramsHeading+rowsOf("name string")+responseHeading+"<p>"+tt.words+"</p>")),
		})
		got := ""
		if r := s.Methods[0].Result; r != nil {
			got = sketch(r.Fields, r.Shown)
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.words, got, tt.want)
		}
		if missed := kinds(findings)[parser.NoResult] > 0; missed == tt.found {
			t.Errorf("%s: a finding: %t", tt.words, missed)
		}
	}
}
