package b24

import (
	"context"
	"log/slog"
	"reflect"
	"time"

	"github.com/b24gen/b24gen/b24/internal/secret"
)

// exchange makes a call, and makes it again as long as that is safe and of use.
func (c *Client) exchange(ctx context.Context, in *call, result reflect.Value) (envelope, error) {
	renewed := false
	for attempt := 1; ; attempt++ {
		answer, access, failure := c.attempt(ctx, in, result, attempt)
		if failure == nil {
			return answer, nil
		}
		v := judge(ctx, failure)
		if v == stale && !renewed {
			renewed = true
			if err := c.renew(ctx, access, failure); err != nil {
				return envelope{}, err
			}
			continue
		}
		if attempt >= c.retry.Attempts || !in.repeatable(v) {
			return envelope{}, failure
		}
		if err := c.pause(ctx, v, attempt, failure); err != nil {
			return envelope{}, failure
		}
	}
}

// attempt sends one request, when the limiter lets it, and tells everybody how
// it went.
func (c *Client) attempt(ctx context.Context, in *call, result reflect.Value, number int) (envelope, Access, *Error) {
	access, err := c.auth.Access(ctx)
	if err == nil {
		err = c.limiter.Wait(ctx, in.method)
	}
	if err != nil {
		return envelope{}, access, &Error{Method: in.method, Attempts: number, Cause: &unreadyError{secret.Error(err, access.secrets()...)}}
	}
	start := time.Now()
	answer, failure := c.roundTrip(ctx, in, access, result)
	if failure != nil {
		failure.Method, failure.Attempts = in.method, number
		failure.hide(access)
	}
	c.report(ctx, in, answer, failure)
	c.tell(ctx, Attempt{
		Method: in.method, API: in.api, Number: number,
		Duration: time.Since(start), Time: answer.Time, Err: failure,
	})
	return answer, access, failure
}

// renew replaces an expired token. Where that fails the call fails with both
// errors.
func (c *Client) renew(ctx context.Context, access Access, failure *Error) error {
	if _, err := c.auth.Renew(ctx, access); err != nil {
		failure.Cause = secret.Error(err, access.secrets()...)
		return failure
	}
	return nil
}

// pause waits before a repeat. For operating time the limiter knows how long.
func (c *Client) pause(ctx context.Context, v verdict, attempt int, failure *Error) error {
	var wait time.Duration
	if v != used {
		wait = c.retry.wait(attempt)
	}
	c.log.LogAttrs(ctx, slog.LevelWarn, "b24: call is repeated",
		slog.String("method", failure.Method), slog.Int("attempt", attempt),
		slog.Duration("wait", wait), slog.String("error", failure.Error()))
	err := c.clock.Sleep(ctx, wait)
	if err != nil && failure.Cause == nil {
		failure.Cause = err
	}
	return err
}

// report tells the limiter.
func (c *Client) report(ctx context.Context, in *call, answer envelope, failure *Error) {
	o := Outcome{Operating: answer.Time.Operating, ResetAt: answer.Time.ResetAt}
	if failure != nil {
		o.Code = failure.Code
	}
	c.limiter.Report(ctx, in.method, o)
}

// tell tells the log and the hooks.
func (c *Client) tell(ctx context.Context, a Attempt) {
	if c.log.Enabled(ctx, slog.LevelDebug) {
		attrs := []slog.Attr{slog.String("method", a.Method), slog.Int("attempt", a.Number), slog.Duration("duration", a.Duration)}
		if a.Err != nil {
			attrs = append(attrs, slog.String("error", a.Err.Error()))
		}
		c.log.LogAttrs(ctx, slog.LevelDebug, "b24: request", attrs...)
	}
	for _, hook := range c.hooks {
		hook(ctx, a)
	}
}

// hide masks the credentials of access in all texts of e. What a portal or a
// proxy answers may repeat the address.
func (e *Error) hide(access Access) {
	known := access.secrets()
	e.Description = secret.Mask(e.Description, known...)
	e.Argument = secret.Mask(e.Argument, known...)
	e.Body = secret.Mask(e.Body, known...)
	e.Code = Code(secret.Mask(string(e.Code), known...))
	for i, v := range e.Validation {
		e.Validation[i] = Violation{secret.Mask(v.Field, known...), secret.Mask(v.Message, known...)}
	}
}
