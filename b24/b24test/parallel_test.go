package b24test_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

// distant is a portal that is far away: a request takes 100 ms, and each command of a
// batch 20 ms more. It is called without a network, so that time can be virtual.
type distant struct {
	handler http.Handler
	open    atomic.Int32 // requests under way
	peak    atomic.Int32
	sent    atomic.Int32
}

func (d *distant) RoundTrip(r *http.Request) (*http.Response, error) {
	d.sent.Add(1)
	d.peak.Store(max(d.peak.Load(), d.open.Add(1)))
	defer d.open.Add(-1)
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	var batch struct {
		Commands map[string]string `json:"cmd"`
	}
	_ = json.Unmarshal(body, &batch)
	select {
	case <-time.After(100*time.Millisecond + time.Duration(len(batch.Commands))*20*time.Millisecond):
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
	in := r.Clone(r.Context())
	in.Body, in.Host, in.RequestURI = io.NopCloser(strings.NewReader(string(body))), r.URL.Host, r.URL.RequestURI()
	w := httptest.NewRecorder()
	d.handler.ServeHTTP(w, in)
	return w.Result(), nil
}

type numbered struct {
	ID int `json:"ID"`
}

var pagedByStart = b24.List{By: b24.ByStart, Start: "start", ID: "ID"}

func (d *distant) client(p *b24test.Portal, options ...b24.Option) *b24.Client {
	c, err := b24.NewWebhookClient(p.WebhookURL(), append([]b24.Option{b24.WithHTTPClient(&http.Client{Transport: d}), b24.WithLogger(p.Logger())}, options...)...)
	if err != nil {
		panic(err)
	}
	return c
}

// list reads a list in virtual time and returns the ids and how long it took.
func (d *distant) list(t *testing.T, c *b24.Client, opts ...b24.ListOption) (ids []int, took time.Duration) {
	t.Helper()
	start := time.Now()
	for row, err := range b24.ListCall[numbered](t.Context(), c, "crm.deal.list", nil, pagedByStart, opts...) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, row.ID)
	}
	return ids, time.Since(start)
}

func TestParallelIsFaster(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.list", b24test.NewTable("ID", 5000).List)
	synctest.Test(t, func(t *testing.T) {
		d := &distant{handler: p.Server().Handler}
		plain, long := d.list(t, d.client(p))
		for n, least := range map[int]float64{1: 4, 2: 8, 4: 14, 8: 20} {
			d.peak.Store(0)
			ids, short := d.list(t, d.client(p), b24.WithParallel(n))
			if !slices.Equal(ids, plain) {
				t.Fatalf("%d at a time: %d rows, or another order", n, len(ids))
			}
			if times := float64(long) / float64(short); times < least || d.peak.Load() > int32(n) {
				t.Errorf("%d at a time: %.1f times as fast (%s, %s), want %.0f; %d requests at once", n, times, long, short, least, d.peak.Load())
			}
		}
	})
}

// What begins has ended when the loop has, however it ends.
func TestParallelLeavesNothingBehind(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.list", b24test.NewTable("ID", 5000).List)
	for name, loop := range map[string]func(ctx context.Context, cancel func(), c *b24.Client) int{
		"break": func(ctx context.Context, _ func(), c *b24.Client) (n int) {
			for range b24.ListCall[numbered](ctx, c, "crm.deal.list", nil, pagedByStart, b24.WithParallel(4)) {
				if n++; n == 60 {
					break
				}
			}
			return n
		},
		"cancel": func(ctx context.Context, cancel func(), c *b24.Client) (n int) {
			for _, err := range b24.ListCall[numbered](ctx, c, "crm.deal.list", nil, pagedByStart, b24.WithParallel(4)) {
				if err != nil {
					return n
				}
				if n++; n == 60 {
					cancel()
				}
			}
			return n
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { // which fails where a goroutine stays
				d := &distant{handler: p.Server().Handler}
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				n := loop(ctx, cancel, d.client(p))
				if d.open.Load() != 0 {
					t.Errorf("%d requests are under way after %d rows", d.open.Load(), n)
				}
				sent := d.sent.Load()
				time.Sleep(time.Minute)
				if d.sent.Load() != sent {
					t.Error("requests were sent after the loop")
				}
			})
		})
	}
}

