package b24_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/google/go-cmp/cmp"
)

func TestTimeLayouts(t *testing.T) {
	moscow := time.FixedZone("", 3*60*60)
	for text, want := range map[string]struct {
		at    time.Time
		zoned bool
	}{
		"2026-03-02T15:04:05+03:00":        {time.Date(2026, 3, 2, 15, 4, 5, 0, moscow), true},
		"2026-03-02T15:04:05Z":             {time.Date(2026, 3, 2, 15, 4, 5, 0, time.UTC), true},
		"2026-03-02T15:04:05.000250+03:00": {time.Date(2026, 3, 2, 15, 4, 5, 250_000, moscow), true},
		"2026-03-02T15:04:05+0300":         {time.Date(2026, 3, 2, 15, 4, 5, 0, moscow), true},
		"2026-03-02 15:04:05":              {time.Date(2026, 3, 2, 15, 4, 5, 0, time.UTC), false},
		"2026-03-02":                       {time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), false},
		"03/02/2026 03:04:05 pm":           {time.Date(2026, 3, 2, 15, 4, 5, 0, time.UTC), false},
		"03/02/2026 03:04:05 PM":           {time.Date(2026, 3, 2, 15, 4, 5, 0, time.UTC), false},
		"02.03.2026 15:04:05":              {time.Date(2026, 3, 2, 15, 4, 5, 0, time.UTC), false},
		"02.03.2026":                       {time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), false},
		"03/02/2026":                       {time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), false},
		"1772463845":                       {time.Date(2026, 3, 2, 15, 4, 5, 0, time.UTC), true},
	} {
		got, odd := read[b24.Time](t, string(mustJSON(t, text)))
		if !got.Equal(want.at) || got.Raw != text || odd != nil || got.Zoned() != want.zoned {
			t.Errorf("%s: %v, raw %q, zoned %t, odd %v", text, got.Time, got.Raw, got.Zoned(), odd)
		}
	}
}

func TestTimeKeepsWhatItDoesNotUnderstand(t *testing.T) {
	// a day that cannot be a month is not guessed to be in the other order
	for _, text := range []string{"13/02/2026", "tomorrow", "2026-02-30", "99999999999999"} {
		got, odd := read[b24.Time](t, string(mustJSON(t, text)))
		if !got.Time.IsZero() || got.IsZero() || len(odd) != 1 {
			t.Errorf("%s: %v, odd %v", text, got.Time, odd)
		}
		if sent := string(mustMarshal(t, got)); sent != `"`+text+`"` {
			t.Errorf("%s is sent as %s", text, sent)
		}
	}
	reads(t, b24.Time{}, `null`, `""`, `false`, `{}`, `[]`, `"0000-00-00"`, `"0000-00-00 00:00:00"`, `"0000-00-00T00:00:00+03:00"`, `"00.00.0000"`, `"-0001-11-30T00:00:00+02:30"`)
}

// TestChangedTimes: what was read without a zone is sent without one, as what the same clock
// shows. Whatever says a zone is exact, and sent with that.
func TestChangedTimes(t *testing.T) {
	hour := func(t b24.Time) b24.Time { return t.Add(time.Hour) }
	berlin := time.FixedZone("", 60*60)
	for _, c := range []struct {
		read, want string
		change     func(b24.Time) b24.Time
	}{
		{"12/11/2024 05:59:00 pm", "12/11/2024 06:59:00 pm", hour},
		{"12/11/2024 11:59:00 AM", "12/11/2024 12:59:00 PM", hour},
		{"11.12.2024 17:59", "11.12.2024 18:59", hour},
		{"2024-12-11 17:59:00", "2024-12-11 18:59:00", hour},
		{"2024-12-11T17:59:00", "2024-12-11T18:59:00", hour},
		// a layout that leaves out some of the clock is completed where that is needed
		{"2024-12-11", "2024-12-11 01:00:00", hour},
		{"12/11/2024", "12/11/2024 01:00:00 am", hour},
		{"11.12.2024 17:59", "11.12.2024 17:59:30", func(t b24.Time) b24.Time { return t.Add(30 * time.Second) }},
		{"2024-12-31", "2025-01-01", func(t b24.Time) b24.Time { return t.AddDate(0, 0, 1) }},
		{"2024-12-11 17:59:00", "2024-12-12 08:00:00", func(t b24.Time) b24.Time {
			return t.With(time.Date(2024, 12, 12, 8, 0, 0, 0, time.UTC))
		}},
		{"2024-12-11 17:59:00", "2024-12-11 18:59:00", func(t b24.Time) b24.Time {
			t.Time = t.Time.Add(time.Hour)
			return t
		}},
		// the same number of hours in a zone is another moment than what was read
		{"2024-12-11 17:59:00", "2024-12-11T18:59:00+01:00", func(t b24.Time) b24.Time {
			return t.With(time.Date(2024, 12, 11, 18, 59, 0, 0, berlin))
		}},
		{"2024-12-11T17:59:00+03:00", "2024-12-11T18:59:00+03:00", hour},
		{"2024-12-11T17:59:00Z", "2024-12-11T18:59:00+00:00", hour},
		{"2024-12-11T17:59:00Z", "2024-12-11T17:59:00Z", func(t b24.Time) b24.Time { return t.With(t.In(berlin)) }},
		{"1772463845", "1772467445", hour},
		{"tomorrow", "2024-12-11T18:59:00+01:00", func(t b24.Time) b24.Time {
			return t.With(time.Date(2024, 12, 11, 18, 59, 0, 0, berlin))
		}},
	} {
		was, _ := read[b24.Time](t, string(mustJSON(t, c.read)))
		changed := c.change(was)
		if sent := string(mustMarshal(t, changed)); sent != `"`+c.want+`"` || changed.String() != c.want {
			t.Errorf("%s is sent as %s, and is %s, want %s", c.read, sent, changed, c.want)
		}
		if again, _ := read[b24.Time](t, string(mustJSON(t, c.want))); changed.Zoned() != again.Zoned() || !again.Equal(changed.Time) {
			t.Errorf("%s changed is %v, zoned %t; what is sent is %v, zoned %t", c.read, changed.Time, changed.Zoned(), again.Time, again.Zoned())
		}
	}
}

