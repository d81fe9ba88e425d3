package b24test_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/google/go-cmp/cmp"
)

func TestForms(t *testing.T) {
	all := slices.Concat(b24test.TrueForms, b24test.FalseForms, b24test.NothingForms, b24test.ListForms(`1`, `"b"`))
	p := b24test.New(t)
	for _, form := range all {
		p.Handle("value", b24test.JSON(form))
		got, err := json.Marshal(call(t, p, "value", `{}`).body["result"])
		if err != nil || string(got) != form {
			t.Errorf("%s arrives as %s, %v", form, got, err)
		}
	}
	if diff := cmp.Diff([]string{`[1,"b"]`, `{"1":1,"3":"b"}`}, b24test.ListForms(`1`, `"b"`)); diff != "" {
		t.Errorf("lists (-want +got):\n%s", diff)
	}
}

func TestDateForms(t *testing.T) {
	moment := time.Date(2026, 3, 2, 15, 4, 5, 0, time.FixedZone("", 2*3600))
	want := []string{
		"2026-03-02T15:04:05+02:00", "2026-03-02T15:04:05.000000+02:00", "2026-03-02 15:04:05",
		"02.03.2026 15:04:05", "03/02/2026 03:04:05 pm", "2026-03-02", "02.03.2026", "03/02/2026",
		"2026-03-02T13:04:05Z",
	}
	if diff := cmp.Diff(want, b24test.DateForms(moment)); diff != "" {
		t.Errorf("dates (-want +got):\n%s", diff)
	}
}
