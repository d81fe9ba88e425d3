package b24_test

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/google/go-cmp/cmp"
)

// read decodes text into a T and returns what did not fit as texts.
func read[T any](t *testing.T, text string) (T, []string) {
	t.Helper()
	var v T
	odd, err := b24.Unmarshal([]byte(text), &v)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	var texts []string
	for _, o := range odd {
		texts = append(texts, o.Error())
	}
	return v, texts
}

// reads checks that each text is read as want without anything odd.
func reads[T any](t *testing.T, want T, texts ...string) {
	t.Helper()
	for _, text := range texts {
		got, odd := read[T](t, text)
		if diff := cmp.Diff(want, got); diff != "" || odd != nil {
			t.Errorf("%T from %s: odd %v\n%s", want, text, odd, diff)
		}
	}
}

// refuses checks that each text leaves a T zero and is reported.
func refuses[T any](t *testing.T, texts ...string) {
	t.Helper()
	for _, text := range texts {
		var zero T
		got, odd := read[T](t, text)
		if diff := cmp.Diff(zero, got); diff != "" || len(odd) != 1 {
			t.Errorf("%T from %s: odd %v\n%s", zero, text, odd, diff)
		}
	}
}

func TestScalars(t *testing.T) {
	nothing := []string{`null`, `""`, `false`, `[]`, `{}`, `[ ]`}
	reads(t, 143, `143`, `"143"`, `143.0`, `"143.00"`, `1.43e2`)
	reads(t, 0, append(nothing, `0`, `"0"`, `-0`)...)
	refuses[int](t, `"abc"`, `true`, `1.5`, `[1]`, `{"a":1}`, `99999999999999999999`, `"12 345"`)
	refuses[int8](t, `128`, `-129`)
	reads(t, uint16(7), `7`, `"7"`, `7.0`)
	refuses[uint16](t, `-1`, `65536`)
	reads(t, 1.5, `1.5`, `"1.5"`, `15e-1`)
	refuses[float64](t, `"0x10"`, `"NaN"`, `"1,5"`)
	reads(t, true, `true`, `"Y"`, `"y"`, `1`, `"1"`, `"true"`, `"TRUE"`)
	reads(t, false, append(nothing, `"N"`, `0`, `"0"`, `"false"`)...)
	refuses[bool](t, `"yes"`, `2`, `[true]`)
	reads(t, "143", `143`, `"143"`)
	reads(t, "1.50", `1.50`)
	reads(t, "true", `true`)
	reads(t, "", nothing...)
	refuses[string](t, `["a"]`, `{"a":"b"}`)
	reads(t, b24.YN(true), `"Y"`, `true`, `1`)
	reads(t, b24.Flag(true), `1`, `"1"`, `"Y"`)
}

func TestValues(t *testing.T) {
	reads(t, b24.ID("9007199254740993"), `9007199254740993`, `"9007199254740993"`)
	reads(t, b24.ID("C1:NEW"), `"C1:NEW"`)
	reads(t, b24.ID(""), `null`, `""`, `false`, `[]`, `{}`)
	refuses[b24.ID](t, `true`, `[1]`, `{"id":1}`)
	reads(t, b24.Decimal("1000000.00"), `1000000.00`, `"1000000.00"`)
	refuses[b24.Decimal](t, `"100|USD"`, `true`)
	reads(t, json.Number("12"), `12`, `"12"`)
	reads(t, time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), `"2026-03-02T12:00:00+03:00"`)
	n, _ := read[big.Int](t, `123456789012345678901234567890`)
	if n.String() != "123456789012345678901234567890" {
		t.Errorf("big.Int: %s", n.String())
	}
	raw, _ := read[json.RawMessage](t, ` {"a": 1} `)
	if string(raw) != `{"a": 1}` {
		t.Errorf("RawMessage: %s", raw)
	}
}

func TestPointers(t *testing.T) {
	reads(t, (*int)(nil), `null`, `""`, `false`, `[]`, `{}`)
	reads(t, new(0), `0`, `"0"`)
	reads(t, new(""), `""`)
	reads(t, (*string)(nil), `null`, `false`, `[]`)
	reads(t, new(false), `false`, `0`, `"N"`)
	reads(t, (*bool)(nil), `null`, `""`)
	reads(t, (*b24.ID)(nil), `null`, `""`, `false`)
	reads(t, (*b24.Time)(nil), `null`, `""`, `false`, `{}`)
	reads(t, &row{}, `{}`)
	reads(t, (*row)(nil), `null`, `""`, `false`, `[]`)
	reads(t, &[]int{}, `[]`, `{}`)
	refuses[*int](t, `"abc"`)
	later, odd := read[*b24.Time](t, `"soon"`)
	if later == nil || later.Raw != "soon" || len(odd) != 1 {
		t.Errorf("a time that is none: %v, odd %v", later, odd)
	}
}

