package parser_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser"
)

// TestSetsOfOtherPages: a text whose row leads to a table of values on another page has these, also where
// that page comes from a cache. A number has none, nor a field that leads to a table that explains types,
// or whose own page lists its values.
func TestSetsOfOtherPages(t *testing.T) {
	const kinds = `<a href="shop/shop-hall-add.html#Kinds">the kinds</a>`
	for _, tt := range []struct{ typ, words, want string }{
		{"string", "Which. See " + kinds, "small large"},
		{"integer", "Which. See " + kinds, ""},
		{"string", `Which. See <a href="shop/shop-hall-add.html#types">the types</a>`, ""},
		{"string", `Which. See <a href="shop/shop-hall-add.html#nowhere">the kinds</a>`, ""},
		{"string", "Which. Possible values: <code>open</code>, <code>shut</code>. See " + kinds, "open shut"},
	} {
		add := parse("shop/shop-hall-add.html", pageOf("Add a hall shop.hall.add", paramsHeading+rowsOf("kind string")+
			heading("Kinds")+table("Code|Description", []string{"<code>small</code>", "A"}, []string{"<code>large</code>", "B"})+
			heading("types")+table("Type|Description", []string{"<code>string</code>", "A"}, []string{"<code>integer</code>", "B"})))
		data, err := json.Marshal(add)
		if err != nil {
			t.Fatal(err)
		}
		var cached parser.Page
		if err := json.Unmarshal(data, &cached); err != nil {
			t.Fatal(err)
		}
		wing := parse("shop/shop-wing-add.html", pageOf("Add a wing shop.wing.add", paramsHeading+table("Name/type|Description", param("<strong>size</strong>", tt.typ, tt.words))))
		for _, first := range []parser.Page{add, cached} {
			s, _ := parser.Assemble([]parser.Page{first, wing})
			if got := strings.Join(s.Methods[1].Params[0].Enum, " "); got != tt.want {
				t.Errorf("%s of %s has %q, want %q", tt.words, tt.typ, got, tt.want)
			}
		}
	}
}
