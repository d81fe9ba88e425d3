package b24

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/b24gen/b24gen/b24/internal/codec"
	"github.com/b24gen/b24gen/b24/internal/scan"
)

// Time is a moment. Portals write it as 2006-01-02T15:04:05-07:00 most of the
// time, and in half a dozen other ways (REST-PROTOCOL section 10.5); all but
// ambiguous ones are read. The zero Time is no value, as is what databases write for none
// (0000-00-00).
//
// A text without a zone is in the portal's zone, which the answer does not
// tell: such a Time is in UTC and [Time.Zoned] is false.
type Time struct {
	time.Time
	// Raw is the text that was read. It is there also where it could not be
	// understood, and is sent again as long as Time is the moment that it says.
	Raw string
}

// NewTime returns the moment t.
func NewTime(t time.Time) Time { return Time{Time: t} }

// IsZero tells whether there is no value: neither a moment nor a text.
func (t Time) IsZero() bool { return t.Time.IsZero() && t.Raw == "" }

// String is the moment as it is sent, or the text where it was not understood.
func (t Time) String() string {
	text, _ := t.MarshalText()
	return string(text)
}

// timeLayout is how moments are sent.
const timeLayout = "2006-01-02T15:04:05-07:00"

// Zoned tells whether the moment is exact: a time that was read had a zone.
func (t Time) Zoned() bool {
	if t.Raw == "" || scan.IsDigits([]byte(t.Raw)) {
		return !t.Time.IsZero()
	}
	_, clock, _ := strings.Cut(t.Raw, ":")
	return strings.ContainsAny(clock, "+-Z")
}

func (t Time) append(b []byte) []byte {
	if t.unchanged() {
		return codec.AppendText(b, t.Raw)
	}
	b = append(b, '"')
	b = t.Time.AppendFormat(b, timeLayout)
	return append(b, '"')
}

// unchanged tells whether Raw says what Time is. Some methods understand only
// the layout that they answer.
func (t Time) unchanged() bool {
	if t.Raw == "" {
		return t.Time.IsZero()
	}
	read, _ := parseTime(t.Raw)
	return t.Time.Equal(read.Time)
}

// MarshalJSON implements [encoding/json.Marshaler].
func (t Time) MarshalJSON() ([]byte, error) { return t.append(nil), nil }

// UnmarshalJSON implements [encoding/json.Unmarshaler].
func (t *Time) UnmarshalJSON(data []byte) error { return unmarshalValue(data, t) }

// MarshalText implements [encoding.TextMarshaler].
func (t Time) MarshalText() ([]byte, error) {
	if t.unchanged() {
		return []byte(t.Raw), nil
	}
	return t.Time.AppendFormat(nil, timeLayout), nil
}

// UnmarshalText implements [encoding.TextUnmarshaler].
func (t *Time) UnmarshalText(text []byte) error {
	return unmarshalValue(codec.AppendText(nil, string(text)), t)
}

// The layouts of REST-PROTOCOL section 10.5. Where the day is written with
// slashes the month comes first, as the documentation shows it; a text in
// which that cannot be is not guessed at. A fraction of a second may follow
// any of them.
var layouts = []string{
	"2006-01-02T15:04:05Z07:00",
	"2006-01-02 15:04:05",
	"2006-01-02 15:04:05Z07:00",
	"2006-01-02T15:04:05",
	"2006-01-02T15:04Z07:00",
	"2006-01-02T15:04:05Z0700",
	"2006-01-02",
	"02.01.2006 15:04:05",
	"02.01.2006 15:04",
	"02.01.2006",
	"01/02/2006 03:04:05 pm",
	"01/02/2006 03:04 pm",
	"01/02/2006 15:04:05",
	"01/02/2006",
}

// isNoDay reports how databases write no day, with a time or without, and what PHP makes of that.
func isNoDay(text string) bool {
	if at := strings.IndexAny(text, "T "); at >= 0 {
		text = text[:at]
	}
	return slices.Contains(noDays, text)
}

var noDays = []string{"0000-00-00", "00.00.0000", "00/00/0000", "-0001-11-30"}

// parseTime keeps the text also where it says no moment.
func parseTime(text string) (Time, bool) {
	if text != "" && text[0] <= '0' && isNoDay(text) {
		return Time{}, true
	}
	if scan.IsDigits([]byte(text)) {
		seconds, err := strconv.ParseInt(text, 10, 64)
		if err != nil || seconds > maxSeconds {
			return Time{Raw: text}, false
		}
		return Time{Time: time.Unix(seconds, 0).UTC(), Raw: text}, true
	}
	lower := text
	if strings.HasSuffix(text, "M") {
		lower = strings.ToLower(text)
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, lower); err == nil {
			return Time{Time: t, Raw: text}, true
		}
	}
	return Time{Raw: text}, false
}

// maxSeconds is the end of the year 9999, in seconds since 1970.
const maxSeconds = 253402300799

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
