package b24

import (
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
// A text without a zone is what a clock shows in a zone that the text does not
// tell: that of the portal, of the user, or of a field beside it. Such a Time is in UTC
// and [Time.Zoned] is false. To change it use [Time.Add], [Time.AddDate] or [Time.With]:
// they keep the text that was read, so that the new moment is sent without a zone
// too, in the layout of that text. A [NewTime] of the changed moment would be sent as one in UTC.
type Time struct {
	time.Time
	// Raw is the text that was read. It is there also where it could not be
	// understood, and is sent again as long as Time is zero or the moment that it says.
	// A Time in UTC that is another moment is sent without a zone if Raw has none.
	Raw string
}

// NewTime returns the moment t. It is sent with its zone.
func NewTime(t time.Time) Time { return Time{Time: t} }

// Add returns the moment d later, to be sent as t was read. Where there is no moment, or only a text that was not
// understood, it returns t.
func (t Time) Add(d time.Duration) Time {
	if t.Time.IsZero() {
		return t
	}
	return t.With(t.Time.Add(d))
}

// AddDate returns the moment that many years, months and days later, to be sent as t was read. Where there is no
// moment, or only a text that was not understood, it returns t.
func (t Time) AddDate(years, months, days int) Time {
	if t.Time.IsZero() {
		return t
	}
	return t.With(t.Time.AddDate(years, months, days))
}

// With returns another moment, to be sent as t was read. If t was read without a
// zone, at is to be in UTC and says what the same clock shows. An at in any other zone is
// exact, and is sent with that zone. The zero time is no value, which clears a field.
func (t Time) With(at time.Time) Time {
	if at.IsZero() {
		return Time{}
	}
	t.Time = at
	return t
}

// IsZero tells whether there is no value: neither a moment nor a text.
func (t Time) IsZero() bool { return t.Time.IsZero() && t.Raw == "" }

// String is the moment as it is sent, or the text where it was not understood.
func (t Time) String() string { return t.text() }

// timeLayout is how moments are sent.
const timeLayout = "2006-01-02T15:04:05-07:00"

// Zoned tells whether the moment is exact: a time that was read had a zone, or
// it is in one by now.
func (t Time) Zoned() bool {
	switch {
	case t.Raw == "" || scan.IsDigits([]byte(t.Raw)):
		return !t.Time.IsZero()
	case t.Location() != time.UTC:
		return true
	}
	_, clock, _ := strings.Cut(t.Raw, ":")
	return strings.ContainsAny(clock, "+-Z")
}

func (t Time) append(b []byte) []byte { return codec.AppendText(b, t.text()) }

// text is what is sent. Raw says what Time is, or else how it is written: some methods
// understand only the layout that they answer, and a zone would make another moment of
// what a clock shows that has none.
func (t Time) text() string {
	if t.Time.IsZero() {
		return t.Raw
	}
	read, known := parseTime(t.Raw)
	_, clock, _ := readMoment(t.Raw)
	switch exact := t.Zoned(); {
	case known && t.Time.Equal(read.Time) && exact == read.Zoned():
		return t.Raw
	case known && scan.IsDigits([]byte(t.Raw)):
		return strconv.FormatInt(t.Unix(), 10)
	case known && !exact:
		return clock.write(t.Time)
	}
	return t.Format(timeLayout)
}

// MarshalJSON implements [encoding/json.Marshaler].
func (t Time) MarshalJSON() ([]byte, error) { return t.append(nil), nil }

// UnmarshalJSON implements [encoding/json.Unmarshaler].
func (t *Time) UnmarshalJSON(data []byte) error { return unmarshalValue(data, t) }

// MarshalText implements [encoding.TextMarshaler].
func (t Time) MarshalText() ([]byte, error) { return []byte(t.text()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (t *Time) UnmarshalText(text []byte) error {
	return unmarshalValue(codec.AppendText(nil, string(text)), t)
}
