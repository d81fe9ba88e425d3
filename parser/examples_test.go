package parser

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser/internal/example"
)

// TestTimeBeside: times of a call that stand inside of the result by a slip stand beside it, in
// the value and in the text, if that is JSON. A result of its own is left alone.
func TestTimeBeside(t *testing.T) {
	const times = `{"start": 1, "finish": 2, "duration": 1}`
	for text, want := range map[string]string{
		`{"result": {"hall": 1, "time": ` + times + `}}`:                        `{"result":{"hall":1},"time":` + times + `}`,
		`{"result": {"time": ` + times + `}}`:                                   "",
		`{"result": {"hall": 1, "time": ` + times + `}, "time": ` + times + `}`: "",
		`{"result": {"hall": 1, "time": {"start": 1, "finish": 2}}}`:            "",
		`{"result": {"hall": 1}, "time": ` + times + `}`:                        "",
	} {
		value, err := example.Parse(text)
		got := listing{text, value, err == nil}.timeBeside()
		moved := want != ""
		if !moved {
			want = text
		}
		if squeeze(got.text) != squeeze(want) {
			t.Errorf("%s becomes %s", text, got.text)
		}
		before, _ := value.Get(resultName)
		after, _ := got.value.Get(resultName)
		if gone := len(after.Members) < len(before.Members); gone != moved {
			t.Errorf("%s: the value has lost the times: %t", text, gone)
		}
	}
}

func squeeze(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, ": ", ":")), "")
}
