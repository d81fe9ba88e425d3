package b24

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"time"

	"github.com/b24gen/b24gen/b24/internal/codec"
)

// envelope is the answer to a call (REST-PROTOCOL section 3).
type envelope struct {
	Meta
	raw     json.RawMessage // the result, nil where there is none
	problem *Error          // what the portal says went wrong, nil for success
}

var errNoResult = errors.New("the answer has neither a result nor an error")

// readEnvelope reads body, and its result into result, in one pass. An error
// means that it is no answer of a portal.
func readEnvelope(body []byte, api API, result reflect.Value) (envelope, error) {
	d := wire.Decoder(body)
	var e envelope
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
	e.Odd = fieldErrors(d.Odd)
	e.problem = p.found(e.raw)
	if e.raw == nil && e.problem == nil {
		return readBare(body, api, result)
	}
	return e, nil
}

func (e *envelope) readMember(d *codec.Decoder, p *problem, result reflect.Value) {
	name := string(d.Key())
	d.Peek()
	start, n := d.Pos(), len(d.Odd)
	switch name {
	case "result":
		d.Odd = nil
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
	d.Odd = d.Odd[:n] // only the result is worth a report
}

// readBare reads an answer without an envelope, as rest.documentation.openapi
// of v3 gives (REST-PROTOCOL section 12.2).
func readBare(body []byte, api API, result reflect.Value) (envelope, error) {
	if api != V3 {
		return envelope{}, errNoResult
	}
	d := wire.Decoder(body)
	d.Value(result)
	d.End()
	return envelope{raw: bytes.TrimSpace(body), Meta: Meta{Odd: fieldErrors(d.Odd)}}, d.Err()
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
