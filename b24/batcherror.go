package b24

import (
	"fmt"
	"strings"
)

// BatchError tells which commands of a batch failed, and how many did not run.
// errors.Is finds the code of any of them.
type BatchError struct {
	// Failed are the errors, in the order of the commands.
	Failed []*Error
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
	var errs []error
	for _, f := range e.Failed {
		errs = append(errs, f)
	}
	if e.NotRun > 0 {
		errs = append(errs, ErrNotRun)
	}
	return errs
}

// failures is nil where all commands succeeded.
func (b *Batch) failures(commands []*command) error {
	var e BatchError
	for _, c := range commands {
		switch c.state {
		case failed:
			e.Failed = append(e.Failed, c.err)
		case notRun:
			e.NotRun++
		}
	}
	if len(e.Failed) == 0 && e.NotRun == 0 {
		return nil
	}
	return &e
}
