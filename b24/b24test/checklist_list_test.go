package b24test_test

import (
	"errors"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

// listRequest is the parameters of a list, as generated code has them.
type listRequest[R any] struct {
	request[R]
	list b24.List
}

func (r listRequest[R]) RESTList() b24.List { return r.list }

// row is a row of any list; portals spell ID as they like.
type row struct {
	ID int `json:"id"`
}

// ids reads a list to its end.
func ids(t *testing.T, c *b24.Client, p request[any], l b24.List, opts ...b24.ListOption) ([]int, error) {
	var out []int
	for r, err := range b24.ListAs[row](t.Context(), c, listRequest[any]{p, l}, opts...) {
		if err != nil {
			return out, err
		}
		out = append(out, r.ID)
		if len(out) > 1000 {
			return out, errors.New("the list has no end")
		}
	}
	return out, nil
}

// wantIDs compares with from, from+step and so on, n of them.
func wantIDs(t *testing.T, got []int, err error, from, step, n int) {
	t.Helper()
	if err != nil {
		t.Errorf("error after %d rows: %v", len(got), err)
	}
	for i, id := range got {
		if id != from+i*step {
			t.Fatalf("row %d has the id %d, want %d", i, id, from+i*step)
		}
	}
	if len(got) != n {
		t.Errorf("%d rows, want %d", len(got), n)
	}
}

var (
	byStart  = b24.List{By: b24.ByStart, Start: "start", ID: "ID"}
	itemList = b24.List{By: b24.ByStart, Start: "start", Rows: "items", ID: "id"}
)

// listV3 is a v3 list as generated code describes it.
func listV3(name string) request[any] {
	return request[any]{method: b24.Method[any]{Name: name, API: b24.V3, Idempotent: true}}
}

func TestChecklist08ByStart(t *testing.T) {
	for name, n := range map[string]int{"three pages": 120, "full last page": 100, "one page": 7, "none": 0} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			deals := b24test.NewTable("ID", n)
			p.Handle("crm.deal.list", deals.List)
			got, err := ids(t, p.Client(), read[any]("crm.deal.list"), byStart)
			wantIDs(t, got, err, 1, 1, n)
			if want := max((n+49)/50, 1); deals.Pages() != want {
				t.Errorf("%d pages were read, want %d: next is absent on the last", deals.Pages(), want)
			}
		})
	}
}

func TestChecklist08ByIDBothWays(t *testing.T) {
	for name, test := range map[string]struct {
		option     b24.ListOption
		from, step int
	}{"up": {b24.WithByID(), 1, 1}, "down": {b24.WithByIDDescending(), 120, -1}} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.Handle("crm.deal.list", b24test.NewTable("ID", 120).List)
			got, err := ids(t, p.Client(), read[any]("crm.deal.list"), byStart, test.option)
			wantIDs(t, got, err, test.from, test.step, 120)
			for _, c := range p.Calls("crm.deal.list") {
				if c.Int("start") != -1 {
					t.Errorf("start is %s, want -1, which spares the portal the count", c.Text("start"))
				}
			}
		})
	}
}

// The wrapper, ids as numbers, and a portal that knows the id by one spelling
// only.
func TestChecklist08WrappedRows(t *testing.T) {
	for _, wrapper := range []string{"items", "tasks"} {
		for _, numeric := range []bool{true, false} {
			p := b24test.New(t)
			table := b24test.NewTable("id", 120)
			table.Rows, table.NumericID, table.Strict = wrapper, numeric, true
			p.Handle("some.list", table.List)
			l := b24.List{By: b24.ByStart, Start: "start", Rows: wrapper, ID: "id"}
			got, err := ids(t, p.Client(), read[any]("some.list"), l)
			wantIDs(t, got, err, 1, 1, 120)
			got, err = ids(t, p.Client(), read[any]("some.list"), l, b24.WithByID())
			wantIDs(t, got, err, 1, 1, 120)
		}
	}
}

func TestChecklist08IgnoredCursorIsAnError(t *testing.T) {
	p := b24test.New(t)
	table := b24test.NewTable("ID", 120)
	table.IgnoresFilter = true
	p.Handle("stuck.list", table.List)
	got, err := ids(t, p.Client(), read[any]("stuck.list"), byStart, b24.WithByID())
	if !errors.Is(err, b24.ErrStalled) || len(got) != 50 {
		t.Errorf("%d rows and then %v, want 50 and %v", len(got), err, b24.ErrStalled)
	}
}

