package example

import "testing"

func TestWhatATextForPeopleMeans(t *testing.T) {
	tests := []struct{ text, want string }{
		{`{"a": 1, ...}`, `{"a":1}`},
		{`{"a": ..., "b": [1, 2, ...]}`, `{"a":null,"b":[1,2]}`},
		{`{"id": **put_id_here**, "n": -1.5}`, `{"id":null,"n":-1.5}`},
		{`{user: 'it\'s "x"', module: "crm"}`, `{"user":"it's \"x\"","module":"crm"}`},
		{`{"class": "Main\Field\u0041\n"}`, `{"class":"Main\\Field\u0041\n"}`},
		{"{\"a\": 1 // one\n \"b\": /* two */ 2,,}", `{"a":1,"b":2}`},
		{"[True, NULL, 01]", `[true,null,null]`},
		{"{\"a\": \"two\nlines\"}", `{"a":"two lines"}`},
		{"[{\"a\": 1},\n 48 more of the like\n]", `[{"a":1}]`},
		{`{"a": the id of it, "b": 2}`, `{"a":null,"b":2}`},
		{`["a" => 1]`, ``},
		{`(1)`, ``},
		{`{"a`, ``},
	}
	for _, tt := range tests {
		if got := repaired(tt.text); got != tt.want {
			t.Errorf("%s means %s, want %s", tt.text, got, tt.want)
		}
	}
}
