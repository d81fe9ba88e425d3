package inbound

import (
	"context"
	"errors"

	"github.com/b24gen/b24gen/b24"
)

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
