package b24_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/google/go-cmp/cmp"
)

// stock is an answer in which much can be odd.
type stock struct {
	Count int                 `json:"count"`
	Small int8                `json:"small"`
	Price b24.Decimal         `json:"price"`
	Due   b24.Time            `json:"due"`
	Parts []stock             `json:"parts"`
	ByID  map[string]stock    `json:"byId"`
	ByDay map[b24.ID][]b24.YN `json:"byDay"`
	Total map[int]int         `json:"total"`
	Extra b24.Extra           `json:"-"`
}

// logged is a log that keeps its records at Warn, one a line.
func logged() (*slog.Logger, func() []string) {
	var buf bytes.Buffer
	h := slog.NewTextHandler(&buf, &slog.HandlerOptions{Level: slog.LevelWarn, ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey || a.Key == slog.LevelKey {
			return slog.Attr{}
		}
		return a
	}})
	return slog.New(h), func() []string {
		return strings.FieldsFunc(buf.String(), func(r rune) bool { return r == '\n' })
	}
}

const misfitRecord = `msg="b24: a value does not fit its field" `

// Each method and path is logged once, without values and without the keys that
// are data.
func TestMisfitsAreLoggedOnce(t *testing.T) {
	const answer = `{"result":{"count":1.5,"small":300,"price":"1 200 s3cret","due":"s3cret","parts":[{"count":"s3cret"},{"count":2.5}],` +
		`"byId":{"s3cret":{"count":"a"},"other":{"count":"b","parts":[{"small":1000}]}},"byDay":{"s3cret":["Y","s3cret"]},"total":{"s3cret":1}}}`
	log, records := logged()
	c := newPortal(t, answers(answer)).client(t, b24.WithLogger(log))
	for range 3 {
		if _, err := b24.Call[stock](t.Context(), c, "x.get", nil); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{
		misfitRecord + `method=x.get path=count want=int`,
		misfitRecord + `method=x.get path=small want=int8`,
		misfitRecord + `method=x.get path=price want=b24.Decimal`,
		misfitRecord + `method=x.get path=due want=b24.Time`,
		misfitRecord + `method=x.get path=parts[].count want=int`,
		misfitRecord + `method=x.get path=byId.*.count want=int`,
		misfitRecord + `method=x.get path=byId.*.parts[].small want=int8`,
		misfitRecord + `method=x.get path=byDay.*[] want=b24.YN`,
		misfitRecord + `method=x.get path=total.* want=int`,
	}
	if diff := cmp.Diff(want, records()); diff != "" {
		t.Error(diff)
	}
	if strings.Contains(strings.Join(records(), ""), "s3cret") {
		t.Error("a value or a key is in the log")
	}
	if _, err := b24.Call[stock](t.Context(), c, "x.other", nil, b24.WithV3()); err != nil {
		t.Fatal(err)
	}
	if got := len(records()); got != 2*len(want) || !strings.Contains(records()[len(want)], `method="v3 x.other"`) {
		t.Errorf("%d records after another method: %s", got, records()[got-1])
	}
}

// A client without a log of its own uses that of the program.
func TestMisfitsGoToTheDefaultLog(t *testing.T) {
	log, records := logged()
	before := slog.Default()
	defer slog.SetDefault(before)
	slog.SetDefault(log)
	p := newPortal(t, answers(`{"result":"x"}`))
	c, err := b24.NewWebhookClient(p.URL + "/rest/1/" + webhookCode + "/")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b24.Call[int](t.Context(), c, "x.y", nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{misfitRecord + `method=x.y path="" want=int`}, records()); diff != "" {
		t.Error(diff)
	}
}

// The log of a client is bounded, whatever answers bring.
func TestMisfitLogIsBounded(t *testing.T) {
	log, records := logged()
	c := newPortal(t, answers(`{"result":"x"}`)).client(t, b24.WithLogger(log))
	for i := range 1100 {
		if _, err := b24.Call[int](t.Context(), c, fmt.Sprintf("x.n%d", i), nil); err != nil {
			t.Fatal(err)
		}
	}
	if got := records(); len(got) != 1001 || !strings.Contains(got[1000], "further values that do not fit are not logged") {
		t.Errorf("%d records, the last is %s", len(got), got[len(got)-1])
	}
}

func TestStrict(t *testing.T) {
	log, records := logged()
	const answer = `{"result":{"count":1.5,"parts":[{"small":1},{"small":300}]}}`
	p := newPortal(t, answers(answer))
	strict, lenient := p.client(t, b24.WithStrict(), b24.WithLogger(log)), p.client(t)
	_, byClient := b24.Call[stock](t.Context(), strict, "x.get", nil)
	_, byCall := b24.Call[stock](t.Context(), lenient, "x.get", nil, b24.WithStrict())
	_, v3 := b24.Call[stock](t.Context(), lenient, "x.get", nil, b24.WithStrict(), b24.WithV3())
	for name, err := range map[string]error{"by client": byClient, "by call": byCall, "v3": v3} {
		const want = "x.get: 2 values do not fit: count as int, parts[1].small as int8 (HTTP 200)"
		if err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", name, err, want)
			continue
		}
		var e *b24.Error
		var f b24.FieldError
		if !errors.As(err, &e) || !e.MayHaveRun || !errors.As(err, &f) || f.Path != "count" || f.Saw != "1.5" {
			t.Errorf("%s: %#v holds %+v", name, e, f)
		}
	}
	if len(p.seen()) != 3 {
		t.Errorf("%d requests, want one for each call: what has run is not repeated", len(p.seen()))
	}
	if got := records(); len(got) > 0 {
		t.Errorf("an error is logged too: %v", got)
	}
	if err := callErr(t, strict, "x.get", nil); err != nil {
		t.Errorf("an answer that nobody reads has no misfits: %v", err)
	}
}