// TestTextsAlone: what has a text and no moment is that text.
func TestTextsAlone(t *testing.T) {
	for _, v := range []any{b24.Time{Raw: "2024-06-17"}, b24.Date{Raw: "2024-06-17"}} {
		if sent := string(mustMarshal(t, v)); sent != `"2024-06-17"` {
			t.Errorf("%#v is sent as %s", v, sent)
		}
	}
}

func TestChangedDates(t *testing.T) {
	for text, want := range map[string]string{
		"2026-03-02":                "2026-03-31",
		"02.03.2026":                "31.03.2026",
		"03/02/2026":                "03/31/2026",
		"2026-03-02T00:00:00+03:00": "2026-03-31",
		"in spring":                 "2026-03-31",
	} {
		day, _ := read[b24.Date](t, string(mustJSON(t, text)))
		if sent := string(mustMarshal(t, day.With(time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC)))); sent != `"`+want+`"` {
			t.Errorf("%s is sent as %s, want %s", text, sent, want)
		}
	}
}

func TestDates(t *testing.T) {
	for text, want := range map[string]string{
		`"2026-03-02"`:                "2026-03-02",
		`"2026-03-02T00:00:00+03:00"`: "2026-03-02",
		`"2026-03-02T23:00:00-11:00"`: "2026-03-02", // the day as written
		`"02.03.2026"`:                "2026-03-02",
		`"03/02/2026"`:                "2026-03-02",
	} {
		got, odd := read[b24.Date](t, text)
		if got.String() != want || odd != nil {
			t.Errorf("%s: %s, odd %v", text, got, odd)
		}
	}
	got, odd := read[b24.Date](t, `"in spring"`)
	if got.String() != "in spring" || len(odd) != 1 {
		t.Errorf("%v, odd %v", got, odd)
	}
	reads(t, b24.Date{}, `null`, `""`, `false`, `"0000-00-00"`, `"00.00.0000"`, `"0000-00-00 00:00:00"`)
	day := time.Date(2026, 3, 2, 23, 0, 0, 0, time.UTC)
	if diff := cmp.Diff(`"2026-03-02"`, string(mustMarshal(t, b24.NewDate(day)))); diff != "" {
		t.Error(diff)
	}
}

// The value types work with encoding/json too.
func TestEncodingJSON(t *testing.T) {
	type values struct {
		ID      b24.ID
		Amount  b24.Decimal
		Open    b24.YN
		Active  b24.Flag
		Created b24.Time
		Birth   b24.Date
		File    b24.File
	}
	const text = `{"ID":7,"Amount":1.50,"Open":"Y","Active":1,"Created":"2026-03-02T15:04:05+03:00","Birth":"2026-03-02","File":{"id":5}}`
	var v values
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(text, string(mustJSON(t, v))); diff != "" {
		t.Error(diff)
	}
	if err := json.Unmarshal([]byte(`{"Amount":"lots"}`), &v); err == nil {
		t.Error("a decimal that is none was read without an error")
	}
}

func mustJSON(t *testing.T, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func mustMarshal(t *testing.T, v any) []byte {
	t.Helper()
	text, err := b24.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestChangesOfNothing: what is no moment or no day stays what it is, and the zero time is no value.
func TestChangesOfNothing(t *testing.T) {
	soon := b24.Time{Raw: "soon"}
	for name, c := range map[string]struct{ got, want b24.Time }{
		"an hour after none":     {b24.Time{}.Add(time.Hour), b24.Time{}},
		"a day after none":       {b24.Time{}.AddDate(0, 0, 1), b24.Time{}},
		"an hour after a text":   {soon.Add(time.Hour), soon},
		"a day after a text":     {soon.AddDate(0, 0, 1), soon},
		"the zero time for one":  {b24.Time{Raw: "2026-03-02"}.With(time.Time{}), b24.Time{}},
		"the zero time as a new": {b24.NewTime(time.Time{}), b24.Time{}},
	} {
		if c.got != c.want {
			t.Errorf("%s: %#v, want %#v", name, c.got, c.want)
		}
	}
	for _, d := range []b24.Date{{}, {Raw: "soon"}, {Day: 3}, {Year: 2026, Day: 3}} {
		if at := d.In(time.UTC); !at.IsZero() {
			t.Errorf("%#v is at %v", d, at)
		}
	}
	if d := b24.NewDate(time.Time{}); !d.IsZero() {
		t.Errorf("the day of the zero time is %#v", d)
	}
	if d := (b24.Date{Year: 2026, Month: 3, Day: 2, Raw: "2026-03-02"}).With(time.Time{}); !d.IsZero() {
		t.Errorf("a day changed to the zero time is %#v", d)
	}
	if sent := string(mustMarshal(t, b24.Date{Day: 3})); sent != `"0000-00-03"` {
		t.Errorf("a part of a day is sent as %s", sent)
	}
}
