package b24check

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

// request builds the parameters of an example, makes the call and holds what
// arrives against the example.
func (p *prover) request(ctx context.Context, m method, text []byte) error {
	want, err := parse(text)
	if err != nil {
		return err
	}
	want = want.without("auth") // the token, which the client adds
	if m.args {
		want = want.named(m.arguments())
	}
	params := reflect.New(m.params)
	if err := build(params.Interface(), want); err != nil {
		return err
	}
	var sent []byte
	p.handle(m, func(c *b24test.Call) b24test.Reply {
		sent = bytes.Clone(c.Body)
		return b24test.Reply{}
	})
	if _, err := m.do(ctx, params.Elem()); err != nil {
		return err
	}
	got, err := parse(sent)
	if err != nil {
		return fmt.Errorf("sent %s: %w", sent, err)
	}
	if m.args {
		want = want.inOrder(m.arguments())
	}
	return sameRequest(want, got, "")
}

// build reads the example into the parameters: that is what can be said with
// them. What the reader of the example is to fill in is left out.
func build(params any, want value) error {
	text, err := json.Marshal(want.withoutBlanks())
	if err != nil {
		return err
	}
	odd, err := b24.Unmarshal(text, params)
	if err != nil {
		return err
	}
	return oddities(odd)
}

// oddities is an error where something could not be read.
func oddities(odd []b24.FieldError) error {
	var errs []error
	for _, o := range odd {
		errs = append(errs, o)
	}
	return errors.Join(errs...)
}

// sameRequest holds what is sent against what an example sends.
func sameRequest(want, got value, path string) error {
	switch {
	case got.list() && len(got.items) == 1 && want.scalarText() && got.items[0].scalarText():
		return sameRequest(want, got.items[0], path) // a list takes its only element alone
	case want.list() && got.list():
		return sameItems(want, got, path, sameRequest)
	case want.object() && got.object():
		return sameMembers(want, got, path, sameRequest)
	case want.blank(), want.text() == got.text(), want.absent() && got.absent():
		return nil
	}
	return fmt.Errorf("%s is sent as %s, the example has %s", at(path), got.text(), want.text())
}

// sameItems holds lists against each other. Null at the end may be left out.
func sameItems(want, got value, path string, same compare) error {
	for i := range max(len(want.items), len(got.items)) {
		if err := same(want.item(i), got.item(i), fmt.Sprintf("%s[%d]", path, i)); err != nil {
			return err
		}
	}
	return nil
}

// sameMembers holds objects against each other. Null may be left out.
func sameMembers(want, got value, path string, same compare) error {
	for _, name := range names(want, got) {
		w, g := want.member(name), got.member(name)
		if err := same(w, g, join(path, name)); err != nil {
			return err
		}
	}
	return nil
}

// compare tells how two values at a path differ.
type compare func(want, got value, path string) error
