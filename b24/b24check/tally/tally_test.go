package tally_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24check/tally"
	"github.com/google/go-cmp/cmp"
)

type params struct {
	ID     b24.ID     `json:"id"`
	Fields *fields    `json:"fields,omitzero"`
	Filter b24.Filter `json:"filter,omitzero"`
	Extra  b24.Extra  `json:"-"`
}

type fields struct {
	Title string      `json:"TITLE"`
	Sum   b24.Decimal `json:"SUM"`
	Extra b24.Extra   `json:"-"`
}

type result struct {
	Item  row       `json:"item"`
	Extra b24.Extra `json:"-"`
}

type row struct {
	ID     int             `json:"ID"`
	Title  string          `json:"TITLE"`
	Price  int             `json:"PRICE"`
	Made   b24.Time        `json:"MADE"`
	Tags   []string        `json:"TAGS"`
	ByCode map[string]kind `json:"byCode"`
	Open   any             `json:"OPEN"`
	Nodes  []*row          `json:"nodes"`
	Extra  b24.Extra       `json:"-"`
}

type kind string

var get = tally.Method{Name: "v2/shop.item.get", Params: reflect.TypeFor[params](), Result: reflect.TypeFor[result]()}

func TestAnswer(t *testing.T) {
	for _, c := range []struct {
		name, answer string
		want         tally.Values
		hollow, odd  int
		miss         string
	}{
		{"concrete, in any case", `{"result":{"item":{"id":"5","TITLE":"t","MADE":"2026-02-01T10:00:00+02:00"}}}`, tally.Values{All: 3, Concrete: 3}, 0, 0, ""},
		{"the result alone", `{"item":{"ID":5}}`, tally.Values{All: 1, Concrete: 1}, 0, 0, ""},
		{"lists, maps, a type in itself", `{"result":{"item":{"TAGS":["a","b"],"byCode":{"x":"y"},"nodes":{"0":{"ID":1}}}}}`, tally.Values{All: 4, Concrete: 4}, 0, 0, ""},
		{"nothing fits everywhere", `{"result":{"item":{"ID":null,"TAGS":{},"nodes":[],"other":null}}}`, tally.Values{All: 2, Concrete: 1, Extra: 1}, 0, 0, "v2/shop.item.get.item.other: Extra (1)"},
		{"false for an object or a list", `{"result":{"item":{"byCode":false,"nodes":false,"ID":1}}}`, tally.Values{All: 3, Concrete: 3}, 0, 0, ""},
		{"a set of texts", `{"result":{"item":{"TAGS":{"a":"a","b":"b"}}}}`, tally.Values{All: 2, Concrete: 2}, 0, 0, ""},
		{"any", `{"result":{"item":{"OPEN":{"a":[1,2]}}}}`, tally.Values{All: 2, Any: 2}, 0, 0, ""},
		{"the portal's own", `{"result":{"item":{"UF_A":["x"],"ufCrm1":1,"parentId128":2,"PROPERTY_7":"v"}}}`, tally.Values{All: 4, Concrete: 4}, 0, 0, ""},
		{"wrapper that no field knows", `{"result":{"ID":5,"TITLE":"t"}}`, tally.Values{All: 2, Extra: 2}, 1, 0, "v2/shop.item.get: HOLLOW, no key of the answer is a field"},
		{"shape", `{"result":{"item":{"TITLE":{"en":"t"},"nodes":["a"]}}}`, tally.Values{All: 2, Shape: 2}, 1, 1, "v2/shop.item.get.item.TITLE: an object for string (1)"},
		{"an object for one of text", `{"result":{"item":"none"}}`, tally.Values{All: 1, Shape: 1}, 0, 1, "v2/shop.item.get.item: a text for tally_test.row (1)"},
		{"odd", `{"result":{"item":{"ID":"five"}}}`, tally.Values{All: 1, Concrete: 1}, 0, 1, "v2/shop.item.get: ODD"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got tally.Tally
			got.Answer(get, []byte(c.answer))
			want := tally.Figures{Answers: 1, Answered: c.want, Hollow: c.hollow, Odd: c.odd}
			if diff := cmp.Diff(want, got.Figures); diff != "" {
				t.Errorf("figures (-want +got):\n%s", diff)
			}
			if misses := strings.Join(got.Misses(), "\n"); !strings.Contains(misses, c.miss) || c.miss == "" && misses != "" {
				t.Errorf("misses are %q, want %q", misses, c.miss)
			}
		})
	}
}

