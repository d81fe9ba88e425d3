package spec

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// replace puts the correct value into the spot if the page's is the documented
// one, and leaves the trail.
func (at spot) replace(o Override) error {
	documented, err1 := at.decode(o.Documented, "documented")
	correct, err2 := at.decode(o.Correct, "correct")
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	have, want, right := inline(at.value), inline(documented), inline(correct)
	trail := Overridden{Key: at.key, Documented: want, Reason: o.Reason}
	switch {
	case have == right && slices.Contains(*at.trail, trail):
		return nil
	case want == right:
		return fmt.Errorf("documented and correct are both %s", right)
	case have == right:
		return fmt.Errorf("the page says %s now: remove the override", right)
	case have != want:
		return fmt.Errorf("the page says %s, not %s: look at it again, then correct or remove the override", have, want)
	}
	*at.trail = append(*at.trail, trail)
	if at.list.IsValid() {
		return at.replaceElement(correct)
	}
	at.value.Set(correct)
	return nil
}

// replaceElement changes, adds or takes out an element of a list.
func (at spot) replaceElement(correct reflect.Value) error {
	if correct.IsValid() && correct.Field(0).String() != at.name {
		return fmt.Errorf("correct is called %q, want %q as in the path", correct.Field(0).String(), at.name)
	}
	switch {
	case !at.value.IsValid():
		at.list.Set(reflect.Append(at.list, correct))
	case correct.IsValid():
		at.value.Set(correct)
	default:
		kept := reflect.Zero(at.list.Type())
		for i := range at.list.Len() {
			if e := at.list.Index(i); e.Field(0).String() != at.name {
				kept = reflect.Append(kept, e)
			}
		}
		at.list.Set(kept)
	}
	return nil
}

// decode reads a value of the override as one of the spot's type; null is no
// element in a list, and the empty value elsewhere.
func (at spot) decode(n yaml.Node, key string) (reflect.Value, error) {
	var t reflect.Type
	if at.list.IsValid() {
		t = at.list.Type().Elem()
	} else {
		t = at.value.Type()
	}
	if n.Tag == "!!null" {
		if at.list.IsValid() {
			return reflect.Value{}, nil
		}
		return reflect.Zero(t), nil
	}
	text, err := yaml.Marshal(&n)
	if err != nil {
		return reflect.Value{}, fmt.Errorf("%s: %w", key, err)
	}
	v := reflect.New(t)
	// The empty lines in front give problems the numbers of the file's lines.
	text = append([]byte(strings.Repeat("\n", n.Line-1)), text...)
	return v.Elem(), ReadStrict(key, text, v.Interface())
}

// inline is the value as YAML on one line, null for none.
func inline(v reflect.Value) string {
	if !v.IsValid() || v.Kind() != reflect.Bool && v.Type() != reflect.TypeFor[Required]() && empty(v) {
		return "null"
	}
	n := layout(v)
	setFlow(n)
	var out strings.Builder
	e := yaml.NewEncoder(&out)
	if err := e.Encode(n); err != nil {
		return err.Error()
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

func setFlow(n *yaml.Node) {
	if n.Kind != yaml.ScalarNode {
		n.Style = yaml.FlowStyle
	}
	for _, c := range n.Content {
		setFlow(c)
	}
}
