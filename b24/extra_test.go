package b24_test

import (
	"errors"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/google/go-cmp/cmp"
)

// got is what Get gives, in one value.
type got[T any] struct {
	value T
	ok    bool
	err   string
}

func get[T any](e b24.Extra, field string) got[T] {
	value, ok, err := b24.Get[T](e, field)
	if err != nil {
		return got[T]{value, ok, err.Error()}
	}
	return got[T]{value, ok, ""}
}

func same[T any](t *testing.T, want, have got[T]) {
	t.Helper()
	if diff := cmp.Diff(want, have, cmp.AllowUnexported(got[T]{})); diff != "" {
		t.Error(diff)
	}
}

func TestGet(t *testing.T) {
	deal, odd := read[row](t, `{"UF_TEXT":"a","UF_NUMBER":"12.50","UF_INT":7,"UF_YES":"Y","UF_DAY":"2026-03-02T00:00:00+03:00","UF_NONE":null,"UF_EMPTY":"","UF_LIST":["1",2],"UF_FILE":{"id":"5","url":"/a"}}`)
	if odd != nil {
		t.Fatal(odd)
	}
	e := deal.Extra
	same(t, got[string]{"a", true, ""}, get[string](e, "UF_TEXT"))
	same(t, got[b24.Decimal]{"12.50", true, ""}, get[b24.Decimal](e, "UF_NUMBER"))
	same(t, got[float64]{12.5, true, ""}, get[float64](e, "UF_NUMBER"))
	same(t, got[int]{7, true, ""}, get[int](e, "UF_INT"))
	same(t, got[string]{"7", true, ""}, get[string](e, "UF_INT"))
	same(t, got[b24.ID]{"7", true, ""}, get[b24.ID](e, "UF_INT"))
	same(t, got[bool]{true, true, ""}, get[bool](e, "UF_YES"))
	same(t, got[[]int]{[]int{1, 2}, true, ""}, get[[]int](e, "UF_LIST"))
	same(t, got[any]{number("7"), true, ""}, get[any](e, "UF_INT"))
	day, ok, err := b24.Get[b24.Date](e, "UF_DAY")
	if !ok || err != nil || day.String() != "2026-03-02" {
		t.Errorf("day %v, %t, %v", day, ok, err)
	}
	file, ok, err := b24.Get[b24.File](e, "UF_FILE")
	if !ok || err != nil || file.ID != "5" {
		t.Errorf("file %v, %t, %v", file, ok, err)
	}
	// there, and without a value
	same(t, got[int]{0, true, ""}, get[int](e, "UF_NONE"))
	same(t, got[*int]{nil, true, ""}, get[*int](e, "UF_EMPTY"))
	same(t, got[b24.Time]{b24.Time{}, true, ""}, get[b24.Time](e, "UF_EMPTY"))
	// not there
	same(t, got[int]{}, get[int](e, "UF_OTHER"))
	same(t, got[int]{}, get[int](nil, "UF_OTHER"))
	// not a T
	same(t, got[int]{0, true, `UF_NUMBER: cannot read "12.50" as int`}, get[int](e, "UF_NUMBER"))
	same(t, got[[]int]{nil, true, `UF_LIST[0]: cannot read "a" as int`}, get[[]int](b24.Extra{"UF_LIST": []any{"a"}}, "UF_LIST"))
	var odd1 b24.FieldError
	if _, _, err := b24.Get[int](e, "UF_NUMBER"); !errors.As(err, &odd1) || odd1.Path != "UF_NUMBER" {
		t.Errorf("the error is a %T", err)
	}
	same(t, got[int]{0, true, "UF_BAD: b24: chan int cannot be sent: JSON has no such value"}, get[int](b24.Extra{"UF_BAD": make(chan int)}, "UF_BAD"))
}

func TestExtraSet(t *testing.T) {
	var r row
	if err := r.Extra.Set("UF_SINCE", b24.NewTime(time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC))); err != nil {
		t.Fatal(err)
	}
	if err := r.Extra.Set("UF_NONE", nil); err != nil {
		t.Fatal(err)
	}
	if err := r.Extra.Set("UF_BAD", func() {}); err == nil || err.Error() != "UF_BAD: b24: func() cannot be sent: JSON has no such value" {
		t.Errorf("error %v", err)
	}
	if diff := cmp.Diff(`{"ID":0,"TITLE":"","TAGS":null,"OWNER":null,"UF_NONE":null,"UF_SINCE":"2026-03-02T00:00:00+00:00"}`, string(mustMarshal(t, r))); diff != "" {
		t.Error(diff)
	}
	since, ok, err := b24.Get[b24.Time](r.Extra, "UF_SINCE")
	if !ok || err != nil || since.Year() != 2026 {
		t.Errorf("what was set is read as %v, %t, %v", since, ok, err)
	}
}

