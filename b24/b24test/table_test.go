package b24test_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/b24gen/b24gen/b24/b24test"
)

// page is what matters of a page: how many rows, the first id, and the rest.
func page(a answer, rows, id string) string {
	list, _ := a.body["result"].([]any)
	if rows != "" {
		object, _ := a.body["result"].(map[string]any)
		list, _ = object[rows].([]any)
	}
	var first any
	if len(list) > 0 {
		first = list[0].(map[string]any)[id]
	}
	return fmt.Sprintf("%d rows from %T %v, next %v, total %v", len(list), first, first, a.body["next"], a.body["total"])
}

func TestListByStart(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.list", b24test.NewTable("ID", 120).List)
	for _, test := range []struct{ body, want string }{
		{`{}`, "50 rows from string 1, next 50, total 120"},
		{`{"start": 50}`, "50 rows from string 51, next 100, total 120"},
		{`{"START": "100"}`, "20 rows from string 101, next <nil>, total 120"},
		{`{"start": 120}`, "0 rows from <nil> <nil>, next <nil>, total 120"},
		{`{"start": -1}`, "50 rows from string 1, next <nil>, total 0"},
		{`{"start": -1, "filter": {">ID": 100}, "order": {"ID": "ASC"}}`, "20 rows from string 101, next <nil>, total 0"},
		{`{"start": -1, "filter": {"<ID": "11"}, "order": {"ID": "DESC"}}`, "10 rows from string 10, next <nil>, total 0"},
		{`{"FILTER": {"@ID": [3, 5]}, "sort": "ID", "order": "desc"}`, "2 rows from string 5, next <nil>, total 2"},
		{`{"filter": {"%TITLE": "12"}}`, "3 rows from string 12, next <nil>, total 3"},
	} {
		if got := page(call(t, p, "crm.deal.list", test.body), "", "ID"); got != test.want {
			t.Errorf("%s gives %s, want %s", test.body, got, test.want)
		}
	}
}

func TestListFamilies(t *testing.T) {
	p := b24test.New(t)
	items := b24test.NewTable("id", 60)
	items.Rows, items.NumericID, items.Strict = "items", true, true
	p.Handle("crm.item.list", items.List)
	if got := page(call(t, p, "crm.item.list", `{}`), "items", "id"); got != "50 rows from float64 1, next 50, total 60" {
		t.Errorf("wrapped list: %s", got)
	}
	if got := call(t, p, "crm.item.list", `{"filter": {">ID": 3}}`); got.body["error"] != "100" {
		t.Errorf("a strict list filtered by a field that it lacks: %s", got.text)
	}

	stuck := b24test.NewTable("ID", 60)
	stuck.IgnoresFilter = true
	p.Handle("stuck.list", stuck.List)
	if got := page(call(t, p, "stuck.list", `{"start": -1, "filter": {">ID": 50}}`), "", "ID"); got != "50 rows from string 1, next <nil>, total 0" {
		t.Errorf("a list that ignores the cursor: %s", got)
	}
}

func TestRowsDeletedBetweenPages(t *testing.T) {
	p := b24test.New(t)
	deals := b24test.NewTable("ID", 120)
	deals.BeforePage = func(pages int) {
		if pages == 1 {
			deals.Delete(1, 2, 3)
		}
	}
	p.Handle("crm.deal.list", deals.List)
	call(t, p, "crm.deal.list", `{}`)
	if got := page(call(t, p, "crm.deal.list", `{"start": 50}`), "", "ID"); got != "50 rows from string 54, next 100, total 117" {
		t.Errorf("second page: %s, want the offset to skip 51 to 53", got)
	}
}