type row struct {
	ID    int       `json:"ID"`
	Title string    `json:"TITLE"`
	Tags  []string  `json:"TAGS"`
	Owner *row      `json:"OWNER"`
	Extra b24.Extra `json:"-"`
}

func TestLists(t *testing.T) {
	reads(t, []int{1, 2}, `[1,"2"]`, `{"0":1,"1":2}`, `{"5":"1","3":2}`)
	reads(t, []int{5}, `5`, `"5"`, `[5]`)
	reads(t, []int{}, `[]`, `{}`)
	reads(t, []int(nil), `null`, `""`, `false`)
	reads(t, []string{"MO", "WE"}, `["MO","WE"]`, `{"MO":"MO","WE":"WE"}`)
	refuses[[]string](t, `{"MO":"WE"}`, `{"MO":["MO"]}`)
	reads(t, []row{{ID: 1}}, `[{"ID":1}]`, `{"ID":"1"}`, `{"0":{"ID":1}}`)
	reads(t, [][]int{{1}, {2}}, `[[1],[2]]`, `[1,2]`)
	reads(t, [2]int{1, 2}, `[1,2]`)
	refuses[[]int](t, `true`, `{"a":1}`)
	refuses[[][]int](t, `7`)
	refuses[[2]int](t, `[1,2,3]`)
	reads(t, []byte("hi"), `"aGk="`)
	reads(t, []any{json.Number("1"), "a", nil, true, map[string]any{"k": []any{}}}, `[1,"a",null,true,{"k":[]}]`)
}

func TestMaps(t *testing.T) {
	reads(t, map[string]int{"0": 1, "1": 2}, `[1,2]`, `{"0":1,"1":"2"}`)
	reads(t, map[string]int{}, `[]`, `{}`)
	reads(t, map[string]int(nil), `null`, `false`, `""`)
	reads(t, map[int]string{3743: "1269"}, `{"3743":1269}`)
	reads(t, map[b24.ID]row{"7": {ID: 7}}, `{"7":{"ID":7}}`)
	refuses[map[string]int](t, `5`, `"abc"`)
	got, odd := read[map[int]int](t, `{"a":1,"2":3}`)
	if diff := cmp.Diff(map[int]int{2: 3}, got); diff != "" || len(odd) != 1 {
		t.Errorf("odd %v\n%s", odd, diff)
	}
}

func TestStructs(t *testing.T) {
	reads(t, row{ID: 1, Title: "a"}, `{"ID":1,"TITLE":"a"}`, `{"title":"a","id":"1"}`, `[{"ID":1,"TITLE":"a"}]`)
	reads(t, row{}, `{}`, `[]`, `null`, `false`, `""`)
	refuses[row](t, `5`, `"text"`, `[1]`, `[{},{}]`, `true`)
	reads(t, row{ID: 1, Extra: b24.Extra{"UF_A": []any{"x"}, "PROPERTY_1": json.Number("10")}}, `{"UF_A":["x"],"ID":1,"PROPERTY_1":10}`)
	// the exact name wins, whichever comes first
	reads(t, row{ID: 2, Extra: b24.Extra{"id": json.Number("1")}}, `{"ID":2,"id":1}`)
	reads(t, row{ID: 2}, `{"id":1,"ID":2}`)
	reads(t, row{Owner: &row{ID: 5, Owner: &row{ID: 6}}}, `{"OWNER":{"ID":5,"OWNER":{"ID":"6"}}}`)
}

// Events of tasks have the word for no object.
func TestUndefinedObjects(t *testing.T) {
	reads(t, row{}, `"undefined"`)
	reads(t, (*row)(nil), `"undefined"`)
	reads(t, map[string]int(nil), `"undefined"`)
	reads(t, []row(nil), `"undefined"`)
	reads(t, row{Title: "undefined", Tags: []string{"undefined"}}, `{"TITLE":"undefined","TAGS":"undefined","OWNER":"undefined"}`)
	refuses[row](t, `"Undefined"`)
	refuses[int](t, `"undefined"`)
}

type inner struct {
	A int
	B int `json:"b"`
}

type outer struct {
	inner
	B      string `json:"b"`
	Hidden string `json:"-"`
	Quoted int    `json:"quoted,string"`
}

