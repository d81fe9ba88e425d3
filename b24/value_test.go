package b24_test

import (
	"fmt"
	"math"
	"reflect"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/google/go-cmp/cmp"
)

func TestID(t *testing.T) {
	for id, want := range map[b24.ID]struct {
		n               int64
		ok, set, isZero bool
	}{
		"7": {7, true, true, false}, "0": {0, true, false, false}, "": {0, false, false, true}, "USD": {0, false, true, false},
		"99999999999999999999": {0, false, true, false},
	} {
		n, ok := id.Int64()
		if n != want.n || ok != want.ok || id.IsSet() != want.set || id.IsZero() != want.isZero {
			t.Errorf("%q: %d, %t, set %t, zero %t", id, n, ok, id.IsSet(), id.IsZero())
		}
	}
	number, _ := read[b24.ID](t, `12`)
	text, _ := read[b24.ID](t, `"12"`)
	if number != text || number != b24.NewID(12) || number != b24.NewID(uint8(12)) || number != b24.ID("12") {
		t.Errorf("one id is %q and %q", number, text)
	}
}

func TestDecimal(t *testing.T) {
	type want struct {
		float    float64
		int      int64
		rat      string
		isFloat  bool
		isInt    bool
		negative int // the sign
	}
	for d, w := range map[b24.Decimal]want{
		"1000000.00":           {1e6, 1e6, "1000000", true, true, 1},
		"1234.5":               {1234.5, 0, "2469/2", true, false, 1},
		"-0.10":                {-0.1, 0, "-1/10", true, false, -1},
		"0":                    {0, 0, "0", true, true, 0},
		"-0.00":                {0, 0, "0", true, true, 0},
		"1e3":                  {1000, 1000, "1000", true, true, 1},
		"15E-1":                {1.5, 0, "3/2", true, false, 1},
		"9223372036854775807":  {1 << 63, 1<<63 - 1, "9223372036854775807", true, true, 1},
		"-9223372036854775808": {-1 << 63, -1 << 63, "-9223372036854775808", true, true, -1},
		"9223372036854775808":  {1 << 63, 0, "9223372036854775808", true, false, 1},
		"1e999999999999":       {0, 0, "", false, false, 1},
		"1e-999999999999":      {0, 0, "", true, false, 1},
		"":                     {},
		"lots":                 {},
		"0x10":                 {},
		"1,5":                  {},
		"NaN":                  {},
	} {
		f, isFloat := d.Float64()
		n, isInt := d.Int64()
		rat := ""
		if r, ok := d.Rat(); ok {
			rat = r.RatString()
		}
		if got := (want{f, n, rat, isFloat, isInt, d.Sign()}); got != w {
			t.Errorf("%q: %+v, want %+v", d, got, w)
		}
		if d.String() != string(d) || d.IsZero() != (d == "") {
			t.Errorf("%q: %q, zero %t", d, d.String(), d.IsZero())
		}
	}
}

func TestDecimalsAreMade(t *testing.T) {
	for got, want := range map[b24.Decimal]b24.Decimal{
		b24.NewDecimal(0.1):                "0.1",
		b24.NewDecimal(float32(0.1)):       "0.1",
		b24.NewDecimal(1e21):               "1000000000000000000000",
		b24.NewDecimal(-5):                 "-5",
		b24.NewDecimal(uint64(1<<64 - 1)):  "18446744073709551615",
		b24.NewDecimal(time.Duration(150)): "150",
		b24.NewDecimal(math.NaN()):         "",
		b24.NewDecimal(math.Inf(-1)):       "",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if d, err := b24.ParseDecimal("1250.50"); d != "1250.50" || err != nil {
		t.Errorf("%q, %v", d, err)
	}
	for _, text := range []string{"", "1,5", " 1", "+1", "0x1", "Inf", "1_000", ".5"} {
		if d, err := b24.ParseDecimal(text); err == nil || d != "" {
			t.Errorf("%q is %q", text, d)
		}
	}
}

// In their order, from the least.
func TestDecimalsAreCompared(t *testing.T) {
	ordered := [][]b24.Decimal{
		{"-1e999999999999"}, {"-20"}, {"-3.10", "-3.1"}, {"-0.02"},
		{"0", "-0", "0.000", "", "lots", "0e5"},
		{"1e-999999999999"}, {"0.02", "2e-2"}, {"1.5", "1.50", "15e-1", "0.15e1"}, {"1.51"}, {"3.1"}, {"20"},
		{"99999999999999999999.1"}, {"99999999999999999999.2"}, {"1e999999999999"},
	}
	for i, same := range ordered {
		for j, others := range ordered {
			for _, a := range same {
				for _, b := range others {
					want := 0
					if i < j {
						want = -1
					} else if i > j {
						want = 1
					}
					if got := a.Cmp(b); got != want || a.Equal(b) != (want == 0) {
						t.Errorf("%q and %q: %d, want %d", a, b, got, want)
					}
				}
			}
		}
	}
}

// A decimal is a number or a text, as its field says.
func TestDecimalsAreSent(t *testing.T) {
	type params struct {
		Number b24.Decimal  `json:"number"`
		Text   b24.Decimal  `json:"text,string"`
		Maybe  *b24.Decimal `json:"maybe,omitzero,string"`
		Left   b24.Decimal  `json:"left,omitzero"`
	}
	v := params{Number: "1.50", Text: "1.50", Maybe: new(b24.NewDecimal(2))}
	if diff := cmp.Diff(`{"number":1.50,"text":"1.50","maybe":"2"}`, string(mustMarshal(t, v))); diff != "" {
		t.Error(diff)
	}
	reads(t, b24.Decimal(""), `null`, `""`, `false`, `[]`, `{}`)
	reads(t, b24.Decimal("1.50"), `1.50`, `"1.50"`)
	reads(t, (*b24.Decimal)(nil), `null`, `""`)
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
		`{}`:                          {},
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
	reads(t, b24.Labels(nil), `null`, `""`, `false`)
	reads(t, b24.Labels{}, `{}`, `[]`)
	reads(t, b24.Labels{"en": "", "de": "5"}, `{"en":null,"de":5}`)
	refuses[b24.Labels](t, `5`)
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
	v.At, v.Day.Day = v.At.AddDate(0, 0, 1), 11
	const changed = `{"at":"11.10.2024 15:55:30","day":"2024-10-11"}`
	if back, err := b24.Marshal(v); err != nil || string(back) != changed {
		t.Errorf("changed, written as %s, error %v, want %s", back, err, changed)
	}
}

// No moment, in all the forms that portals have for that, is nothing odd.
func TestNoMoments(t *testing.T) {
	nothing := []string{`{}`, `[]`, `""`, `false`, `null`, `{ }`}
	reads(t, b24.Time{}, nothing...)
	reads(t, b24.Date{}, nothing...)
	reads(t, (*b24.Time)(nil), nothing...)
	reads(t, (*b24.Date)(nil), nothing...)
	reads(t, time.Time{}, nothing...)
}
