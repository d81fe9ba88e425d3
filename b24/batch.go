package b24

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/form"
)

// Batch is a list of calls that are sent in one request and run one after the
// other, in the order in which they were added (REST-PROTOCOL sections 7 and
// 12.7). It is not safe for concurrent use.
//
//	b := client.NewBatch()
//	site := b24.Add(b, landing.SiteGetListParams{})
//	err := b.Run(ctx)
//
// Commands of v2 methods fail one by one, unless [WithHalt] is set. Those of v3
// methods run all or none, and a batch holds methods of one generation only.
type Batch struct {
	client   *Client
	halt     bool
	commands []*command
	refused  []error
	ran      bool
}

// BatchOption changes a batch.
type BatchOption interface{ forBatch(*Batch) }

// batchOption is a [BatchOption].
type batchOption func(*Batch)

func (f batchOption) forBatch(b *Batch) { f(b) }

// WithHalt has the batch stop at the first command that fails. Use it where a
// command refers to the result of an earlier one: a portal does not see a
// reference to nothing as an error, but takes its text for the value.
func WithHalt() BatchOption { return batchOption(func(b *Batch) { b.halt = true }) }

// NewBatch returns an empty batch.
func (c *Client) NewBatch(opts ...BatchOption) *Batch {
	b := &Batch{client: c}
	for _, opt := range opts {
		opt.forBatch(b)
	}
	return b
}

// maxCommands is what a portal takes in one request.
const maxCommands = 50

// Len is how many commands were added.
func (b *Batch) Len() int { return len(b.commands) }

// Run sends the commands. More than 50 are sent in several requests, one after
// the other, but never apart from what they refer to.
//
// The error is nil where all commands succeeded. It is a [*BatchError] where
// some did not; their handles tell each one's own. It is something else where
// the batch itself could not be sent, and then [Error.MayHaveRun] says whether
// commands may have run; the handles tell what is known.
func (b *Batch) Run(ctx context.Context) error {
	if b.ran {
		return errors.New("batch: it has run; call Rerun to send what failed once more")
	}
	return b.send(ctx, b.commands)
}

// Rerun sends the commands once more that failed or did not run, in their
// order. What they refer to is filled in from the results that are there.
func (b *Batch) Rerun(ctx context.Context) error {
	open := slices.Clone(b.commands)
	return b.send(ctx, slices.DeleteFunc(open, func(c *command) bool { return c.state == succeeded }))
}

func (b *Batch) send(ctx context.Context, commands []*command) error {
	refused := slices.Clone(b.refused)
	for _, c := range b.commands {
		refused = append(refused, c.badRefs...)
	}
	if err := errors.Join(refused...); err != nil {
		return fmt.Errorf("batch: nothing was sent: %w", err)
	}
	chunks, err := b.chunks(commands)
	if err != nil {
		return fmt.Errorf("batch: nothing was sent: %w", err)
	}
	b.ran = true
	for _, c := range commands {
		c.state, c.err = notRun, nil
	}
	for _, chunk := range chunks {
		if err := b.sendChunk(ctx, chunk); err != nil {
			return err
		}
		if b.halt && slices.ContainsFunc(chunk, (*command).hasFailed) {
			break
		}
	}
	return b.failures(commands)
}

// chunks cuts commands into requests of at most 50, never between one and
// another that refers to it.
func (b *Batch) chunks(commands []*command) ([][]*command, error) {
	var chunks [][]*command
	for len(commands) > 0 {
		n := min(maxCommands, len(commands))
		for n > 0 && isChained(commands[:n], commands[n:]) {
			n--
		}
		if n == 0 {
			return nil, fmt.Errorf("commands that refer to one another are more than %d, which one request can hold; run them in parts", maxCommands)
		}
		chunks = append(chunks, commands[:n])
		commands = commands[n:]
	}
	return chunks, nil
}

