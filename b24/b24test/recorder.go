package b24test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
)

// recorder keeps what a program logs and the errors that it returns, until the
// portal closes and looks for secrets in them.
type recorder struct {
	mu    sync.Mutex
	log   bytes.Buffer
	texts []string
}

// Log returns a writer for logs. What is written is searched for secrets when
// the portal closes.
func (p *Portal) Log() io.Writer { return &p.recorder }

// Logger returns a logger of every level that writes to [Portal.Log].
func (p *Portal) Logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(p.Log(), &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// Logged returns what was logged so far.
func (p *Portal) Logged() string {
	p.recorder.mu.Lock()
	defer p.recorder.mu.Unlock()
	return p.recorder.log.String()
}

// Write implements [io.Writer].
func (r *recorder) Write(data []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.log.Write(data)
}

// Inspect keeps all that can be printed of a value, for the search for secrets
// when the portal closes: the four verbs, its JSON, and for an error all that
// it wraps. It returns the value.
func Inspect[T any](p *Portal, value T) T {
	var text strings.Builder
	fmt.Fprintf(&text, "%v\n%+v\n%#v\n%s\n", value, value, value, any(value))
	if data, err := json.Marshal(value); err == nil {
		text.Write(data)
	}
	if err, ok := any(value).(error); ok {
		for err := errors.Unwrap(err); err != nil; err = errors.Unwrap(err) {
			fmt.Fprintf(&text, "\n%v\n%#v", err, err)
		}
	}
	p.recorder.mu.Lock()
	defer p.recorder.mu.Unlock()
	p.recorder.texts = append(p.recorder.texts, text.String())
	return value
}

// leaks returns an error for each line that holds a secret, without the
// secret.
func (r *recorder) leaks(s *secrets) []error {
	r.mu.Lock()
	defer r.mu.Unlock()
	var errs []error
	for _, text := range append([]string{r.log.String()}, r.texts...) {
		for line := range strings.Lines(text) {
			for _, found := range s.in(line) {
				errs = append(errs, fmt.Errorf("a log or an error shows the %s: %s",
					found.kind, strings.TrimSpace(s.mask(line))))
			}
		}
	}
	return errs
}
