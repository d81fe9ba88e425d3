package b24test_test

import (
	"encoding/json"
	"strconv"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/google/go-cmp/cmp"
)

// valueOf answers one value in a field and returns what the client reads.
func valueOf[T any](t *testing.T, wire string) (T, []b24.FieldError) {
	t.Helper()
	type row struct {
		Before string `json:"BEFORE"`
		Value  T      `json:"VALUE"`
		After  string `json:"AFTER"`
	}
	p := b24test.New(t)
	p.Handle("crm.deal.get", b24test.JSON(`{"BEFORE": "b", "VALUE": `+wire+`, "AFTER": "a"}`))
	res, err := b24.Do(t.Context(), p.Client(), read[row]("crm.deal.get"))
	if err != nil {
		t.Fatalf("%s: %v", wire, err)
	}
	if res.Result.Before != "b" || res.Result.After != "a" {
		t.Errorf("%s: the other fields are %+v", wire, res.Result)
	}
	return res.Result.Value, res.Odd
}

func TestChecklist09Booleans(t *testing.T) {
	for want, forms := range map[bool][]string{true: b24test.TrueForms, false: b24test.FalseForms} {
		for _, wire := range forms {
			if got, odd := valueOf[bool](t, wire); got != want || odd != nil {
				t.Errorf("%s reads as %v, odd %v, want %v", wire, got, odd, want)
			}
		}
	}
}

func TestChecklist09Nothing(t *testing.T) {
	for _, wire := range b24test.NothingForms {
		if got, odd := valueOf[int](t, wire); got != 0 || odd != nil {
			t.Errorf("%s reads as the number %v, odd %v", wire, got, odd)
		}
		if got, odd := valueOf[*int](t, wire); got != nil || odd != nil {
			t.Errorf("%s reads as a pointer to %v, odd %v", wire, got, odd)
		}
		if got, odd := valueOf[b24.Time](t, wire); !got.IsZero() || odd != nil {
			t.Errorf("%s reads as the time %v, odd %v", wire, got, odd)
		}
		if got, odd := valueOf[[]int](t, wire); len(got) != 0 || odd != nil {
			t.Errorf("%s reads as the list %v, odd %v", wire, got, odd)
		}
		if got, odd := valueOf[map[string]any](t, wire); len(got) != 0 || odd != nil {
			t.Errorf("%s reads as the map %v, odd %v", wire, got, odd)
		}
		if got, odd := valueOf[struct{ ID int }](t, wire); got.ID != 0 || odd != nil {
			t.Errorf("%s reads as the object %v, odd %v", wire, got, odd)
		}
	}
}

func TestChecklist09ListsAndMaps(t *testing.T) {
	for _, wire := range append(b24test.ListForms(`"1"`, `2`), `["1", "2"]`) {
		if got, odd := valueOf[[]int](t, wire); !cmp.Equal(got, []int{1, 2}) || odd != nil {
			t.Errorf("%s reads as the list %v, odd %v", wire, got, odd)
		}
	}
	if got, odd := valueOf[map[string]string](t, `["a", "b"]`); !cmp.Equal(got, map[string]string{"0": "a", "1": "b"}) || odd != nil {
		t.Errorf("a list reads as the map %v, odd %v", got, odd)
	}
	type property struct {
		Value string `json:"value"`
	}
	for _, wire := range []string{`{"value": "v"}`, `[{"value": "v"}]`} { // one object, or a list of them
		if got, odd := valueOf[[]property](t, wire); !cmp.Equal(got, []property{{"v"}}) || odd != nil {
			t.Errorf("%s reads as %v, odd %v", wire, got, odd)
		}
	}
}

func TestChecklist09Dates(t *testing.T) {
	moment := time.Date(2026, time.March, 12, 15, 4, 5, 0, time.UTC)
	for _, text := range b24test.DateForms(moment) {
		got, odd := valueOf[b24.Time](t, strconv.Quote(text))
		if odd != nil || got.IsZero() {
			t.Errorf("%q reads as %v, odd %v", text, got, odd)
			continue
		}
		if y, m, d := got.Date(); y != 2026 || m != time.March || d != 12 {
			t.Errorf("%q reads as %v", text, got)
		}
	}
}

