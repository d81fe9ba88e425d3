package b24

import "fmt"

// Handle is a command in a [Batch], whose result will be an R.
type Handle[R any] struct {
	command *command
	result  R
}

// Add puts the method that the parameters are for into the batch. What cannot
// be sent in a batch is reported by [Batch.Run], before anything is sent: a
// command of v2 can carry neither null nor an empty list or object, and
// carries booleans as 1 and 0.
func Add[R any](b *Batch, p Request[R], opts ...CommandOption) *Handle[R] {
	h := &Handle[R]{}
	h.command = b.add(methodInfo(p.RESTMethod()), p, opts, &h.result)
	return h
}

// AddAs is [Add] with the result read into a T instead of the generated type; see
// [DoAs].
func AddAs[T, R any](b *Batch, p Request[R], opts ...CommandOption) *Handle[T] {
	h := &Handle[T]{}
	h.command = b.add(methodInfo(p.RESTMethod()), p, opts, &h.result)
	return h
}

// AddCall puts any method into the batch by its name, as [Call] calls it.
func AddCall[T any](b *Batch, method string, params any, opts ...CommandOption) *Handle[T] {
	h := &Handle[T]{}
	h.command = b.add(methodInfo{Name: method}, params, opts, &h.result)
	return h
}

// Response returns what the command answered once the batch has run. The error
// is the portal's, an [*Error], or is [ErrNotRun].
func (h *Handle[R]) Response() (*Response[R], error) {
	if err := h.Err(); err != nil {
		return nil, err
	}
	a := h.command.answer
	return &Response[R]{Result: h.result, Meta: a.Meta, Raw: a.raw}, nil
}

// Result returns the result of the command; see [Handle.Response].
func (h *Handle[R]) Result() (R, error) {
	if err := h.Err(); err != nil {
		var zero R
		return zero, err
	}
	return h.result, nil
}

// Err is nil where the command succeeded.
func (h *Handle[R]) Err() error {
	c := h.command
	switch {
	case c.err != nil:
		return c.err
	case c.state == notRun:
		return fmt.Errorf("%s: %w", c.call.method, ErrNotRun)
	}
	return nil
}
