package livetest

import (
	"net"
	"net/http"
	"strconv"
	"time"
)

// Fault answers in the place of the site. The body is what the site would say.
type Fault func(w http.ResponseWriter, r *http.Request, body []byte)

// Always stands behind the faults of a path, the last of which then stays.
var Always Fault

// Fail lets the site answer the next requests for the path with these faults,
// one after the other. Behind [Always], the last one answers all further ones.
func (s *Site) Fail(path string, faults ...Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults[path] = faults
}

// fault is the fault that is due, or nil.
func (s *Site) fault(path string) Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	left := s.faults[path]
	if len(left) == 0 {
		return nil
	}
	if len(left) < 2 || left[1] != nil {
		s.faults[path] = left[1:]
	}
	return left[0]
}

// Status answers with the status code and no page.
func Status(code int) Fault {
	return func(w http.ResponseWriter, _ *http.Request, _ []byte) {
		http.Error(w, http.StatusText(code), code)
	}
}

// TooMany answers that there were too many requests, and when to come again.
func TooMany(retryAfter string) Fault {
	return func(w http.ResponseWriter, _ *http.Request, _ []byte) {
		w.Header().Set("Retry-After", retryAfter)
		http.Error(w, "too many requests", http.StatusTooManyRequests)
	}
}

// Redirect sends the client to another address.
func Redirect(to string) Fault {
	return func(w http.ResponseWriter, _ *http.Request, _ []byte) {
		w.Header().Set("Location", to)
		w.WriteHeader(http.StatusFound)
	}
}

// Says answers with another page.
func Says(html string) Fault {
	return func(w http.ResponseWriter, _ *http.Request, _ []byte) { _, _ = w.Write([]byte(html)) }
}

// Half answers with the first half of the page, as if that was all.
func Half(w http.ResponseWriter, _ *http.Request, body []byte) { _, _ = w.Write(body[:len(body)/2]) }

// Truncated announces the whole page, and ends the connection in the middle.
func Truncated(w http.ResponseWriter, _ *http.Request, body []byte) {
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	_, _ = w.Write(body[:len(body)/2])
}

// Slow answers too late for anyone who does not wait that long.
func Slow(wait time.Duration) Fault {
	return func(w http.ResponseWriter, r *http.Request, body []byte) {
		select {
		case <-time.After(wait):
		case <-r.Context().Done():
		}
		_, _ = w.Write(body)
	}
}

// Reset ends the connection without an answer.
func Reset(w http.ResponseWriter, _ *http.Request, _ []byte) {
	w.(*recorder).status = 0
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = conn.Close()
}