func TestOtherPaging(t *testing.T) {
	p := b24test.New(t)
	table := func() *b24test.Table {
		t := b24test.NewTable("id", 12)
		t.Rows, t.PageSize = "items", 5
		return t
	}
	p.Handle("offset", table().ByOffset)
	p.Handle("page", table().ByPage)
	p.Handle("last", table().ByLastID)
	p.Handle("nav", b24test.Positional(table().ByNav))
	for _, test := range []struct{ method, body, want string }{
		{"offset", `{"offset": 10}`, "2 rows from string 11, next <nil>, total <nil>"},
		{"offset", `{"offset": 3, "limit": 4}`, "4 rows from string 4, next <nil>, total <nil>"},
		{"page", `{"page": 3}`, "2 rows from string 11, next <nil>, total <nil>"},
		{"last", `{}`, "5 rows from string 12, next <nil>, total <nil>"},
		{"last", `{"LAST_ID": 3}`, "2 rows from string 2, next <nil>, total <nil>"},
		{"nav", `[{}, {"NAV_PARAMS": {"nPageSize": 5, "iNumPage": 3}}]`, "2 rows from string 11, next <nil>, total 12"},
	} {
		if got := page(call(t, p, test.method, test.body), "items", "id"); got != test.want {
			t.Errorf("%s %s gives %s, want %s", test.method, test.body, got, test.want)
		}
	}
	more := func(body string) any {
		return call(t, p, "offset", body).body["result"].(map[string]any)["hasNextPage"]
	}
	if more(`{}`) != true || more(`{"offset": 10}`) != false {
		t.Error("hasNextPage is wrong")
	}
}

func TestListV3(t *testing.T) {
	p := b24test.New(t)
	tasks := b24test.NewTable("id", 120)
	tasks.Rows, tasks.NumericID, tasks.MaxLimit = "items", true, 50
	p.HandleV3("tasks.task.list", tasks.ListV3)
	for _, test := range []struct{ body, want string }{
		{`{}`, "50 rows from float64 1, next <nil>, total <nil>"},
		{`{"pagination": {"page": 3, "limit": 1000}}`, "20 rows from float64 101, next <nil>, total <nil>"},
		{`{"pagination": {"offset": 115}}`, "5 rows from float64 116, next <nil>, total <nil>"},
		{`{"filter": [["id", ">", 110]], "order": {"id": "DESC"}}`, "10 rows from float64 120, next <nil>, total <nil>"},
		{`{"filter": [["id", "between", [3, 5]]]}`, "3 rows from float64 3, next <nil>, total <nil>"},
		{`{"filter": [["id", [3, 5]]]}`, "2 rows from float64 3, next <nil>, total <nil>"},
	} {
		if got := page(callV3(t, p, "tasks.task.list", test.body), "items", "id"); got != test.want {
			t.Errorf("%s gives %s, want %s", test.body, got, test.want)
		}
	}
	for body, code := range map[string]string{
		`{"pagination": {"limit": 0}}`:    "INVALIDPAGINATIONEXCEPTION",
		`{"pagination": {"limit": "x"}}`:  "INVALIDPAGINATIONEXCEPTION",
		`{"pagination": {"limit": -1}}`:   "INTERNAL_INTERNALEXCEPTION",
		`{"order": [{"id": "ASC"}]}`:      "INVALIDORDEREXCEPTION",
		`{"filter": ["id"]}`:              "INVALIDFILTEREXCEPTION",
		`{"filter": [["color", "=", 1]]}`: "UNKNOWNDTOPROPERTYEXCEPTION",
	} {
		wantV3Error(t, callV3(t, p, "tasks.task.list", body), code)
	}
	same(t, "selected", callV3(t, p, "tasks.task.list", `{"select": ["TITLE", "nope"], "pagination": {"limit": 1}}`).body["result"],
		`{"items": [{"TITLE": "Row 1"}]}`)
}

func wantV3Error(t *testing.T, got answer, code string) {
	t.Helper()
	if e, _ := got.body["error"].(map[string]any); e["code"] != "BITRIX_REST_V3_EXCEPTION_"+code {
		t.Errorf("answer %d %s, want the error %s", got.status, got.text, code)
	}
}

