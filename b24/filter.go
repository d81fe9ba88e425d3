package b24

import (
	"maps"
	"strconv"
)

// Filter is a filter of v2: the conditions that a row must fulfil, all of them.
// It is a map with operators before the names of fields, and so can be given
// wherever parameters have a map, and changed as one (REST-PROTOCOL section 9).
//
//	b24.Where("STAGE_ID", b24.In, []string{"NEW", "WON"}).And("OPPORTUNITY", b24.Gt, 1000)
type Filter map[string]any

// Where is the filter with one condition.
func Where(field string, op Operator, value any) Filter {
	return Filter{op.prefix() + field: value}
}

// And is the filter with one condition more. A second condition with the same
// field and operator takes the place of the first.
func (f Filter) And(field string, op Operator, value any) Filter {
	return f.with(op.prefix()+field, value)
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
