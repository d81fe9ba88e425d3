package b24check

import (
	"errors"
	"fmt"
	"strings"
)

// Figures are numbers of examples, and of those that hold.
type Figures struct {
	Requests, Responses, Failures Figure
	// Methods is the number of methods that made a call.
	Methods int
}

// Figure is how many examples of one kind there are, and how many hold.
type Figure struct{ All, Hold int }

// Share is the part of the examples that hold, 1 without any.
func (f Figure) Share() float64 {
	if f.All == 0 {
		return 1
	}
	return float64(f.Hold) / float64(f.All)
}

// Wanted is the least share of examples of each kind that must hold: not all
// examples of the documentation are right.
var Wanted = map[Kind]float64{Request: 0.99, Response: 0.995, Failure: 1}

func (f *Figures) of(k Kind) *Figure {
	switch k {
	case Request:
		return &f.Requests
	case Response:
		return &f.Responses
	}
	return &f.Failures
}

func (f *Figures) count(k Kind, err error) {
	figure := f.of(k)
	figure.All++
	if err == nil {
		figure.Hold++
	}
}

func (f *Figures) add(other Figures) {
	for _, k := range kinds {
		f.of(k).All += other.of(k).All
		f.of(k).Hold += other.of(k).Hold
	}
	f.Methods += other.Methods
}

var kinds = []Kind{Request, Response, Failure}

// check reports all kinds of which too few examples hold.
func (f *Figures) check() error {
	var errs []error
	for _, k := range kinds {
		if share := f.of(k).Share(); share < Wanted[k] {
			errs = append(errs, fmt.Errorf("%.2f %% of the examples of a %s hold, %.2f %% are wanted", 100*share, k, 100*Wanted[k]))
		}
	}
	return errors.Join(errs...)
}

// String is a table of the figures.
func (f *Figures) String() string {
	var b strings.Builder
	for _, k := range kinds {
		n := f.of(k)
		fmt.Fprintf(&b, "%-9s %5d of %5d  %6.2f %%\n", k, n.Hold, n.All, 100*n.Share())
	}
	fmt.Fprintf(&b, "%-9s %5d\n", "methods", f.Methods)
	return b.String()
}