func TestTagsAndEmbedding(t *testing.T) {
	got, odd := read[outer](t, `{"A":1,"b":"x","Hidden":"no","quoted":"5"}`)
	want := outer{inner: inner{A: 1}, B: "x", Quoted: 5}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(outer{})); diff != "" || odd != nil {
		t.Errorf("odd %v\n%s", odd, diff)
	}
}

func TestOddFieldsLoseNothingElse(t *testing.T) {
	type result struct {
		Items []row           `json:"items"`
		ByID  map[string]*row `json:"byId"`
		Total int             `json:"total"`
	}
	got, odd := read[result](t, `{"items":[{"ID":1},{"ID":{"a":"b"},"TITLE":"second","OWNER":{"TAGS":["x",["y"]]}}],"byId":{"n7":{"ID":"x"}},"total":2}`)
	if got.Total != 2 || len(got.Items) != 2 || got.Items[1].Title != "second" {
		t.Errorf("got %+v", got)
	}
	want := []string{
		`items[1].ID: cannot read {"a":"b"} as int`,
		`items[1].OWNER.TAGS[1]: cannot read ["y"] as string`,
		`byId.n7.ID: cannot read "x" as int`,
	}
	if diff := cmp.Diff(want, odd); diff != "" {
		t.Error(diff)
	}
}

func TestUnmarshalRefuses(t *testing.T) {
	var n int
	for _, text := range []string{``, `{`, `1 2`, `nul`} {
		if _, err := b24.Unmarshal([]byte(text), &n); err == nil {
			t.Errorf("%q was read", text)
		}
	}
	if _, err := b24.Unmarshal([]byte(`1`), n); err == nil {
		t.Error("no pointer was accepted")
	}
	if _, err := b24.Unmarshal([]byte(`1`), (*int)(nil)); err == nil {
		t.Error("a nil pointer was accepted")
	}
}

func TestOddHidesSecrets(t *testing.T) {
	_, odd := read[int](t, `"https://portal.example.com/rest/1/s3cretc0de/crm.deal.get?auth=t0ken"`)
	want := []string{`cannot read "https://portal.example.com/rest/1/***/crm.deal.get?auth=***... as int`}
	if diff := cmp.Diff(want, odd); diff != "" {
		t.Error(diff)
	}
}

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

// shouted is written and read by its own methods, the first on the pointer.
type shouted struct{ text string }

func (s *shouted) MarshalJSON() ([]byte, error) {
	if s.text == "unspeakable" {
		return nil, errors.New("not that")
	}
	return json.Marshal(strings.ToUpper(s.text))
}

func (s *shouted) UnmarshalJSON(data []byte) error { return json.Unmarshal(data, &s.text) }

type foreign struct {
	Shouted shouted            `json:"shouted"`
	Address netip.Addr         `json:"address"`
	Big     *big.Int           `json:"big,omitzero"`
	Empty   map[string]int     `json:"empty,omitempty"`
	Nothing string             `json:"nothing,omitempty"`
	Counts  map[uint8]*shouted `json:"counts,omitzero"`
}

// Types that know their own JSON keep it.
func TestForeignTypes(t *testing.T) {
	v := foreign{
		Shouted: shouted{"hi"}, Address: netip.MustParseAddr("10.0.0.1"), Big: big.NewInt(5),
		Empty: map[string]int{}, Counts: map[uint8]*shouted{7: {"a\tb\r"}},
	}
	want := `{"shouted":"HI","address":"10.0.0.1","big":5,"counts":{"7":"A\tB\r"}}`
	if diff := cmp.Diff(want, string(mustMarshal(t, v))); diff != "" {
		t.Error(diff)
	}
	got, odd := read[foreign](t, want)
	if odd != nil || got.Shouted.text != "HI" || got.Address != v.Address || got.Big.Int64() != 5 || got.Counts[7].text != "A\tB\r" {
		t.Errorf("%+v, odd %v", got, odd)
	}
	_, odd = read[foreign](t, `{"shouted":5,"address":"nowhere","big":"x","counts":{"300":"a"}}`)
	if len(odd) != 4 {
		t.Errorf("odd %v", odd)
	}
	if got, odd = read[foreign](t, `{"shouted":[],"address":"","big":null}`); odd != nil || got.Shouted.text != "" || got.Address.IsValid() || got.Big != nil {
		t.Errorf("nothing is %+v, odd %v", got, odd)
	}
	if _, err := b24.Marshal([]shouted{{"unspeakable"}}); err == nil || !strings.Contains(err.Error(), "[0]: b24_test.shouted cannot be sent") {
		t.Errorf("error %v", err)
	}
}
