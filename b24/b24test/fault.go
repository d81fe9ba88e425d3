package b24test

import (
	"net/http"
	"strconv"
	"time"
)

// Fault damages an answer on its way to the client. The answer is computed
// first, so the method has run; a fault around nil stands for a portal that
// failed before the method ran, which a client cannot tell apart.
type Fault func(Answer) Answer

// Status500HTML replaces the answer by a page of HTML with status 500.
func Status500HTML(a Answer) Answer {
	return replaced(a, http.StatusInternalServerError, "<html><body>Internal Server Error</body></html>")
}

// Status502HTML replaces the answer by a page of HTML with status 502, as a
// proxy does.
func Status502HTML(a Answer) Answer {
	return replaced(a, http.StatusBadGateway, "<html><body>Bad Gateway</body></html>")
}

// EmptyBody takes the body away and keeps the status.
func EmptyBody(a Answer) Answer { return replaced(a, 0, "") }

func replaced(a Answer, status int, body string) Answer {
	return func(c *Call) Reply {
		r := run(a, c)
		if status != 0 {
			r.Status = status
		}
		r.Body, r.ContentType = []byte(body), "text/html; charset=utf-8"
		return r
	}
}

// Truncated cuts the JSON of the answer in half. As HTTP the answer is whole.
func Truncated(a Answer) Answer { return delivered(a, deliverHalf) }

// CutOff closes the connection in the middle of the answer.
func CutOff(a Answer) Answer { return delivered(a, deliverCutOff) }

// CloseAfterRun closes the connection instead of answering.
func CloseAfterRun(a Answer) Answer { return delivered(a, deliverClose) }

// CloseBeforeRun closes the connection before the method runs.
func CloseBeforeRun(Answer) Answer { return CloseAfterRun(nil) }

// Timeout never answers. The call ends when the client gives up, or when the
// portal closes.
func Timeout(a Answer) Answer { return delivered(a, deliverNever) }

// Slow answers after a delay of real time.
func Slow(d time.Duration) Fault {
	return func(a Answer) Answer { return delivered(a, deliverLater(d)) }
}

// Instead answers with another answer; the method does not run.
func Instead(other Answer) Fault {
	return func(Answer) Answer { return other }
}

func delivered(a Answer, how delivery) Answer {
	return func(c *Call) Reply {
		r := run(a, c)
		r.deliver = how
		return r
	}
}

// run computes the answer that a fault damages.
func run(a Answer, c *Call) Reply {
	if a == nil {
		return Reply{NotRun: true}
	}
	return a(c)
}

// delivery brings an answer to the client, or fails to.
type delivery func(p *Portal, w http.ResponseWriter, r *http.Request, m message)

// message is an HTTP answer.
type message struct {
	status int
	header http.Header
	body   []byte
}

func deliverWhole(_ *Portal, w http.ResponseWriter, _ *http.Request, m message) {
	for key, values := range m.header {
		w.Header()[key] = values
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(m.body)))
	w.WriteHeader(m.status)
	w.Write(m.body) // the client may have left, which is its business
}

func deliverHalf(p *Portal, w http.ResponseWriter, r *http.Request, m message) {
	m.body = m.body[:len(m.body)/2]
	deliverWhole(p, w, r, m)
}

func deliverCutOff(_ *Portal, w http.ResponseWriter, _ *http.Request, m message) {
	for key, values := range m.header {
		w.Header()[key] = values
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(m.body)))
	w.WriteHeader(m.status)
	w.Write(m.body[:len(m.body)/2])
	_ = http.NewResponseController(w).Flush() // the reader may have gone away
	panic(http.ErrAbortHandler)               // closes the connection
}

func deliverClose(*Portal, http.ResponseWriter, *http.Request, message) {
	panic(http.ErrAbortHandler)
}

func deliverNever(p *Portal, _ http.ResponseWriter, r *http.Request, _ message) {
	select {
	case <-r.Context().Done():
	case <-p.done:
	}
	panic(http.ErrAbortHandler)
}

func deliverLater(d time.Duration) delivery {
	return func(p *Portal, w http.ResponseWriter, r *http.Request, m message) {
		timer := time.NewTimer(d)
		defer timer.Stop()
		select {
		case <-timer.C:
			deliverWhole(p, w, r, m)
		case <-r.Context().Done():
			panic(http.ErrAbortHandler)
		case <-p.done:
			panic(http.ErrAbortHandler)
		}
	}
}
