package b24_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/google/go-cmp/cmp"
)

func TestBatch(t *testing.T) {
	p := newPortal(t, answers(`{"result":{"result":{"c0":{"ID":"7","TITLE":"A"},"c3":null},
		"result_error":{"c1":{"error":100,"error_description":"d"}},"result_total":{"c0":217},"result_next":{"c0":50},
		"result_time":{"c0":{"duration":0.5},"c2":{"duration":1}}}}`))
	b := p.client(t).NewBatch()
	got := b24.Add(b, dealGet{ID: 7})
	bad := b24.Add(b, dealAdd{Fields: map[string]any{"TITLE": "John&Martin"}})
	dropped := b24.AddCall[*int](b, "x.y", nil)
	null := b24.AddCall[*int](b, "x.z", []any{1, "b"})
	err := b.Run(t.Context())

	if want := `{"halt":0,"cmd":{"c0":"crm.deal.get?id=7","c1":"crm.deal.add?fields[TITLE]=John%26Martin","c2":"x.y?","c3":"x.z?0=1&1=b"}}`; p.seen()[0].body != want {
		t.Error(p.seen()[0].body)
	}
	if want := "batch: 1 commands failed, 0 did not run\ncrm.deal.add: 100: d"; err == nil || err.Error() != want {
		t.Errorf("error %v", err)
	}
	if !errors.Is(err, b24.ErrParameters) || b24.CodeOf(bad.Err()) != "100" {
		t.Errorf("errors %v, %v", err, bad.Err())
	}
	res, err := got.Response()
	if err != nil || res.Result.Title != "A" || *res.Total != 217 || *res.Next != 50 || res.Time.Duration == 0 || res.Raw == nil {
		t.Errorf("%+v, error %v", res, err)
	}
	for _, h := range []*b24.Handle[*int]{dropped, null} {
		if r, err := h.Result(); r != nil || err != nil {
			t.Errorf("null: %v, error %v", r, err)
		}
	}
}

func TestBatchHalts(t *testing.T) {
	p := newPortal(t, answers(`{"result":{"result":{"c0":1},"result_error":{"c1":{"error":"E"}},"result_total":[],"result_next":[],"result_time":[]}}`))
	b := p.client(t).NewBatch(b24.WithHalt())
	first := b24.Add(b, dealAdd{})
	third := b24.AddCall[int](b, "x.z", nil)
	if first.Err() == nil || !errors.Is(third.Err(), b24.ErrNotRun) {
		t.Error("commands have run before the batch has")
	}
	// a required map that is nil cannot be carried
	if err := b.Run(t.Context()); err == nil || !strings.Contains(err.Error(), "command 1, crm.deal.add") {
		t.Fatalf("error %v", err)
	}
	if len(p.seen()) != 0 {
		t.Fatal("a batch with a command that cannot be sent was sent")
	}

	b = p.client(t).NewBatch(b24.WithHalt())
	first = b24.Add(b, dealAdd{Fields: map[string]any{"A": 1}})
	second := b24.AddCall[int](b, "x.y", map[string]any{"id": first.Ref(), "name": "n" + first.Ref().String(), "x": first.Ref().ID()})
	third = b24.AddCall[int](b, "x.z", nil)
	err := b.Run(t.Context())
	if want := `{"halt":1,"cmd":{"c0":"crm.deal.add?fields[A]=1","c1":"x.y?id=%24result%5Bc0%5D&name=n%24result%5Bc0%5D&x=%24result%5Bc0%5D","c2":"x.z?"}}`; p.seen()[0].body != want {
		t.Error(p.seen()[0].body)
	}
	if first.Err() != nil || !errors.Is(second.Err(), b24.Code("E")) || !errors.Is(third.Err(), b24.ErrNotRun) {
		t.Errorf("errors %v, %v, %v", first.Err(), second.Err(), third.Err())
	}
	var failure *b24.BatchError
	if !errors.As(err, &failure) || failure.NotRun != 1 || len(failure.Failed) != 1 || !errors.Is(err, b24.ErrNotRun) {
		t.Errorf("error %v", err)
	}
}

func TestRerunSendsOnlyWhatFailed(t *testing.T) {
	p := newPortal(t, answers(
		`{"result":{"result":{"c0":{"id":"a\"7"},"c2":5},"result_error":{"c1":{"error":"OPERATION_TIME_LIMIT"}}}}`,
		`{"result":{"result":{"c1":9},"result_error":[]}}`))
	b := p.client(t).NewBatch()
	first := b24.AddCall[map[string]any](b, "a.add", nil)
	second := b24.AddCall[int](b, "b.add", map[string]any{"id": first.Ref("id"), "n": 1})
	b24.AddCall[int](b, "c.add", nil)
	if err := b.Run(t.Context()); !errors.Is(err, b24.ErrOperationTimeLimit) {
		t.Fatalf("error %v", err)
	}
	if err := b.Run(t.Context()); err == nil {
		t.Error("the batch ran twice")
	}
	if err := b.Rerun(t.Context()); err != nil {
		t.Fatal(err)
	}
	if want := `{"halt":0,"cmd":{"c1":"b.add?id=a%227&n=1"}}`; p.seen()[1].body != want {
		t.Error(p.seen()[1].body)
	}
	if n, err := second.Result(); n != 9 || err != nil {
		t.Errorf("%d, error %v", n, err)
	}
}