// TestNoAnswer: errors and texts that are no JSON do not count.
// TestBareAnswer: an example without the key result shows its keys beside those of the
// answer around it, which are no fields of the result.
func TestBareAnswer(t *testing.T) {
	var whole, bare tally.Tally
	whole.Answer(get, []byte(`{"result":{"ID":1},"total":1,"time":{"start":1.5,"finish":2.5}}`))
	bare.Answer(get, []byte(`{"ID":1,"total":1,"time":{"start":1.5,"finish":2.5}}`))
	if whole.Figures != bare.Figures {
		t.Errorf("counted %+v, and with result %+v", bare.Figures, whole.Figures)
	}
}

func TestNoAnswer(t *testing.T) {
	var got tally.Tally
	for _, text := range []string{`{"error":"NO","result":{"ID":1}}`, `{"error":""}`, `no JSON`} {
		got.Answer(get, []byte(text))
	}
	for _, text := range []string{`[1,2]`, `no JSON`} {
		got.Request(get, []byte(text))
	}
	if got.Figures != (tally.Figures{}) {
		t.Errorf("counted %+v", got.Figures)
	}
}

func TestRequest(t *testing.T) {
	var got tally.Tally
	got.Request(get, []byte(`{"auth":"token","id":5,"fields":{"TITLE":"t","OTHER":{"a":1,"b":2}},"filter":{">ID":1},"select":["ID"]}`))
	want := tally.Figures{Requests: 1, Sent: tally.Values{All: 6, Concrete: 3, Extra: 3}}
	if diff := cmp.Diff(want, got.Figures); diff != "" {
		t.Errorf("figures (-want +got):\n%s", diff)
	}
	misses := []string{"REQUEST v2/shop.item.get.fields.OTHER: Extra (2)", "REQUEST v2/shop.item.get.select: Extra (1)"}
	if diff := cmp.Diff(misses, got.Misses()); diff != "" {
		t.Errorf("misses (-want +got):\n%s", diff)
	}
}

// TestTypes: what get, list and add say of one object is held against each other.
func TestTypes(t *testing.T) {
	method := func(name string, params, result reflect.Type) tally.Method {
		return tally.Method{Name: "v2/" + name, Params: params, Result: result}
	}
	none := reflect.TypeFor[struct{}]()
	var got tally.Tally
	got.Types([]tally.Method{
		get,
		method("shop.item.list", none, reflect.TypeFor[[]row]()),
		method("shop.item.add", reflect.TypeFor[params](), none),
		method("shop.other.list", none, reflect.TypeFor[[]fields]()),
	})
	want := tally.Figures{IDs: tally.Share{N: 0, Of: 1}, Differing: tally.Share{N: 0, Of: 5}, Whole: tally.Share{N: 2, Of: 3}}
	if diff := cmp.Diff(want, got.Figures); diff != "" {
		t.Errorf("figures (-want +got):\n%s\n%s", diff, strings.Join(got.Misses(), "\n"))
	}

	type other struct {
		ID    b24.ID      `json:"id"`
		Price b24.Decimal `json:"price"`
	}
	got = tally.Tally{}
	got.Types([]tally.Method{get, method("shop.item.list", none, reflect.TypeFor[map[string][]other]())})
	want = tally.Figures{IDs: tally.Share{N: 1, Of: 1}, Differing: tally.Share{N: 2, Of: 2}, Whole: tally.Share{N: 1, Of: 2}}
	if diff := cmp.Diff(want, got.Figures); diff != "" {
		t.Errorf("figures (-want +got):\n%s\n%s", diff, strings.Join(got.Misses(), "\n"))
	}
}

func TestWorse(t *testing.T) {
	for _, c := range []struct {
		better   tally.Better
		is, was  tally.Share
		worse    bool
		whatItIs string
	}{
		{tally.Lower, tally.Share{N: 3}, tally.Share{N: 2}, true, "more of what is bad"},
		{tally.Lower, tally.Share{N: 2}, tally.Share{N: 2}, false, "as many"},
		{tally.Lower, tally.Share{N: 3, Of: 100}, tally.Share{N: 2, Of: 50}, false, "more, but a smaller part"},
		{tally.Higher, tally.Share{N: 3, Of: 100}, tally.Share{N: 2, Of: 50}, true, "a smaller part of what is good"},
		{tally.Neither, tally.Share{N: 9, Of: 10}, tally.Share{N: 1, Of: 10}, false, "no direction"},
	} {
		if worse := (tally.Row{Figure: c.is, Better: c.better}).WorseThan(c.was); worse != c.worse {
			t.Errorf("%s: worse is %t", c.whatItIs, worse)
		}
	}
}
