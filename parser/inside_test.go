package parser

import "testing"

func TestWhatListsHold(t *testing.T) {
	tests := []struct{ typ, text, want string }{
		{"array", "List of user IDs who are told", "id[]"},
		{"array", "An array of section identifiers", "id[]"},
		{"array", "Identifiers of the leaders", "id[]"},
		{"array", "List of tool codes", "string[]"},
		{"array", "An array of CC recipient e-mail addresses", "string[]"},
		{"array", "Restrictions. Contains an array of strings with rules", "string[]"},
		{"array", "List of integers", "integer[]"},
		{"array", "List of objects with identifiers", ""},
		{"array", "List of arrays of strings", ""},
		{"array", "List of users", ""},
		{"array", lines("Values:", "- an array of strings"), ""},
		{"object", "Names by the identifiers of users: list of strings", ""},
		{"object", "Picture. Object in the format `{fileData: [name, content]}`", "file"},
		{"array", "Pass an array with the file name and its base64 text", "file"},
		{"string", "The base64 text. The file name is apart", ""},
	}
	for _, tt := range tests {
		if got := described(tt.text).inside(tt.typ); got != tt.want {
			t.Errorf("%s, %q, holds %q, want %q", tt.typ, tt.text, got, tt.want)
		}
	}
}
