package b24

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"reflect"
	"slices"
	"time"

	"github.com/b24gen/b24gen/b24/internal/secret"
)

// RetryPolicy says how often and how fast calls are repeated. Whether one may
// be is decided by the question whether it can have run (REST-PROTOCOL section
// 5):
//
//   - What was refused before it ran, or never sent, is repeated.
//   - What may have run is repeated only where that does no harm: a method known
//     to be idempotent, a call with [WithIdempotent], a v3 write, which carries a key.
//   - Everything else is not, [ErrOverloadLimit] in particular.
type RetryPolicy struct {
	// Attempts is the most requests of a call; 1 repeats nothing.
	Attempts int
	// MinWait is the wait before the first repeat. Each further one is twice as
	// long, up to MaxWait; all are shortened at random by up to a half.
	MinWait, MaxWait time.Duration
}

// DefaultRetry is the policy of clients that were given none.
func DefaultRetry() RetryPolicy {
	return RetryPolicy{Attempts: 6, MinWait: 500 * time.Millisecond, MaxWait: 15 * time.Second}
}

// wait is how long to wait after the attempt with this number.
func (p RetryPolicy) wait(attempt int) time.Duration {
	d := p.MinWait
	for i := 1; i < attempt && d < p.MaxWait; i++ {
		d = 2 * min(d, p.MaxWait/2) // which does not overflow
	}
	d = min(d, p.MaxWait)
	if d <= 1 {
		return d
	}
	return d/2 + rand.N(d/2)
}

// verdict is what a failure means for a repeat.
type verdict int

const (
	final     verdict = iota // a repeat would fail again, or the caller has gone
	refused                  // it did not run
	exhausted                // it did not run, for want of operating time
	expired                  // it did not run, the token has to be renewed
	ambiguous                // it may have run
)

// classify decides what a failure means; e.MayHaveRun says whether any of the
// request had left.
func classify(ctx context.Context, e *Error) verdict {
	switch {
	case ctx.Err() != nil, isFinal(e.Cause):
		return final
	case e.is(ErrQueryLimitExceeded, ErrV3RateLimit):
		return refused
	case e.is(ErrOperationTimeLimit):
		return exhausted
	case e.is(ErrExpiredToken, ErrInvalidToken):
		return expired
	case e.MayHaveRun:
		return ambiguous
	case e.Code == "" && (e.Status == 0 || e.Status == http.StatusTooManyRequests):
		return refused
	}
	return final
}

// mayHaveRun tells whether an answer leaves open if the call ran: the portal
// failed, or what came back is no answer of a portal.
func (e *Error) mayHaveRun() bool {
	if e.is(ErrInternalServer, ErrUnexpectedAnswer, ErrV3Internal) {
		return true
	}
	unclear := e.Status >= http.StatusInternalServerError || e.Status < http.StatusMultipleChoices && e.Cause != nil
	return e.Code == "" && unclear
}

// isFinal tells errors that a repeat would meet again.
func isFinal(err error) bool {
	var moved *moveError
	var unready *unreadyError
	return errors.As(err, &moved) || errors.As(err, &unready) || errors.Is(err, errTooLarge) || isCertificate(err)
}

// unreadyError is what kept a request from being made at all: no access, no
// place in the limit, no address.
type unreadyError struct{ error }

func (e *unreadyError) Unwrap() error { return e.error }

// isCertificate tells whether the other side failed to prove who it is.
func isCertificate(err error) bool {
	var verification *tls.CertificateVerificationError
	return errors.As(err, &verification)
}

func (e *Error) is(codes ...Code) bool {
	for _, code := range codes {
		if e.Is(code) {
			return true
		}
	}
	return false
}

// repeatable tells whether the call may be made again after such a failure.
func (in *call) repeatable(v verdict) bool {
	switch v {
	case refused, exhausted:
		return true
	case ambiguous:
		return in.idempotent || in.key != "" && in.api == V3
	}
	return false
}

// exchange makes a call, and makes it again as long as that is safe and of use.
func (c *Client) exchange(ctx context.Context, in *call, result reflect.Value) (envelope, error) {
	renewed := false
	for attempt := 1; ; attempt++ {
		answer, access, failure := c.attempt(ctx, in, result, attempt)
		if failure == nil {
			return answer, nil
		}
		v := classify(ctx, failure)
		if v == expired && !renewed {
			renewed = true
			if err := c.renew(ctx, access, failure); err != nil {
				return envelope{}, err
			}
			continue
		}
		if attempt >= c.retry.Attempts || !in.repeatable(v) {
			return envelope{}, failure
		}
		if err := c.backOff(ctx, v, attempt, failure); err != nil {
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
	a := Attempt{Method: in.method, API: in.api, Number: number, Commands: in.inside}
	inner, end := c.trace(ctx, a)
	start := time.Now()
	answer, failure := c.roundTrip(inner, in, access, result)
	a.Duration, a.Time, a.Status = time.Since(start), answer.Time, answer.status
	if failure != nil {
		failure.Method, failure.Attempts = in.method, number
		a.Err, a.Status = failure, failure.Status
	}
	c.report(ctx, in, answer, failure)
	end(a)
	c.notify(ctx, a)
	return answer, access, failure
}

// trace begins all traces and returns what ends them.
func (c *Client) trace(ctx context.Context, a Attempt) (context.Context, func(Attempt)) {
	if len(c.traces) == 0 {
		return ctx, func(Attempt) {}
	}
	ends := make([]func(Attempt), 0, len(c.traces))
	for _, t := range c.traces {
		inner, end := t(ctx, a)
		ctx, ends = inner, append(ends, end)
	}
	return ctx, func(a Attempt) {
		for _, end := range slices.Backward(ends) {
			end(a)
		}
	}
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

// backOff waits before a repeat. For operating time the limiter knows how long.
func (c *Client) backOff(ctx context.Context, v verdict, attempt int, failure *Error) error {
	var wait time.Duration
	if v != exhausted {
		wait = c.retry.wait(attempt)
	}
	c.logger().LogAttrs(ctx, slog.LevelWarn, "b24: call is repeated",
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

// notify tells the log and the hooks.
func (c *Client) notify(ctx context.Context, a Attempt) {
	if log := c.logger(); log.Enabled(ctx, slog.LevelDebug) {
		attrs := []slog.Attr{slog.String("method", a.Method), slog.Int("attempt", a.Number), slog.Duration("duration", a.Duration)}
		if a.Err != nil {
			attrs = append(attrs, slog.String("error", a.Err.Error()))
		}
		log.LogAttrs(ctx, slog.LevelDebug, "b24: request", attrs...)
	}
	for _, hook := range c.hooks {
		hook(ctx, a)
	}
}

// redact masks the secrets of the request in the texts of the portal, which may
// repeat its address.
func (e *Error) redact(known []string) {
	e.Description = secret.Mask(e.Description, known...)
	e.Argument = secret.Mask(e.Argument, known...)
	e.Code = Code(secret.Mask(string(e.Code), known...))
	for i, v := range e.Validation {
		e.Validation[i] = Violation{secret.Mask(v.Field, known...), secret.Mask(v.Message, known...)}
	}
}
