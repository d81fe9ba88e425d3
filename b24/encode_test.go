package b24_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/google/go-cmp/cmp"
)

type params struct {
	Scope  *string        `json:"scope,omitzero"`
	ID     int            `json:"id"`
	Tags   []string       `json:"tags,omitzero"`
	Filter map[string]any `json:"filter,omitzero"`
	Closed *b24.YN        `json:"closed,omitzero"`
	Since  *b24.Time      `json:"since,omitzero"`
	Quoted *int           `json:"quoted,omitzero,string"`
	Extra  b24.Extra      `json:"-"`
}

func TestMarshal(t *testing.T) {
	for _, test := range []struct {
		value any
		want  string
	}{
		{params{}, `{"id":0}`},
		{params{Scope: new(""), Tags: []string{}, Filter: map[string]any{}}, `{"scope":"","id":0,"tags":[],"filter":{}}`},
		{params{Closed: new(b24.YN(false)), Quoted: new(5)}, `{"id":0,"closed":"N","quoted":"5"}`},
		{params{Filter: map[string]any{">ID": 5, "@b": []int{1}, "<a": nil}}, `{"id":0,"filter":{"<a":null,">ID":5,"@b":[1]}}`},
		{params{Since: new(b24.NewTime(time.Date(2026, 3, 2, 1, 2, 3, 9, time.UTC)))}, `{"id":0,"since":"2026-03-02T01:02:03+00:00"}`},
		{params{Extra: b24.Extra{"scope": nil, "UF_B": 1, "UF_A": params{ID: 2}}}, `{"scope":null,"id":0,"UF_A":{"id":2},"UF_B":1}`},
		{params{Extra: b24.Extra{"id": "x"}}, `{"id":"x"}`},
		{nil, `null`},
		{(*params)(nil), `null`},
		{[]any{b24.ID("12"), b24.ID("012"), b24.ID("-1"), b24.ID("D_12"), b24.ID("12345678901234567")}, `[12,"012","-1","D_12","12345678901234567"]`},
		{[]b24.Decimal{"1.50", "1,5", ""}, `[1.50,"1,5",""]`},
		{[]any{true, b24.YN(true), b24.Flag(true), b24.Flag(false)}, `[true,"Y",1,0]`},
		{[]float64{1, 0.1, 1e21, 1e-7, 0}, `[1,0.1,1e+21,1e-07,0]`},
		{map[int]string{10: "b", 9: "a"}, `{"10":"b","9":"a"}`},
		{[]byte("hi"), `"aGk="`},
		{json.RawMessage(`{"a":1}`), `{"a":1}`},
		{json.Number("1.0"), `1.0`},
		{[2]int{1, 2}, `[1,2]`},
		{"<&>\"\\\n\x01\xff é", `"<&>\"\\\n\u0001` + "\uFFFD" + ` é"`},
		{outer{inner: inner{A: 1, B: 2}, B: "x", Quoted: 3}, `{"b":"x","quoted":"3","A":1}`},
	} {
		if diff := cmp.Diff(test.want, string(mustMarshal(t, test.value))); diff != "" {
			t.Errorf("%#v:\n%s", test.value, diff)
		}
	}
}

func TestMarshalReportsAllProblems(t *testing.T) {
	_, err := b24.Marshal(params{Filter: map[string]any{"a": math.NaN(), "b": []any{1, make(chan int)}}})
	if err == nil {
		t.Fatal("no error")
	}
	want := "b24: filter.a: float64 cannot be sent: it is not a finite number\n" +
		"b24: filter.b[1]: chan int cannot be sent: JSON has no such value"
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Error(diff)
	}
}

func TestMarshalEndsOnCycles(t *testing.T) {
	loop := map[string]any{}
	loop["self"] = loop
	if _, err := b24.Marshal(loop); err == nil || !strings.Contains(err.Error(), "contains itself") {
		t.Errorf("error %v", err)
	}
}

func TestExtraSurvivesBothWays(t *testing.T) {
	const text = `{"ID":1,"TITLE":"a","TAGS":null,"OWNER":null,"PROPERTY_9":{"3743":"1269"},"UF_CRM_1":["x",12345678901234567890,1.50,null,true]}`
	got, odd := read[row](t, text)
	if odd != nil {
		t.Fatal(odd)
	}
	if diff := cmp.Diff(text, string(mustMarshal(t, got))); diff != "" {
		t.Error(diff)
	}
}

func TestFilesAreSent(t *testing.T) {
	content := []byte("hi")
	for want, file := range map[string]b24.File{
		`"aGk="`:                            b24.FileBase64(content),
		`["a.txt","aGk="]`:                  b24.FilePair("a.txt", content),
		`[["a.txt","aGk="],["b.txt",""]]`:   b24.FilePairs(b24.NamedFile{Name: "a.txt", Content: content}, b24.NamedFile{Name: "b.txt"}),
		`{"fileData":["a.txt","aGk="]}`:     b24.FileData("a.txt", content),
		`[{"value":{"fileData":["a",""]}}]`: b24.FileValue(b24.NamedFile{Name: "a"}),
		`"n12345"`:                          b24.FileDrive("12345"),
		`12345`:                             b24.FileID("12345"),
		`{"id":5}`:                          b24.KeepFile("5"),
		`{"id":5,"remove":"Y"}`:             b24.RemoveFile("5"),
		`""`:                                b24.NoFile(),
	} {
		if diff := cmp.Diff(want, string(mustMarshal(t, file))); diff != "" {
			t.Error(diff)
		}
	}
}

func TestFilesAreRead(t *testing.T) {
	for text, want := range map[string]b24.File{
		`{"id":5,"url":"/a","urlMachine":"https://x/b"}`:                     {ID: "5", URL: "https://x/b"},
		`{"ID":"5","NAME":"a.txt","SIZE":"12","DOWNLOAD_URL":"https://x/b"}`: {ID: "5", Name: "a.txt", Size: 12, URL: "https://x/b"},
		`{"id":5,"downloadUrl":"/b","showUrl":"/c"}`:                         {ID: "5", URL: "/b"},
		`12345`:             {ID: "12345"},
		`"n12345"`:          {ID: "12345"},
		`"https://x/y.png"`: {URL: "https://x/y.png"},
		`[{"id":"7"}]`:      {ID: "7"},
	} {
		want.Raw = json.RawMessage(text)
		reads(t, want, text)
	}
	reads(t, b24.File{}, `null`, `""`, `false`, `[]`, `{}`)
}
