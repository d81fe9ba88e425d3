package inbound

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/b24gen/b24gen/b24/internal/secret"
)

// refusal is an error that says with which status to answer.
type refusal struct {
	status int
	err    error
}

func (r *refusal) Error() string { return r.err.Error() }
func (r *refusal) Unwrap() error { return r.err }

func refuse(status int, format string, args ...any) error {
	return &refusal{status, fmt.Errorf(format, args...)}
}

// fail logs err and answers with its status, and nothing else: the sender may
// be anybody. What is the sender's doing is a warning, the rest an error.
func fail(w http.ResponseWriter, r *http.Request, l *slog.Logger, what string, err error) {
	status, level := http.StatusInternalServerError, slog.LevelError
	var refused *refusal
	if errors.As(err, &refused) {
		status = refused.status
	}
	if status < http.StatusInternalServerError {
		level = slog.LevelWarn
	}
	logger(l).Log(r.Context(), level, what+" failed", "status", status, "error", secret.Mask(err.Error()))
	w.WriteHeader(status)
}

func logger(l *slog.Logger) *slog.Logger {
	if l != nil {
		return l
	}
	return slog.Default()
}
