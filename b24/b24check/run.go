package b24check

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24check/tally"
	"github.com/b24gen/b24gen/b24/b24test"
)

// Run checks the packages, and fails the test where fewer examples hold than
// [Wanted] says. It logs the figures, and each example that does not hold.
func Run(t *testing.T, packages ...Package) {
	var all Figures
	var values tally.Tally
	var methods []tally.Method
	for _, p := range packages {
		t.Run(strings.TrimSuffix(p.Examples, ".txt"), func(t *testing.T) {
			c := p.check(t)
			all.add(c.figures)
			methods = append(methods, c.count(&values)...)
		})
	}
	values.Types(methods)
	t.Logf("examples that hold:\n%s", &all)
	t.Logf("what becomes of the values of examples:\n%s", values.Figures)
	if err := all.check(); err != nil {
		t.Error(err)
	}
}

// checker checks the methods of one package against one portal.
type checker struct {
	portal   *b24test.Portal
	methods  map[string]method
	examples []Example
	figures  Figures
}

func (p Package) check(t *testing.T) *checker {
	portal := b24test.New(t)
	c := &checker{portal: portal, methods: p.methods(portal.Client(b24.WithRetry(b24.RetryPolicy{Attempts: 1}), b24.WithEmptyIDs()))}
	var err error
	if c.examples, err = ReadExamples(p.Examples); err != nil {
		t.Fatal(err)
	}
	for _, e := range c.examples {
		err := c.example(t.Context(), e)
		c.figures.count(e.Kind, err)
		if err != nil {
			t.Logf("%s of %s: %v\n\t%s", e.Kind, e.Method, err, e.JSON)
		}
		if e.Kind == Response {
			c.list(t, e)
		}
	}
	for name, m := range c.methods {
		if err := c.roundTrip(t.Context(), m); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		c.figures.Methods++
	}
	return c
}

// count counts what becomes of the values of the package's examples, and returns the
// types of its methods.
func (p *checker) count(values *tally.Tally) []tally.Method {
	for _, e := range p.examples {
		m, ok := p.methods[strings.ToLower(e.Method)]
		switch {
		case !ok:
		case e.Kind == Request:
			values.Request(m.types(), e.JSON)
		case e.Kind == Response:
			values.Answer(m.types(), e.JSON)
		}
	}
	var out []tally.Method
	for _, m := range p.methods {
		out = append(out, m.types())
	}
	return out
}

// example tells what is wrong with an example, nil if nothing is.
func (p *checker) example(ctx context.Context, e Example) error {
	m, ok := p.methods[strings.ToLower(e.Method)]
	if !ok {
		return errors.New("no service has the method")
	}
	switch e.Kind {
	case Request:
		return p.request(ctx, m, e.JSON)
	case Response:
		return p.response(ctx, m, e.JSON)
	case Failure:
		return p.failure(ctx, m, e.JSON)
	}
	return fmt.Errorf("%q is no kind of example", e.Kind)
}

// list makes pages of an answer and has the method's iterator read them, if it has
// one.
func (p *checker) list(t *testing.T, e Example) {
	m, ok := p.methods[strings.ToLower(e.Method)]
	if !ok || !m.each.IsValid() {
		return
	}
	pages, shown := paging(m.list()).pagesOf(e.JSON)
	if !shown {
		return
	}
	err := p.iterate(t.Context(), m, pages)
	p.figures.count(rows, err)
	if err != nil {
		t.Logf("pages of %s: %v\n\t%s", e.Method, err, e.JSON)
	}
}

// roundTrip calls the method without parameters.
func (p *checker) roundTrip(ctx context.Context, m method) error {
	called := false
	p.handle(m, func(*b24test.Call) b24test.Reply {
		called = true
		return b24test.Reply{Result: nil}
	})
	res, err := m.do(ctx, m.blank())
	switch {
	case err != nil:
		return err
	case !called:
		return errors.New("the portal was not called")
	case string(res.FieldByName("Raw").Bytes()) != "null":
		return errors.New("the answer did not come back")
	}
	return nil
}

func (p *checker) handle(m method, a b24test.Answer) {
	if m.v3 {
		p.portal.HandleV3(m.rest, a)
		return
	}
	p.portal.Handle(m.rest, a)
}

// answer has the portal answer the method with a text.
func (p *checker) answer(m method, status int, text []byte) {
	p.handle(m, b24test.Body(status, "application/json", string(text)))
}

// Figures are numbers of examples, and of those that hold.
type Figures struct {
	Requests, Responses, Failures Figure
	// Lists are answers with rows, of which an iterator reads several pages.
	Lists Figure
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

// rows is the kind of what is made of answers with rows: pages for iterators.
const rows Kind = "list"

// Wanted is the least share of examples of each kind that must hold: not all
// examples of the documentation are right.
var Wanted = map[Kind]float64{Request: 0.99, Response: 0.995, Failure: 1, rows: 0.99}

func (f *Figures) of(k Kind) *Figure {
	switch k {
	case Request:
		return &f.Requests
	case Response:
		return &f.Responses
	case rows:
		return &f.Lists
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

var kinds = []Kind{Request, Response, Failure, rows}

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
