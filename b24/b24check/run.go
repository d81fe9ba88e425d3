package b24check

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24check/tally"
	"github.com/b24gen/b24gen/b24/b24test"
)

// Run checks the packages, and fails the test for each example that does not hold and is
// not in [FailingFile], and for each one there that holds. It logs the figures, and each
// example that does not hold.
func Run(t *testing.T, packages ...Package) {
	var all Figures
	failed := failing{}
	var values tally.Tally
	var methods []tally.Method
	for _, p := range packages {
		t.Run(strings.TrimSuffix(p.Examples, ".txt"), func(t *testing.T) {
			c := p.check(t)
			all.add(c.figures)
			maps.Copy(failed, c.failed)
			methods = append(methods, c.count(&values)...)
		})
	}
	values.Types(methods)
	t.Logf("examples that hold:\n%s", &all)
	t.Logf("what becomes of the values of examples:\n%s", values.Figures)
	failed.judge(t)
}

// checker checks the methods of one package against one portal.
type checker struct {
	portal   *b24test.Portal
	methods  map[string]method
	examples []Example
	figures  Figures
	failed   failing
}

func (p Package) check(t *testing.T) *checker {
	portal := b24test.New(t)
	c := &checker{portal: portal, failed: failing{}, methods: p.methods(portal.Client(b24.WithRetry(b24.RetryPolicy{Attempts: 1}), b24.WithEmptyIDs()))}
	var err error
	if c.examples, err = ReadExamples(p.Examples); err != nil {
		t.Fatal(err)
	}
	number := map[string]int{} // of examples of one kind of a method
	for _, e := range c.examples {
		kind := e.Method + " " + string(e.Kind)
		number[kind]++
		c.held(t, e, e.Kind, number[kind], c.example(t.Context(), e))
		if pages, m, shown := c.pages(e); shown {
			c.held(t, e, rows, number[kind], c.iterate(t.Context(), m, pages))
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

// held counts whether an example holds.
func (p *checker) held(t *testing.T, e Example, kind Kind, number int, err error) {
	p.figures.count(kind, err)
	if err != nil {
		p.failed[nameOf(e, kind, number)] = reason(err)
		t.Logf("%s of %s: %v\n\t%s", kind, e.Method, err, e.JSON)
	}
}

// pages are made of an answer for the method's iterator to read, false where it has none
// or the answer shows no rows.
func (p *checker) pages(e Example) (pages, method, bool) {
	m, ok := p.methods[strings.ToLower(e.Method)]
	if !ok || !m.each.IsValid() || e.Kind != Response {
		return pages{}, m, false
	}
	made, shown := paging(m.list()).pagesOf(e.JSON)
	return made, m, shown
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
