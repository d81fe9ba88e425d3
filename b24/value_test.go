package b24_test

import (
	"fmt"
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
