package b24test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

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
		m.status = r.Err.status()
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
		return r.Err.body()
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
