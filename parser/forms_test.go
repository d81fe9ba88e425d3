package parser_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestForms: forms in which pages state things, each on a page of its own, and what the
// spec has of them. Fields are written as name:type, with "~" before what examples alone
// show, "*" behind a pattern, "!" behind what is required, "?" behind a condition, "@" before the
// key, "/" before what is seen, "=" before a default, values in brackets, fields in parentheses.
func TestForms(t *testing.T) {
	tests := []struct {
		what   string
		blocks []string
		params string
		result string
	}{
		// Keys around an object.
		{what: "a key around the object that the table does not name", blocks: []string{
			answers(`{"result": {"visit": {"id": 1, "name": "a"}}}`), dataHeading, object("visit", "id integer", "name string"),
		}, result: "object(~visit:object(id:integer name:string))"},
		{what: "a key that the table spells otherwise", blocks: []string{
			answers(`{"result": {"visitsHall": [{"id": 1, "name": "a"}]}}`), dataHeading, rowsOf("result object", "visitHall visit[]") + heading("visit") + rowsOf("id integer", "name string"),
		}, result: "object(visitHall@visitsHall:visit[](id:integer name:string))"},
		{what: "one object, or a list of them", blocks: []string{
			answers(`{"result": {"ID": "1", "NAME": "a"}}`), dataHeading, rowsOf("result result") + heading("result") +
				table("Name/type|Description", []string{`<code>object</code><br /><a href="#visit"><code>visit</code></a>`, "One."}, []string{`<a href="#visit"><code>visit[]</code></a>`, "All."}) +
				heading("visit") + rowsOf("ID string", "NAME string"),
		}, result: "visit|visit[](ID:string NAME:string)"},

		// Maps, and other objects whose keys are data.
		{what: "a map by id inside of an object", blocks: []string{
			answers(`{"result": {"halls": {"17": {"name": "a"}, "18": {"name": "b"}}}}`), dataHeading, rowsOf("result object", "halls object"),
		}, result: "object(halls:object/map<object>(~name:string))"},
		{what: "texts by language", blocks: []string{
			answers(`{"result": {"label": {"en": "Colour", "de": "Farbe"}}}`), dataHeading, rowsOf("result object", "label object"),
		}, result: "object(label:object/lang_map)"},
		{what: "descriptions by the name of the field", blocks: []string{
			answers(`{"result": {"TITLE": {"type": "string", "isRequired": true}, "SORT": {"type": "integer", "isRequired": false}}}`), dataHeading,
			rowsOf("result object") + rowsOf("TITLE string", "SORT integer"),
		}, result: "object/map(TITLE:string SORT:integer ~type:string ~isRequired:boolean)"},
		{what: "a date that is empty", blocks: []string{
			answers(`{"result": [{"ID": "1", "SEEN_DATE": {}}, {"ID": "2", "SEEN_DATE": "2026-01-02T10:00:00+02:00"}]}`), dataHeading, rowsOf("result array"),
		}, result: "array(~ID:string ~SEEN_DATE:datetime)"},
		{what: "what is sent as a map", blocks: []string{
			paramsHeading + rowsOf("names object") + request(`{"names": {"de": {"NAME": "a", "FULL": "b"}, "en": {"NAME": "c", "FULL": "d"}}}`),
		}, params: "names:object/map<object>(~NAME:string ~FULL:string)"},

		{what: "a moment in a format of the portal's", blocks: []string{
			answers(`{"result": {"ID": "1", "BEGIN": null}}`), dataHeading, table("Name/type|Description",
				param("<strong>ID</strong>", "string", "One."), param("<strong>BEGIN</strong>", "any", "Start date in the format <code>DD.MM.YYYY hh:mm:ss</code>")),
		}, result: "object(ID:string BEGIN:any/datetime)"},

		// Allowed values.
		{what: "values without the usual words", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>SORT</strong>", "string", "Sorting direction:<ul><li><code>asc</code> — up</li><li><code>desc</code> — down</li></ul>"),
			param("<strong>OPEN</strong>", "char", "<code>Y</code> or <code>N</code>"),
			param("<strong>KIND</strong>", "integer", "Possible values:<ul><li><strong>1</strong> — add</li><li><strong>2</strong> — change</li></ul>"),
			param("<strong>LINK</strong>", "string", "By the template, where<ul><li><code>NAME</code> — its name</li><li><code>ID</code> — its id</li></ul>"),
		)}, params: "SORT:string[asc desc] OPEN:char[Y N] KIND:integer[1 2] LINK:string"},
		{what: "values of the items of a list", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>DAYS</strong>", "array", "Days off. Possible values:<ul><li><code>MO</code> — the first</li><li><code>SU</code> — the last</li></ul>"),
			param("<strong>RIGHTS</strong>", "string[]", "Possible values: <code>read</code>, <code>edit</code>"),
		)}, params: "DAYS:array[MO SU] RIGHTS:string[][read edit]"},
		{what: "keys listed as the values of an array", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>LABELS</strong>", "array", "Supported values:<ul><li><code>ADD</code> — above the form</li><li><code>EDIT</code> — below</li></ul>"),
		) + request(`{"LABELS": {"ADD": "a"}}`)}, params: "LABELS:array/object(EDIT ~ADD:string)"},
		{what: "values of an array whose objects have none of them as keys", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>RULES</strong>", "array", "Rules. Possible values: <code>allow</code>, <code>deny</code>"),
		) + request(`{"RULES": [{"kind": "allow", "id": 1}]}`)}, params: "RULES:array[allow deny](~kind:string ~id:integer)"},
		{what: "values of the result itself", blocks: []string{
			answers(`{"result": ["read"]}`), dataHeading, table("Name/type|Description",
				param("<strong>result</strong>", "array", "Rights. Possible values:<ul><li><code>read</code> — to see</li><li><code>edit</code> — to change</li></ul>")),
		}, result: "array/string[][read edit]"},
		{what: "values in a table that the row leads to", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>COLOR</strong>", "string", `The colours are described <a href="#colours">below</a>`), param("<strong>HEX</strong>", "string", "One."),
		) + heading("colours") + table("Code|HEX", []string{"<code>red</code>", "#f00"}, []string{"<code>blue</code>", "#00f"})}, params: "COLOR:string[red blue] HEX:string"},
		{what: "values that are only typical", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>KINDS</strong>", "array", "Typical values: <code>1</code>, <code>2</code>"),
		)}, params: "KINDS:array"},
		{what: "a second list that goes on", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>KIND</strong>", "string", "Possible values:</p><p>Lists</p><ul><li><code>a</code> — one</li></ul><p>Files</p><ul><li><code>b</code> — two</li></ul><p>"),
		)}, params: "KIND:string[a b]"},
		{what: "types and null are no values, quotes stay as they are written", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>ON</strong>", "string", "Possible values: <code>'true'</code>, <code>'false'</code>"),
			param("<strong>NAME</strong>", "string", "Possible values:<ul><li><code>string</code> — known</li><li><code>null</code> — not</li></ul>"),
			param("<strong>MARK</strong>", "string", "Possible values: <code>P</code>, <code>N</code>, <code>null</code>"),
		)}, params: "ON:string['true' 'false'] NAME:string MARK:string[P N]"},

		{what: "formats and beginnings are no values", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>COLOR</strong>", "string", "Possible values: <code>#RGB</code>, <code>#RRGGBB</code>"),
			param("<strong>LINK</strong>", "string", "Possible values: <code>http://</code>, <code>https://</code>"),
			param("<strong>ICON</strong>", "string", "Possible values: <code>folder</code>, <code>chart</code>, <code>URL</code>"),
			param("<strong>CURL</strong>", "string", "Possible values: <code>a/b</code>, <code>http</code>"),
			param("<strong>KEY</strong>", "string", `Possible values: <code>ORDER</code>, <code>USER</code>, <code>Y\N</code>`),
			param("<strong>CLASS</strong>", "string", `Possible values: <code>A\Hall</code>, <code>B\Hall</code>`),
			param("<strong>PATH</strong>", "string", "The path. Common variants: <code>/a.jpg</code> and <code>/b.jpg</code>"),
		)}, params: `COLOR:string LINK:string ICON:string[folder chart] CURL:string[a/b http] KEY:string[ORDER USER] CLASS:string[A\Hall B\Hall] PATH:string`},
		{what: "headings of values are none", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>PROVIDER</strong>", "string", `Listed <a href="#providers">below</a>`), param("<strong>SOURCE</strong>", "string", `Listed <a href="#sources">below</a>`)) +
			`<h3 id="providers">Possible Values for PROVIDER</h3>` + table("Name|Description", []string{"<strong>ORDER</strong>", "An order"}, []string{"<strong>USER</strong>", "A user"}) +
			`<h3 id="sources">Possible Values for SOURCE</h3>` + table("Name|Description",
			[]string{"<strong>ORDER</strong>", "<ul><li><code>ID</code> — one</li><li><code>SUM</code> — two</li></ul>"},
			[]string{"<strong>USER</strong>", "<ul><li><code>ID</code> — one</li><li><code>NAME</code> — two</li></ul>"}),
		}, params: "PROVIDER:string[ORDER USER] SOURCE:string"},

		// What stands above a table, and what a bar cuts.
		{what: "a map by the words above the table of its values", blocks: []string{paramsHeading + rowsOf("halls object") + heading("halls") +
			"<p>Halls. The key is the code of one. The values are the halls.</p>" + rowsOf("NAME string", "SORT integer"),
		}, params: "halls:object/map<object>(NAME:string SORT:integer)"},
		{what: "a row for any key beside some of them", blocks: []string{
			answers(`{"result": {"values": {"_by": "rest", "DATE": "a", "SUM": 1}}}`), dataHeading, rowsOf("result object", "values object") + heading("values") + rowsOf("_by string", "&lt;field_code&gt; string"),
		}, result: "object(values:object/map<any>(_by:string <field_code>:string))"},
		{what: "words above a table about who chooses its keys", blocks: []string{paramsHeading + rowsOf("values object", "sizes object") +
			heading("values") + "<p>The composition of the keys in <code>values</code> depends on the template.</p>" + rowsOf("DATE string") +
			heading("sizes") + "<p>The composition of the list depends on the template.</p>" + rowsOf("WIDTH string"),
		}, params: "values:object/map<any>(DATE:string) sizes:object(WIDTH:string)"},
		{what: "a key that must be one of something else", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>marks</strong>", "object", "How to read the values. The key of the <code>marks</code> object must match the code of the field.")) + heading("marks") + rowsOf("TYPE string"),
		}, params: "marks:object/map<object>(TYPE:string)"},
		{what: "an associative array as each entry of what an object holds", blocks: []string{
			answers(`{"result": {"logos": [{"logo": {"code": "a"}}]}}`), dataHeading, table("Name/type|Description",
				param("<strong>result</strong>", "object", "The field <code>logos</code> contains an array, each entry of which has an associative array of fields <code>logo</code>")) +
				rowsOf("logos array"),
		}, result: "object(logos:array(~logo:object(code:string)))"},
		{what: "a format with a list as the value", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>doors</strong>", "object", `In the format <code>{"&lt;hall_code&gt;": ["&lt;door_code_1&gt;", "..."]}</code>`),
			param("<strong>photo</strong>", "object", "In the format <code>{data: [value1, value2]}</code>")),
		}, params: "doors:object/map<string[]> photo:object"},
		{what: "a heading about each element", blocks: []string{paramsHeading + rowsOf("halls object", "walls object|array", "doors array", "shape object") +
			heading("Type of halls element") + rowsOf("NAME string") + heading("Walls Element") + rowsOf("NAME string") + heading("Doors Element") + rowsOf("NAME string") +
			heading("Type of the shape") + rowsOf("NAME string"),
		}, params: "halls:object/map<object>(NAME:string) walls:object|array/map<object>(NAME:string) doors:array(NAME:string) shape:object(NAME:string)"},
		{what: "a list that a heading calls elements", blocks: []string{
			answers(`{"result": {"halls": [{"NAME": "a"}]}}`), dataHeading, rowsOf("result object", "halls object|array") + heading("Halls Element") + rowsOf("NAME string"),
		}, result: "object(halls:object|array/array(NAME:string))"},
		{what: "a key of which a part is replaced", blocks: []string{
			answers(`{"result": {"value": "Y"}}`), dataHeading, table("Name/type|Description", param("<strong>result</strong>", "object",
				"The object contains:<ul><li><code>value</code> — <code>Y</code> or <code>N</code></li><li><code>lang_own</code> — <code>lang</code> is replaced with <code>en</code></li><li><code>name</code> — it is replaced with another</li></ul>")),
		}, result: "object(value/string lang_own* name)"},
		{what: "a table of one of the keys that words list", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>replace</strong>", "object", `What is put. Available keys:<ul><li><code>caption</code> — text of it</li><li><code>fields</code> — list of fields</li></ul>These are <a href="#fields">below</a>`),
			param("<strong>more</strong>", "object", `Available keys:<ul><li><code>caption</code> — text of it</li><li><code>fields</code> — list of fields</li></ul>These are <a href="#more">below</a>`)) +
			`<h3 id="fields">Parameter fields</h3>` + rowsOf("NAME string") + `<h3 id="more">Keys of more</h3>` + rowsOf("SIZE string"),
		}, params: "replace:object(caption/string fields(NAME:string)) more:object(SIZE:string)"},
		{what: "code of numbered keys and values", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>options</strong>", "array", "As in <pre><code>[\n 'value1': 'title1',\n 'value2': 'title2'\n]</code></pre>"),
			param("<strong>sizes</strong>", "array", "As in <pre><code>[\n 'width': 'title1',\n 'height': 'title2'\n]</code></pre>")),
		}, params: "options:array/map<string> sizes:array"},
		{what: "a wildcard with the fields that it stands for", blocks: []string{paramsHeading + table("Name/type|Description", param("<strong>NAME</strong>", "string", "One."),
			param("<strong>UF_*</strong>", "any", `Custom fields, <a href="#custom">which are</a>`)) + `<h3 id="custom">Custom Fields</h3>` + rowsOf("UF_FILE array", "UF_KIND integer"),
		}, params: "NAME:string UF_*:any UF_FILE:array UF_KIND:integer"},
		{what: "a wildcard with what each field holds", blocks: []string{
			answers(`{"result": [{"NAME": "a", "UF_DOC": {"ID": 1, "VALUE": "a"}, "UF_FILE": {"ID": "2", "VALUE": [5]}}]}`), dataHeading,
			rowsOf("result array", "NAME string") + table("Name/type|Description", param("<strong>UF_*</strong>", "object", `Each <a href="#custom">of them</a>`),
				param("<strong>UF_DOC</strong>", "object", "One."), param("<strong>UF_FILE</strong>", "object", "One.")) + `<h3 id="custom">Object UF_*</h3>` + rowsOf("ID integer", "VALUE string"),
		}, result: "array(NAME:string UF_*:object(ID:integer VALUE:string) UF_DOC:object(ID:integer VALUE:string) UF_FILE:object(ID:integer VALUE:integer[]))"},
		{what: "a table of the one value that a map has for each key", blocks: []string{
			answers(`{"result": {"files": {"17": "n5", "18": "n6"}, "last": {"fileId": "n5"}}}`), dataHeading, rowsOf("result object", "files object", "last object") +
				heading("files") + table("Name/type|Description", param("<strong>fileId</strong>", "string", "Identifier in the form <code>n5</code>, where the key is the id of its place")) +
				heading("last") + table("Name/type|Description", param("<strong>fileId</strong>", "string", "Identifier in the form <code>n5</code>")),
		}, result: "object(files:object/map<string> last:object(fileId:string))"},
		{what: "the format of another field", blocks: []string{paramsHeading + rowsOf("form object", "frame object") + heading("form") + rowsOf("url string", "fields object") +
			heading("fields") + "<p>The key is a code. The values are fields.</p>" + rowsOf("label string") + heading("frame") + table("Name/type|Description",
			param("<strong>fields</strong>", "object", "Fields. The format is similar to the <code>fields</code> field of the form"), param("<strong>size</strong>", "object", "Its size")),
		}, params: "form:object(url:string fields:object/map<object>(label:string)) frame:object(fields:object/map<object>(label:string) size:object)"},
		{what: "the format of the field around it", blocks: []string{paramsHeading + rowsOf("form object") + heading("form") + table("Name/type|Description",
			param("<strong>inner</strong>", "object", "The format is similar to the <code>form</code> field")),
		}, params: "form:object(inner:object)"},
		{what: "types in brackets, cut at their bar", blocks: []string{paramsHeading + table("Name/type|Description|",
			[]string{"<strong>CODE</strong>*<br />[<code>string</code>", "<code>object</code>](../types.md)", "One."},
			[]string{"<strong>SORT</strong><br /><code>integer</code>", "One.", "Two."}),
		}, params: "CODE!:string|object SORT:integer"},

		// What is required, and how.
		{what: "one of two in a cell", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>A</strong>* | <strong>B</strong>*", "integer", "One."))}, params: "A?:integer B?:integer"},
		{what: "several of its type", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>EMAIL</strong>", "crm_multifield", "Addresses. Multiple"), param("<strong>NAME</strong>", "string", "Multiple words"),
		)}, params: "EMAIL:crm_multifield/array NAME:string"},
		{what: "names that stand for others", blocks: []string{paramsHeading + rowsOf("fields object") + heading("fields") +
			table("Name/type|Description", param("<strong>FIELD</strong>", "string", "Any field from the list of fields"), param("<strong>ID</strong>", "integer", "One.")),
		}, params: "fields:object(FIELD*:string ID:integer)"},

		// What code in the words adds.
		{what: "a key that words name and code shows", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>fields</strong>*", "object", "Fields of it:<ul><li><code>TITLE</code> — its title</li></ul><p>You can pass <code>SE_PARAMETER</code> too</p>"+
				listing("SE_PARAMETER: [\n  { VALUE: 'Y', CODE: 3 }\n],\nOTHER: 1")),
			param("<strong>data</strong>", "object", "The object <code>data</code>"+listing(`data: { "a": 1 }`)),
			param("<strong>filter</strong>", "object", "By <code>ID</code>"+listing(`ID: 5`)),
			param("<strong>MEDAL</strong>", "integer", "See <code>GIFT</code>"+listing(`GIFT: 5`)),
		)}, params: "fields!:object(TITLE/string ~SE_PARAMETER:object[](~VALUE:string ~CODE:integer)) data:object filter:object MEDAL:integer"},

		{what: "a number that code shows as a text", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>VOTE</strong>", "integer", "Its data:"+listing(`VOTE: 'n5',\n VOTE_DATA: {}`)),
			param("<strong>LIKE</strong>", "integer", "Its data:"+listing(`LIKE: '5'`)),
			param("<strong>MEDAL</strong>", "integer", "Its data:"+listing(`GIFT: 'n5'`)),
		)}, params: "VOTE:integer/string LIKE:integer MEDAL:integer"},

		// What examples add.
		{what: "parameters that examples alone have", blocks: []string{
			paramsHeading + "<p>See the parameters of lists.</p>" + request(`{"order": {"ID": "ASC"}, "filter": {"OPEN": "Y"}, "select": ["ID"]}`),
		}, params: "~order:object ~filter:object ~select:string[]"},
		{what: "what a list of settings holds", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>SETTINGS</strong>", "array", "An array of the form <code>{'height': 200}</code>"),
			param("<strong>PHOTO</strong>", "array", "An array of the file name and its content in base64"),
		)}, params: "SETTINGS:array/object PHOTO:array/file"},
		{what: "total and result inside of the result", blocks: []string{
			answers(`{"result": {"halls": [1], "total": 2, "result": true}, "time": {"start": 1, "finish": 2}}`), dataHeading,
			rowsOf("result object", "halls integer[]", "total integer", "time time"),
		}, result: "object(halls:integer[] total:integer ~result:boolean)"},
		{what: "the times of the call inside of the result by a slip", blocks: []string{
			answers(`{"result": {"hall": {"id": 1}, "time": {"start": 1, "finish": 2, "duration": 1}}}`), dataHeading,
			rowsOf("result object", "hall object", "time time"),
		}, result: "object(hall:object(~id:integer))"},
		{what: "times that are no such slip", blocks: []string{
			answers(`{"result": {"hall": {"id": 1}, "time": {"start": 1, "finish": 2}}}`), dataHeading,
			rowsOf("result object", "hall object", "time time"),
		}, result: "object(hall:object(~id:integer) time:time/object(~start:integer ~finish:integer))"},
		{what: "one flat name twice", blocks: []string{
			answers(`{"result": {"name": "a", "members": [{"name": "b", "age": 1}]}}`), dataHeading,
			rowsOf("result object", "name string", "members object[]", "members[].name string", "members[].age integer"),
		}, result: "object(name:string members:object[](name:string age:integer))"},

		// Defaults.
		{what: "a default inside of a sentence", blocks: []string{paramsHeading + table("Name/type|Description",
			param("<strong>LIMIT</strong>", "integer", "How many rows. Default is 300"), param("<strong>OPEN</strong>", "char", "Whether it is so, defaults to N"),
			param("<strong>DEFAULT_VALUE</strong>", "string", "The default value:<ul><li><code>a</code> — default</li><li><code>b</code> — not</li></ul>"),
		)}, params: "LIMIT:integer=300 OPEN:char=N DEFAULT_VALUE:string[a b]"},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			m, findings := readMethod(t, tt.blocks...)
			if got := sketch(m.Params, m.ParamsShown); got != tt.params {
				t.Errorf("parameters %s, want %s", got, tt.params)
			}
			result := ""
			if r := m.Result; r != nil {
				result = sketchOf(spec.Field{Type: r.Type, Enum: r.Enum, Seen: r.Seen, Fields: r.Fields, Shown: r.Shown})
			}
			if result != ":"+tt.result && result != tt.result {
				t.Errorf("result %s, want %s", result, tt.result)
			}
			if k := kinds(findings); k[parser.ResultDiffers]+k[parser.LooseTable]+k[parser.ValuesInWords]+k[parser.UnknownTable] > 0 {
				t.Errorf("findings %v", k)
			}
		})
	}
}

