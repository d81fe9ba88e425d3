package b24

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"github.com/b24gen/b24gen/b24/internal/codec"
)

// sendV2 sends commands as {"halt":0,"cmd":{"c0":"method?query"}}.
func (b *Batch) sendV2(ctx context.Context, commands []*command) error {
	params, err := b.encodeV2(commands)
	if err != nil {
		return fmt.Errorf("batch: not sent: %w", err)
	}
	var sections batchSections
	in := b.carrier(commands, params)
	answer, err := b.client.exchange(ctx, in, reflect.ValueOf(&sections).Elem())
	if err != nil {
		failAll(commands, err)
		return err
	}
	_ = b.client.judge(ctx, in, answer.Odd) // the call that carries them is not strict: logged
	for _, c := range commands {
		sections.assign(c, answer.access)
		b.client.reportCommand(ctx, c)
		b.client.judgeCommand(ctx, c)
	}
	return nil
}

// encodeV2 writes the members of cmd in the order in which they are to run,
// which a map would not keep.
func (b *Batch) encodeV2(commands []*command) ([]byte, error) {
	buf := append([]byte(nil), `{"halt":0,"cmd":{`...)
	if b.halt {
		buf[len(`{"halt":`)] = '1'
	}
	for i, c := range commands {
		text, err := c.text(commands...)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.call.method, err)
		}
		if i > 0 {
			buf = append(buf, ',')
		}
		buf = append(codec.AppendText(buf, c.key), ':')
		buf = codec.AppendText(buf, text)
	}
	return append(buf, '}', '}'), nil
}

// batchSections is the result of a batch; each section has members for some of
// the commands only, and is [] where it has none.
type batchSections struct {
	Results map[string]json.RawMessage `json:"result"`
	Errors  map[string]batchProblem    `json:"result_error"`
	Totals  map[string]*int            `json:"result_total"`
	Nexts   map[string]*int            `json:"result_next"`
	Times   map[string]wireTiming      `json:"result_time"`
}

type batchProblem struct {
	Code        json.RawMessage `json:"error"`
	Description *string         `json:"error_description"`
	Argument    string          `json:"argument"`
}

// assign finds out what has become of a command. One that is in no section did
// not run; one that has a time only has answered null.
func (s batchSections) assign(c *command, access Access) {
	timing, timed := s.Times[c.key]
	if p, found := s.Errors[c.key]; found {
		e := problem{p.Code, p.Description, p.Argument}.found(nil)
		if e == nil {
			e = &Error{}
		}
		e.redact(access.secrets())
		c.answer = envelope{Meta: Meta{Time: timing.timing()}}
		c.fail(e)
		return
	}
	raw, found := s.Results[c.key]
	if !found && timed {
		raw, found = json.RawMessage("null"), true
	}
	if found {
		c.succeed(raw, envelope{access: access, Meta: Meta{Total: s.Totals[c.key], Next: s.Nexts[c.key], Time: timing.timing()}})
	}
}

// judgeCommand looks at what did not fit in the result of a command. One that has an
// error for that has succeeded all the same, and is not sent again.
func (c *Client) judgeCommand(ctx context.Context, cmd *command) {
	if cmd.state == succeeded {
		cmd.err = c.judge(ctx, &cmd.call, cmd.answer.Odd)
	}
}

// reportCommand tells the limiter how a command did.
func (c *Client) reportCommand(ctx context.Context, cmd *command) {
	if cmd.state == notRun {
		return
	}
	o := Outcome{Operating: cmd.answer.Time.Operating, ResetAt: cmd.answer.Time.ResetAt, InBatch: true}
	if cmd.err != nil {
		o.Code = cmd.err.Code
	}
	c.limiter.Report(ctx, cmd.call.method, o)
}

// sendV3 sends commands as [{"method":...,"query":{...}}]. They run all or
// none, so an error of the call is the error of each.
func (b *Batch) sendV3(ctx context.Context, commands []*command) error {
	if b.halt {
		return errors.New("batch: not sent: WithHalt is for methods of v2; those of v3 run all or none")
	}
	params, err := encodeV3(commands)
	if err != nil {
		return fmt.Errorf("batch: not sent: %w", err)
	}
	var results []json.RawMessage
	answer, err := b.client.exchange(ctx, b.carrier(commands, params), reflect.ValueOf(&results).Elem())
	if err == nil && len(results) != len(commands) {
		err = &Error{Method: "batch", MayHaveRun: true, Cause: fmt.Errorf("%d commands have %d results", len(commands), len(results))}
	}
	if err != nil {
		failAll(commands, err)
		return err
	}
	for i, c := range commands {
		c.succeed(results[i], envelope{access: answer.access, Meta: Meta{Time: answer.Time}})
		b.client.judgeCommand(ctx, c)
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
		params, err := c.resolved(commands)
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
