package b24

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24/internal/scan"
)

// everything has a field of each kind that is read in its own way.
type everything struct {
	Int      int                        `json:"int"`
	Small    int8                       `json:"small"`
	Uint     uint                       `json:"uint"`
	Float    float64                    `json:"float"`
	Bool     bool                       `json:"bool"`
	Text     string                     `json:"text"`
	ID       ID                         `json:"id"`
	Decimal  Decimal                    `json:"decimal"`
	YN       YN                         `json:"yn"`
	Flag     Flag                       `json:"flag"`
	Time     Time                       `json:"time"`
	Date     Date                       `json:"date"`
	File     File                       `json:"file"`
	Any      any                        `json:"any"`
	Raw      json.RawMessage            `json:"raw"`
	Pointer  *int                       `json:"pointer"`
	Texts    []string                   `json:"texts"`
	Lists    [][]ID                     `json:"lists"`
	Array    [2]int                     `json:"array"`
	Map      map[string]int             `json:"map"`
	Numbered map[int]*Time              `json:"numbered"`
	Self     *everything                `json:"self"`
	Selves   []everything               `json:"selves"`
	ByName   map[string]everything      `json:"byName"`
	Labels   Labels                     `json:"labels"`
	Filter   Filter                     `json:"filter"`
	Info     FieldInfo                  `json:"info"`
	Infos    map[string]FieldInfo       `json:"infos"`
	Nested   map[string]map[string]Date `json:"nested"`
	Extra    Extra                      `json:"-"`
}

var quirks = []string{
	`null`, `""`, `false`, `true`, `[]`, `{}`, `0`, `"0"`, `143`, `"143"`, `1.50`, `"1.50"`, `1e400`, `-0`, `99999999999999999999`, `"Y"`, `"n"`, `"abc"`,
	`[1,"2"]`, `{"0":1,"1":2}`, `{"3":"a","7":"b"}`, `{"a":{"b":[]}}`, `[[[]]]`, `[{}]`, `[{},{}]`, `"2026-03-02T15:04:05+03:00"`, `"02.03.2026"`,
	`"03/02/2026 03:04:05 pm"`, `1772463845`, `"n12345"`, `["a.txt","aGk="]`, `{"fileData":["a","b"]}`, `{"id":5,"urlMachine":"/x"}`, `"\ud83d\ude00"`,
}

// FuzzDecode puts every value into a field of every kind.
func FuzzDecode(f *testing.F) {
	for _, q := range quirks {
		f.Add([]byte(q))
	}
	t := reflect.TypeFor[everything]()
	f.Fuzz(func(test *testing.T, value []byte) {
		if !json.Valid(value) || bytes.Count(value, []byte("[")) > scan.MaxDepth/2 || bytes.Count(value, []byte("{")) > scan.MaxDepth/2 {
			return
		}
		for i := range t.NumField() {
			name := t.Field(i).Tag.Get("json")
			var v everything
			text := `{"` + name + `":` + string(value) + `,"int":7}`
			odd, err := Unmarshal([]byte(text), &v)
			if err != nil {
				test.Fatalf("%s: %v", text, err)
			}
			if v.Int != 7 {
				test.Errorf("%s: the field beside it is lost", text)
			}
			for _, o := range odd {
				_ = o.Error()
			}
			if _, err := Marshal(v); err != nil {
				test.Errorf("%s: cannot be sent again: %v", text, err)
			}
		}
	})
}

// FuzzRoundTrip reads what was written.
func FuzzRoundTrip(f *testing.F) {
	for _, q := range quirks {
		f.Add([]byte(q))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var first, second any
		if _, err := Unmarshal(text, &first); err != nil {
			return
		}
		written, err := Marshal(first)
		if err != nil {
			return // nested too deeply
		}
		if _, err := Unmarshal(written, &second); err != nil || !reflect.DeepEqual(first, second) {
			t.Errorf("%s is written as %s, error %v", text, written, err)
		}
	})
}

// FuzzTimes reads texts as moments and days.
func FuzzTimes(f *testing.F) {
	for _, layout := range layouts {
		f.Add(layout.text)
	}
	for _, text := range []string{"0", "1772463845", "13/02/2026", "0000-00-00 00:00:00", "2026-03-02T15:04:05.999999999+23:59"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		moment, ok := parseTime(text)
		if isNoDay(text) {
			if day, known := parseDate(text); !moment.IsZero() || !day.IsZero() || !ok || !known {
				t.Errorf("%q: %v, %v", text, moment, day)
			}
			return
		}
		if moment.Raw != text || ok == moment.Time.IsZero() && text != "0001-01-01" && moment.Time.Year() != 1 {
			t.Errorf("%q: %v, %t", text, moment, ok)
		}
		day, ok := parseDate(text)
		if day.Raw != text || ok != (day.Day != 0) {
			t.Errorf("%q: %v, %t", text, day, ok)
		}
		if sent := moment.append(nil); !json.Valid(sent) {
			t.Errorf("%q is sent as %s", text, sent)
		}
	})
}