// TestPagingInsideOfAnObject: a position in an object pages, where a size stands beside it.
func TestPagingInsideOfAnObject(t *testing.T) {
	m, _ := readMethod(t, paramsHeading, rowsOf("params object")+heading("params")+rowsOf("select string", "limit integer", "offset integer"),
		answers(`{"result": [{"ID": "1", "TITLE": "a"}]}`), dataHeading, rowsOf("result array"))
	want := spec.List{By: spec.ByOffset, Start: "params.offset", Limit: "params.limit", ID: "ID"}
	if m.List == nil || *m.List != want {
		t.Errorf("pages by %+v, want %+v", m.List, want)
	}
}

// TestPositionInTheAnswer: where the answer says at which offset it goes on, rows are not
// counted.
func TestPositionInTheAnswer(t *testing.T) {
	m, _ := readMethod(t, paramsHeading, rowsOf("offset integer", "limit integer"),
		answers(`{"result": {"visits": [{"id": 1}], "nextOffset": 17, "hasMore": true}}`), dataHeading, rowsOf("result object", "visits visit[]", "nextOffset integer", "hasMore boolean"))
	want := spec.List{By: spec.ByCursor, Start: "offset", Limit: "limit", Next: "nextOffset", Rows: "visits", ID: "id"}
	if m.List == nil || *m.List != want {
		t.Errorf("pages by %+v, want %+v", m.List, want)
	}
}

