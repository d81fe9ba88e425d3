package b24

import "slices"

// FilterV3 is a filter of v3: the conditions that a row must fulfil, all of
// them. It is a list of triples, and so can be given wherever parameters have a
// list (REST-PROTOCOL section 12.4).
//
//	b24.WhereV3("id", b24.Between, []int{10, 20}).And("status", b24.Ne, "done")
type FilterV3 []any

// WhereV3 is the filter with one condition.
func WhereV3(field string, op OperatorV3, value any) FilterV3 {
	return FilterV3{[]any{field, op.word(), value}}
}

// And is the filter with one condition more.
func (f FilterV3) And(field string, op OperatorV3, value any) FilterV3 {
	return append(slices.Clip(f), []any{field, op.word(), value})
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
