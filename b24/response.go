package b24

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"strings"
	"time"

	"github.com/b24gen/b24gen/b24/internal/codec"
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
	// Odd lists what could not be read into Result, which is left zero there; of more
	// than a hundred such values the first. The client logs it, see [WithLogger].
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
	// Pattern is Path without what is data in it, which are indexes and the keys of
	// maps: items[].closeDate, byId.*.name.
	Pattern string
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

// envelope is the answer to a call (REST-PROTOCOL section 3).
type envelope struct {
	Meta
	status  int
	access  Access          // what the request was made with, which an answer may repeat
	raw     json.RawMessage // the result, nil where there is none
	problem *Error          // what the portal says went wrong, nil for success
}

var errNoResult = errors.New("the answer has neither a result nor an error")

// readEnvelope reads body, and its result into result, in one pass. An error
// means that it is no answer of a portal.
func readEnvelope(body []byte, api API, access Access, result reflect.Value) (envelope, error) {
	d := wire.Decoder(body)
	e := envelope{access: access}
	var p problem
	if d.Peek() == '{' {
		for more := d.Enter('}'); more; more = d.Next('}') {
			e.readMember(d, &p, result)
		}
	} else {
		d.Skip()
	}
	if d.End(); d.Err() != nil {
		return envelope{}, d.Err()
	}
	e.Odd = fieldErrors(d.Odd(), access)
	e.problem = p.found(e.raw)
	if e.raw == nil && e.problem == nil {
		return readBare(body, api, access, result)
	}
	return e, nil
}

func (e *envelope) readMember(d *codec.Decoder, p *problem, result reflect.Value) {
	name := string(d.Key())
	d.Peek()
	start, mark := d.Pos(), d.Mark()
	switch name {
	case "result":
		d.Forget(0)
		d.Value(result)
		e.raw = d.Since(start)
		return
	case "total":
		d.Into(&e.Total)
	case "next":
		d.Into(&e.Next)
	case "time":
		var t wireTiming
		d.Into(&t)
		e.Time = t.timing()
	case "error":
		p.code = d.Skip()
	case "error_description":
		d.Into(&p.description)
	case "argument":
		d.Into(&p.argument)
	default:
		d.Skip()
	}
	d.Forget(mark) // only the result is worth a report
}

// readBare reads an answer without an envelope, as rest.documentation.openapi
// of v3 gives (REST-PROTOCOL section 12.2).
func readBare(body []byte, api API, access Access, result reflect.Value) (envelope, error) {
	if api != V3 {
		return envelope{}, errNoResult
	}
	d := wire.Decoder(body)
	d.Value(result)
	d.End()
	return envelope{access: access, raw: bytes.TrimSpace(body), Meta: Meta{Odd: fieldErrors(d.Odd(), access)}}, d.Err()
}

// wireTiming is the member time of an answer, seconds throughout. Any of it
// may be missing.
type wireTiming struct {
	Start      float64 `json:"start"`
	Finish     float64 `json:"finish"`
	Duration   float64 `json:"duration"`
	Processing float64 `json:"processing"`
	Operating  float64 `json:"operating"`
	ResetAt    float64 `json:"operating_reset_at"`
}

func (t wireTiming) timing() Timing {
	return Timing{
		Start:      moment(t.Start),
		Finish:     moment(t.Finish),
		Duration:   seconds(t.Duration),
		Processing: seconds(t.Processing),
		Operating:  seconds(t.Operating),
		ResetAt:    moment(t.ResetAt),
	}
}

func moment(s float64) time.Time {
	if s <= 0 || s > maxSeconds {
		return time.Time{}
	}
	return time.UnixMicro(int64(math.Round(s * 1e6))).UTC()
}

func seconds(s float64) time.Duration {
	const max = 1 << 33 // what a Duration can hold
	if s <= 0 || s > max {
		return 0
	}
	return time.Duration(math.Round(s*1e6)) * time.Microsecond
}

// problem is what an answer says of an error, in any of the shapes of
// REST-PROTOCOL sections 4 and 12.3.
type problem struct {
	code        []byte  // the member error, nil where it is absent
	description *string // nil where it is absent
	argument    string
}

// found returns the error that an answer with this result stands for, nil for
// success. A code may be empty, and so may a description be.
func (p problem) found(result []byte) *Error {
	switch {
	case len(p.code) > 0 && p.code[0] == '{':
		return violations(p.code)
	case p.isError(result):
		e := &Error{Code: codeText(p.code), Argument: p.argument}
		if p.description != nil {
			e.Description = *p.description
		}
		return e
	}
	return nestedProblem(result)
}

// isError: a code of null is none, and an empty one counts only with a
// description or without a result.
func (p problem) isError(result []byte) bool {
	switch string(p.code) {
	case "", "null", "false":
		return p.description != nil && result == nil
	case `""`:
		return p.description != nil || result == nil
	}
	return true
}

// codeText is the code as text: 100 and "100" are the same one, and blanks
// around it are none of it.
func codeText(raw []byte) Code {
	var text string
	if raw != nil {
		_, _ = Unmarshal(raw, &text) // raw is JSON, as it was skipped
	}
	return Code(strings.TrimSpace(text))
}

// violations reads the error object of v3 methods.
func violations(raw []byte) *Error {
	var v struct {
		Code       Code        `json:"code"`
		Message    string      `json:"message"`
		Validation []Violation `json:"validation"`
	}
	_, _ = Unmarshal(raw, &v) // raw is JSON, as it was skipped
	return &Error{Code: v.Code, Description: v.Message, Validation: v.Validation}
}

// nestedProblem finds the error that a few methods put into a result that is
// otherwise {"result": false} (REST-PROTOCOL section 4.4).
func nestedProblem(result []byte) *Error {
	if len(result) == 0 || result[0] != '{' || !bytes.Contains(result, []byte(`"error_description"`)) {
		return nil
	}
	var inner struct {
		Result      json.RawMessage `json:"result"`
		Code        json.RawMessage `json:"error"`
		Description *string         `json:"error_description"`
	}
	_, _ = Unmarshal(result, &inner) // result is JSON, as it was read
	if inner.Code == nil || inner.Description == nil || inner.Result != nil && !codec.IsNothing(inner.Result) {
		return nil
	}
	return &Error{Code: codeText(inner.Code), Description: *inner.Description}
}