// pageOf is a page with a title.
func pageOf(title, body string) []byte {
	return []byte(`<html><head><base href="../" /></head><body><main class="dc-doc-page__content"><h1 class="dc-doc-page-title">` + title +
		`</h1><div class="dc-doc-page__body yfm"><blockquote><p>Scope: <code>shop</code></p></blockquote>` + body + `</div></main></body></html>`)
}

// TestDescribingObjects: an object of a type that describes what an id beside it says is not sent; of
// an answer that needs no saying.
func TestDescribingObjects(t *testing.T) {
	rows := table("Name/type|Description", param("<strong>title</strong>", "string", "One."), param("<strong>owner</strong>", "object", "Object with user description"))
	linked := table("Name/type|Description", []string{`<strong>result</strong><br /><a href="shop/data-types.html"><code>shop_order</code></a>`, "One."})
	s, _ := parser.Assemble([]parser.Page{
		parse("shop/data-types.html", pageOf("Types of Objects", `<h2 id="shop_order">shop_order</h2>`+rows)),
		parse("shop/shop-order-get.html", pageOf("Get an order shop.order.get", dataHeading+linked)),
		parse("shop/shop-visit-get.html", pageOf("Get a visit shop.visit.get", answers(`{"result": {"title": "a", "owner": {"id": 1}}}`)+dataHeading+rows)),
	})
	if len(s.Types) != 1 || s.Types[0].Fields[1].Sent != spec.SentNever {
		t.Errorf("types %+v", s.Types)
	}
	if got := s.Methods[1].Result.Fields[1]; got.Name != "owner" || got.Sent != "" {
		t.Errorf("the answer has %+v", got)
	}
}

