// Package misfit logs values that do not fit their Go types, without flooding a log
// and without telling what they are.
package misfit

import (
	"context"
	"log/slog"
	"sync"
)

// Place is where values did not fit: a kind of message, such as method or event, with
// its name, the path to them without what is data on it, and the Go type that they should
// have had.
type Place struct{ Kind, Name, Path, Want string }

// Log logs each place once. Its zero value is ready for use, and safe for concurrent
// use.
type Log struct {
	mu    sync.Mutex
	known map[Place]bool
}

// maxPlaces bounds what a Log remembers, and so how many records it writes.
const maxPlaces = 1000

// maxPath cuts the paths of types that contain themselves.
const maxPath = 300

// Warn logs a place that was not logged before.
func (l *Log) Warn(ctx context.Context, to *slog.Logger, p Place) {
	p.Path = p.Path[:min(len(p.Path), maxPath)]
	known, left := l.add(p)
	if known {
		return
	}
	to.LogAttrs(ctx, slog.LevelWarn, "b24: a value does not fit its field",
		slog.String(p.Kind, p.Name), slog.String("path", p.Path), slog.String("want", p.Want))
	if left == 0 {
		to.LogAttrs(ctx, slog.LevelWarn, "b24: further values that do not fit are not logged", slog.Int("logged", maxPlaces))
	}
}

// add remembers a place. known is true where it need not be logged; left is how many
// more places can be.
func (l *Log) add(p Place) (known bool, left int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.known[p] || len(l.known) == maxPlaces {
		return true, 0
	}
	if l.known == nil {
		l.known = map[Place]bool{}
	}
	l.known[p] = true
	return false, maxPlaces - len(l.known)
}
