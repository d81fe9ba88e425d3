package b24check

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

// request builds the parameters of an example, makes the call and holds what
// arrives against the example.
func (p *checker) request(ctx context.Context, m method, text []byte) error {
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
	sent, err := p.sent(ctx, m, params.Elem())
	if err != nil {
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

// sent makes the call, and is the body that arrives.
func (p *checker) sent(ctx context.Context, m method, params reflect.Value) ([]byte, error) {
	var body []byte
	p.handle(m, func(c *b24test.Call) b24test.Reply {
		body = bytes.Clone(c.Body)
		return b24test.Reply{}
	})
	_, err := m.do(ctx, params)
	return body, err
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
	return unread(odd)
}

// unread is an error where something could not be read.
func unread(odd []b24.FieldError) error {
	var errs []error
	for _, o := range odd {
		errs = append(errs, o)
	}
	return errors.Join(errs...)
}

// sameRequest holds what is sent against what an example sends.
func sameRequest(want, got value, path string) error {
	switch {
	case want.isOnlyElementOf(got):
		return sameRequest(want, got.items[0], path) // a list takes its only element alone
	case want.list() && got.list():
		return sameItems(want, got, path, sameRequest)
	case want.object() && got.object():
		return sameMembers(want, got, path, sameRequest)
	case sentAs(want, got), inFilter(path) && flagFor(want) == got.text():
		return nil
	case got.kind == 0 && want.object() && len(want.items) > 0 && len(want.withoutBlanks().items) == 0:
		return nil // all of it is to be filled in
	}
	return fmt.Errorf("%s is sent as %s, the example has %s", at(path), got.text(), want.text())
}

// isOnlyElementOf tells whether v is a text, and list one of one text.
func (v value) isOnlyElementOf(list value) bool {
	return v.scalarText() && list.list() && len(list.items) == 1 && list.items[0].scalarText()
}

// sentAs tells whether values without members are the same in a request.
func sentAs(want, got value) bool {
	return want.blank() || want.text() == got.text() || want.absent() && got.absent()
}

// flagFor is how a filter sends a boolean, empty for other values.
func flagFor(want value) string {
	switch want.kind {
	case 't':
		return "1"
	case 'f':
		return "0"
	}
	return ""
}

// inFilter tells whether a value is in a filter, whose booleans are sent as a batch can
// carry them.
func inFilter(path string) bool {
	top, _, nested := strings.Cut(path, ".")
	return nested && strings.EqualFold(top, "filter")
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

// arguments are the names of a positional method's arguments in their order.
func (m method) arguments() []string {
	var out []string
	for i := range m.params.NumField() {
		name, _, _ := strings.Cut(m.params.Field(i).Tag.Get("json"), ",")
		if name != "-" {
			out = append(out, name)
		}
	}
	return out
}

// named gives arguments their names. A positional method reads no names, so that
// an example which has none, or others, means the arguments in their order.
func (v value) named(arguments []string) value {
	known := func(name string) bool { return slices.Contains(arguments, name) }
	if v.object() && !slices.ContainsFunc(v.names, func(name string) bool { return !known(name) }) {
		return v
	}
	return value{kind: '{', items: v.items, names: positions(arguments, len(v.items))}
}

// positions are names for arguments, the position itself for one too many.
func positions(arguments []string, count int) []string {
	names := slices.Clone(arguments[:min(count, len(arguments))])
	for i := len(names); i < count; i++ {
		names = append(names, strconv.Itoa(i))
	}
	return names
}

// inOrder is the list of the arguments, without those at the end that are not
// given.
func (v value) inOrder(arguments []string) value {
	out := value{kind: '['}
	for _, name := range positions(arguments, max(len(arguments), len(v.items))) {
		item := v.member(name)
		if item.kind == 0 {
			item = value{kind: 'n', raw: []byte("null")}
		}
		out.items = append(out.items, item)
	}
	return out
}
