package parser_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser"
)

// TestOpenKeys: an object of which somebody else chooses the keys is a map in both directions, unless
// the page has its keys.
func TestOpenKeys(t *testing.T) {
	for _, tt := range []struct{ name, words, want string }{
		{"data", "Additional hall data", "data:object/map<any>"},
		{"data", "Additional data about the hall", "data:object(~place:string)"},
		{"options", "How it looks. Specific values depend on the hall", "options:object/map<any>"},
		{"options", "How it looks. The list of keys is not fixed and depends on the hall", "options:object/map<any>"},
		{"options", "How it looks. The value of width depends on the hall", "options:object(~place:string)"},
		{"more", "Parameters of the address. Each key-value pair is added to it", "more:object/map<any>"},
		{"settings", "Settings according to the settings structure passed in <code>CONFIG</code>", "settings:object/map<any>"},
		{"more", "What is shown. You can specify any array, it is not used", "more:object/map<any>"},
		{"values", "Field values of the hall", "values:object/map<any>"},
		{"fields", "Field values of the hall", "fields:object(~place:string)"},
	} {
		m, _ := readMethod(t, paramsHeading, table("Name/type|Description", param("<strong>"+tt.name+"</strong>", "object", tt.words)),
			request(`{"`+tt.name+`": {"place": "a"}}`), answers(`{"result": {"`+tt.name+`": {"place": "a"}}}`), dataHeading,
			rowsOf("result object")+table("Name/type|Description", param("<strong>"+tt.name+"</strong>", "object", tt.words)))
		if tt.name == "fields" {
			m.Params[0].Shown = m.Result.Fields[0].Shown // of which requests never show any
		}
		if sent, read := sketch(m.Params, nil), sketch(m.Result.Fields, nil); sent != tt.want || read != tt.want {
			t.Errorf("%s: %s is sent and %s read, want %s", tt.words, sent, read, tt.want)
		}
	}
	m, _ := readMethod(t, paramsHeading, table("Name/type|Description", param("<strong>data</strong>", "object", `Additional hall data (<a href="#data">below</a>)`))+
		`<h3 id="data">Data</h3>`+rowsOf("taxId string"))
	if got, want := sketch(m.Params, nil), "data:object(taxId:string)"; got != want {
		t.Errorf("with keys on the page: %s, want %s", got, want)
	}
}

// TestOpenAnswers: what a method takes with any keys has them in the answers of its service too, where
// only examples show it.
func TestOpenAnswers(t *testing.T) {
	bind := parse("shop/shop-hall-bind.html", pageOf("Bind a hall shop.hall.bind", paramsHeading+
		table("Name/type|Description", param("<strong>OPTIONS</strong>", "object", "How it looks. Specific values depend on the hall"))))
	for name, want := range map[string]string{"shop.hall.get": "~options:map<any>", "shop.wing.get": "~options:object(width:string)"} {
		s, _ := parser.Assemble([]parser.Page{bind, parse("shop/"+strings.ReplaceAll(name, ".", "-")+".html", pageOf("Get it "+name, answers(`{"result": {"options": {"width": "a"}}}`)+dataHeading+rowsOf("result object")))})
		if got := sketch(nil, s.Methods[1].Result.Shown); got != want {
			t.Errorf("%s answers %s, want %s", name, got, want)
		}
	}
}

// TestRowOfAnyKey: the values of a map are what the row for any of its keys says, in both directions.
func TestRowOfAnyKey(t *testing.T) {
	for _, tt := range []struct{ words, json, want string }{
		{"Identifier of the page. The key is the area", `{"1": 735, "2": 731}`, "data:object/map<id>(&lt;AREA&gt;:integer/id)"},
		{"Identifier of the page. The key is the area", `{"1": "735", "2": "731"}`, "data:object/map<id>(&lt;AREA&gt;:integer/id)"},
		{"How many pages", `{"1": 735, "2": 731}`, "data:object/map<integer>(&lt;AREA&gt;:integer)"},
	} {
		data := table("Name/type|Description", param("<strong>data</strong>", "object", `Areas (<a href="#data">below</a>)`))
		row := table("Name/type|Description", param("<strong>&lt;AREA&gt;</strong>", "integer", tt.words))
		m, _ := readMethod(t, paramsHeading, data+`<h3 id="data">Data</h3>`+row, request(`{"data": `+tt.json+`}`),
			answers(`{"result": {"data": `+tt.json+`}}`), dataHeading, rowsOf("result object")+data+`<h3 id="data">Data</h3>`+row)
		want := strings.NewReplacer("&lt;", "<", "&gt;", ">").Replace(tt.want)
		if sent, read := sketch(m.Params, nil), sketch(m.Result.Fields, nil); sent != want || read != want {
			t.Errorf("%s, %s: %s is sent and %s read, want %s", tt.words, tt.json, sent, read, want)
		}
	}
}

// TestAllValuesAreTexts: an object of which words say that all values are texts is a map of these, of whose keys they list
// some; other lists of keys are all of them.
func TestAllValuesAreTexts(t *testing.T) {
	const keys = ":<ul><li><code>HALL</code> - Hall;</li><li><code>SEAT</code> - Seat.</li></ul>"
	for words, want := range map[string]string{
		"The following keys may be specified (all values are of type string)" + keys: "props:array/map<string>",
		"The following keys may be specified" + keys:                                 "props:array(HALL SEAT)",
	} {
		m, _ := readMethod(t, paramsHeading, table("Name/type|Description", param("<strong>props</strong>", "array", words)))
		if got := sketch(m.Params, nil); got != want {
			t.Errorf("%s: %s, want %s", words, got, want)
		}
	}
}

// TestPhrases: phrases of an application are texts by codes of its own for each language, whatever type the page gives,
// in both directions. Texts of which the words say no such thing have the fields that examples show.
func TestPhrases(t *testing.T) {
	for words, want := range map[string][2]string{
		"Array of language phrases of the hall": {"lang:string/map<map<string>>", "~lang:map<map<string>>"},
		"Texts of the hall":                     {"lang:string/map<object>(~H_TITLE:string)", "~lang:map<object>(H_TITLE:string)"},
	} {
		const body = `{"lang": {"en": {"H_TITLE": "a"}, "de": {"H_TITLE": "b"}}}`
		add := parse("shop/shop-hall-add.html", pageOf("Add a hall shop.hall.add", paramsHeading+
			table("Name/type|Description", param("<strong>lang</strong>", "string", words))+strings.ReplaceAll(request(body), "lists.thing.do", "shop.hall.add")))
		get := parse("shop/shop-hall-get.html", pageOf("Get it shop.hall.get", answers(`{"result": `+body+`}`)+dataHeading+rowsOf("result object")))
		s, _ := parser.Assemble([]parser.Page{add, get})
		if sent, read := sketch(s.Methods[0].Params, nil), sketch(nil, s.Methods[1].Result.Shown); sent != want[0] || read != want[1] {
			t.Errorf("%s: %s is sent and %s read, want %s", words, sent, read, want)
		}
	}
}
