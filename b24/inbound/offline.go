package inbound

import (
	"context"
	"errors"
	"fmt"

	"github.com/b24gen/b24gen/b24"
)

// Offline reads the queue of offline events, which a portal keeps for an
// application instead of posting them: nothing is lost while the application is
// away. The queue holds the latest state per object, not each change
// (REST-PROTOCOL section 15).
type Offline struct {
	// Client belongs to the application; its user is an administrator.
	Client *b24.Client
	// AuthConnector is the source key that event.bind was called with, if any.
	// Events that the application caused with this key are left out.
	AuthConnector string
	// Limit is how many events are reserved at once, 50 by default.
	Limit int
}

// OfflineEvent is an event of the queue.
type OfflineEvent struct {
	ID        b24.ID   `json:"ID"`
	Name      string   `json:"EVENT_NAME"`
	Time      b24.Time `json:"TIMESTAMP_X"`
	MessageID b24.ID   `json:"MESSAGE_ID"`
	// Data and Additional are nil where the portal sends false.
	Data       map[string]any `json:"EVENT_DATA"`
	Additional map[string]any `json:"EVENT_ADDITIONAL"`
	// ProcessID is the reservation that the event belongs to.
	ProcessID string `json:"-"`
}

// Drain hands the events of the queue to f until there are none left. An event
// is removed after f returned nil, and marked as erroneous where it returned an
// error; parallel drains get different events. The errors of f are returned
// together in the end.
//
// Events are reserved while f works. Where Drain ends early, by ctx, a failed
// call or a crash, those of the last reservation stay hidden under
// [OfflineEvent.ProcessID] for 30 days: [Offline.Resume] takes them up.
func (q Offline) Drain(ctx context.Context, f func(context.Context, OfflineEvent) error) error {
	return q.drain(ctx, "", f)
}

// Resume is Drain for the events that an earlier one left reserved under
// processID.
func (q Offline) Resume(ctx context.Context, processID string, f func(context.Context, OfflineEvent) error) error {
	return q.drain(ctx, processID, f)
}

func (q Offline) drain(ctx context.Context, processID string, f func(context.Context, OfflineEvent) error) error {
	var failed []error
	for {
		events, err := q.reserve(ctx, processID)
		if err != nil || len(events) == 0 {
			return errors.Join(append(failed, err)...)
		}
		done, refused, errs := handle(ctx, events, f)
		failed = append(failed, errs...)
		if err := q.settle(ctx, events[0].ProcessID, done, refused); err != nil {
			return errors.Join(append(failed, err)...)
		}
		if err := ctx.Err(); err != nil {
			return errors.Join(append(failed, err)...)
		}
	}
}

// handle runs f for the events until ctx ends, and sorts them by its outcome.
func handle(ctx context.Context, events []OfflineEvent, f func(context.Context, OfflineEvent) error) (done, refused []b24.ID, errs []error) {
	for _, e := range events {
		if ctx.Err() != nil {
			return done, refused, errs
		}
		if err := f(ctx, e); err != nil {
			refused = append(refused, e.MessageID)
			errs = append(errs, fmt.Errorf("offline event %s %s: %w", e.Name, e.ID, err))
			continue
		}
		done = append(done, e.ID)
	}
	return done, refused, errs
}

// The parameters of event.offline.get, .clear and .error.
type (
	offlineGet struct {
		// Clear 0 reserves events; 1 would remove them before they are handled.
		Clear         int    `json:"clear"`
		Limit         int    `json:"limit,omitzero"`
		ProcessID     string `json:"process_id,omitzero"`
		AuthConnector string `json:"auth_connector,omitzero"`
	}
	offlineClear struct {
		ProcessID string   `json:"process_id"`
		ID        []b24.ID `json:"id"`
	}
	offlineError struct {
		ProcessID string   `json:"process_id"`
		MessageID []b24.ID `json:"message_id"`
	}
)

// offlineBatch is the result of event.offline.get.
type offlineBatch struct {
	ProcessID string         `json:"process_id"`
	Events    []OfflineEvent `json:"events"`
}

// reserve takes the next events, none where the queue is empty.
func (q Offline) reserve(ctx context.Context, processID string) ([]OfflineEvent, error) {
	res, err := b24.Call[offlineBatch](ctx, q.Client, "event.offline.get", offlineGet{
		Limit:         q.Limit,
		ProcessID:     processID,
		AuthConnector: q.AuthConnector,
	})
	if err != nil {
		return nil, err
	}
	batch := res.Result
	if len(batch.Events) > 0 && batch.ProcessID == "" {
		return nil, errors.New("event.offline.get: events without a process_id cannot be settled")
	}
	for i := range batch.Events {
		batch.Events[i].ProcessID = batch.ProcessID
	}
	return batch.Events, nil
}

// settle removes the events that are done and marks the refused ones, also
// where ctx has ended: what was handled must not be handled again.
func (q Offline) settle(ctx context.Context, processID string, done, refused []b24.ID) error {
	ctx = context.WithoutCancel(ctx)
	var errs []error
	if len(done) > 0 {
		_, err := b24.Call[any](ctx, q.Client, "event.offline.clear", offlineClear{processID, done})
		errs = append(errs, err)
	}
	if len(refused) > 0 {
		_, err := b24.Call[any](ctx, q.Client, "event.offline.error", offlineError{processID, refused})
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}
