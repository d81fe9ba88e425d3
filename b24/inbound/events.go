package inbound

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/internal/misfit"
	"github.com/b24gen/b24gen/b24/oauth"
)

// Event is an event with its data as T. Events tell ids; read the object with
// a call to see what it is now.
type Event[T any] struct {
	// Name is the event's code in upper case, such as ONCRMDEALADD.
	Name string
	// HandlerID is the registration that the event was sent for, empty where the
	// portal does not say.
	HandlerID string
	Data      T
	// Time is when the event was put in the queue, zero where it is not said.
	Time time.Time
	// Auth says which portal sent the event. Access tokens come only where a
	// user caused it, refresh tokens as a rule only with the installation.
	Auth oauth.Token
	// Raw is the data as JSON, nil where the event has none. All scalars are
	// texts.
	Raw json.RawMessage
	// Odd lists what could not be read into Data, which is left zero there. [Events]
	// logs it, once for each event and path.
	Odd []b24.FieldError
}

// wireEvent is an event post.
type wireEvent struct {
	Event     string          `json:"event"`
	HandlerID string          `json:"event_handler_id"`
	Data      json.RawMessage `json:"data"`
	TS        int64           `json:"ts"`
	Auth      wireAuth        `json:"auth"`
}

type wireAuth struct {
	AccessToken      b24.Secret `json:"access_token"`
	RefreshToken     b24.Secret `json:"refresh_token"`
	ExpiresIn        int        `json:"expires_in"`
	ClientEndpoint   string     `json:"client_endpoint"`
	ServerEndpoint   string     `json:"server_endpoint"`
	MemberID         string     `json:"member_id"`
	ApplicationToken b24.Secret `json:"application_token"`
	Scope            string     `json:"scope"`
	Status           string     `json:"status"`
	UserID           int        `json:"user_id"`
}

func (a wireAuth) secrets() []string {
	return []string{a.AccessToken.Reveal(), a.RefreshToken.Reveal(), a.ApplicationToken.Reveal()}
}

func (a wireAuth) token() oauth.Token {
	return oauth.Token{
		MemberID:         a.MemberID,
		AccessToken:      a.AccessToken,
		RefreshToken:     a.RefreshToken,
		Expiry:           after(a.ExpiresIn),
		ClientEndpoint:   a.ClientEndpoint,
		ServerEndpoint:   a.ServerEndpoint,
		ApplicationToken: a.ApplicationToken,
		Scope:            oauth.ParseScope(a.Scope),
		Status:           a.Status,
		UserID:           a.UserID,
	}
}

// after is as many seconds from now, zero where none are told.
func after(seconds int) time.Time {
	if seconds <= 0 {
		return time.Time{}
	}
	const most = 365 * 24 * 3600 // more than any token lives; seconds can be what no time can hold
	return time.Now().Add(time.Duration(min(seconds, most)) * time.Second).Round(0)
}

// parseEvent reads an event post, leniently: there is no second one.
func parseEvent(post []byte) (*wireEvent, error) {
	e := &wireEvent{}
	if _, err := b24.Unmarshal(post, e); err != nil {
		return e, refuse(http.StatusBadRequest, "not an event: %w", err)
	}
	if e.Event == "" {
		return e, refuse(http.StatusBadRequest, "not an event: there is no event code")
	}
	return e, nil
}

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
// large (413), too slow (408) or malformed (400), without the right application token or
// an installation that nobody vouches for (403), and all when the token cannot be looked
// up (503). A function's error is logged, without the tokens
// of its event, and answered with 500.
type Events struct {
	// ApplicationToken returns the token that a portal's events must carry.
	ApplicationToken TokenFunc
	// Install is called for ONAPPINSTALL, which brings the application token and
	// cannot be verified by it: anybody may have sent it. Hand e.Auth to
	// [oauth.Tokens.Install], which has it vouched for and stores it. Where
	// Install is nil the event is refused.
	Install func(ctx context.Context, e Event[Installation]) error
	// Limits bound what is read of a request.
	Limits Limits
	// Logger gets refusals, failures and what could not be read, without secrets
	// and values; by default slog.Default().
	Logger *slog.Logger

	functions map[string]function
	misfits   misfit.Log
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
	events.functions[name] = typed(events, f)
}

// ServeHTTP implements [http.Handler].
func (h *Events) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	post, err := readForm(w, r, h.Limits)
	if err != nil {
		fail(w, r, h.Logger, "event", err)
		return
	}
	e, err := parseEvent(post)
	if err == nil {
		err = h.handle(r.Context(), e)
	}
	if err != nil {
		fail(w, r, h.Logger, "event", err, e.Auth.secrets()...)
	}
}

func (h *Events) handle(ctx context.Context, e *wireEvent) error {
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
	err := typed(h, h.Install)(ctx, e)
	if errors.Is(err, oauth.ErrUnproven) {
		return refuse(http.StatusForbidden, "%w", err)
	}
	return err
}

// typed reads the data of events into T before it calls f.
func typed[T any](h *Events, f func(context.Context, Event[T]) error) function {
	return func(ctx context.Context, wire *wireEvent) error {
		e := Event[T]{
			Name:      strings.ToUpper(wire.Event),
			HandlerID: wire.HandlerID,
			Time:      unix(wire.TS),
			Auth:      wire.Auth.token(),
			Raw:       wire.Data,
		}
		if len(wire.Data) > 0 {
			odd, err := b24.Unmarshal(wire.Data, &e.Data)
			if err != nil {
				return fmt.Errorf("%s: data: %w", e.Name, err)
			}
			e.Odd = odd
			h.logOdd(ctx, e.Name, odd)
		}
		if err := f(ctx, e); err != nil {
			return fmt.Errorf("%s: %w", e.Name, err)
		}
		return nil
	}
}

func (h *Events) logOdd(ctx context.Context, event string, odd []b24.FieldError) {
	for _, f := range odd {
		h.misfits.Warn(ctx, logger(h.Logger), misfit.Place{Kind: "event", Name: event, Path: f.Pattern, Want: f.Want})
	}
}

// unix is a moment in Unix seconds, the zero time where none is told.
func unix(seconds int64) time.Time {
	if seconds == 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0)
}