// isChained tells whether a later command refers to an earlier one.
func isChained(earlier, later []*command) bool {
	return slices.ContainsFunc(later, func(c *command) bool {
		return slices.ContainsFunc(c.refersTo, func(r *command) bool { return slices.Contains(earlier, r) })
	})
}

func (b *Batch) sendChunk(ctx context.Context, chunk []*command) error {
	if b.api() == V3 {
		return b.sendV3(ctx, chunk)
	}
	return b.sendV2(ctx, chunk)
}

func (b *Batch) api() API {
	if len(b.commands) == 0 {
		return V2
	}
	return b.commands[0].call.api
}

// carrier is the call that carries commands. It can be repeated as far as all of
// them can.
func (b *Batch) carrier(commands []*command, params []byte) *call {
	unsafe := slices.ContainsFunc(commands, func(c *command) bool { return !c.call.idempotent })
	in := &call{method: "batch", api: b.api(), idempotent: !unsafe, params: params}
	for _, c := range commands {
		in.inside = append(in.inside, c.call.method)
	}
	return in
}

// add takes in a call whose result is read into result.
func (b *Batch) add(m methodInfo, params any, opts []CommandOption, result any) *command {
	c := &command{key: "c" + strconv.Itoa(len(b.commands)), call: b.client.newCall(m), result: reflect.ValueOf(result).Elem()}
	for _, opt := range opts {
		opt.forCommand(&c.call)
	}
	if err := c.prepare(b, params); err != nil {
		err = fmt.Errorf("command %d, %s: %w", len(b.commands)+1, m.Name, err)
		b.refused = append(b.refused, err)
		c.state, c.err = failed, &Error{Method: m.Name, Cause: err}
	}
	b.commands = append(b.commands, c)
	return c
}

// BatchError tells which commands of a batch failed, and how many did not run.
// errors.Is finds the code of any of them.
type BatchError struct {
	// Failed are the errors, each an [*Error], in the order of the commands.
	Failed []error
	// NotRun is how many commands did not run because the batch stopped.
	NotRun int
}

// Error lists one command a line.
func (e *BatchError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "batch: %d commands failed, %d did not run", len(e.Failed), e.NotRun)
	for _, f := range e.Failed {
		b.WriteString("\n" + f.Error())
	}
	return b.String()
}

// Unwrap returns the errors of the commands, and [ErrNotRun] where some did not
// run.
func (e *BatchError) Unwrap() []error {
	errs := slices.Clone(e.Failed)
	if e.NotRun > 0 {
		errs = append(errs, ErrNotRun)
	}
	return errs
}

// failures is nil where all commands succeeded.
func (b *Batch) failures(commands []*command) error {
	var e BatchError
	for _, c := range commands {
		switch {
		case c.err != nil:
			e.Failed = append(e.Failed, c.err)
		case c.state == notRun:
			e.NotRun++
		}
	}
	if len(e.Failed) == 0 && e.NotRun == 0 {
		return nil
	}
	return &e
}

// command is one call within a batch.
type command struct {
	key    string
	call   call
	result reflect.Value

	refersTo   []*command
	referredTo bool
	badRefs    []error // those that lead to nothing

	state  state
	answer envelope
	err    *Error // of one that succeeded: what [WithStrict] has against its answer
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

func (c *command) hasFailed() bool { return c.err != nil }

// prepare encodes the parameters and finds what they refer to.
func (c *command) prepare(b *Batch, params any) error {
	if err := c.call.prepare(params); err != nil {
		return err
	}
	switch {
	case c.call.method == "batch":
		return errors.New("a batch cannot hold a batch")
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
	params, err := c.resolved(sent)
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
		e.problem.redact(e.access.secrets())
		c.fail(e.problem)
		return
	}
	d := wire.Decoder(raw)
	d.Value(c.result)
	e.raw, e.Odd = raw, fieldErrors(d.Odd(), e.access)
	c.state, c.answer = succeeded, e
}
