package b24_test

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/google/go-cmp/cmp"
)

func TestID(t *testing.T) {
	for id, want := range map[b24.ID]struct {
		n       int64
		ok, set bool
	}{
		"7": {7, true, true}, "0": {0, true, false}, "": {0, false, false}, "USD": {0, false, true},
	} {
		n, ok := id.Int()
		if n != want.n || ok != want.ok || id.Set() != want.set {
			t.Errorf("%q: %d, %t, %t", id, n, ok, id.Set())
		}
	}
	if got := b24.IntID(143); got != "143" {
		t.Errorf("IntID is %q", got)
	}
}

func TestDecimal(t *testing.T) {
	if f, ok := b24.Decimal("1000000.00").Float64(); f != 1e6 || !ok {
		t.Errorf("%f, %t", f, ok)
	}
	if _, ok := b24.Decimal("lots").Float64(); ok {
		t.Error("a text is a number")
	}
	if got := b24.NewDecimal(0.1); got != "0.1" {
		t.Errorf("NewDecimal is %q", got)
	}
}

// Rows of multifields are told apart by their id when they are sent.
func TestMultifields(t *testing.T) {
	rows, odd := read[[]b24.Multifield](t, `[{"ID":"5","VALUE_TYPE":"WORK","VALUE":"+1 555","TYPE_ID":"PHONE"}]`)
	if odd != nil {
		t.Fatal(odd)
	}
	rows = append(rows, b24.Multifield{ValueType: "HOME", Value: "+1 556"}, rows[0].Removal())
	want := `[{"ID":5,"TYPE_ID":"PHONE","VALUE_TYPE":"WORK","VALUE":"+1 555"},{"VALUE_TYPE":"HOME","VALUE":"+1 556"},{"ID":5,"VALUE":"","DELETE":"Y"}]`
	if diff := cmp.Diff(want, string(mustMarshal(t, rows))); diff != "" {
		t.Error(diff)
	}
	reads(t, b24.ItemMultifield{ID: "5", TypeID: "PHONE", ValueType: "WORK", Value: "x"}, `{"id":5,"typeId":"PHONE","valueType":"WORK","value":"x"}`)
}

func TestFilesHideTheirAddress(t *testing.T) {
	f, _ := read[b24.File](t, `{"id":5,"urlMachine":"https://p.example.com/x?token=s3cret"}`)
	if text := fmt.Sprintf("%v %+v %#v", f, f, f); text != "file 5 file 5 file 5" {
		t.Error(text)
	}
}

func TestLabels(t *testing.T) {
	for text, want := range map[string]b24.Labels{
		`"Color"`:                     b24.Label("Color"),
		`{"de":"Farbe","en":"Color"}`: {"de": "Farbe", "en": "Color"},
		`null`:                        nil,
	} {
		var got b24.Labels
		odd, err := b24.Unmarshal([]byte(text), &got)
		if err != nil || odd != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s is read as %v, odd %v, error %v", text, got, odd, err)
		}
		if want == nil {
			continue
		}
		if back, err := b24.Marshal(got); err != nil || string(back) != text {
			t.Errorf("%v is written as %s, error %v, want %s", got, back, err, text)
		}
	}
	if got := b24.Label("Color").Text("de"); got != "Color" {
		t.Errorf("text in another language %q, want the one for all", got)
	}
}

// TestTimesGoBackAsTheyCame: until they are changed.
func TestTimesGoBackAsTheyCame(t *testing.T) {
	var v struct {
		At  b24.Time `json:"at"`
		Day b24.Date `json:"day"`
	}
	const text = `{"at":"10.10.2024 15:55:30","day":"2024-10-10T00:00:00+03:00"}`
	if _, err := b24.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	if back, err := b24.Marshal(v); err != nil || string(back) != text {
		t.Errorf("written as %s, error %v", back, err)
	}
	v.At.Time, v.Day.Day = v.At.AddDate(0, 0, 1), 11
	const changed = `{"at":"2024-10-11T15:55:30+00:00","day":"2024-10-11"}`
	if back, err := b24.Marshal(v); err != nil || string(back) != changed {
		t.Errorf("changed, written as %s, error %v, want %s", back, err, changed)
	}
}