// FuzzEnvelope reads answers of all kinds: there is always an answer or an
// error, and never both.
func FuzzEnvelope(f *testing.F) {
	for _, q := range quirks {
		f.Add([]byte(`{"result":`+q+`,"total":`+q+`,"next":`+q+`,"time":`+q+`}`), 200, true)
		f.Add([]byte(`{"error":`+q+`,"error_description":`+q+`,"argument":`+q+`}`), 400, false)
		f.Add([]byte(`{"result":{"result":false,"error":`+q+`,"error_description":`+q+`}}`), 200, false)
		f.Add([]byte(`{"error":{"code":`+q+`,"message":`+q+`,"validation":[`+q+`]}}`), 400, true)
		f.Add([]byte(q), 502, false)
	}
	f.Add([]byte(`{"error":"t0ken-of-5","error_description":"/rest/1/c0decafe/x"}`), 400, false)
	f.Add([]byte("<p>/rest/1/c0decafe/ t0ken\xff-of-5</p>"), 502, false)
	f.Add([]byte(`{"result":{"time":"t0ken-of-5","int":["c0decafe"]}}`), 200, true)
	f.Fuzz(func(t *testing.T, body []byte, status int, v3 bool) {
		api := V2
		if v3 {
			api = V3
		}
		var result everything
		access := Access{Endpoint: "https://p.example.com/rest/", Webhook: NewSecret("1/c0decafe"), Token: NewSecret("t0ken-of-5")}
		answer, failure := interpret(body, status, api, access, reflect.ValueOf(&result).Elem())
		if text := fmt.Sprintf("%+v %+v", answer.Odd, failure); strings.Contains(text, "c0decafe") || strings.Contains(text, "t0ken-of-5") {
			t.Errorf("%q shows a secret: %s", body, text)
		}
		if failure == nil && answer.raw == nil {
			t.Errorf("%q with %d is neither an answer nor an error", body, status)
		}
		if failure != nil {
			_ = failure.Error()
		}
		if failure == nil && !json.Valid(body) {
			t.Errorf("%q is taken for JSON", body)
		}
	})
}

// FuzzBatchAnswer settles commands by answers of all kinds.
func FuzzBatchAnswer(f *testing.F) {
	f.Add([]byte(`{"result":{"c0":1},"result_error":{"c1":{"error":100,"error_description":"d"}},"result_total":[],"result_next":{"c0":50},"result_time":{"c2":{}}}`))
	for _, q := range quirks {
		f.Add([]byte(`{"result":{"c0":` + q + `},"result_error":` + q + `,"result_total":{"c0":` + q + `},"result_next":` + q + `,"result_time":{"c0":` + q + `}}`))
		f.Add([]byte(`{"result":` + q + `,"result_error":{"c0":` + q + `,"c1":{"error":` + q + `}}}`))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		var sections batchSections
		if _, err := Unmarshal(body, &sections); err != nil {
			return
		}
		for i := range 3 {
			var v everything
			c := &command{key: "c" + strconv.Itoa(i), call: call{method: "x.y"}, result: reflect.ValueOf(&v).Elem()}
			sections.assign(c, Access{})
			if (c.state == failed) != (c.err != nil) {
				t.Errorf("%s: state %d, error %v", body, c.state, c.err)
			}
		}
	})
}

// FuzzPages goes through lists of all kinds; it must find an end or an error.
func FuzzPages(f *testing.F) {
	for _, q := range quirks {
		for _, by := range []Paging{ByStart, ByPage, ByOffset, ByCursor, ByLastID} {
			f.Add([]byte(`{"items":`+q+`,"next":`+q+`}`), string(by), "items", "next")
			f.Add([]byte(`[{"ID":`+q+`}]`), string(by), "", "")
		}
	}
	f.Fuzz(func(t *testing.T, result []byte, by, rows, next string) {
		if !json.Valid(result) {
			return
		}
		result = bytes.TrimSpace(result)
		in := call{method: "x.list"}
		p, err := newPages(in, nil, List{By: Paging(by), Start: "a.b", Rows: rows, Next: next, ID: "ID"})
		if err != nil {
			return
		}
		list, err := p.rowsOf(result)
		if err != nil {
			return
		}
		if err := p.advance(pageInfo{list: list, result: result, rows: 1}); err != nil || p.done {
			return
		}
		if err := p.address(); err != nil || !json.Valid(p.call.params) {
			t.Errorf("after %s: %s, error %v", result, p.call.params, err)
		}
	})
}

// FuzzReferences fills references into parameters of all kinds.
func FuzzReferences(f *testing.F) {
	f.Add([]byte(`{"id":"$result[c0][items][0][id]","x":{"$ref":"c0.items.0.id"}}`), []byte(`{"items":[{"id":"a\"b"}]}`))
	f.Add([]byte(`{"id":"x$result[c0]"}`), []byte(`7`))
	f.Fuzz(func(t *testing.T, params, result []byte) {
		if !json.Valid(params) || !json.Valid(result) {
			return
		}
		earlier := &command{key: "c0", state: succeeded, answer: envelope{raw: bytes.TrimSpace(result)}}
		c := &command{key: "c1", call: call{method: "x.y", params: params}}
		if c.findReferences(&Batch{commands: []*command{earlier}}) != nil {
			return
		}
		if filled, err := c.resolved(nil); err == nil && !json.Valid(filled) {
			t.Errorf("%s with %s becomes %s", params, result, filled)
		}
	})
}
