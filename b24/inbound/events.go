package inbound

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
)

// installEvent is the one event that comes before its token is known.
const installEvent = "ONAPPINSTALL"

// Events is the http.Handler of an event address. Give each event its function
// with [On] before the handler serves.
//
// A portal sends every event once and does not repeat it after a failure; slow
// addresses are called less often. So a function should note the work and
// return. Official sources disagree about repeats: be ready for an event twice.
//
// A verified event without a function is answered with success and logged.
// [Events] refuses, with a status only: posts that are not forms (415), too
// large (413) or malformed (400), without the right application token (403),
// and all when the token cannot be looked up (503). A function's error is
// logged and answered with 500.
type Events struct {
	// ApplicationToken returns the token that a portal's events must carry.
	ApplicationToken TokenFunc
	// Install is called for ONAPPINSTALL, which brings the application token and
	// cannot be verified by it: anybody may have sent it. Hand e.Auth to
	// [oauth.Tokens.Install], which has it vouched for and stores it. Where
	// Install is nil the event is refused.
	Install func(ctx context.Context, e Event[Installation]) error
	// MaxBytes bounds the body, by default to DefaultMaxBytes.
	MaxBytes int64
	// Logger gets refusals and failures, without secrets; by default
	// slog.Default().
	Logger *slog.Logger

	functions map[string]function
}

// Installation is the data of ONAPPINSTALL.
type Installation struct {
	Version    string `json:"VERSION"`
	Active     bool   `json:"ACTIVE"`
	Installed  bool   `json:"INSTALLED"`
	LanguageID string `json:"LANGUAGE_ID"`
}

// function handles an event whatever its data is.
type function func(ctx context.Context, e *wireEvent) error

// On has f called for the events of one name, in any case. T is what the data
// is read into, with the leniency of answers; map[string]any takes any object.
// It panics if the name has a function.
func On[T any](events *Events, name string, f func(ctx context.Context, e Event[T]) error) {
	name = strings.ToUpper(name)
	if events.functions == nil {
		events.functions = map[string]function{}
	}
	if events.functions[name] != nil {
		panic("inbound: two functions for the event " + name)
	}
	events.functions[name] = typed(f)
}

// ServeHTTP implements [http.Handler].
func (h *Events) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	post, err := readForm(w, r, h.MaxBytes)
	if err == nil {
		err = h.handle(r.Context(), post)
	}
	if err != nil {
		fail(w, r, h.Logger, "event", err)
	}
}

func (h *Events) handle(ctx context.Context, post []byte) error {
	e, err := parseEvent(post)
	if err != nil {
		return err
	}
	name := strings.ToUpper(e.Event)
	if name == installEvent {
		return h.install(ctx, e)
	}
	if err := h.ApplicationToken.check(ctx, e.Auth.MemberID, e.Auth.ApplicationToken); err != nil {
		return err
	}
	f := h.functions[name]
	if f == nil {
		logger(h.Logger).WarnContext(ctx, "event without a function", "event", name)
		return nil
	}
	return f(ctx, e)
}

func (h *Events) install(ctx context.Context, e *wireEvent) error {
	if h.Install == nil {
		return refuse(http.StatusForbidden, "%s cannot be verified and Events.Install is not set", installEvent)
	}
	return typed(h.Install)(ctx, e)
}
