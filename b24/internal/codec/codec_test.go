package codec

import (
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/b24/internal/scan"
)

type extra map[string]any

type shouting string

func (s shouting) appendTo(b []byte) []byte { return AppendText(b, strings.ToUpper(string(s))) }

func whisper(text string) (shouting, bool) { return shouting(strings.ToLower(text)), text != "?" }

// node contains itself in every way that a type can.
type node struct {
	Name  shouting         `json:"name"`
	Next  *node            `json:"next,omitzero"`
	Nodes []node           `json:"nodes,omitzero"`
	ByID  map[string]*node `json:"byId,omitzero"`
	Extra extra            `json:"-"`
}

func newCodec() *Codec { return New[extra](Scalar(whisper, shouting.appendTo)) }

// Many goroutines that meet a type at once find its finished plan, though it
// contains itself.
func TestTypesAreLearntOnce(t *testing.T) {
	const text = `{"name":"A","next":{"name":"B","nodes":[{"name":"C","byId":{"d":{"name":"D","UF_X":true}}}]}}`
	for range 50 {
		c := newCodec()
		var all sync.WaitGroup
		for i := range 8 {
			all.Go(func() {
				v := reflect.New(reflect.TypeFor[node]())
				if i%2 == 1 {
					v = reflect.New(reflect.TypeFor[*node]())
				}
				odd, err := c.Unmarshal([]byte(text), v.Interface())
				if err != nil || odd != nil {
					t.Errorf("odd %v, error %v", odd, err)
				}
				written, err := c.Marshal(v.Interface())
				if diff := cmp.Diff(text, string(written)); diff != "" || err != nil {
					t.Errorf("error %v\n%s", err, diff)
				}
			})
		}
		all.Wait()
		next := c.planOf(reflect.TypeFor[node]()).object.fields[1]
		if next.plan != c.planOf(reflect.TypeFor[*node]()) {
			t.Fatal("a field has a plan of its own")
		}
	}
}

// A type with a form of its own keeps what its parser returns, and is reported
// where that is not ok.
func TestCustomScalar(t *testing.T) {
	var v struct{ A, B shouting }
	odd, err := newCodec().Unmarshal([]byte(`{"a":"LOUD","b":"?"}`), &v)
	if err != nil || v.A != "loud" || v.B != "?" {
		t.Errorf("%+v, error %v", v, err)
	}
	if diff := cmp.Diff([]Mismatch{{Path: "B", Pattern: "B", Saw: `"?"`, Want: "codec.shouting"}}, odd); diff != "" {
		t.Error(diff)
	}
}

func TestMarshalArguments(t *testing.T) {
	c := newCodec()
	for want, params := range map[string]any{
		`["A",null,[]]`:       &node{Name: "a", Nodes: []node{}},
		`["A",null,null,"x"]`: node{Name: "a", Extra: extra{"3": "x"}},
		`[1,2]`:               []int{1, 2},
		`[]`:                  (*node)(nil),
	} {
		got, err := c.MarshalArguments(params, false)
		if diff := cmp.Diff(want, string(got)); diff != "" || err != nil {
			t.Errorf("error %v\n%s", err, diff)
		}
	}
	for _, params := range []any{map[string]any{"a": 1}, 7, shouting("a"), node{Extra: extra{"name": 1}}} {
		if got, err := c.MarshalArguments(params, false); err == nil {
			t.Errorf("%#v became %s", params, got)
		}
	}
}

// Whether an object is a list is seen by its first name: nested ones would
// otherwise be gone through once for each level.
func TestListObjectIsSeenByItsFirstName(t *testing.T) {
	for text, want := range map[string]bool{`{}`: true, `{"0":x`: true, `{"17" : x`: true, `{"a":x`: false, `{"":x`: false, `{"-1":x`: false} {
		if got := IsListObject(scan.New([]byte(text))); got != want {
			t.Errorf("%s is a list: %t, want %t", text, got, want)
		}
	}
	var got []int
	odd, err := newCodec().Unmarshal([]byte(`{"0":1,"total":5,"1":2}`), &got)
	if err != nil {
		t.Fatal(err)
	}
	want := []Mismatch{{Path: "total", Pattern: "*", Saw: "5", Want: "int"}}
	if diff := cmp.Diff([]int{1, 2}, got) + cmp.Diff(want, odd); diff != "" {
		t.Error(diff)
	}
}