// A strict list ends before the page that has the value, whose position is known.
func TestStrictList(t *testing.T) {
	pages := answers(`{"result":{"items":[{"ID":1},{"ID":2}]},"next":2}`, `{"result":{"items":[{"ID":3},{"ID":"x"}]},"next":4}`)
	l := b24.List{By: b24.ByStart, Start: "start", Rows: "items"}
	var next string
	hook := b24.WithPageHook(func(p b24.Page) { next = p.Next })
	ids, err := collect(t, newPortal(t, pages), nil, l, b24.WithStrict(), hook)
	if diff := cmp.Diff([]int{1, 2}, ids); diff != "" || err == nil || err.Error() != "x.list: a value does not fit: items[1].ID as int (HTTP 200)" {
		t.Errorf("error %v\n%s", err, diff)
	}
	if next != "2" {
		t.Errorf("the list can go on at %q, want 2", next)
	}
}

func TestListLogsMisfits(t *testing.T) {
	log, records := logged()
	pages := answers(`{"result":{"items":[{"ID":1},{"ID":"x"}]},"next":2}`, `{"result":{"items":[{"ID":"y"}]}}`)
	l := b24.List{By: b24.ByStart, Start: "start", Rows: "items"}
	rows := 0
	for _, err := range b24.ListCall[item](t.Context(), newPortal(t, pages).client(t, b24.WithLogger(log)), "x.list", nil, l) {
		if err != nil {
			t.Fatal(err)
		}
		rows++
	}
	if diff := cmp.Diff([]string{misfitRecord + `method=x.list path=items[].ID want=int`}, records()); diff != "" || rows != 3 {
		t.Errorf("%d rows\n%s", rows, diff)
	}
}

// Of a batch, the commands whose result does not fit fail. They have run, and so are
// not sent again.
func TestStrictBatch(t *testing.T) {
	log, records := logged()
	p := newPortal(t, answers(`{"result":{"result":{"c0":"x","c1":7,"c2":"y"},"result_error":[]}}`))
	b := p.client(t, b24.WithLogger(log)).NewBatch()
	odd := b24.AddCall[int](b, "a.a", nil, b24.WithStrict())
	good := b24.AddCall[int](b, "b.b", nil, b24.WithStrict())
	lenient := b24.AddCall[int](b, "c.c", nil)
	err := b.Run(t.Context())
	var failures *b24.BatchError
	if !errors.As(err, &failures) || len(failures.Failed) != 1 || failures.NotRun != 0 {
		t.Fatalf("error %v", err)
	}
	if got := failures.Failed[0].Error(); got != "a.a: a value does not fit: the result as int (HTTP 200)" || odd.Err() == nil {
		t.Errorf("error %v, of the command %v", got, odd.Err())
	}
	if n, err := good.Result(); n != 7 || err != nil {
		t.Errorf("the other command has %d, %v", n, err)
	}
	if res, err := lenient.Response(); err != nil || len(res.Odd) != 1 {
		t.Errorf("the lenient command: %v", err)
	}
	if diff := cmp.Diff([]string{misfitRecord + `method=c.c path="" want=int`}, records()); diff != "" {
		t.Error(diff)
	}
	if err := b.Rerun(t.Context()); err != nil || len(p.seen()) != 1 {
		t.Errorf("%d requests, %v: what has run was sent again", len(p.seen()), err)
	}
}

