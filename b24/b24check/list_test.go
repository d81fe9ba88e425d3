package b24check

import (
	"context"
	"encoding/json"
	"iter"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

// shop is a service with a list, which can page in any way.
type shop struct{ client *b24.Client }

func newShop(c *b24.Client) shop { return shop{client: c} }

// paged is how the method pages in a test.
var paged b24.List

func (s shop) List(ctx context.Context, p shopListParams, opts ...b24.CallOption) (*b24.Response[shopListResult], error) {
	return b24.Do(ctx, s.client, p, opts...)
}

func (s shop) ListAll(ctx context.Context, p shopListParams, opts ...b24.ListOption) iter.Seq2[shopRow, error] {
	return b24.ListAs[shopRow](ctx, s.client, p, opts...)
}

type shopListParams struct {
	Owner  b24.ID         `json:"owner"`
	Filter map[string]any `json:"filter,omitzero"`
	Extra  b24.Extra      `json:"-"`
}

func (shopListParams) RESTMethod() b24.Method[shopListResult] {
	return b24.Method[shopListResult]{Name: "shop.list"}
}

func (shopListParams) RESTList() b24.List { return paged }

type shopListResult struct {
	Items []shopRow `json:"items"`
	Extra b24.Extra `json:"-"`
}

type shopRow struct {
	ID    b24.ID            `json:"id"`
	Title string            `json:"title"`
	Made  b24.Time          `json:"made"`
	Open  bool              `json:"open"`
	Words map[string]string `json:"words"`
	Any   any               `json:"any"`
	Extra b24.Extra         `json:"-"`
}

func shopChecker(t *testing.T) *checker {
	portal := b24test.New(t)
	return &checker{portal: portal, methods: Package{Services: []any{newShop}}.methods(portal.Client())}
}

// TestIterate: whatever way a method pages, all rows of two pages come.
func TestIterate(t *testing.T) {
	const rows = `{"result":{"items":[{"id":"1","title":"a"},{"id":"2","title":"b"}],"next":"x","hasMore":false},"total":2}`
	items := func(l b24.List) b24.List {
		l.Rows = "items"
		return l
	}
	for _, c := range []struct {
		name   string
		list   b24.List
		answer string
		want   string // part of the error, empty for none
	}{
		{"start", items(b24.List{By: b24.ByStart, Start: "start"}), rows, ""},
		{"start that the result tells", items(b24.List{By: b24.ByStart, Start: "start", Next: "next"}), rows, ""},
		{"page", items(b24.List{By: b24.ByPage, Start: "pagination.page"}), rows, ""},
		{"offset", items(b24.List{By: b24.ByOffset, Start: "params.offset", Limit: "params.limit"}), rows, ""},
		{"cursor", items(b24.List{By: b24.ByCursor, Start: "cursor", Next: "next"}), rows, ""},
		{"last id", items(b24.List{By: b24.ByLastID, Start: "LAST_ID", ID: "id"}), rows, ""},
		{"map of rows", items(b24.List{By: b24.ByStart, Start: "start"}), `{"result":{"items":{"7":{"id":7},"8":{"id":8}}}}`, ""},
		{"the result alone", b24.List{By: b24.ByStart, Start: "start"}, `[{"id":1,"title":"a"}]`, ""},
		{"wrong key", b24.List{By: b24.ByStart, Start: "start", Rows: "users"}, rows, "the result has no rows at users"},
		{"rows that are none", b24.List{By: b24.ByStart, Start: "start"}, `{"result":[1,2]}`, "rows[0] came as 1"},
		{"rows of another type", b24.List{By: b24.ByStart, Start: "start"}, `{"result":[{"NAME":"a","SORT":1}]}`, "no key of a row is a field"},
	} {
		t.Run(c.name, func(t *testing.T) {
			paged = c.list
			p := shopChecker(t)
			m := p.methods["v2/shop.list"]
			pages, shown := paging(m.list()).pagesOf([]byte(c.answer))
			if !shown {
				t.Fatal("the answer shows no rows")
			}
			wantError(t, p.iterate(t.Context(), m, pages), c.want)
		})
	}
	if _, shown := (paging{Rows: "items"}).pagesOf([]byte(`{"result":{"items":[],"total":0}}`)); shown {
		t.Error("an answer without rows shows some")
	}
}

func wantError(t *testing.T, err error, want string) {
	t.Helper()
	switch {
	case want == "" && err != nil:
		t.Errorf("error %v", err)
	case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestCases(t *testing.T) {
	const answer = `{"items":[{"id":7,"title":"a","made":"2026-02-01T10:00:00+01:00","open":"Y","words":{"en":"w"},"any":1,"UF_X":"y"}],"total":1}`
	for _, c := range []struct {
		name string
		json string
		want string
	}{
		{"values", `{"answer":` + answer + `,"want":{"rows":"1","rows[0].title":"a","items[0].id":"an id","items[0].made":"a moment","items[0].open":"yes","items[0].words{en}":"w","items[0].Extra.UF_X":"y","Extra.total":"1"}}`, ""},
		{"number of rows", `{"answer":` + answer + `,"want":{"rows":"2"}}`, "1 rows, want 2"},
		{"another value", `{"answer":` + answer + `,"want":{"items[0].title":"b"}}`, `items[0].title: is "a", want b`},
		{"no field", `{"answer":` + answer + `,"want":{"items[0].name":"b"}}`, "no field name in b24check.shopRow"},
		{"any", `{"answer":` + answer + `,"want":{"items[0].any":"1"}}`, "is of type any"},
		{"no moment", `{"answer":{"items":[{"made":""}]},"want":{"items[0].made":"a moment"}}`, "want a moment"},
		{"odd", `{"answer":{"items":[{"open":"maybe"}]}}`, "items[0].open: cannot read"},
		{"sent", `{"send":{"owner":3,"filter":{"A":1}},"sent":{"owner":3,"filter":{"A":1}}}`, ""},
		{"sent in another way", `{"send":{"owner":3},"sent":{"owner":4}}`, "owner is sent as 3"},
		{"no field for what is sent", `{"send":{"owner":3,"limit":5},"sent":{}}`, "no field has limit"},
		{"by id", `{"byID":{"owner":1,"order":{"id":"ASC"},"start":-1}}`, ""},
		{"not by id", `{"byID":false}`, "the example has false"},
	} {
		t.Run(c.name, func(t *testing.T) {
			paged = b24.List{By: b24.ByStart, Start: "start", Rows: "items", ID: "id"}
			one := Case{Method: "shop.list"}
			if err := json.Unmarshal([]byte(c.json), &one); err != nil {
				t.Fatal(err)
			}
			wantError(t, shopChecker(t).holds(t.Context(), one), c.want)
		})
	}
	paged = b24.List{By: b24.ByStart, Start: "start"}
	wantError(t, shopChecker(t).holds(t.Context(), Case{Method: "shop.list", ByID: json.RawMessage("false")}), "")
	wantError(t, shopChecker(t).holds(t.Context(), Case{Method: "shop.get"}), "no service has the method")
}
