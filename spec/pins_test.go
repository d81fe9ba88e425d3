package spec_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// TestPinValidate: what would not compile is no pin.
func TestPinValidate(t *testing.T) {
	for symbol, c := range map[string]struct {
		pin  spec.Pin
		says string // empty for none
	}{
		"Deal.Rows": {spec.Pin{Kind: spec.PinField, Type: "map[string][]b24.Either[*Row, b24.ID]", Key: "rows"}, ""},
		"Deal.Key":  {spec.Pin{Kind: spec.PinField, Type: "int"}, "needs the key key"},
		"Deal.Cut":  {spec.Pin{Kind: spec.PinField, Type: "map[", Key: "cut"}, "want a Go type"},
		"Deal.Call": {spec.Pin{Kind: spec.PinField, Type: "func() int", Key: "call"}, "want a Go type"},
		"Deal Row":  {spec.Pin{Kind: spec.PinEnum}, "want a Go name"},
		"Deal.row":  {spec.Pin{Kind: spec.PinField, Type: "int", Key: "row"}, "want a Go name"},
		"Self":      {spec.Pin{Kind: spec.PinAlias, Type: "Self"}, "stands for itself"},
		"Tree":      {spec.Pin{Kind: spec.PinStruct, Fields: []spec.PinnedField{{Name: "Up", Type: "*Tree", Key: "up"}}}, ""},
		"Knot":      {spec.Pin{Kind: spec.PinStruct, Fields: []spec.PinnedField{{Name: "In", Type: "Knot", Key: "in"}}}, "holds itself"},
	} {
		err := c.pin.Validate(symbol)
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", symbol, err, c.says)
		}
	}
}
