package b24test

import (
	"net/http"
	"strconv"
	"time"
)

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
	http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler) // closes the connection
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