// TestLinksAcrossPages: the type of a result is on a page of types that is linked as a
// whole, or in a table on the page of another method.
func TestLinksAcrossPages(t *testing.T) {
	linked := func(name, typ, href string) string {
		return table("Name/type|Description", []string{"<strong>" + name + `</strong><br /><a href="` + href + `"><code>` + typ + `</code></a>`, "One."})
	}
	order := `{"id": 1, "total": 2, "ownerId": 3}`
	pages := []parser.Page{
		parse("shop/data-types.html", pageOf("Types of Objects", `<h2 id="shop_order">shop_order</h2>`+rowsOf("id integer", "total double", "ownerId integer"))),
		parse("shop/shop-order-get.html", pageOf("Get an order shop.order.get", answers(`{"result": {"order": `+order+`}}`)+dataHeading+
			linked("result", "object", "shop/data-types.html")+linked("order", "shop_order", "shop/data-types.html"))),
		parse("shop/shop-visit-get.html", pageOf("Get a visit shop.visit.get", answers(`{"result": {"ID": "1", "AT": "x"}}`)+dataHeading+
			rowsOf("result visit")+`<h3 id="visit">Visit</h3>`+rowsOf("ID integer", "AT datetime"))),
		parse("shop/shop-visit-list.html", pageOf("List visits shop.visit.list", answers(`{"result": [{"ID": "1", "AT": "x"}]}`)+dataHeading+
			linked("result", "visit[]", "shop/shop-visit-get.html#visit"))),
	}
	s, _ := parser.Assemble(pages)
	got := map[string]string{}
	for _, m := range s.Methods {
		for path, ref := range refsOf(m) {
			got[m.Name+" "+path] = ref
		}
	}
	want := map[string]string{"shop.order.get result.order": "shop_order", "shop.visit.list result": "shop_visit"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("types (-want +got):\n%s", diff)
	}
}