// counting answers every command with its number.
func counting(t *testing.T) *portal {
	return newPortal(t, func(w http.ResponseWriter, r request, _ int) {
		var in struct{ Cmd map[string]string }
		if err := json.Unmarshal([]byte(r.body), &in); err != nil || len(in.Cmd) > 50 {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		var results []string
		for key := range in.Cmd {
			results = append(results, fmt.Sprintf("%q:%s", key, key[1:]))
		}
		fmt.Fprintf(w, `{"result":{"result":{%s},"result_error":[]}}`, strings.Join(results, ","))
	})
}

func TestLongBatchesAreSplit(t *testing.T) {
	p := counting(t)
	b := p.client(t).NewBatch()
	var handles []*b24.Handle[int]
	for i := range 120 {
		params := map[string]any{"n": i}
		if i == 50 { // keeps 48 to 50 together
			params["id"] = handles[48].Ref()
		}
		handles = append(handles, b24.AddCall[int](b, "x.y", params))
	}
	if err := b.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	var sizes []int
	for _, r := range p.seen() {
		sizes = append(sizes, strings.Count(r.body, "x.y?"))
	}
	if diff := cmp.Diff([]int{48, 50, 22}, sizes); diff != "" {
		t.Error(diff)
	}
	for i, h := range handles {
		if n, err := h.Result(); n != i || err != nil {
			t.Errorf("command %d: %d, error %v", i, n, err)
		}
	}
}

func TestChainsAreNotCut(t *testing.T) {
	p := counting(t)
	b := p.client(t).NewBatch()
	last := b24.AddCall[int](b, "x.y", nil)
	for range 50 {
		last = b24.AddCall[int](b, "x.y", map[string]any{"id": last.Ref()})
	}
	if err := b.Run(t.Context()); err == nil || !strings.Contains(err.Error(), "refer to one another") || len(p.seen()) != 0 {
		t.Errorf("error %v, %d requests", err, len(p.seen()))
	}
}

func TestBatchRefusesAllAtOnce(t *testing.T) {
	p := counting(t)
	c := p.client(t)
	b, other := c.NewBatch(), c.NewBatch()
	for range 9 {
		b24.AddCall[int](other, "x.y", nil)
	}
	foreign := b24.AddCall[int](other, "x.y", nil)
	b24.AddCall[int](b, "a.a", map[string]any{"filter": map[string]any{"x": nil}, "list": []int{}})
	b24.AddCall[int](b, "b.b", map[string]any{"id": foreign.Ref()})
	b24.AddCall[int](b, "batch", nil)
	b24.AddCall[int](b, "d.d", nil, b24.WithV3())
	b24.AddCall[int](b, "g.g", make(chan int))
	err := b.Run(t.Context())
	if err == nil || len(p.seen()) != 0 {
		t.Fatalf("error %v", err)
	}
	for _, want := range []string{
		"filter[x]: null cannot", "list: an empty list cannot", "$result[c9] refers to no earlier command", "cannot hold a batch",
		"of v2 and of v3 do not go", "chan int cannot be sent",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in %v", want, err)
		}
	}
}

func TestBatchRepeats(t *testing.T) {
	done := `{"result":{"result":{"c0":{"ID":1}},"result_error":[]}}`
	for name, test := range map[string]struct {
		answers  []string
		add      func(b *b24.Batch)
		requests int
		ok       bool
	}{
		"refused":         {[]string{queryLimit, done}, func(b *b24.Batch) { b24.Add(b, dealAdd{Fields: map[string]any{"A": 1}}) }, 2, true},
		"unclear, reads":  {[]string{"502 ", done}, func(b *b24.Batch) { b24.Add(b, dealGet{}) }, 2, true},
		"unclear, writes": {[]string{"502 ", done}, func(b *b24.Batch) { b24.Add(b, dealGet{}); b24.AddCall[any](b, "x.add", nil) }, 1, false},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPortal(t, answers(test.answers...))
			b := p.client(t).NewBatch()
			test.add(b)
			err := b.Run(t.Context())
			if (err == nil) != test.ok || len(p.seen()) != test.requests {
				t.Errorf("%d requests, error %v", len(p.seen()), err)
			}
		})
	}
}

