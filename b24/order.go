package b24

import (
	"fmt"
	"slices"
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
// order, which those of a Go map do not. Where parameters have a map, one
// field can be given there; give several in their Extra:
//
//	Extra: b24.Extra{"order": b24.OrderBy("STAGE_ID", b24.Asc).Then("ID", b24.Desc)}
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
		out = append(appendText(out, s.Field), ':')
		out = appendText(out, string(s.Direction))
	}
	return append(out, '}'), nil
}
