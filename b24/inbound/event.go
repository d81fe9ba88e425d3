package inbound

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/b24gen/b24gen/b24"
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
	// Odd lists what could not be read into Data, which is left zero there.
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
	AccessToken      string `json:"access_token"`
	RefreshToken     string `json:"refresh_token"`
	ExpiresIn        int    `json:"expires_in"`
	ClientEndpoint   string `json:"client_endpoint"`
	ServerEndpoint   string `json:"server_endpoint"`
	MemberID         string `json:"member_id"`
	ApplicationToken string `json:"application_token"`
	Scope            string `json:"scope"`
	Status           string `json:"status"`
	UserID           int    `json:"user_id"`
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
	return time.Now().Add(time.Duration(seconds) * time.Second).Round(0)
}

// parseEvent reads an event post, leniently: there is no second one.
func parseEvent(post []byte) (*wireEvent, error) {
	var e wireEvent
	if _, err := b24.Unmarshal(post, &e); err != nil {
		return nil, refuse(http.StatusBadRequest, "not an event: %w", err)
	}
	if e.Event == "" {
		return nil, refuse(http.StatusBadRequest, "not an event: there is no event code")
	}
	return &e, nil
}
