package b24_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/google/go-cmp/cmp"
)

// asked is what a page was asked for.
type asked struct {
	Start, OFFSET, Page, Limit *int
	LastID                     *b24.ID `json:"LAST_ID"`
	Pagination                 struct {
		Page, Limit *int
		AfterCursor json.RawMessage
	}
	Cursor struct{ Value *int }
	Filter json.RawMessage
	Order  map[string]string
}

// lister answers list calls from the rows with these ids, by a function of what
// was asked.
func lister(t *testing.T, answer func(a asked) string) *portal {
	return newPortal(t, func(w http.ResponseWriter, r request, n int) {
		var a asked
		if err := json.Unmarshal([]byte(r.body), &a); err != nil {
			t.Errorf("%s: %v", r.body, err)
		}
		if n > 20 {
			t.Error("the iteration does not end")
			w.WriteHeader(http.StatusTeapot)
			return
		}
		fmt.Fprint(w, answer(a))
	})
}

// rows writes the rows from..to.
func rows(from, to int) string {
	var list []string
	for i := from; i <= to; i++ {
		list = append(list, fmt.Sprintf(`{"ID":"%d"}`, i))
	}
	return "[" + strings.Join(list, ",") + "]"
}

func down(from, to int) string {
	var list []string
	for i := from; i >= to; i-- {
		list = append(list, fmt.Sprintf(`{"ID":"%d"}`, i))
	}
	return "[" + strings.Join(list, ",") + "]"
}

type item struct {
	ID int `json:"ID"`
}

// collect reads a whole list, and says which ids came.
func collect(t *testing.T, p *portal, params any, l b24.List, opts ...b24.ListOption) (ids []int, err error) {
	t.Helper()
	for row, err := range b24.ListCall[item](t.Context(), p.client(t), "x.list", params, l, opts...) {
		if err != nil {
			return ids, err
		}
		ids = append(ids, row.ID)
	}
	return ids, nil
}

func upTo(n int) []int {
	var ids []int
	for i := range n {
		ids = append(ids, i+1)
	}
	return ids
}

func intOf(n *int, otherwise int) int {
	if n == nil {
		return otherwise
	}
	return *n
}

