package parser

import "testing"

func TestBallotOfNames(t *testing.T) {
	type vote struct {
		name string
		by   witness
	}
	tests := []struct {
		what  string
		votes []vote
		want  string
	}{
		{"all agree", []vote{{"a.get", fromTitle}, {"a.get", fromText}, {"a.get", fromExample}}, "a.get"},
		{"the title is wrong", []vote{{"a.a.get", fromTitle}, {"a.get", fromText}, {"a.get", fromExample}}, "a.get"},
		{"the examples are of another page", []vote{{"a.get", fromTitle}, {"a.get", fromText}, {"b.list", fromExample}}, "a.get"},
		{"the title decides a draw", []vote{{"a.get", fromTitle}, {"b.get", fromExample}}, "a.get"},
		{"case does not matter, the title's is kept", []vote{{"a.roundingRule.get", fromTitle}, {"a.roundingrule.get", fromExample}, {"b.get", fromText}}, "a.roundingRule.get"},
		{"one witness has one vote", []vote{{"a.get", fromTitle}, {"a.get", fromText}, {"b.get", fromExample}, {"b.get", fromExample}, {"b.get", fromExample}}, "a.get"},
	}
	for _, tt := range tests {
		b := ballot{}
		for _, v := range tt.votes {
			b.vote(v.name, v.by)
		}
		if got := b.best().name; got != tt.want {
			t.Errorf("%s: %s, want %s", tt.what, got, tt.want)
		}
	}
}

func TestReadingACall(t *testing.T) {
	tests := []struct {
		text string
		want call
	}{
		{`curl -d '{"id":1}' https://**portal**/rest/**user**/**code**/a.get`, call{method: "a.get", body: `{"id":1}`, sound: true}},
		{`curl -d '{"id":1}' "https://**portal**/rest/a.get.json"`, call{method: "a.get", body: `{"id":1}`, sound: true}},
		{`-X POST --data '[1]' https://portal/rest/api/1/code/a.get?x=1`, call{method: "a.get", v3: true, body: `[1]`, sound: true}},
		{`curl -d '{"t":"it's"}' https://portal/rest/a.get`, call{method: "a.get", body: `{"t":"it's"}`, sound: true}},
		{`curl -d '{"id":$X}' https://portal/rest/a.get`, call{method: "a.get", body: `{"id":$X}`, written: `{"id":$X}`}},
		{`curl -d '{"id":'"$X"', "at":"'"$(date)"'"}' https://portal/rest/a.get`, call{method: "a.get", body: `{"id":"your_value", "at":"your_value"}`, written: `{"id":`, sound: true}},
		{`curl -d '{"id":**put_id**}' https://portal/rest/a.get`, call{method: "a.get", body: `{"id":"your_value"}`, written: `{"id":**put_id**}`, sound: true}},
		{`curl -d '{"a":{"b":[{"c":1}' https://portal/rest/a.get`, call{method: "a.get", body: `{"a":{"b":[{"c":1}]}}`, written: `{"a":{"b":[{"c":1}`, sound: true}},
		{`curl -d '{"a":{"c":1,"auth":"t"}' https://portal/rest/a.get`, call{method: "a.get", body: `{"a":{"c":1,"auth":"t"}`, written: `{"a":{"c":1,"auth":"t"}`}},
		{`curl https://portal/rest/profile`, call{method: "profile"}},
	}
	for _, tt := range tests {
		got, ok := readCall(tt.text)
		if !ok || got != tt.want {
			t.Errorf("%s\n got %+v %t\nwant %+v", tt.text, got, ok, tt.want)
		}
	}
	for _, text := range []string{"curl https://example.org/a.get", "curl https://portal/rest/**method**"} {
		if got, ok := readCall(text); ok {
			t.Errorf("%s is read as the call %+v", text, got)
		}
	}
}