func TestCursors(t *testing.T) {
	p := b24test.New(t)
	table := b24test.NewTable("id", 12)
	table.Rows, table.PageSize = "items", 5
	p.HandleV3("tail", table.Tail)
	p.HandleV3("cursor", table.ByCursor)
	p.HandleV3("more", table.ByHasMore)

	for body, want := range map[string]string{
		`{}`: "5 rows from string 1, next <nil>, total <nil>",
		`{"cursor": {"field": "id", "value": 10, "order": "ASC", "limit": 5}}`:  "2 rows from string 11, next <nil>, total <nil>",
		`{"cursor": {"field": "id", "value": 3, "order": "DESC", "limit": 50}}`: "2 rows from string 2, next <nil>, total <nil>",
	} {
		if got := page(callV3(t, p, "tail", body), "items", "id"); got != want {
			t.Errorf("tail %s gives %s, want %s", body, got, want)
		}
	}
	wantV3Error(t, callV3(t, p, "tail", `{"filter": [["id", ">", 1]]}`), "INVALIDFILTEREXCEPTION")
	wantV3Error(t, callV3(t, p, "tail", `{"cursor": {"order": "DESC"}}`), "INVALIDPAGINATIONEXCEPTION")

	follow := func(method, body, key string) (string, any) {
		got := callV3(t, p, method, body)
		return page(got, "items", "id"), got.body["result"].(map[string]any)[key]
	}
	_, cursor := follow("cursor", `{}`, "nextCursor")
	_, cursor = follow("cursor", fmt.Sprintf(`{"pagination": {"afterCursor": %q}}`, cursor), "nextCursor")
	last, cursor := follow("cursor", fmt.Sprintf(`{"pagination": {"afterCursor": %q}}`, cursor), "nextCursor")
	if last != "2 rows from string 11, next <nil>, total <nil>" || cursor != nil {
		t.Errorf("the last page is %s with the cursor %v", last, cursor)
	}
	_, after := follow("more", `{"limit": 11}`, "afterCursor")
	if _, more := follow("more", fmt.Sprintf(`{"afterCursor": %q}`, after), "hasMore"); more != false {
		t.Errorf("hasMore is %v at the end", more)
	}
}

func TestPositional(t *testing.T) {
	p := b24test.New(t)
	p.Handle("task.commentitem.add", b24test.Positional(func(c *b24test.Call) b24test.Reply {
		return b24test.Reply{Result: c.Args}
	}))
	token := p.Install().AccessToken
	const form = "application/x-www-form-urlencoded"
	for _, test := range []struct {
		name, url, contentType, body, want string
	}{
		{"list", p.WebhookURL() + "task.commentitem.add", "application/json", `[123, {"POST_MESSAGE": "x"}]`, `[123, {"POST_MESSAGE": "x"}]`},
		{"form", p.WebhookURL() + "task.commentitem.add", form, `0=123&1[POST_MESSAGE]=x`, `["123", {"POST_MESSAGE": "x"}]`},
		{"token in the query", p.Endpoint() + "task.commentitem.add?auth=" + token, "application/json", `[123]`, `[123]`},
		{"token at the end", p.Endpoint() + "task.commentitem.add", form, `0=123&auth=` + token, `["123"]`},
		{"names", p.WebhookURL() + "task.commentitem.add", "application/json", `{"TASKID": 123}`, ``},
		{"request id", p.WebhookURL() + "task.commentitem.add?bx24_request_id=1", "application/json", `[123]`, ``},
	} {
		got, err := try(p, http.MethodPost, test.url, test.contentType, test.body)
		if err != nil {
			t.Fatal(err)
		}
		if test.want == "" {
			if got.status != 400 {
				t.Errorf("%s: status %d, want a refusal", test.name, got.status)
			}
			continue
		}
		same(t, test.name, got.body["result"], test.want)
	}
}