func TestPagings(t *testing.T) {
	byStart := b24.List{By: b24.ByStart, Start: "start", ID: "ID"}
	for name, test := range map[string]struct {
		list     b24.List
		params   any
		opts     []b24.ListOption
		answer   func(a asked) string
		requests int
		want     []int
	}{
		"start": {list: byStart, requests: 3, want: upTo(120), answer: func(a asked) string {
			start := intOf(a.Start, 0)
			if start == 100 {
				return `{"result":` + rows(101, 120) + `,"total":120}`
			}
			return fmt.Sprintf(`{"result":%s,"total":120,"next":%d}`, rows(start+1, start+50), start+50)
		}},
		"rows below": {list: b24.List{By: b24.ByStart, Start: "start", Rows: "a.items"}, requests: 1, want: upTo(2), answer: func(asked) string {
			return `{"result":{"a":{"items":{"3":{"ID":1},"7":{"ID":2}}}}}`
		}},
		"empty list for an object": {list: b24.List{By: b24.ByStart, Start: "start", Rows: "items"}, requests: 1, answer: func(asked) string { return `{"result":[]}` }},
		"null":                     {list: byStart, requests: 1, answer: func(asked) string { return `{"result":null}` }},
		"page, clamped": {list: b24.List{By: b24.ByPage, Start: "pagination.page", Limit: "pagination.limit"}, params: map[string]any{"pagination": map[string]any{"limit": 1000}},
			requests: 3, want: upTo(120), answer: func(a asked) string {
				if *a.Pagination.Limit != 1000 {
					return `{"error":"LIMIT"}`
				}
				page := intOf(a.Pagination.Page, 1)
				return `{"result":` + rows(50*(page-1)+1, min(50*page, 120)) + `}`
			}},
		"page, full to the end": {list: b24.List{By: b24.ByPage, Start: "page"}, requests: 3, want: upTo(20), answer: func(a asked) string {
			page := intOf(a.Page, 1)
			return `{"result":` + rows(10*(page-1)+1, min(10*page, 20)) + `}`
		}},
		"offset": {list: b24.List{By: b24.ByOffset, Start: "OFFSET"}, requests: 3, want: upTo(25), answer: func(a asked) string {
			offset := intOf(a.OFFSET, 0)
			return `{"result":` + rows(offset+1, min(offset+10, 25)) + `}`
		}},
		"offset with a word on more": {list: b24.List{By: b24.ByOffset, Start: "OFFSET", Rows: "bots"}, requests: 2, want: upTo(20), answer: func(a asked) string {
			offset := intOf(a.OFFSET, 0)
			return fmt.Sprintf(`{"result":{"bots":%s,"hasNextPage":%t}}`, rows(offset+1, offset+10), offset == 0)
		}},
		"offset, a page filtered": {list: b24.List{By: b24.ByOffset, Start: "OFFSET", Rows: "items"}, requests: 3, want: append(upTo(13), 21), answer: func(a asked) string {
			switch offset := intOf(a.OFFSET, 0); offset {
			case 0:
				return `{"result":{"items":` + rows(1, 10) + `,"hasMore":true}}`
			case 10: // seven of the ten rows are hidden
				return `{"result":{"items":` + rows(11, 13) + `,"hasMore":true}}`
			default:
				return `{"result":{"items":` + rows(offset+1, offset+1) + `,"hasMore":false}}`
			}
		}},
		"cursor": {list: b24.List{By: b24.ByCursor, Start: "pagination.afterCursor", Rows: "items", Next: "nextCursor"}, requests: 2, want: upTo(4), answer: func(a asked) string {
			if string(a.Pagination.AfterCursor) == `{"at":"2026"}` {
				return `{"result":{"items":` + rows(3, 4) + `,"nextCursor":null}}`
			}
			return `{"result":{"items":` + rows(1, 2) + `,"nextCursor":{"at":"2026"}}}`
		}},
		"cursor and a word on more": {list: b24.List{By: b24.ByCursor, Start: "pagination.afterCursor", Rows: "items", Next: "afterCursor"}, requests: 1, want: upTo(2), answer: func(asked) string {
			return `{"result":{"items":` + rows(1, 2) + `,"afterCursor":"x","hasMore":false}}`
		}},
		"last id": {list: b24.List{By: b24.ByLastID, Start: "LAST_ID", ID: "ID"}, requests: 3, want: upTo(5), answer: func(a asked) string {
			last := 0
			if a.LastID != nil {
				n, _ := a.LastID.Int64()
				last = int(n)
			}
			return `{"result":` + rows(last+1, min(last+2, 5)) + `}`
		}},
		"tail": {list: b24.List{By: b24.ByLastID, Start: "cursor.value", ID: "ID"}, params: map[string]any{"cursor": map[string]any{"field": "ID", "value": 2}}, requests: 2, want: []int{3, 4, 5}, answer: func(a asked) string {
			return `{"result":` + rows(*a.Cursor.Value+1, min(*a.Cursor.Value+2, 5)) + `}`
		}},
		"resumed": {list: byStart, opts: []b24.ListOption{b24.WithResumeAt("100")}, requests: 1, want: []int{101}, answer: func(a asked) string {
			return `{"result":` + rows(*a.Start+1, *a.Start+1) + `}`
		}},
	} {
		t.Run(name, func(t *testing.T) {
			p := lister(t, test.answer)
			got, err := collect(t, p, test.params, test.list, test.opts...)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" || len(p.seen()) != test.requests {
				t.Errorf("%d requests\n%s", len(p.seen()), diff)
			}
		})
	}
}

func TestByID(t *testing.T) {
	l := b24.List{By: b24.ByStart, Start: "start", ID: "ID"}
	up := lister(t, func(a asked) string {
		var filter map[string]b24.ID
		_ = json.Unmarshal(a.Filter, &filter)
		n, _ := filter[">ID"].Int64()
		last := int(n)
		return `{"result":` + rows(last+1, min(last+50, 120)) + `,"total":0}`
	})
	got, err := collect(t, up, map[string]any{"filter": map[string]any{"!A": 1}}, l, b24.WithByID())
	if diff := cmp.Diff(upTo(120), got); diff != "" || err != nil {
		t.Errorf("error %v\n%s", err, diff)
	}
	want := []string{
		`{"filter":{"!A":1},"order":{"ID":"ASC"},"start":-1}`,
		`{"filter":{"!A":1,">ID":50},"order":{"ID":"ASC"},"start":-1}`,
		`{"filter":{"!A":1,">ID":100},"order":{"ID":"ASC"},"start":-1}`,
	}
	if diff := cmp.Diff(want, bodies(up)); diff != "" {
		t.Error(diff)
	}

	desc := lister(t, func(a asked) string {
		var filter map[string]b24.ID
		_ = json.Unmarshal(a.Filter, &filter)
		if n, ok := filter["<ID"].Int64(); ok {
			return `{"result":` + down(int(n)-1, 1) + `}`
		}
		return `{"result":` + down(70, 21) + `}`
	})
	got, err = collect(t, desc, nil, l, b24.WithByIDDescending())
	if err != nil || len(got) != 70 || got[0] != 70 || got[69] != 1 {
		t.Errorf("%v, error %v", got, err)
	}
	want = []string{`{"order":{"ID":"DESC"},"start":-1}`, `{"order":{"ID":"DESC"},"filter":{"<ID":21},"start":-1}`}
	if diff := cmp.Diff(want, bodies(desc)); diff != "" {
		t.Error(diff)
	}
}