func TestParallelLists(t *testing.T) {
	for name, tt := range map[string]struct {
		rows   int
		change func(*b24test.Table)
		want   int
	}{
		"one page":            {rows: 30, want: 30},
		"two pages":           {rows: 51, want: 51},
		"whole pages":         {rows: 200, want: 200},
		"no rows":             {rows: 0, want: 0},
		"rows that go":        {rows: 500, want: 500, change: func(t *b24test.Table) { t.Delete(500, 499, 498) }},
		"rows that come":      {rows: 500, want: 560, change: addRows(60)},
		"many rows that come": {rows: 120, want: 1120, change: addRows(1000)},
	} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			table := b24test.NewTable("ID", tt.rows)
			want := tt.want
			table.BeforePage = func(pages int) {
				if pages == 1 && tt.change != nil {
					tt.change(table)
				}
			}
			if name == "rows that go" {
				want -= 3
			}
			p.Handle("crm.deal.list", table.List)
			var pages int
			d := &distant{}
			ids, _ := d.list(t, p.Client(), b24.WithParallel(3), b24.WithPageHook(func(page b24.Page) { pages += page.Rows }))
			if len(ids) != want || pages != want || !slices.IsSorted(ids) {
				t.Errorf("%d rows, %d in pages, want %d", len(ids), pages, want)
			}
		})
	}
}

func addRows(n int) func(*b24test.Table) {
	return func(t *b24test.Table) {
		for i := range n {
			t.Add(b24test.Row{"ID": 10_000 + i})
		}
	}
}

// Pages that are refused are asked for once more, and others are not.
func TestParallelBudget(t *testing.T) {
	p := b24test.New(t)
	table := b24test.NewTable("ID", 400)
	refused := map[int]bool{}
	p.Handle("crm.deal.list", func(c *b24test.Call) b24test.Reply {
		if start := c.Int("start"); start%100 == 0 && start > 0 && !refused[start] {
			refused[start] = true
			return b24test.OperationTimeLimit()(c)
		}
		return table.List(c)
	})
	d := &distant{}
	ids, _ := d.list(t, p.Client(b24.WithLimiter(b24.NewLimits(b24.StandardPlan(), b24.WithLimitsClock(p.Clock)))), b24.WithParallel(1))
	if len(ids) != 400 || !slices.IsSorted(ids) {
		t.Errorf("%d rows", len(ids))
	}
	if n := len(p.Calls("crm.deal.list")); n != 8+3 {
		t.Errorf("%d pages were asked for, want 8 and the 3 refused ones once more", n)
	}
}

func TestParallelErrors(t *testing.T) {
	p := b24test.New(t)
	table := b24test.NewTable("ID", 400)
	p.Handle("crm.deal.list", func(c *b24test.Call) b24test.Reply {
		if c.Int("start") == 200 {
			return b24test.Fail(400, "ACCESS_DENIED", "no")(c)
		}
		return table.List(c)
	})
	var rows int
	var failure error
	for _, err := range b24.ListCall[numbered](t.Context(), p.Client(), "crm.deal.list", nil, pagedByStart, b24.WithParallel(3)) {
		if err != nil {
			failure = err
			continue
		}
		rows++
	}
	if rows != 200 || !errors.Is(failure, b24.ErrAccessDenied) {
		t.Errorf("%d rows, then %v; want those before the page that failed", rows, failure)
	}
	for name, list := range map[string]func() error{
		"by id": func() error { return firstError(t, p, nil, pagedByStart, b24.WithParallel(2), b24.WithByID()) },
		"other paging": func() error {
			return firstError(t, p, nil, b24.List{By: b24.ByPage, Start: "page"}, b24.WithParallel(2))
		},
		"null": func() error {
			return firstError(t, p, map[string]any{"filter": nil}, pagedByStart, b24.WithParallel(2))
		},
	} {
		if err := list(); err == nil || !strings.Contains(err.Error(), "WithParallel") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func firstError(t *testing.T, p *b24test.Portal, params any, l b24.List, opts ...b24.ListOption) error {
	for _, err := range b24.ListCall[numbered](t.Context(), p.Client(), "crm.deal.list", params, l, opts...) {
		return err
	}
	return nil
}
