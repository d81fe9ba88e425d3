package b24test_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/google/go-cmp/cmp"
)

// got returns the result of a command that has to have succeeded.
func got[R any](t *testing.T, h *b24.Handle[R]) R {
	t.Helper()
	r, err := h.Result()
	if err != nil {
		t.Error(err)
	}
	return r
}

// commandsOf returns the methods of the commands that ran, in order.
func commandsOf(p *b24test.Portal) []string {
	var methods []string
	for _, c := range p.Calls("") {
		if c.Command != "" && c.Ran {
			methods = append(methods, c.Method)
		}
	}
	return methods
}

func TestChecklist07OrderAndReferences(t *testing.T) {
	for name, client := range map[string]func(*b24test.Portal) *b24.Client{
		"webhook": func(p *b24test.Portal) *b24.Client { return p.Client() },
		"app":     func(p *b24test.Portal) *b24.Client { return p.AppClient() },
	} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.Handle("z.add", b24test.JSON(`{"item": {"id": 5, "name": "John&Martin=50%"}}`))
			p.Handle("m.list", b24test.JSON(`[{"ID": "7"}, {"ID": "8"}]`))
			p.Handle("a.get", echo)
			b := client(p).NewBatch(b24.WithHalt())
			added := b24.Add(b, write[map[string]any]("z.add"))
			listed := b24.Add(b, read[[]any]("m.list"))
			last := b24.Add(b, read[map[string]any]("a.get").with(b24.Extra{
				"id": added.Ref("item", "id"), "name": added.Ref("item", "name"),
				"other": listed.Ref(1, "ID"), "text": "no " + listed.Ref(0, "ID").String(), "plain": "a&b=c %41+",
			}))
			if err := b.Run(t.Context()); err != nil {
				t.Fatal(err)
			}
			want := map[string]any{"id": "5", "name": "John&Martin=50%", "other": "8", "text": "no 7", "plain": "a&b=c %41+"}
			seen := got(t, last)
			seen["id"] = fmt.Sprint(seen["id"]) // the portal puts in the value as it is
			if diff := cmp.Diff(want, seen); diff != "" {
				t.Errorf("parameters (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff([]string{"z.add", "m.list", "a.get"}, commandsOf(p)); diff != "" {
				t.Errorf("order (-want +got):\n%s", diff)
			}
			wantRuns(t, p, "batch", 1, 1)
		})
	}
}

func TestChecklist07EachCommandHasItsOutcome(t *testing.T) {
	p := b24test.New(t)
	p.BatchDropsNull = true
	p.Handle("good", b24test.Result(1))
	p.Handle("null", b24test.Result(nil))
	p.Handle("number", b24test.Fail(400, 100, "no"))
	p.Handle("empty", b24test.Fail(400, "", "not found"))
	p.Handle("busy", b24test.OperationTimeLimit(), b24test.Result(2))
	p.Handle("list", b24test.NewTable("ID", 60).List)
	b := p.Client().NewBatch()
	good, null := b24.Add(b, read[int]("good")), b24.Add(b, read[*int]("null"))
	number, empty := b24.Add(b, read[int]("number")), b24.Add(b, read[int]("empty"))
	busy, list := b24.Add(b, write[int]("busy")), b24.Add(b, read[[]any]("list"))
	err := b24test.Inspect(p, b.Run(t.Context()))

	failures, ok := errors.AsType[*b24.BatchError](err)
	if !ok || len(failures.Failed) != 3 || failures.NotRun != 0 {
		t.Fatalf("error is %v, want three failures", err)
	}
	if got(t, good) != 1 || got(t, null) != nil || len(got(t, list)) != 50 {
		t.Error("the good commands lost their results")
	}
	if res, err := list.Response(); err != nil || *res.Total != 60 || *res.Next != 50 {
		t.Errorf("response of the list is %+v, %v", res, err)
	}
	if !errors.Is(number.Err(), b24.ErrParameters) || !errors.Is(busy.Err(), b24.ErrOperationTimeLimit) {
		t.Errorf("errors are %v and %v", number.Err(), busy.Err())
	}
	if e := failed(t, p, empty.Err()); e.Code != "" || e.Description != "not found" {
		t.Errorf("error is %+v", e)
	}

	b.Rerun(t.Context()) // only what failed
	wantRuns(t, p, "good", 1, 1)
	wantRuns(t, p, "null", 1, 1)
	wantRuns(t, p, "busy", 1, 2)
	if got(t, busy) != 2 {
		t.Error("the rerun did not give the result")
	}
}

func TestChecklist07EmptySections(t *testing.T) {
	p := b24test.New(t)
	p.Handle("bad", b24test.Fail(400, "WRONG", "no"))
	b := p.Client().NewBatch()
	h := b24.Add(b, read[int]("bad"))
	b.Run(t.Context())
	if b24.CodeOf(h.Err()) != "WRONG" { // beside result, result_total, result_next and result_time as []
		t.Errorf("error is %v", h.Err())
	}
}

