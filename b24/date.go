package b24

import (
	"fmt"
	"strings"
	"time"

	"github.com/b24gen/b24gen/b24/internal/codec"
)

// Date is a day without a time and a zone. It is read from dates, and from the
// midnight times that some methods answer instead (REST-PROTOCOL section
// 10.5). The zero Date is no value.
type Date struct {
	Year  int
	Month time.Month
	Day   int
	// Raw is the text that was read. It is there also where it could not be
	// understood, and is sent again as long as the day is the one that it says, or none. Another
	// day is sent in the layout of Raw, if that is one of days.
	Raw string
}

// NewDate returns the day of t in its zone, no value for the zero time.
func NewDate(t time.Time) Date { return Date{}.With(t) }

// IsZero tells whether there is no value: neither a day nor a text.
func (d Date) IsZero() bool { return d == Date{} }

// In returns the beginning of the day in a zone, the zero time where there is no day.
func (d Date) In(zone *time.Location) time.Time {
	if !d.isDay() {
		return time.Time{}
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, zone)
}

// isDay reports whether there is a day: a year, a month and a day of it.
func (d Date) isDay() bool { return d.Year != 0 && d.Month != 0 && d.Day != 0 }

// String is the day as 2006-01-02, or the text where it was not understood. A part of a day is shown, and sent, as it
// is: 0000-00-03.
func (d Date) String() string {
	switch {
	case d.isDay():
		return d.In(time.UTC).Format(time.DateOnly)
	case d.Year != 0 || d.Month != 0 || d.Day != 0:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
	}
	return d.Raw
}

// With returns the day of t in its zone, to be sent in the layout in which d was read. The zero time is no value, which
// clears a field.
func (d Date) With(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	d.Year, d.Month, d.Day = t.Date()
	return d
}

func (d Date) append(b []byte) []byte { return codec.AppendText(b, d.sent()) }

// sent is Raw, as long as that says the day, or another day as Raw writes days. What
// had a time is sent without.
func (d Date) sent() string {
	if read, _ := parseDate(d.Raw); read == d {
		return d.Raw
	}
	if _, layout, ok := readMoment(d.Raw); ok && d.isDay() && layout.isDay() {
		return layout.write(d.In(time.UTC))
	}
	return d.String()
}

// MarshalJSON implements [encoding/json.Marshaler].
func (d Date) MarshalJSON() ([]byte, error) { return d.append(nil), nil }

// UnmarshalJSON implements [encoding/json.Unmarshaler].
func (d *Date) UnmarshalJSON(data []byte) error { return unmarshalValue(data, d) }

// parseDate takes the day as it is written, whatever the zone behind it, and
// keeps the text also where it says no day. A bare number is no day.
func parseDate(text string) (Date, bool) {
	if !strings.ContainsAny(text, "-./") {
		return Date{Raw: text}, false
	}
	t, ok := parseTime(text)
	switch {
	case !ok:
		return Date{Raw: text}, false
	case t.IsZero():
		return Date{}, true
	}
	d := NewDate(t.Time)
	d.Raw = text
	return d, true
}
