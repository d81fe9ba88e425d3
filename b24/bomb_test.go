package b24_test

import (
	"runtime"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
)

// node is a type that contains itself in all ways in which objects do.
type node struct {
	ID    b24.ID                   `json:"id"`
	One   *node                    `json:"one"`
	List  []node                   `json:"list"`
	ByKey map[string]node          `json:"byKey"`
	Any   any                      `json:"any"`
	Info  map[string]b24.FieldInfo `json:"info"`
	File  b24.File                 `json:"file"`
	Extra b24.Extra                `json:"-"`
}

// bombs are answers of n parts, made to cost more than they are long.
var bombs = map[string]func(n int) string{
	"objects":          func(n int) string { return nested(`{"one":`, n) },
	"lists":            func(n int) string { return nested(`{"list":[`, n) },
	"one for a list":   func(n int) string { return nested(`{"list":`, n) },
	"lists of digits":  func(n int) string { return nested(`{"list":{"7":`, n) },
	"an object listed": func(n int) string { return nested(`{"one":[`, n) },
	"maps":             func(n int) string { return nested(`{"byKey":{"a":`, n) },
	"anything":         func(n int) string { return `{"any":` + nested(`{"a":[`, n) + `}` },
	"not declared":     func(n int) string { return nested(`{"x":`, n) },
	"misfits below":    func(n int) string { return nested(`{"id":[1,2],"one":`, n) },
	"misfits":          func(n int) string { return `{"list":[` + strings.Repeat(`{"id":{"a":1}},`, 10*n) + `{}]}` },
	"odd lists":        func(n int) string { return `{"list":{"0":1` + strings.Repeat(`,"x":[1,2]`, 10*n) + `}}` },
	"descriptions":     func(n int) string { return `{"info":` + nested(`{"a":{"title":"x","fields":`, n-1) + `}` },
	"files":            func(n int) string { return `{"file":` + nested(`{"url":`, n) + `}` },
	"errors inside":    func(n int) string { return nested(`{"result":false,"error":1,"error_description":"x","one":`, n) },
	"many names":       func(n int) string { return `{` + strings.Repeat(`"ID":"1","iD":2,`, 10*n) + `"id":3}` },
}

// nested repeats an opening n times around {} and closes what it opened.
func nested(open string, n int) string {
	var end strings.Builder
	for _, c := range open {
		switch c {
		case '{':
			end.WriteByte('}')
		case '[':
			end.WriteByte(']')
		case '}', ']':
			text := end.String()
			end.Reset()
			end.WriteString(text[:len(text)-1])
		}
	}
	closing := []byte(end.String())
	for i, j := 0, len(closing)-1; i < j; i, j = i+1, j-1 {
		closing[i], closing[j] = closing[j], closing[i]
	}
	return strings.Repeat(open, n) + "{}" + strings.Repeat(string(closing), n)
}

// Four times the answer is four times the work: no level is read, or kept, once more for
// each level around it.
func TestWorkGrowsWithTheAnswer(t *testing.T) {
	for name, bomb := range bombs {
		t.Run(name, func(t *testing.T) {
			if small, large := allocated(t, bomb(100)), allocated(t, bomb(400)); large > 6*small {
				t.Errorf("%d bytes for 100 parts, %d for 400", small, large)
			}
		})
	}
}

// allocated is how many bytes reading a text takes.
func allocated(t *testing.T, text string) uint64 {
	read := func() {
		var v node
		if _, err := b24.Unmarshal([]byte(text), &v); err != nil {
			t.Fatal(err)
		}
	}
	read() // what is made once
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	read()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// What no one reads stays within bounds too: the depth, and what is kept of what is odd.
func TestBombsAreRefused(t *testing.T) {
	var v node
	if _, err := b24.Unmarshal([]byte(strings.Repeat(`{"one":`, 1001)), &v); err == nil || !strings.Contains(err.Error(), "nesting deeper than 1000") {
		t.Errorf("error %v", err)
	}
	long := `{"a":"` + strings.Repeat("x", 1<<20) + `"}`
	odd, err := b24.Unmarshal([]byte(`{"list":[`+strings.Repeat(`{"id":`+long+`},`, 20)+`{}]}`), &v)
	if err != nil || len(odd) != 20 || len(odd[0].Saw) > 100 {
		t.Errorf("%d odd values, error %v", len(odd), err)
	}
}
