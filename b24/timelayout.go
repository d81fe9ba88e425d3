package b24

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/b24gen/b24gen/b24/internal/scan"
)

// layout is a way to write a moment.
type layout struct {
	text string
	// whole is the layout of the same form that has all of a clock, where text has not.
	whole string
}

// The layouts of REST-PROTOCOL section 10.5. Where the day is written with
// slashes the month comes first, as the documentation shows it; a text in
// which that cannot be is not guessed at. A fraction of a second may follow
// any of them.
var layouts = []layout{
	{text: "2006-01-02T15:04:05Z07:00"},
	{text: "2006-01-02 15:04:05"},
	{text: "2006-01-02 15:04:05Z07:00"},
	{text: "2006-01-02T15:04:05"},
	{text: "2006-01-02T15:04Z07:00", whole: "2006-01-02T15:04:05Z07:00"},
	{text: "2006-01-02T15:04:05Z0700"},
	{text: "2006-01-02", whole: "2006-01-02 15:04:05"},
	{text: "02.01.2006 15:04:05"},
	{text: "02.01.2006 15:04", whole: "02.01.2006 15:04:05"},
	{text: "02.01.2006", whole: "02.01.2006 15:04:05"},
	{text: "01/02/2006 03:04:05 pm"},
	{text: "01/02/2006 03:04 pm", whole: "01/02/2006 03:04:05 pm"},
	{text: "01/02/2006 15:04:05"},
	{text: "01/02/2006", whole: "01/02/2006 03:04:05 pm"},
}

// isDay tells whether there is no clock in it.
func (l layout) isDay() bool { return !strings.Contains(l.text, ":") }

// write writes t, with all of its clock where the layout leaves out something of that.
func (l layout) write(t time.Time) string {
	text := t.Format(l.text)
	if l.whole == "" {
		return text
	}
	if read, err := time.Parse(l.text, text); err != nil || !read.Equal(t.Truncate(time.Second)) {
		return t.Format(l.whole)
	}
	return text
}

// like is the layout with capitals where a text has them.
func (l layout) like(text string) layout {
	if strings.HasSuffix(text, "M") {
		l.text, l.whole = strings.Replace(l.text, "pm", "PM", 1), strings.Replace(l.whole, "pm", "PM", 1)
	}
	return l
}

// readMoment reads a text of one of the layouts.
func readMoment(text string) (time.Time, layout, bool) {
	lower := text
	if strings.HasSuffix(text, "M") {
		lower = strings.ToLower(text)
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout.text, lower); err == nil {
			return t, layout.like(text), true
		}
	}
	return time.Time{}, layout{}, false
}

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
	t, _, ok := readMoment(text)
	return Time{Time: t, Raw: text}, ok
}

// maxSeconds is the end of the year 9999, in seconds since 1970.
const maxSeconds = 253402300799

// isNoDay reports how databases write no day, with a time or without, and what PHP makes of that.
func isNoDay(text string) bool {
	if at := strings.IndexAny(text, "T "); at >= 0 {
		text = text[:at]
	}
	return slices.Contains(noDays, text)
}

var noDays = []string{"0000-00-00", "00.00.0000", "00/00/0000", "-0001-11-30"}
