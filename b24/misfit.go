package b24

import (
	"cmp"
	"context"
	"log/slog"
	"net/http"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/misfit"
)

// checks is what a client, or one call, insists on.
type checks struct {
	strict   bool // what does not fit is an error
	emptyIDs bool // required ids may be empty
}

// checkOption is an [AnyOption].
type checkOption func(*checks)

func (f checkOption) forClient(c *Client) { f(&c.checks) }
func (f checkOption) forCall(c *call)     { f(&c.checks) }
func (f checkOption) forCommand(c *call)  { f(&c.checks) }
func (f checkOption) forList(c *call)     { f(&c.checks) }

// WithStrict makes it an error if a value of an answer does not fit its field: one with
// a fraction where an int is expected, a text where a number is. Without it the field
// is left zero, [Response.Odd] and [Page.Odd] tell of it, and the client logs it.
//
// The error is an [*Error] that names method and path, and in which [errors.As] finds
// a [FieldError]. Its MayHaveRun is true: the portal has carried out the call. A list
// ends before the page that has the value.
func WithStrict() AnyOption { return checkOption(func(c *checks) { c.strict = true }) }

// WithEmptyIDs sends a required [ID] that is empty. Without it the call fails before
// anything is sent, as such an id was mostly meant to be another: portals may answer it
// with all objects, or with the error of another field.
func WithEmptyIDs() AnyOption { return checkOption(func(c *checks) { c.emptyIDs = true }) }

// strictError is the cause of an [*Error] that [WithStrict] made.
type strictError []FieldError

// Error tells where, and not what: values are data.
func (e strictError) Error() string {
	const shown = 5
	places := make([]string, 0, shown)
	for _, f := range e[:min(len(e), shown)] {
		places = append(places, cmp.Or(f.Path, "the result")+" as "+f.Want)
	}
	if len(e) > shown {
		places = append(places, "...")
	}
	text := "a value does not fit: "
	if len(e) > 1 {
		text = strconv.Itoa(len(e)) + " values do not fit: "
	}
	return text + strings.Join(places, ", ")
}

// Unwrap returns the single errors.
func (e strictError) Unwrap() []error {
	errs := make([]error, len(e))
	for i, f := range e {
		errs[i] = f
	}
	return errs
}

// judge logs what did not fit in the answer to a call, or makes an error of it.
func (c *Client) judge(ctx context.Context, in *call, odd []FieldError) *Error {
	if len(odd) == 0 {
		return nil
	}
	if in.strict {
		return &Error{Method: in.method, Status: http.StatusOK, MayHaveRun: true, Attempts: 1, Cause: strictError(odd)}
	}
	name := in.method
	if in.api == V3 {
		name = "v3 " + name
	}
	for _, f := range odd {
		c.misfits.Warn(ctx, c.logger(), misfit.Place{Kind: "method", Name: name, Path: f.Pattern, Want: f.Want})
	}
	return nil
}

// logger is the log of the client.
func (c *Client) logger() *slog.Logger {
	if c.log != nil {
		return c.log
	}
	return slog.Default()
}
