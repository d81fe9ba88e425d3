package b24

import (
	"encoding/json"
	"time"
)

// Response is the answer of a method whose result is a T.
type Response[T any] struct {
	Result T
	Meta
	// Raw is the result as it came, "null" where the answer says so. An answer
	// without a result is an error.
	Raw json.RawMessage
}

// Meta is what a [Response] tells beside the result, whatever its type.
type Meta struct {
	// Total is how many rows there are in all pages, nil where the portal does
	// not tell. It moves while pages are read.
	Total *int
	// Next is the start of the next page, nil on the last one. Zero is a position.
	Next *int
	Time Timing
	// Odd lists what could not be read into Result, which is left zero there.
	Odd []FieldError
}

// Timing is what the portal tells about the time of a call. All of it is zero
// where the portal does not say.
type Timing struct {
	Start, Finish time.Time
	// Duration is the whole time on the server, Processing that of the method.
	Duration, Processing time.Duration
	// Operating is the execution time of this method in the last ten minutes,
	// which the portal limits; at ResetAt the oldest minute of it is forgotten.
	Operating time.Duration
	ResetAt   time.Time
}

// FieldError is a value that could not be read into its field.
type FieldError struct {
	// Path leads to the value: items[3].closeDate.
	Path string
	// Saw is the beginning of the value as it came, in JSON.
	Saw string
	// Want is the Go type that it does not fit.
	Want string
}

// Error reads: items[3].id: cannot read "abc" as int
func (e FieldError) Error() string {
	if e.Path == "" {
		return "cannot read " + e.Saw + " as " + e.Want
	}
	return e.Path + ": cannot read " + e.Saw + " as " + e.Want
}
