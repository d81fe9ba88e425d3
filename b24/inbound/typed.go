package inbound

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/b24gen/b24gen/b24"
)

// typed reads the data of events into T before it calls f.
func typed[T any](f func(context.Context, Event[T]) error) function {
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
		}
		if err := f(ctx, e); err != nil {
			return fmt.Errorf("%s: %w", e.Name, err)
		}
		return nil
	}
}

// unix is a moment in Unix seconds, the zero time where none is told.
func unix(seconds int64) time.Time {
	if seconds == 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0)
}
