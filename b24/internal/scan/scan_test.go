package scan

import (
	"encoding/json"
	"strings"
	"testing"
)

// texts are valid and invalid ones; encoding/json is the judge of both.
var texts = []string{
	`null`, `true`, `false`, `0`, `-0`, `-1.5e+10`, `1E5`, `""`, `"a"`, `[]`, `{}`, ` [ 1 , 2 ] `, `{"a":{"b":[null]}}`,
	`"\u00e9\ud83d\ude00\n\/"`, `"\ud83d"`, `"\ud83dx"`, `"\ud83d\u0041"`, "\"\xff\"", `"é"`,
	``, ` `, `nul`, `nulll`, `01`, `-`, `1.`, `.5`, `1e`, `+1`, `"`, `"\"`, `"\x"`, `"\u12"`, `"\u12g4"`, "\"\n\"", `[`, `[1`, `[1,`, `[1,]`, `[,1]`, `[1 2]`,
	`{`, `{"a"`, `{"a":`, `{"a":1`, `{"a":1,}`, `{a:1}`, `{"a" 1}`, `{1:1}`, `]`, `}`, `[}`, `{]`, `1 1`, `"a" "b"`, "\x00", "[\x00]", "1\x00", "{}\x01",
}

func TestSkipAgreesWithEncodingJSON(t *testing.T) {
	for _, text := range texts {
		s := New([]byte(text))
		got := string(s.Skip())
		s.End()
		if valid := s.Err() == nil; valid != json.Valid([]byte(text)) {
			t.Errorf("%q: valid is %t, error %v", text, valid, s.Err())
		} else if valid && got != strings.TrimSpace(text) {
			t.Errorf("%q: skipped %q", text, got)
		}
	}
}

func TestTextAgreesWithEncodingJSON(t *testing.T) {
	for _, text := range texts {
		var want string
		if text == "" || text[0] != '"' || json.Unmarshal([]byte(text), &want) != nil {
			continue
		}
		s := New([]byte(text))
		if got := string(s.Text()); got != want || s.Err() != nil {
			t.Errorf("%s: %q, want %q, error %v", text, got, want, s.Err())
		}
	}
}

func TestDepthIsBounded(t *testing.T) {
	for depth, ok := range map[int]bool{MaxDepth: true, MaxDepth + 1: false, 1 << 20: false} {
		s := New([]byte(strings.Repeat("[", depth) + strings.Repeat("]", depth)))
		s.Skip()
		s.End()
		if (s.Err() == nil) != ok {
			t.Errorf("depth %d: error %v", depth, s.Err())
		}
	}
}

func FuzzSkip(f *testing.F) {
	for _, text := range texts {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s := New(data)
		s.Skip()
		s.End()
		if strings.Contains(string(data), strings.Repeat("[", 100)) {
			return // depth limits differ
		}
		if (s.Err() == nil) != json.Valid(data) {
			t.Errorf("%q: error %v, encoding/json finds it valid: %t", data, s.Err(), json.Valid(data))
		}
	})
}
