package parser_test

import "testing"

// TestRowsNamedInRows: a row whose name says in which other it is describes a field of that, which is a list if its words
// call it one. Of rows that are not there, and of texts, such a name is one as it stands.
func TestRowsNamedInRows(t *testing.T) {
	for _, tt := range []struct{ typ, words, name, want string }{
		{"", "Array of texts", "TITLE (LANG)", "LANG/array(TITLE:string)"},
		{"", "Some texts", "TITLE (LANG)", "LANG(TITLE:string)"},
		{"", "Array of texts", "TITLE (PLACE)", "LANG TITLE (PLACE):string"},
		{"string", "A text", "TITLE (LANG)", "LANG:string TITLE (LANG):string"},
	} {
		m, _ := readMethod(t, paramsHeading, table("Name/type|Description",
			param("<strong>LANG</strong>", tt.typ, tt.words), param("<strong>"+tt.name+"</strong>", "string", "A title")))
		if got := sketch(m.Params, nil); got != tt.want {
			t.Errorf("%s in %s: %s, want %s", tt.name, tt.words, got, tt.want)
		}
	}
}