// ranked is a Company with fields of its own, as a user writes it.
type ranked struct {
	Company
	Rank    string   `json:"UF_CRM_RANK"`
	Since   b24.Date `json:"UF_CRM_SINCE"`
	Revenue float64  `json:"REVENUE"` // in place of the generated type
}

const rankedRow = `{"ID":"17","TITLE":"Example Ltd","REVENUE":"12.50","UF_CRM_RANK":"A","UF_CRM_SINCE":"2026-03-02","UF_CRM_OTHER":"x"}`

var wantRanked = ranked{
	Company: Company{ID: "17", Title: "Example Ltd", Extra: b24.Extra{"UF_CRM_OTHER": "x"}},
	Rank:    "A", Since: b24.Date{Year: 2026, Month: 3, Day: 2, Raw: "2026-03-02"}, Revenue: 12.5,
}

func TestRowsOfOnesOwnType(t *testing.T) {
	p := newPortal(t, answers(`{"result":`+rankedRow+`}`))
	res, err := b24.DoAs[ranked](t.Context(), p.client(t), CompanyGetParams{ID: "17"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(wantRanked, res.Result); diff != "" || res.Odd != nil {
		t.Errorf("odd %v\n%s", res.Odd, diff)
	}
	// written again, nothing is lost
	again, odd := read[ranked](t, string(mustMarshal(t, res.Result)))
	if diff := cmp.Diff(wantRanked, again); diff != "" || odd != nil {
		t.Errorf("odd %v\n%s", odd, diff)
	}
	p = newPortal(t, answers(`{"result":[`+rankedRow+`],"total":1}`))
	for company, err := range b24.ListAs[ranked](t.Context(), p.client(t), CompanyListParams{}) {
		if diff := cmp.Diff(wantRanked, company); diff != "" || err != nil {
			t.Errorf("error %v\n%s", err, diff)
		}
	}
	p = newPortal(t, answers(`{"result":{"result":{"c0":`+rankedRow+`},"result_error":[]}}`))
	b := p.client(t).NewBatch()
	h := b24.AddAs[ranked](b, CompanyGetParams{ID: "17"})
	if err := b.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	company, err := h.Result()
	if diff := cmp.Diff(wantRanked, company); diff != "" || err != nil {
		t.Errorf("error %v\n%s", err, diff)
	}
}

// Tagged embeds a pointer, and itself.
type Tagged struct {
	*Company
	*Tagged
	Tag string `json:"UF_TAG"`
}

func TestEmbeddedPointers(t *testing.T) {
	v, odd := read[Tagged](t, `{"ID":"17","UF_TAG":"a","UF_OTHER":"b"}`)
	if odd != nil || v.Company == nil || v.ID != "17" || v.Tag != "a" || v.Extra["UF_OTHER"] != "b" {
		t.Errorf("read %+v, odd %v", v, odd)
	}
	if text := string(mustMarshal(t, Tagged{Tag: "a"})); text != `{"UF_TAG":"a"}` {
		t.Errorf("without the embedded one: %s", text)
	}
	if v, _ := read[Tagged](t, `{"UF_TAG":"a"}`); v.Company != nil {
		t.Error("the embedded one was made for nothing")
	}
}

// Parameters of one's own embed the generated ones, and know their method by them.
func TestParamsOfOnesOwnType(t *testing.T) {
	type fields struct {
		CompanyFields
		Rank string `json:"UF_CRM_RANK"`
	}
	type update struct {
		CompanyUpdateParams
		Fields fields `json:"fields"`
	}
	p := newPortal(t, answers(`{"result":true}`))
	params := update{Fields: fields{CompanyFields: CompanyFields{Title: new("New")}, Rank: "B"}}
	params.ID = "17"
	if _, err := b24.Do(t.Context(), p.client(t), params); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(`{"fields":{"UF_CRM_RANK":"B","TITLE":"New"},"id":17}`, p.seen()[0].body); diff != "" {
		t.Error(diff)
	}
}
