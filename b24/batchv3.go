package b24

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
)

// sendV3 sends commands as [{"method":...,"query":{...}}]. They run all or
// none, so an error of the call is the error of each.
func (b *Batch) sendV3(ctx context.Context, commands []*command) error {
	if b.halt {
		return errors.New("batch: not sent: Halt is for methods of v2; those of v3 run all or none")
	}
	params, err := encodeV3(commands)
	if err != nil {
		return fmt.Errorf("batch: not sent: %w", err)
	}
	var results []json.RawMessage
	answer, err := b.client.exchange(ctx, b.outer(commands, params), reflect.ValueOf(&results).Elem())
	if err == nil && len(results) != len(commands) {
		err = &Error{Method: "batch", MayHaveRun: true, Cause: fmt.Errorf("%d commands have %d results", len(commands), len(results))}
	}
	if err != nil {
		failAll(commands, err)
		return err
	}
	for i, c := range commands {
		c.succeed(results[i], envelope{Meta: Meta{Time: answer.Time}})
	}
	return nil
}

// failAll gives the error of the batch to each of its commands.
func failAll(commands []*command, err error) {
	var failure *Error
	if !errors.As(err, &failure) {
		failure = &Error{Cause: err}
	}
	for _, c := range commands {
		own := *failure
		c.fail(&own)
	}
}

// encodeV3 names only those commands that are referred to, as the name is
// beyond the documentation (REST-PROTOCOL section 12.7).
func encodeV3(commands []*command) ([]byte, error) {
	type item struct {
		Method string          `json:"method"`
		Query  json.RawMessage `json:"query"`
		As     string          `json:"as,omitzero"`
	}
	items := make([]item, len(commands))
	for i, c := range commands {
		params, err := c.filledIn(commands)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.call.method, err)
		}
		items[i] = item{Method: c.call.method, Query: params}
		if c.referredTo {
			items[i].As = c.key
		}
	}
	return Marshal(items)
}
