package parser

import "testing"

// TestFilesByArticle: a list of files that the article about files describes holds files, also where examples show
// the names and contents, or something else done to files that are there.
func TestFilesByArticle(t *testing.T) {
	const rules = " described by the [rules](../files/how-to-upload-files.html)"
	tests := []struct{ typ, text, json, want string }{
		{"array", "An array of files" + rules, `[["a.txt", "YQ=="]]`, "file[]"},
		{"attached_diskfile", lines("List of files. Values are" + rules), `[["a.txt", "YQ=="]]`, "file[]"},
		{"array", "Array of files" + rules, `{"505": "del", "506": "del"}`, "file[]|map<string>"},
		{"array", "An array of file names", `["a.txt"]`, "string[]"},
		{"array", "The picture in [base64](../files/how-to-upload-files.html)", `["a.txt"]`, "string[]"},
		{"string", "An array of files" + rules, `"YQ=="`, ""},
	}
	for _, tt := range tests {
		seen := ""
		if described(tt.text).takesFiles(tt.typ) {
			seen = filesType
		}
		s := shapeOf(t, tt.json)
		if s.Keyed() || s.Is("object") {
			s = s.AsMap()
		}
		if got := moreSpecific(observedType(tt.typ, s), seen, s); got != tt.want {
			t.Errorf("%s, %q, with %s: %s, want %s", tt.typ, tt.text, tt.json, got, tt.want)
		}
	}
}