// TestOffsetBelow: an offset in an object of parameters comes with a limit.
func TestOffsetBelow(t *testing.T) {
	l := b24.List{By: b24.ByOffset, Start: "params.offset", Limit: "params.limit"}
	for name, test := range map[string]struct {
		params any
		want   []string
	}{
		"none given": {nil, []string{`{"params":{"limit":50}}`, `{"params":{"limit":50,"offset":2}}`}},
		"given": {
			map[string]any{"params": map[string]any{"limit": 2, "offset": 4}},
			[]string{`{"params":{"limit":2,"offset":4}}`, `{"params":{"limit":2,"offset":6}}`},
		},
	} {
		p := newPortal(t, answers(`{"result":[{"ID":1},{"ID":2}]}`, `{"result":[]}`))
		got, err := collect(t, p, test.params, l)
		if diff := cmp.Diff(upTo(2), got); diff != "" || err != nil {
			t.Errorf("%s: error %v\n%s", name, err, diff)
		}
		if diff := cmp.Diff(test.want, bodies(p)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestByIDBelow: filter and order lie where the list says, and the position stays.
func TestByIDBelow(t *testing.T) {
	l := b24.List{By: b24.ByOffset, Start: "params.offset", ID: "id", Filter: "params.filter", Order: "params.ORDER", FilterID: "ID"}
	p := newPortal(t, answers(`{"result":[{"ID":1},{"ID":2}]}`, `{"result":[{"ID":3}]}`))
	got, err := collect(t, p, map[string]any{"params": map[string]any{"filter": map[string]any{"A": 1}}}, l, b24.WithByID())
	if diff := cmp.Diff(upTo(3), got); diff != "" || err != nil {
		t.Errorf("error %v\n%s", err, diff)
	}
	want := []string{
		`{"params":{"filter":{"A":1},"ORDER":{"ID":"ASC"}}}`,
		`{"params":{"filter":{"A":1,">ID":2},"ORDER":{"ID":"ASC"}}}`,
	}
	if diff := cmp.Diff(want, bodies(p)); diff != "" {
		t.Error(diff)
	}
}

func TestByIDOnV3(t *testing.T) {
	l := b24.List{By: b24.ByPage, Start: "pagination.page", Rows: "items", ID: "ID"}
	p := lister(t, func(a asked) string {
		if strings.Contains(string(a.Filter), `">",`) {
			return `{"result":{"items":` + rows(3, 3) + `}}`
		}
		return `{"result":{"items":` + rows(1, 2) + `}}`
	})
	got, err := collect(t, p, map[string]any{"filter": []any{[]any{"a", "=", 1}}}, l, b24.WithByID(), b24.WithV3())
	if diff := cmp.Diff(upTo(3), got); diff != "" || err != nil {
		t.Errorf("error %v\n%s", err, diff)
	}
	want := []string{
		`{"filter":[["a","=",1]],"order":{"ID":"ASC"}}`,
		`{"filter":[["a","=",1],["ID",">",2]],"order":{"ID":"ASC"}}`,
	}
	if diff := cmp.Diff(want, bodies(p)); diff != "" {
		t.Error(diff)
	}
}

func bodies(p *portal) []string {
	var all []string
	for _, r := range p.seen() {
		all = append(all, r.body)
	}
	return all
}

func TestStalls(t *testing.T) {
	for name, test := range map[string]struct {
		list   b24.List
		opts   []b24.ListOption
		answer string
		rows   int
	}{
		"next does not grow": {b24.List{By: b24.ByStart, Start: "start"}, nil, `{"result":[{"ID":1}],"next":0}`, 1},
		"start is ignored":   {b24.List{By: b24.ByStart, Start: "start"}, nil, `{"result":[{"ID":1}],"next":50}`, 1},
		"page is ignored":    {b24.List{By: b24.ByPage, Start: "page"}, nil, `{"result":[{"ID":1}]}`, 1},
		"cursor is ignored":  {b24.List{By: b24.ByCursor, Start: "c", Rows: "items", Next: "next"}, nil, `{"result":{"items":[{"ID":1}],"next":"x"}}`, 1},
		"filter is ignored":  {b24.List{By: b24.ByStart, Start: "start", ID: "ID"}, []b24.ListOption{b24.WithByID()}, `{"result":[{"ID":1}]}`, 1},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPortal(t, answers(test.answer))
			got, err := collect(t, p, nil, test.list, test.opts...)
			if !errors.Is(err, b24.ErrStalled) || len(got) != test.rows {
				t.Errorf("%d rows, error %v", len(got), err)
			}
		})
	}
	p := newPortal(t, answers(`{"result":[{"ID":9}]}`, `{"result":[{"ID":5}]}`))
	if _, err := collect(t, p, nil, b24.List{By: b24.ByStart, Start: "start", ID: "ID"}, b24.WithByID()); !errors.Is(err, b24.ErrStalled) {
		t.Errorf("ids that fall: error %v", err)
	}
}

func TestListErrors(t *testing.T) {
	l := b24.List{By: b24.ByStart, Start: "start", ID: "ID"}
	for want, test := range map[string]struct {
		params any
		list   b24.List
		opts   []b24.ListOption
		answer string
	}{
		"x.list: E (HTTP 200)":            {nil, l, nil, `{"error":"E"}`},
		"the result has no rows at items": {nil, b24.List{By: b24.ByStart, Start: "start", Rows: "items"}, nil, `{"result":{"rows":[]}}`},
		"leave the order out":             {map[string]any{"ORDER": map[string]any{"A": "ASC"}}, l, []b24.ListOption{b24.WithByID()}, `{}`},
		"select fields without the id":    {map[string]any{"select": []string{"TITLE"}}, l, []b24.ListOption{b24.WithByID()}, `{}`},
		"the filter has >=ID":             {map[string]any{"filter": map[string]any{">=ID": 5}}, l, []b24.ListOption{b24.WithByID()}, `{}`},
		"the last row has no ID":          {nil, l, []b24.ListOption{b24.WithByID()}, `{"result":[{"A":1}]}`},
		"by an id that is known":          {nil, b24.List{By: b24.ByStart, Start: "start"}, []b24.ListOption{b24.WithByID()}, `{}`},
		"read it without WithByID":        {nil, b24.List{By: b24.ByLastID, Start: "LAST_ID", ID: "ID"}, []b24.ListOption{b24.WithByID()}, `{}`},
		"leave the order out of":          {map[string]any{"p": map[string]any{"o": map[string]any{"A": "ASC"}}}, b24.List{By: b24.ByOffset, Start: "p.offset", ID: "ID", Filter: "p.f", Order: "p.o"}, []b24.ListOption{b24.WithByID()}, `{}`},
		"List.Start names no parameter":   {nil, b24.List{By: b24.ByStart}, nil, `{}`},
		"which is no way of paging":       {nil, b24.List{By: "guess", Start: "start"}, nil, `{"result":[1]}`},
		"List.Next names no place":        {nil, b24.List{By: b24.ByCursor, Start: "start"}, nil, `{"result":[1]}`},
		"is no position":                  {nil, l, []b24.ListOption{b24.WithResumeAt("{")}, `{}`},
		"as JSON":                         {[]any{1}, l, nil, `{}`},
	} {
		p := newPortal(t, answers(test.answer))
		_, err := collect(t, p, test.params, test.list, test.opts...)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "x.list: ") {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}

func TestOnPageAndResume(t *testing.T) {
	answer := func(a asked) string {
		start := intOf(a.Start, 0)
		if start == 4 {
			return `{"result":[{"ID":5}],"total":5}`
		}
		return fmt.Sprintf(`{"result":[{"ID":%d},{"ID":["x"]}],"total":5,"next":%d}`, start+1, start+2)
	}
	l := b24.List{By: b24.ByStart, Start: "start"}
	p := lister(t, answer)
	var pages []b24.Page
	for row, err := range b24.ListCall[item](t.Context(), p.client(t), "x.list", nil, l, b24.WithPageHook(func(page b24.Page) { pages = append(pages, page) })) {
		if err != nil || row.ID == 3 {
			break
		}
	}
	want := []b24.Page{
		{Rows: 2, Total: new(5), Next: "2", Odd: []b24.FieldError{{Path: "[1].ID", Pattern: "[].ID", Saw: `["x"]`, Want: "int"}}},
		{Rows: 2, Total: new(5), Next: "4", Odd: []b24.FieldError{{Path: "[1].ID", Pattern: "[].ID", Saw: `["x"]`, Want: "int"}}},
	}
	if diff := cmp.Diff(want, pages); diff != "" {
		t.Error(diff)
	}
	got, err := collect(t, p, nil, l, b24.WithResumeAt(pages[1].Next))
	if diff := cmp.Diff([]int{5}, got); diff != "" || err != nil {
		t.Errorf("error %v\n%s", err, diff)
	}
}