func TestStrictBatchV3(t *testing.T) {
	p := newPortal(t, answers(`{"result":["x",7]}`))
	b := p.client(t, b24.WithStrict()).NewBatch()
	odd := b24.AddCall[int](b, "a.a", nil, b24.WithV3())
	good := b24.AddCall[int](b, "b.b", nil, b24.WithV3())
	if err := b.Run(t.Context()); err == nil || odd.Err() == nil || good.Err() != nil {
		t.Errorf("error %v, commands %v and %v", err, odd.Err(), good.Err())
	}
}

// At most a hundred odd values are kept, with short texts, however many there are
// and however deep they lie.
func TestOddIsBounded(t *testing.T) {
	res, err := b24.Call[[]int](t.Context(), newPortal(t, answers(`{"result":["x"`+strings.Repeat(`,"x"`, 5000)+`]}`)).client(t), "x.y", nil)
	if err != nil || len(res.Odd) != 100 || len(res.Result) != 5001 || res.Odd[99].Path != "[99]" {
		t.Fatalf("%d odd values of %d, %v", len(res.Odd), len(res.Result), err)
	}
	long := strings.Repeat("k", 10_000)
	deep := strings.Repeat(`{"`+long+`":`, 50) + `1` + strings.Repeat(`}`, 50)
	type tree map[string]tree
	var v tree
	odd, err := b24.Unmarshal([]byte(deep), &v)
	if err != nil || len(odd) != 1 || len(odd[0].Path) > 50*70 {
		t.Errorf("%d odd values, a path of %d bytes, %v", len(odd), len(odd[0].Path), err)
	}
	if _, err := b24.Unmarshal([]byte(strings.Repeat(`[`, 2000)+strings.Repeat(`]`, 2000)), new(any)); err == nil || !strings.Contains(err.Error(), "nesting deeper than") {
		t.Errorf("nested 2000 levels deep: %v", err)
	}
}

// After the first hundred, what does not fit is left empty as before.
func TestOddBeyondTheBound(t *testing.T) {
	type entry struct {
		N *int   `json:"n"`
		L []int  `json:"l"`
		S string `json:"s"`
	}
	got, _ := read[[]entry](t, `[{"n":"x","l":"x","s":"a"}`+strings.Repeat(`,{"n":"x","l":"x","s":"a"}`, 200)+`]`)
	if diff := cmp.Diff(entry{S: "a"}, got[200]); diff != "" {
		t.Error(diff)
	}
}

// A required id that is empty is an error before anything is sent.
func TestEmptyIDs(t *testing.T) {
	type member struct {
		User b24.ID  `json:"user"`
		Role *b24.ID `json:"role,omitzero"`
	}
	type params struct {
		ID      b24.ID    `json:"id"`
		Parent  b24.ID    `json:"parent,omitzero"`
		Members []member  `json:"members"`
		Row     any       `json:"row"`
		Extra   b24.Extra `json:"-"`
	}
	p := newPortal(t, answers(`{"result":true}`))
	c := p.client(t)
	for _, opts := range [][]b24.CallOption{nil, {b24.WithForm()}, {b24.WithV3()}, {b24.WithPositional()}} {
		err := callErr(t, c, "x.update", params{Members: []member{{User: "1"}, {}}, Row: member{}}, opts...)
		for _, want := range []string{"x.update: ", "id: b24.ID cannot be sent: it is required and empty", "members[1].user: b24.ID cannot be sent"} {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("error %v, want %q", err, want)
			}
		}
		if err != nil && strings.Contains(err.Error(), "row") {
			t.Errorf("what is in an interface is the caller's: %v", err)
		}
	}
	b := c.NewBatch()
	b24.AddCall[bool](b, "x.update", params{})
	if err := b.Run(t.Context()); err == nil || !strings.Contains(err.Error(), "id: b24.ID cannot be sent") {
		t.Errorf("batch: error %v", err)
	}
	if n := len(p.seen()); n != 0 {
		t.Fatalf("%d requests were sent", n)
	}
	ctx := context.Background()
	full := params{ID: "5", Row: member{Role: new(b24.ID(""))}, Extra: b24.Extra{"id": ""}}
	if _, err := b24.Call[bool](ctx, c, "x.update", full); err != nil {
		t.Error(err)
	}
	if _, err := b24.Call[bool](ctx, c, "x.update", params{}, b24.WithEmptyIDs()); err != nil {
		t.Error(err)
	}
	if _, err := b24.Call[bool](ctx, p.client(t, b24.WithEmptyIDs()), "x.update", params{}); err != nil {
		t.Error(err)
	}
	want := []string{
		`{"id":"","members":null,"row":{"user":"","role":""}}`,
		`{"id":"","members":null,"row":null}`,
		`{"id":"","members":null,"row":null}`,
	}
	for i, r := range p.seen() {
		if r.body != want[i] {
			t.Errorf("sent %s, want %s", r.body, want[i])
		}
	}
}
