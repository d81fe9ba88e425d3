package b24_test

import (
	"fmt"
	"time"

	"github.com/b24gen/b24gen/b24"
)

// Event is a meeting as the calendar answers it: what a clock shows, and beside it where that
// clock is.
type Event struct {
	From b24.Time `json:"DATE_FROM"`
	Zone string   `json:"TZ_FROM"`
}

// A moment that was read without a zone is put off by an hour, and stays in its zone.
func ExampleTime_Add() {
	var e Event
	if _, err := b24.Unmarshal([]byte(`{"DATE_FROM":"12/11/2024 05:59:00 pm","TZ_FROM":"Europe/Berlin"}`), &e); err != nil {
		fmt.Println(err)
		return
	}
	e.From = e.From.Add(time.Hour)
	sent, _ := b24.Marshal(e)
	fmt.Println(string(sent)) // {"DATE_FROM":"12/11/2024 06:59:00 pm","TZ_FROM":"Europe/Berlin"}

	// b24.NewTime(e.From.Time) would say that the clock is in UTC.
	fmt.Println(e.From.Zoned(), b24.NewTime(e.From.Time))
	// Output:
	// {"DATE_FROM":"12/11/2024 06:59:00 pm","TZ_FROM":"Europe/Berlin"}
	// false 2024-12-11T18:59:00+00:00
}

// A day of one's choice replaces one that was read, at the same time of that day.
func ExampleTime_With() {
	var e Event
	if _, err := b24.Unmarshal([]byte(`{"DATE_FROM":"11.12.2024 17:59:00"}`), &e); err != nil {
		fmt.Println(err)
		return
	}
	hour, minute, second := e.From.Clock()
	e.From = e.From.With(time.Date(2025, 3, 1, hour, minute, second, 0, time.UTC))
	fmt.Println(e.From)
	// Output: 01.03.2025 17:59:00
}