// A batch that got no answer may have run: its commands do not say otherwise.
func TestUnclearBatch(t *testing.T) {
	p := newPortal(t, answers("502 "))
	b := p.client(t).NewBatch()
	h := b24.Add(b, dealAdd{Fields: map[string]any{"A": 1}})
	var failure *b24.Error
	if err := b.Run(t.Context()); !errors.As(err, &failure) || !failure.MayHaveRun {
		t.Errorf("error %v", err)
	}
	if !errors.As(h.Err(), &failure) || !failure.MayHaveRun || failure.Method != "crm.deal.add" {
		t.Errorf("error of the command %v", h.Err())
	}
}

func TestBatchV3(t *testing.T) {
	p := newPortal(t, answers(`{"result":[{"item":{"id":7}},{"items":[]}],"time":{"duration":1}}`,
		`400 {"error":{"code":"BITRIX_REST_V3_EXCEPTION_ENTITYNOTFOUNDEXCEPTION","message":"m"}}`))
	c := b24.NewClient(&tokenAuth{endpoint: p.URL + "/rest/"})
	build := func() (*b24.Batch, *b24.Handle[map[string]any], *b24.Handle[map[string]any]) {
		b := c.NewBatch()
		first := b24.AddCall[map[string]any](b, "tasks.task.add", map[string]any{"fields": map[string]any{}}, b24.WithV3())
		second := b24.AddCall[map[string]any](b, "tasks.task.get", map[string]any{"id": first.Ref("item", "id")}, b24.WithV3())
		return b, first, second
	}
	b, first, _ := build()
	if err := b.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	r := p.seen()[0]
	want := `[{"method":"tasks.task.add","query":{"fields":{}},"as":"c0"},{"method":"tasks.task.get","query":{"id":{"$ref":"c0.item.id"}}}]`
	if r.path != "/rest/api/batch" || r.body != want || r.header.Get("Authorization") != "Bearer t0ken0" || r.header.Get("Idempotency-Key") != "" {
		t.Errorf("%s %s %v", r.path, r.body, r.header)
	}
	if v, err := first.Result(); err != nil || v["item"] == nil {
		t.Errorf("%v, error %v", v, err)
	}
	again, first, second := build()
	if err := again.Run(t.Context()); !errors.Is(err, b24.ErrV3EntityNotFound) || !errors.Is(first.Err(), b24.ErrV3EntityNotFound) || second.Err() == nil {
		t.Errorf("error %v", err)
	}
}

// task is what the methods of tasks answer, as generated.
type task struct {
	Item struct {
		ID      b24.ID     `json:"id,omitzero"`
		Created b24.Time   `json:"created,omitzero"`
		Tags    []struct { // of rows
			ID b24.ID `json:"id,omitzero"`
		} `json:"tags,omitzero"`
		Extra b24.Extra `json:"-"`
	} `json:"item,omitzero"`
	Extra b24.Extra `json:"-"`
}

// In v3 a reference is an object wherever it stands, and none in a text.
func TestReferencesAsIDs(t *testing.T) {
	p := newPortal(t, answers(`{"result":[{"item":{"id":7}},{"item":{"id":8}}]}`))
	c := b24.NewClient(&tokenAuth{endpoint: p.URL + "/rest/"})
	b := c.NewBatch()
	first := b24.AddCall[task](b, "tasks.task.add", map[string]any{"fields": map[string]any{}}, b24.WithV3())
	b24.AddCall[task](b, "tasks.task.get", struct {
		ID b24.ID `json:"id,string"`
	}{first.Ref("item", "id").ID()}, b24.WithV3())
	if err := b.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := `[{"method":"tasks.task.add","query":{"fields":{}},"as":"c0"},{"method":"tasks.task.get","query":{"id":{"$ref":"c0.item.id"}}}]`
	if diff := cmp.Diff(want, p.seen()[0].body); diff != "" {
		t.Error(diff)
	}
	b = c.NewBatch()
	first = b24.AddCall[task](b, "tasks.task.add", nil, b24.WithV3())
	b24.AddCall[task](b, "tasks.task.get", map[string]any{"title": "as " + first.Ref("item", "id").String()}, b24.WithV3())
	if err := b.Run(t.Context()); err == nil || !strings.Contains(err.Error(), "stands in a text") || len(p.seen()) != 1 {
		t.Errorf("error %v", err)
	}
	if text := string(mustMarshal(t, b24.ID(`{"$ref":"c0.item.id"},"x":{"a":"b"}`))); text[0] != '"' {
		t.Errorf("an id that only looks like a reference is sent as %s", text)
	}
}

