package b24test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// Answer decides what a call gets. It runs while other calls run.
type Answer func(*Call) Reply

// Reply is the answer to one call, before it becomes bytes.
type Reply struct {
	// Status is the HTTP status, 0 for what the rest of the reply implies.
	Status int
	// Header is added to the header of the answer.
	Header http.Header
	// Result is the value of the key result, anything that encoding/json
	// writes. It is not written beside an Err.
	Result any
	// NoResult leaves the key result out.
	NoResult bool
	// Total and Next are those of a list, nil to leave them out.
	Total, Next *int
	// Err makes the answer an error, as [Failure] says or else with the code
	// ERROR_CORE. The method then counts as not run.
	Err error
	// NotRun says that the method was not executed, whatever the answer.
	NotRun bool
	// Cost is the execution time that the method's operating budget is charged
	// with.
	Cost time.Duration
	// Time changes what the key time holds; a nil function leaves it as it is,
	// and a nil map leaves the key out.
	Time func(map[string]any) map[string]any
	// Body replaces the whole body, for answers that are not JSON. Nil has no
	// effect, an empty slice sends an empty body.
	Body []byte
	// ContentType is that of Body.
	ContentType string

	deliver delivery // how the answer reaches the client, nil for whole
}

// ran tells whether the method was executed.
func (r *Reply) ran() bool { return r.Err == nil && !r.NotRun }

// Result answers with the value of the key result.
func Result(value any) Answer {
	return func(*Call) Reply { return Reply{Result: value} }
}

// NoResult answers without the key result and without an error.
func NoResult() Answer {
	return func(*Call) Reply { return Reply{NoResult: true} }
}

// Func answers with what a function of the call's parameters returns, and with
// an error where it returns one.
func Func(f func(*Call) (any, error)) Answer {
	return func(c *Call) Reply {
		value, err := f(c)
		if err != nil {
			return Reply{Err: err}
		}
		return Reply{Result: value}
	}
}

// Body answers with bytes that are not looked at, such as text/html.
func Body(status int, contentType, body string) Answer {
	return func(*Call) Reply {
		return Reply{Status: status, ContentType: contentType, Body: []byte(body)}
	}
}

// WithStatus gives an answer another HTTP status, such as an error with 200.
func WithStatus(status int, a Answer) Answer {
	return func(c *Call) Reply {
		r := a(c)
		r.Status = status
		return r
	}
}

// WithHeader adds a header to an answer.
func WithHeader(key, value string, a Answer) Answer {
	return func(c *Call) Reply {
		r := a(c)
		header := maps.Clone(r.Header)
		if header == nil {
			header = http.Header{}
		}
		header.Set(key, value)
		r.Header = header
		return r
	}
}

// Costs charges the method's operating budget with each run of the answer.
func Costs(d time.Duration, a Answer) Answer {
	return func(c *Call) Reply {
		r := a(c)
		r.Cost = d
		return r
	}
}

// WithoutTime leaves the key time out (REST-PROTOCOL section 3).
func WithoutTime(a Answer) Answer {
	return withTime(a, func(map[string]any) map[string]any { return nil })
}

// WithoutOperating leaves the counters of execution time out of the key time,
// as older and self-hosted portals do.
func WithoutOperating(a Answer) Answer {
	return withTime(a, func(t map[string]any) map[string]any {
		delete(t, "operating")
		delete(t, "operating_reset_at")
		return t
	})
}

func withTime(a Answer, change func(map[string]any) map[string]any) Answer {
	return func(c *Call) Reply {
		r := a(c)
		r.Time = change
		return r
	}
}

// envelope is a success as it is written (REST-PROTOCOL section 3).
type envelope struct {
	Result any            `json:"result"`
	Total  *int           `json:"total,omitempty"`
	Next   *int           `json:"next,omitempty"`
	Time   map[string]any `json:"time,omitempty"`
}

// message writes a reply.
func (p *Portal) message(c *Call, r Reply) message {
	m := message{status: http.StatusOK, header: http.Header{"Content-Type": {"application/json; charset=utf-8"}}}
	for key, values := range r.Header {
		m.header[key] = values
	}
	if r.Err != nil {
		m.status = asFailure(r.Err).status()
	}
	if r.Status != 0 {
		m.status = r.Status
	}
	if r.Body != nil {
		m.header.Set("Content-Type", r.ContentType)
		m.body = r.Body
		return m
	}
	body, err := json.Marshal(p.content(c, r))
	if err != nil {
		p.problem(fmt.Errorf("the answer of %s cannot be written: %w", c.Method, err))
		m.status = http.StatusInternalServerError
	}
	m.body = body
	return m
}

// content returns what the body of a reply says.
func (p *Portal) content(c *Call, r Reply) any {
	if r.Err != nil {
		return asFailure(r.Err).body()
	}
	e := envelope{Result: r.Result, Total: r.Total, Next: r.Next, Time: p.timing(c, r)}
	if !r.NoResult {
		return e
	}
	return struct {
		envelope
		Result any `json:"result,omitempty"` // hides the key of the envelope
	}{envelope: e}
}

// timing returns the key time of an answer.
func (p *Portal) timing(c *Call, r Reply) map[string]any {
	p.mu.Lock()
	used, reset := p.operating.used(c, p.Clock.Now())
	p.mu.Unlock()
	start, finish := c.At, c.At.Add(r.Cost)
	t := map[string]any{
		"start":              seconds(start),
		"finish":             seconds(finish),
		"duration":           r.Cost.Seconds(),
		"processing":         r.Cost.Seconds(),
		"date_start":         start.Format(time.RFC3339),
		"date_finish":        finish.Format(time.RFC3339),
		"operating":          used.Seconds(),
		"operating_reset_at": reset.Unix(),
	}
	if r.Time != nil {
		return r.Time(t)
	}
	return t
}

func seconds(t time.Time) float64 { return float64(t.UnixMicro()) / 1e6 }

// Positional makes an answer that of a method which reads its arguments by
// position (REST-PROTOCOL section 2). Named keys are refused, and so is any
// parameter of the query that would shift the positions; only auth may stand
// there. The arguments are in [Call.Args].
func Positional(a Answer) Answer {
	return func(c *Call) Reply {
		for i, key := range c.tree.keys {
			if key != strconv.Itoa(i) {
				return Fail(http.StatusBadRequest, "ERROR_CORE",
					"Argument "+strconv.Itoa(i)+" is expected by position, not by the name "+key)(c)
			}
		}
		if extra := shifting(c); extra != "" {
			return Fail(http.StatusBadRequest, "ERROR_CORE", "The query parameter "+extra+" shifts the arguments")(c)
		}
		return a(c)
	}
}

// shifting returns a parameter of the query that the method would count, empty
// where there is none.
func shifting(c *Call) string {
	if c.Command != "" || len(c.Body) == 0 {
		return "" // the arguments themselves are a query
	}
	keys := readQuery(c.Request.URL.RawQuery).keys
	if i := slices.IndexFunc(keys, func(key string) bool { return key != "auth" }); i >= 0 {
		return keys[i]
	}
	return ""
}
