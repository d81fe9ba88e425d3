package b24

import (
	"errors"
	"fmt"
	"reflect"

	"github.com/b24gen/b24gen/b24/internal/form"
)

// command is one call within a batch.
type command struct {
	key    string
	call   call
	result reflect.Value

	refersTo   []*command
	referredTo bool

	state  state
	answer envelope
	err    *Error
}

// state is what has become of a command.
type state int

const (
	notRun state = iota
	succeeded
	failed
)

// ErrNotRun is the error of a command that did not run: its batch was not run,
// stopped before it, or got no answer.
var ErrNotRun = errors.New("the command did not run")

func (c *command) hasFailed() bool { return c.state == failed }

// prepare encodes the parameters and finds what they refer to.
func (c *command) prepare(b *Batch, params any, opts []CallOption) error {
	if err := c.call.prepare(params, opts); err != nil {
		return err
	}
	switch {
	case c.call.method == "batch":
		return errors.New("a batch cannot hold a batch")
	case c.call.form:
		return errors.New("AsForm: the commands of a batch have one form")
	case c.call.key != "":
		return errors.New("IdempotencyKey: portals offer no keys for what is in a batch")
	case len(b.commands) > 0 && c.call.api != b.api():
		return errors.New("methods of v2 and of v3 do not go into one batch")
	}
	if err := c.findReferences(b); err != nil {
		return err
	}
	if c.call.api == V3 {
		return nil
	}
	_, err := c.text()
	return err
}

// text is the command as v2 takes it: method?query. References to commands
// that are not in the same request are filled in.
func (c *command) text(sent ...*command) (string, error) {
	params, err := c.filledIn(sent)
	if err != nil {
		return "", err
	}
	query, err := form.Encode(params)
	if err != nil {
		return "", fmt.Errorf("a batch cannot carry these parameters, call the method by itself: %w", err)
	}
	return c.call.method + "?" + query, nil
}

// fail ends the command with an error of the portal.
func (c *command) fail(e *Error) {
	e.Method = c.call.method
	c.state, c.err = failed, e
}

// succeed reads the result.
func (c *command) succeed(raw []byte, e envelope) {
	if e.problem = nestedProblem(raw); e.problem != nil {
		c.fail(e.problem)
		return
	}
	d := wire.Decoder(raw)
	d.Value(c.result)
	e.raw, e.Odd = raw, fieldErrors(d.Odd)
	c.state, c.answer = succeeded, e
}
