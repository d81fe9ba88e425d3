package b24

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"

	"github.com/b24gen/b24gen/b24/internal/codec"
	"github.com/b24gen/b24gen/b24/internal/scan"
)

// Filter is a filter of v2: the conditions that a row must fulfil, all of them.
// It is a map with operators before the names of fields, and so can be given
// wherever parameters have a map, and changed as one (REST-PROTOCOL section 9).
//
// A bool in it is sent as 1 or 0, by a call as by a batch; some fields want it as [YN]. A
// nil list is sent as an empty one: null would be another condition.
//
//	b24.Where("STAGE_ID", b24.In, []string{"NEW", "WON"}).And("OPPORTUNITY", b24.Gt, 1000)
type Filter map[string]any

// Where is the filter with one condition.
func Where(field string, op Operator, value any) Filter {
	return Filter{op.prefix() + field: conditionValue(value)}
}

// And is the filter with one condition more. A second condition with the same
// field and operator takes the place of the first.
func (f Filter) And(field string, op Operator, value any) Filter {
	return f.with(op.prefix()+field, conditionValue(value))
}

// AndAny is the filter with one condition more: that a row fulfils at least one
// of the alternatives. Few methods know it; crm.item.list does.
func (f Filter) AndAny(alternatives ...Filter) Filter {
	group := Filter{"logic": "OR"}
	for i, a := range alternatives {
		group[strconv.Itoa(i)] = a
	}
	free := 0
	for f[strconv.Itoa(free)] != nil {
		free++
	}
	return f.with(strconv.Itoa(free), group)
}

// with leaves f as it is, so that filters can be made from a common one.
func (f Filter) with(key string, value any) Filter {
	out := maps.Clone(f)
	if out == nil {
		out = Filter{}
	}
	out[key] = value
	return out
}

// encodeFilter writes the conditions as a batch, which knows texts only, would.
func encodeFilter(e *codec.Encoder, f Filter) {
	if f == nil {
		e.Value(reflect.ValueOf(map[string]any(nil)))
		return
	}
	sent := make(map[string]any, len(f))
	for key, value := range f {
		sent[key] = conditionValue(value)
	}
	e.Value(reflect.ValueOf(sent))
}

func decodeFilter(d *codec.Decoder, f *Filter) { d.Into((*map[string]any)(f)) }

// conditionValue is what is sent for a value in a filter.
func conditionValue(value any) any {
	switch v := value.(type) {
	case bool:
		return Flag(v)
	case *bool:
		if v != nil {
			return Flag(*v)
		}
	case map[string]any:
		return Filter(v) // a group
	}
	if v := reflect.ValueOf(value); v.Kind() == reflect.Slice {
		return conditionList(v)
	}
	return value
}

func conditionList(v reflect.Value) any {
	kind := v.Type().Elem().Kind()
	if !v.IsNil() && kind != reflect.Bool && kind != reflect.Interface {
		return v.Interface()
	}
	list := make([]any, v.Len())
	for i := range list {
		list[i] = conditionValue(v.Index(i).Interface())
	}
	return list
}

// FilterV3 is a filter of v3: the conditions that a row must fulfil, all of
// them. It is a list of triples, and so can be given wherever parameters have a
// list (REST-PROTOCOL section 12.4).
//
//	b24.WhereV3("id", b24.Between, []int{10, 20}).And("status", b24.Ne, "done")
type FilterV3 []any

// WhereV3 is the filter with one condition.
func WhereV3(field string, op OperatorV3, value any) FilterV3 {
	return FilterV3{[]any{field, op.word(), listOrValue(value)}}
}

// And is the filter with one condition more.
func (f FilterV3) And(field string, op OperatorV3, value any) FilterV3 {
	return append(slices.Clip(f), []any{field, op.word(), listOrValue(value)})
}

// AndAny is the filter with one condition more: that a row fulfils at least one
// of the alternatives.
func (f FilterV3) AndAny(alternatives ...FilterV3) FilterV3 {
	conditions := make([]any, len(alternatives))
	for i, a := range alternatives {
		conditions[i] = a.condition()
	}
	return append(slices.Clip(f), group("or", conditions))
}

// listOrValue has a nil list be an empty one.
func listOrValue(value any) any {
	if v := reflect.ValueOf(value); v.Kind() == reflect.Slice && v.IsNil() {
		return []any{}
	}
	return value
}

// condition is the filter as one condition.
func (f FilterV3) condition() any {
	if len(f) == 1 {
		return f[0]
	}
	return group("and", f)
}

func group(logic string, conditions []any) map[string]any {
	return map[string]any{"logic": logic, "conditions": conditions}
}

// Comparison is an operator that filters of both generations of the API have
// (REST-PROTOCOL sections 9 and 12.4).
type Comparison string

// The comparisons. In takes a list.
const (
	Eq  Comparison = "="
	Ne  Comparison = "!="
	Gt  Comparison = ">"
	Gte Comparison = ">="
	Lt  Comparison = "<"
	Lte Comparison = "<="
	In  Comparison = "in"
)

// Prefix is an operator that only filters of v2 have, as the prefix of a field's
// name. Which of them a method knows, its page says.
type Prefix string

// The prefixes. Those with Like take a value with % for any text; NotIn takes a
// list. Not is the older spelling of [Ne]; tasks.task.list knows only this one.
const (
	Not         Prefix = "!"
	NotIn       Prefix = "!@"
	Contains    Prefix = "%"
	NotContains Prefix = "!%"
	Like        Prefix = "=%"
	NotLike     Prefix = "!=%"
)

// Range is an operator that only filters of v3 have.
type Range string

// Between takes a list of the lowest and the highest value.
const Between Range = "between"

// Operator is an operator of a filter of v2: a [Comparison] or a [Prefix].
type Operator interface{ prefix() string }

// OperatorV3 is an operator of a filter of v3: a [Comparison] or a [Range].
type OperatorV3 interface{ word() string }

func (c Comparison) prefix() string {
	switch c {
	case Eq:
		return "" // all methods know this form, not all the sign
	case In:
		return "@"
	}
	return string(c)
}

func (p Prefix) prefix() string { return string(p) }

func (c Comparison) word() string { return string(c) }

func (r Range) word() string { return string(r) }

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