// sketch writes fields in one line, and then those that examples alone show.
func sketch(fields, shown []spec.Field) string {
	var out []string
	for _, f := range fields {
		out = append(out, sketchOf(f))
	}
	for _, f := range shown {
		out = append(out, "~"+sketchOf(f))
	}
	return strings.Join(out, " ")
}

func sketchOf(f spec.Field) string {
	s := f.Name
	add := func(holds bool, text string) {
		if holds {
			s += text
		}
	}
	if f.Source == spec.FromExample {
		s = "~" + s
	}
	add(f.Pattern, "*")
	add(f.Required == spec.Mandatory && !f.Conditional, "!")
	add(f.Conditional, "?")
	add(f.Key != "", "@"+f.Key)
	add(f.Type != "", ":"+f.Type)
	add(f.Seen != "", "/"+f.Seen)
	add(len(f.Enum) > 0, "["+strings.Join(f.Enum, " ")+"]")
	if f.Default != nil {
		s += "=" + *f.Default
	}
	if inside := sketch(f.Fields, f.Shown); inside != "" {
		s += "(" + inside + ")"
	}
	return s
}

// rowsOf is a table of fields, each given as "name type".
func rowsOf(fields ...string) string {
	var rows [][]string
	for _, f := range fields {
		name, typ, _ := strings.Cut(f, " ")
		words := "One."
		if typ == "object" || strings.HasSuffix(typ, "[]") || typ == "result" {
			inner := strings.TrimSuffix(typ, "[]")
			if inner == "object" {
				inner = name
			}
			words = `See <a href="#` + inner + `">below</a>`
		}
		rows = append(rows, param("<strong>"+name+"</strong>", typ, words))
	}
	return table("Name/type|Description", rows...)
}

