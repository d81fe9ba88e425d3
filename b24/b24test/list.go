package b24test

import (
	"fmt"
	"slices"
)

// List pages by start, the way of most methods of v2: the answer has total,
// and next as long as there is a next page. It filters and sorts, as the id
// cursor needs it. A start of -1 answers a total of 0 and no next. The
// parameters may be spelled in small or capital letters; a sort beside an order
// that is text works as in user.get.
func (t *Table) List(c *Call) Reply {
	rows := t.read()
	if !t.IgnoresFilter {
		var failure *Failure
		if rows, failure = t.selected(c, rows); failure != nil {
			return Reply{Err: failure}
		}
	}
	start := c.Int(either(c, "start", "START"))
	page := slice(rows, start, t.pageSize())
	r := Reply{Result: t.written(page, nil), Total: new(len(rows))}
	if start < 0 {
		r.Total = new(0)
		return r
	}
	if next := start + len(page); next < len(rows) {
		r.Next = &next
	}
	return r
}

// selected filters and sorts by the parameters of v2.
func (t *Table) selected(c *Call, rows []Row) ([]Row, *Failure) {
	all := slices.Clone(rows)
	if filter, ok := c.tree.values[either(c, "filter", "FILTER")].(*tree); ok {
		conditions := prefixed(filter)
		for _, condition := range conditions {
			if failure := t.known(all, condition.field); failure != nil {
				return nil, failure
			}
		}
		rows = where(rows, conditions)
	}
	order := c.tree.values[either(c, "order", "ORDER")]
	by, ok := order.(*tree)
	if !ok {
		if field := c.Text(either(c, "sort", "SORT")); field != "" {
			sortBy(rows, field, formText(order))
		}
		return rows, nil
	}
	for _, field := range slices.Backward(by.keys) {
		if failure := t.known(all, field); failure != nil {
			return nil, failure
		}
		sortBy(rows, field, formText(by.values[field]))
	}
	return rows, nil
}

// known refuses a field that no row has, in a strict table.
func (t *Table) known(rows []Row, field string) *Failure {
	if !t.Strict || len(rows) == 0 || has(rows, field) {
		return nil
	}
	return &Failure{Code: 100, Description: fmt.Sprintf("Invalid value {%s} to match with parameter {filter}", field)}
}

// either returns the spelling of a parameter that the call uses.
func either(c *Call, small, capital string) string {
	if c.Has(capital) {
		return capital
	}
	return small
}
