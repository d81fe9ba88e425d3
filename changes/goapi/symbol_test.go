package goapi

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestConstants reads those with a type and those of events, which have none.
func TestConstants(t *testing.T) {
	got, err := read(map[string][]byte{"crm/events.go": []byte(`package crm
const (
	EventDealAdd = "ONCRMDEALADD"
	ErrNotFound b24.Code = "NOT_FOUND"
	unseen = 1
)`)})
	if err != nil {
		t.Fatal(err)
	}
	want := sdk{"crm": {
		"EventDealAdd": {what: aConst, typ: "untyped", value: `"ONCRMDEALADD"`},
		"ErrNotFound":  {what: aConst, typ: "b24.Code", value: `"NOT_FOUND"`},
	}}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(symbol{})); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}
