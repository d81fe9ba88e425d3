package b24

import (
	"context"
	"crypto/tls"
	"errors"
	"math/rand/v2"
	"net/http"
	"time"
)

// RetryPolicy says how often and how fast calls are repeated. Whether one may
// be is decided by the question whether it can have run (REST-PROTOCOL section
// 5):
//
//   - What was refused before it ran, or never sent, is repeated.
//   - What may have run is repeated only where that does no harm: a method known
//     to be idempotent, a call with [Idempotent], a v3 write, which carries a key.
//   - Everything else is not, [ErrOverloadLimit] in particular.
type RetryPolicy struct {
	// Attempts is the most requests of a call; 1 repeats nothing.
	Attempts int
	// MinWait is the wait before the first repeat. Each further one is twice as
	// long, up to MaxWait; all are shortened at random by up to a half.
	MinWait, MaxWait time.Duration
}

// DefaultRetry is the policy of clients that were given none.
var DefaultRetry = RetryPolicy{Attempts: 6, MinWait: 500 * time.Millisecond, MaxWait: 15 * time.Second}

// wait is how long to wait after the attempt with this number.
func (p RetryPolicy) wait(attempt int) time.Duration {
	d := p.MinWait
	for i := 1; i < attempt && d < p.MaxWait; i++ {
		d *= 2
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
	used                     // it did not run, for want of operating time
	stale                    // it did not run, the token has to be renewed
	ambiguous                // it may have run
)

// judge decides what a failure means; e.MayHaveRun says whether any of the
// request had left.
func judge(ctx context.Context, e *Error) verdict {
	switch {
	case ctx.Err() != nil, isFinal(e.Cause):
		return final
	case e.is(ErrQueryLimitExceeded, ErrV3RateLimit):
		return refused
	case e.is(ErrOperationTimeLimit):
		return used
	case e.is(ErrExpiredToken, ErrInvalidToken):
		return stale
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
	case refused, used:
		return true
	case ambiguous:
		return in.idempotent || in.key != "" && in.api == V3
	}
	return false
}