// A path that the type of the result does not have is told before anything is sent.
func TestReferencesToNothing(t *testing.T) {
	for want, path := range map[string][]any{
		"":                     {"item", "id"},
		`has no field "Id"`:    {"item", "Id"},
		`has no field "items"`: {"items", 0},
		`a list has no field "id": give an index before it`:                 {"item", "tags", "id"},
		`nothing is below b24.ID, a plain value: end the path before "id"`:  {"item", "tags", 0, "id", "id"},
		`nothing is below b24.Time, a plain value: end the path before "x"`: {"item", "created", "x"},
	} {
		p := newPortal(t, answers(`{"result":{"result":{"c0":{"item":{"id":7}},"c1":true},"result_error":[]}}`))
		b := p.client(t).NewBatch()
		first := b24.AddCall[task](b, "tasks.task.add", nil)
		b24.AddCall[bool](b, "tasks.task.delete", map[string]any{"id": first.Ref(path...)})
		if err := b.Run(t.Context()); (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%v: error %v, want %q", path, err, want)
		}
	}
	for _, path := range [][]any{{"item", "tags", 0, "id"}, {"item", "UF_CRM_1"}, {}} {
		p := newPortal(t, answers(`{"result":{"result":{"c0":{"item":{"id":7}}},"result_error":[]}}`))
		b := p.client(t).NewBatch()
		b24.AddCall[task](b, "tasks.task.add", nil).Ref(path...)
		if err := b.Run(t.Context()); err != nil {
			t.Errorf("%v: error %v", path, err)
		}
	}
}

// What answers a plain value, such as the id of what was added, has nothing that a path leads to.
func TestReferencesBelowPlainResults(t *testing.T) {
	refers := func(add func(*b24.Batch) b24.Ref) (string, int) {
		p := newPortal(t, answers(`{"result":{"result":{"c0":7,"c1":true},"result_error":[]}}`))
		b := p.client(t).NewBatch()
		b24.AddCall[bool](b, "crm.deal.add", map[string]any{"id": add(b)})
		return fmt.Sprint(b.Run(t.Context())), len(p.seen())
	}
	to := func(add func(*b24.Batch) *b24.Handle[b24.ID], path ...any) func(*b24.Batch) b24.Ref {
		return func(b *b24.Batch) b24.Ref { return add(b).Ref(path...) }
	}
	id := func(b *b24.Batch) *b24.Handle[b24.ID] { return b24.AddCall[b24.ID](b, "crm.contact.add", nil) }
	for _, path := range [][]any{{"ID"}, {"item", "id"}, {0}, {""}} {
		want := fmt.Sprintf("crm.contact.add: nothing is below b24.ID, a plain value: end the path before %#v", path[0])
		if got, sent := refers(to(id, path...)); !strings.Contains(got, want) || sent > 0 {
			t.Errorf("%v: %d sent, error %s, want %s", path, sent, got, want)
		}
	}
	for name, add := range map[string]func(*b24.Batch) b24.Ref{
		"id":  to(id),
		"any": func(b *b24.Batch) b24.Ref { return b24.AddCall[any](b, "crm.contact.add", nil).Ref("item", "id") },
		"raw": func(b *b24.Batch) b24.Ref {
			return b24.AddCall[json.RawMessage](b, "crm.contact.add", nil).Ref("item", "id")
		},
		"int": func(b *b24.Batch) b24.Ref { return b24.AddCall[map[string]int](b, "crm.contact.add", nil).Ref("id") },
	} {
		if got, sent := refers(add); got != "<nil>" || sent != 1 {
			t.Errorf("%s: %d sent, error %s", name, sent, got)
		}
	}
	for _, add := range []func(*b24.Batch) b24.Ref{
		func(b *b24.Batch) b24.Ref { return b24.AddCall[bool](b, "a.b", nil).Ref("x") },
		func(b *b24.Batch) b24.Ref { return b24.AddCall[int](b, "a.b", nil).Ref("x") },
		func(b *b24.Batch) b24.Ref { return b24.AddCall[b24.Date](b, "a.b", nil).Ref("x") },
		func(b *b24.Batch) b24.Ref { return b24.AddCall[*b24.Decimal](b, "a.b", nil).Ref("x") },
	} {
		if got, sent := refers(add); !strings.Contains(got, "a plain value") || sent > 0 {
			t.Errorf("%d sent, error %s", sent, got)
		}
	}
}

func TestBatchSectionsAsLists(t *testing.T) {
	p := newPortal(t, func(w http.ResponseWriter, _ request, _ int) {
		io.WriteString(w, `{"result":{"result":[],"result_error":[],"result_total":[],"result_next":[],"result_time":[]}}`)
	})
	b := p.client(t).NewBatch()
	h := b24.AddCall[int](b, "x.y", nil)
	if err := b.Run(t.Context()); !errors.Is(err, b24.ErrNotRun) || !errors.Is(h.Err(), b24.ErrNotRun) {
		t.Errorf("error %v", err)
	}
}