func TestChecklist07Halt(t *testing.T) {
	p := b24test.New(t)
	p.Handle("good", b24test.Result(1))
	p.Handle("bad", b24test.Fail(400, "WRONG", "no"))
	b := p.Client().NewBatch(b24.WithHalt())
	before, bad, after := b24.Add(b, write[int]("good")), b24.Add(b, write[int]("bad")), b24.Add(b, write[int]("good"))
	err := b.Run(t.Context())
	if got(t, before) != 1 || b24.CodeOf(bad.Err()) != "WRONG" || !errors.Is(after.Err(), b24.ErrNotRun) || !errors.Is(err, b24.ErrNotRun) {
		t.Errorf("errors are %v, %v; the batch says %v", bad.Err(), after.Err(), err)
	}
	wantRuns(t, p, "good", 1, 1)
}

func TestChecklist07FiftyCommandsARequest(t *testing.T) {
	p := b24test.New(t)
	p.Handle("echo", b24test.Func(func(c *b24test.Call) (any, error) { return c.Int("n"), nil }))
	b := p.Client().NewBatch()
	handles := make([]*b24.Handle[int], 120)
	for i := range handles {
		handles[i] = b24.Add(b, write[int]("echo").with(b24.Extra{"n": i}))
	}
	if err := b.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	for i, h := range handles {
		if n := got(t, h); n != i {
			t.Errorf("command %d answers %d", i, n)
		}
	}
	wantRuns(t, p, "batch", 3, 3)
	wantRuns(t, p, "echo", 120, 120)
}

func TestChecklist07ChainsAreNotCut(t *testing.T) {
	p := b24test.New(t)
	p.Handle("echo", b24test.Func(func(c *b24test.Call) (any, error) { return c.Text("n"), nil }))
	b := p.Client().NewBatch(b24.WithHalt())
	for i := range 49 {
		b24.Add(b, write[string]("echo").with(b24.Extra{"n": i}))
	}
	first := b24.Add(b, write[string]("echo").with(b24.Extra{"n": "first"}))
	second := b24.Add(b, write[string]("echo").with(b24.Extra{"n": first.Ref()}))
	if err := b.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if s := got(t, second); s != "first" {
		t.Errorf("the reference became %q", s)
	}

	long := p.Client().NewBatch()
	previous := b24.Add(long, write[string]("echo").with(b24.Extra{"n": 0}))
	for range 50 {
		previous = b24.Add(long, write[string]("echo").with(b24.Extra{"n": previous.Ref()}))
	}
	before := p.Count("batch")
	if err := long.Run(t.Context()); err == nil || p.Count("batch") != before {
		t.Errorf("a chain of 51 was sent: %v", err)
	}
}

func TestChecklist07ValuesThatAFormCannotCarry(t *testing.T) {
	for name, value := range map[string]any{"null": nil, "list": []any{}, "map": map[string]any{}, "null below": []any{1, nil}} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.Handle("crm.deal.update", b24test.Result(true))
			b := p.Client().NewBatch()
			b24.Add(b, write[bool]("crm.deal.update").with(b24.Extra{"fields": map[string]any{"A": value}}))
			if err := b.Run(t.Context()); err == nil {
				t.Error("the value was accepted")
			}
			wantRuns(t, p, "batch", 0, 0)
		})
	}
}

func TestChecklist07BatchIsAsUnsafeAsItsCommands(t *testing.T) {
	for name, test := range map[string]struct {
		second request[int]
		runs   int
	}{
		"all reads": {read[int]("b"), 2},
		"a write":   {write[int]("b"), 1},
	} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.Handle("a", b24test.Result(1))
			p.Handle("b", b24test.CloseAfterRun(b24test.Result(2)), b24test.Result(2))
			b := p.Client().NewBatch()
			b24.Add(b, read[int]("a"))
			b24.Add(b, test.second)
			if err := b24test.Inspect(p, b.Run(t.Context())); (err == nil) != (test.runs == 2) {
				t.Errorf("error is %v", err)
			}
			wantRuns(t, p, "b", test.runs, test.runs)
		})
	}
}

func TestChecklist07V3(t *testing.T) {
	for name, client := range map[string]func(*b24test.Portal) *b24.Client{
		"webhook": func(p *b24test.Portal) *b24.Client { return p.Client() },
		"app":     func(p *b24test.Portal) *b24.Client { return p.AppClient() },
	} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.HandleV3("task.add", b24test.JSON(`{"item": {"id": 5}}`))
			p.HandleV3("task.get", echo)
			p.HandleV3("bad", b24test.FailV3(400, "WRONG", "no"))
			b := client(p).NewBatch()
			added := b24.Add(b, writeV3[any]("task.add"))
			seen := b24.Add(b, writeV3[map[string]any]("task.get").with(b24.Extra{"id": added.Ref("item", "id")}))
			if err := b.Run(t.Context()); err != nil {
				t.Fatal(err)
			}
			if id := fmt.Sprint(got(t, seen)["id"]); id != "5" {
				t.Errorf("the reference became %s", id)
			}

			all := client(p).NewBatch()
			good, bad := b24.Add(all, writeV3[any]("task.get")), b24.Add(all, writeV3[any]("bad"))
			all.Run(t.Context())
			if b24.CodeOf(good.Err()) != "WRONG" || b24.CodeOf(bad.Err()) != "WRONG" {
				t.Errorf("errors are %v and %v, want one failure to fail all", good.Err(), bad.Err())
			}
		})
	}
}
