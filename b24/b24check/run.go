package b24check

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

// Run proves the packages, and fails the test where fewer examples hold than
// [Wanted] says. It logs the figures, and each example that does not hold.
func Run(t *testing.T, packages ...Package) {
	var all Figures
	for _, p := range packages {
		t.Run(strings.TrimSuffix(p.Examples, ".txt"), func(t *testing.T) {
			all.add(p.prove(t))
		})
	}
	t.Logf("examples that hold:\n%s", &all)
	if err := all.check(); err != nil {
		t.Error(err)
	}
}

// prover proves the methods of one package against one portal.
type prover struct {
	portal  *b24test.Portal
	methods map[string]method
	figures Figures
}

func (p Package) prove(t *testing.T) Figures {
	portal := b24test.New(t)
	pr := prover{portal: portal, methods: p.methods(portal.Client(b24.WithRetry(b24.RetryPolicy{Attempts: 1})))}
	examples, err := ReadExamples(p.Examples)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		err := pr.example(t.Context(), e)
		pr.figures.count(e.Kind, err)
		if err != nil {
			t.Logf("%s of %s: %v\n\t%s", e.Kind, e.Method, err, e.JSON)
		}
	}
	for name, m := range pr.methods {
		if err := pr.roundTrip(t.Context(), m); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		pr.figures.Methods++
	}
	return pr.figures
}

// example tells what is wrong with an example, nil if nothing is.
func (p *prover) example(ctx context.Context, e Example) error {
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

// roundTrip calls the method without parameters.
func (p *prover) roundTrip(ctx context.Context, m method) error {
	called := false
	p.handle(m, func(*b24test.Call) b24test.Reply {
		called = true
		return b24test.Reply{Result: nil}
	})
	res, err := m.do(ctx, reflect.Zero(m.params))
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

func (p *prover) handle(m method, a b24test.Answer) {
	if m.v3 {
		p.portal.HandleV3(m.rest, a)
		return
	}
	p.portal.Handle(m.rest, a)
}

// answer has the portal answer the method with a text.
func (p *prover) answer(m method, status int, text []byte) {
	p.handle(m, b24test.Body(status, "application/json", string(text)))
}
