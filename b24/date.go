package b24

import (
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
	// understood, and is sent again as long as the day is the one that it says.
	Raw string
}

// NewDate returns the day of t in its zone.
func NewDate(t time.Time) Date {
	d := Date{}
	d.Year, d.Month, d.Day = t.Date()
	return d
}

// IsZero tells whether there is no value: neither a day nor a text.
func (d Date) IsZero() bool { return d == Date{} }

// In returns the beginning of the day in a zone.
func (d Date) In(zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, zone)
}

// String is the day as 2006-01-02, or the text where it was not understood.
func (d Date) String() string {
	if d.Day == 0 {
		return d.Raw
	}
	return d.In(time.UTC).Format(time.DateOnly)
}

func (d Date) append(b []byte) []byte {
	if d.Raw != "" {
		if read, _ := parseDate(d.Raw); read == d {
			return codec.AppendText(b, d.Raw)
		}
	}
	return codec.AppendText(b, d.String())
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
	if !ok {
		return Date{Raw: text}, false
	}
	d := NewDate(t.Time)
	d.Raw = text
	return d, true
}