// Rows that go between pages shift the offsets, and do not shift ids.
func TestChecklist08RowsDeletedBetweenPages(t *testing.T) {
	for name, test := range map[string]struct {
		opts []b24.ListOption
		rows int
	}{"by start": {nil, 117}, "by id": {[]b24.ListOption{b24.WithByID()}, 120}} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			table := b24test.NewTable("ID", 120)
			table.BeforePage = func(pages int) {
				if pages == 1 {
					table.Delete(1, 2, 3)
				}
			}
			p.Handle("crm.deal.list", table.List)
			got, err := ids(t, p.Client(), read[any]("crm.deal.list"), byStart, test.opts...)
			if err != nil || len(got) != test.rows {
				t.Errorf("%d rows, %v, want %d", len(got), err, test.rows)
			}
		})
	}
}

// The portal clamps the page at 50 without saying so.
func TestChecklist08LimitIsClamped(t *testing.T) {
	p := b24test.New(t)
	table := b24test.NewTable("id", 120)
	table.Rows, table.NumericID, table.MaxLimit = "items", true, 50
	p.HandleV3("tasks.task.list", table.ListV3)
	l := b24.List{By: b24.ByPage, Start: "pagination.page", Limit: "pagination.limit", Rows: "items", ID: "id"}
	list := listV3("tasks.task.list").with(b24.Extra{"pagination": map[string]any{"limit": 1000}})
	got, err := ids(t, p.Client(), list, l)
	wantIDs(t, got, err, 1, 1, 120)
	got, err = ids(t, p.Client(), list, l, b24.WithByID())
	wantIDs(t, got, err, 1, 1, 120)
}

func TestChecklist08CursorsAndOtherWays(t *testing.T) {
	table := func() *b24test.Table {
		t := b24test.NewTable("id", 23)
		t.Rows, t.PageSize = "items", 10
		return t
	}
	for name, test := range map[string]struct {
		answer func(*b24test.Table) b24test.Answer
		list   b24.List
		params b24.Extra
		from   int
		step   int
	}{
		"tail": {func(t *b24test.Table) b24test.Answer { return t.Tail },
			b24.List{By: b24.ByLastID, Start: "cursor.value", Rows: "items", ID: "id"},
			b24.Extra{"cursor": map[string]any{"field": "id", "order": "ASC"}}, 1, 1},
		"next cursor": {func(t *b24test.Table) b24test.Answer { return t.ByCursor },
			b24.List{By: b24.ByCursor, Start: "pagination.afterCursor", Rows: "items", Next: "nextCursor"}, nil, 1, 1},
		"has more": {func(t *b24test.Table) b24test.Answer { return t.ByHasMore },
			b24.List{By: b24.ByCursor, Start: "afterCursor", Rows: "items", Next: "afterCursor"}, nil, 1, 1},
		"offset": {func(t *b24test.Table) b24test.Answer { return t.ByOffset },
			b24.List{By: b24.ByOffset, Start: "offset", Rows: "items"}, nil, 1, 1},
		"page": {func(t *b24test.Table) b24test.Answer { return t.ByPage },
			b24.List{By: b24.ByPage, Start: "page", Rows: "items"}, nil, 1, 1},
		"last id": {func(t *b24test.Table) b24test.Answer { return t.ByLastID },
			b24.List{By: b24.ByLastID, Start: "LAST_ID", Rows: "items", ID: "id"}, nil, 23, -1},
	} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.HandleV3("some.list", test.answer(table()))
			got, err := ids(t, p.Client(), listV3("some.list").with(test.params), test.list)
			wantIDs(t, got, err, test.from, test.step, 23)
		})
	}
}

// A list is a read, whether or not the method is known to be idempotent.
func TestChecklist08PagesAreRepeatedInDoubt(t *testing.T) {
	p := b24test.New(t)
	table := b24test.NewTable("id", 120)
	table.Rows, table.NumericID = "items", true
	p.Handle("crm.item.list", table.List, b24test.CloseAfterRun(table.List), b24test.Status502HTML(nil), table.List)
	got, err := ids(t, p.Client(), write[any]("crm.item.list"), itemList)
	wantIDs(t, got, err, 1, 1, 120)
}
