package b24

import (
	"fmt"
	"slices"

	"github.com/b24gen/b24gen/b24/internal/codec"
	"github.com/b24gen/b24gen/b24/internal/scan"
)

// Direction is the direction of a sorting.
type Direction string

// The directions.
const (
	Asc  Direction = "ASC"
	Desc Direction = "DESC"
)

// Order says how to sort: by its first field, rows that are equal in it by the
// second, and so on. It is sent as an object in which the fields keep their
// order, which those of a Go map do not (REST-PROTOCOL section 9).
//
//	Order: b24.OrderBy("STAGE_ID", b24.Asc).Then("ID", b24.Desc)
type Order []Sorting

// Sorting is a field to sort by.
type Sorting struct {
	Field     string
	Direction Direction
}

// OrderBy sorts by a field.
func OrderBy(field string, d Direction) Order { return Order{{field, d}} }

// Then sorts rows that are equal so far by a further field.
func (o Order) Then(field string, d Direction) Order {
	return append(slices.Clip(o), Sorting{field, d})
}

// MarshalJSON implements [encoding/json.Marshaler].
func (o Order) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	seen := map[string]bool{}
	for i, s := range o {
		if seen[s.Field] {
			return nil, fmt.Errorf("b24: order: the field %s is there twice", s.Field)
		}
		seen[s.Field] = true
		if i > 0 {
			out = append(out, ',')
		}
		out = append(codec.AppendText(out, s.Field), ':')
		out = codec.AppendText(out, string(s.Direction))
	}
	return append(out, '}'), nil
}

// UnmarshalJSON implements [encoding/json.Unmarshaler]. An empty list is an empty
// object, as PHP writes it.
func (o *Order) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*o = nil
		return nil
	}
	*o = Order{}
	s := scan.New(data)
	if codec.IsNothing(data) {
		return nil
	}
	if s.Peek() != '{' {
		return fmt.Errorf("b24: order: want an object of fields and directions, not %s", data)
	}
	for more := s.Enter('}'); more; more = s.Next('}') {
		name := string(s.Key())
		var d Direction
		odd, err := Unmarshal(s.Skip(), &d)
		if len(odd) > 0 {
			err = odd[0]
		}
		if err != nil {
			return fmt.Errorf("b24: order: %s: %w", name, err)
		}
		*o = append(*o, Sorting{name, d})
	}
	s.End()
	return s.Err()
}