// heading stands above the fields of the object.
func heading(name string) string { return `<h3 id="` + name + `">Type ` + name + `</h3>` }

// object is a result that is an object with the fields.
func object(name string, fields ...string) string {
	return table("Name/type|Description", param("<strong>result</strong>", "object", `<a href="#`+name+`">Of it</a>`)) + heading(name) + rowsOf(fields...)
}

func answers(json string) string { return responseHeading + listing(json) }

func request(body string) string {
	return `<h2 id="code-examples">Code Examples</h2><pre><code class="hljs bash">curl -d '` + body + `' https://x.test/rest/1/c/lists.thing.do</code></pre>`
}

// TestLettersOnPages: what requests and answers write as Y or N is so in both.
func TestLettersOnPages(t *testing.T) {
	m, _ := readMethod(t, paramsHeading, rowsOf("ACTIVE string", "KIND string"), request(`{"ACTIVE": "Y", "KIND": "N"}`),
		answers(`{"result": {"ACTIVE": "N", "hasRoom": "Y", "SHOW": "Y"}}`), dataHeading, rowsOf("result object", "ACTIVE string", "hasRoom boolean"))
	for _, f := range append(append(m.Params, m.Result.Fields...), m.Result.Shown...) {
		want := spec.WireYN
		if f.Name == "KIND" {
			want = ""
		}
		if f.Wire != want {
			t.Errorf("%s: %q, want %q", f.Name, f.Wire, want)
		}
	}
	if len(m.Params)+len(m.Result.Fields)+len(m.Result.Shown) != 5 {
		t.Errorf("the method has %v, answers %v and %v", names(m.Params), names(m.Result.Fields), names(m.Result.Shown))
	}
}
