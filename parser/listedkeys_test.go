package parser_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser"
)

// TestKeysListedInArticle: an object whose only row stands for any key, and leads to the article that lists the keys,
// is what the article describes, with what only the example shows. Without such words, or without the article, it is
// the map that its row describes.
func TestKeysListedInArticle(t *testing.T) {
	const article = `<a href="shop/extra-fields.html">Extra fields of the hall</a>`
	for _, tt := range []struct {
		words      string
		hasArticle bool
		want       string
	}{
		{"Pair of code and value. Available field codes are listed in the section " + article, true, "shop_extra_fields has LIGHT MOOD WALL ~DOOR"},
		{"Pair of code and value. Available codes are described in the list of " + article, true, "shop_extra_fields has LIGHT MOOD WALL ~DOOR"},
		{"Pair of code and value, not as in " + article, true, "<FIELD_CODE>"},
		{"Pair of code and value. Available field codes are listed in the section " + article, false, "<FIELD_CODE>"},
	} {
		get := pageOf("Get extras shop.hall.extras", paramsHeading+rowsOf("id integer")+answers(`{"result": {"MOOD": "a", "DOOR": "b"}}`)+dataHeading+
			table("Name/type|Description", param("<strong>result</strong>", "object|array", `Extra fields (<a href="#result">below</a>)`))+
			heading("result")+table("Name/type|Description", param("<strong>&lt;FIELD_CODE&gt;</strong>", "string|integer", tt.words)))
		pages := []parser.Page{parse("shop/shop-hall-extras.html", get)}
		if tt.hasArticle {
			pages = append(pages, parse("shop/extra-fields.html", pageOf("Extra fields of the hall", heading("Light")+rowsOf("LIGHT string", "MOOD string")+heading("Wall")+rowsOf("WALL string"))))
		}
		s, _ := parser.Assemble(pages)
		r := s.Methods[0].Result
		got := sketch(r.Fields, r.Shown)
		if i := strings.IndexByte(got, ':'); i > 0 {
			got = got[:i]
		}
		if r.Ref != "" {
			names := []string{}
			for _, f := range s.Types[0].Fields {
				name := f.Name
				if f.Sent != "" {
					name = "~" + name
				}
				names = append(names, name)
			}
			got = s.Types[0].Name + " has " + strings.Join(names, " ")
			if r.Ref != s.Types[0].Name || len(r.Fields)+len(r.Shown) > 0 {
				t.Errorf("%s: refers to %s with %s", tt.words, r.Ref, sketch(r.Fields, r.Shown))
			}
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.words, got, tt.want)
		}
	}
}