func TestChecklist09HugeNumbers(t *testing.T) {
	const huge = "123456789012345678901234567890"
	if got, odd := valueOf[b24.ID](t, huge); got != huge || odd != nil {
		t.Errorf("id reads as %v, odd %v", got, odd)
	}
	if got, odd := valueOf[b24.Decimal](t, `"1000000.00"`); got != "1000000.00" || odd != nil {
		t.Errorf("amount reads as %v, odd %v", got, odd)
	}
	if got, odd := valueOf[any](t, huge); got != json.Number(huge) || odd != nil {
		t.Errorf("any reads as %T %v, odd %v", got, got, odd)
	}
	if got, odd := valueOf[int](t, huge); got != 0 || len(odd) != 1 || odd[0].Path != "VALUE" {
		t.Errorf("int reads as %v, odd %v, want it to be reported", got, odd)
	}
}

func TestChecklist09OddFieldsAreReported(t *testing.T) {
	if got, odd := valueOf[int](t, `"many"`); got != 0 || len(odd) != 1 || odd[0].Path != "VALUE" || odd[0].Saw != `"many"` {
		t.Errorf("text reads as the number %v, odd %v", got, odd)
	}
}

func TestChecklist09UnknownFieldsGoBothWays(t *testing.T) {
	type deal struct {
		ID    int       `json:"ID"`
		Extra b24.Extra `json:"-"`
	}
	p := b24test.New(t)
	p.Handle("crm.deal.get", b24test.JSON(`{"ID": "7", "UF_CRM_1": ["a", {"b": null}], "PROPERTY_951": {"3743": "1269"}}`))
	p.Handle("crm.deal.update", b24test.Result(true))
	got := result(t, p.Client(), read[deal]("crm.deal.get"))
	if got.ID != 7 || len(got.Extra) != 2 {
		t.Fatalf("deal is %+v", got)
	}
	if _, err := b24.Call[bool](t.Context(), p.Client(), "crm.deal.update", map[string]any{"fields": got}); err != nil {
		t.Fatal(err)
	}
	sent, err := json.Marshal(p.Calls("crm.deal.update")[0].Params["fields"])
	if err != nil {
		t.Fatal(err)
	}
	var fields any
	json.Unmarshal(sent, &fields)
	same(t, "fields", fields, `{"ID": 7, "UF_CRM_1": ["a", {"b": null}], "PROPERTY_951": {"3743": "1269"}}`)
}

// commentAdd has its fields in an order that is not the alphabet's.
type commentAdd struct {
	TaskID int            `json:"TASKID"`
	Fields map[string]any `json:"FIELDS"`
	After  *int           `json:"AFTER,omitzero"`
}

func (commentAdd) RESTMethod() b24.Method[[]any] {
	return b24.Method[[]any]{Name: "task.commentitem.add", Positional: true}
}

func TestChecklist10Positional(t *testing.T) {
	for name, client := range map[string]func(*b24test.Portal) *b24.Client{
		"webhook": func(p *b24test.Portal) *b24.Client { return p.Client() },
		"app":     func(p *b24test.Portal) *b24.Client { return p.AppClient() },
	} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.Handle("task.commentitem.add", b24test.Positional(b24test.Result([]any{})))
			c := client(p)
			message := map[string]any{"POST_MESSAGE": "x"}
			result(t, c, commentAdd{TaskID: 123, Fields: message})
			result(t, c, commentAdd{TaskID: 123, Fields: message, After: new(7)})
			calls := p.Calls("task.commentitem.add")
			same(t, "arguments", jsonOf(t, calls[0].Args), `[123, {"POST_MESSAGE": "x"}]`)
			same(t, "arguments", jsonOf(t, calls[1].Args), `[123, {"POST_MESSAGE": "x"}, 7]`)
		})
	}
}

func TestChecklist10PositionalAnyMethod(t *testing.T) {
	p := b24test.New(t)
	p.Handle("task.item.list", b24test.Positional(b24test.Result(1)))
	_, err := b24.Call[int](t.Context(), p.Client(), "task.item.list", []any{map[string]any{"ID": "asc"}, map[string]any{}}, b24.WithPositional())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "arguments", jsonOf(t, p.Calls("task.item.list")[0].Args), `[{"ID": "asc"}, {}]`)
}
