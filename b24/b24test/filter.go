package b24test

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// condition is one comparison of a filter.
type condition struct {
	field, op string
	value     any
}

// operators are the prefixes of filter keys, longer ones first (REST-PROTOCOL
// section 9).
var operators = []string{"!=", ">=", "<=", "!@", "!%", "=%", "%=", "=", "!", ">", "<", "@", "%"}

// prefixed reads a filter of v2, whose operators are prefixes of the keys.
func prefixed(filter *tree) []condition {
	var out []condition
	for _, key := range filter.keys {
		c := condition{field: key, op: "=", value: plain(filter.values[key])}
		for _, op := range operators {
			if field, ok := strings.CutPrefix(key, op); ok {
				c.field, c.op = field, op
				break
			}
		}
		out = append(out, c)
	}
	return out
}

// triples reads a filter of REST 3.0: lists of field, operator and value.
func triples(filter *tree) ([]condition, error) {
	var out []condition
	for _, item := range filter.items() {
		t, ok := item.(*tree)
		if !ok || !t.list {
			return nil, errors.New("a condition is not a list")
		}
		parts, _ := plain(t).([]any)
		switch len(parts) {
		case 2:
			out = append(out, condition{formText(parts[0]), "=", parts[1]})
		case 3:
			out = append(out, condition{formText(parts[0]), formText(parts[1]), parts[2]})
		default:
			return nil, fmt.Errorf("a condition has %d parts", len(parts))
		}
	}
	return out, nil
}

// holds tells whether a row fulfils the condition.
func (c condition) holds(row Row) bool {
	list, isList := c.value.([]any)
	in := slices.ContainsFunc(list, func(v any) bool { return compare(row[c.field], v) == 0 })
	order := compare(row[c.field], c.value)
	switch c.op {
	case "@", "in":
		return in
	case "!@":
		return !in
	case "=":
		return in || !isList && order == 0
	case "!", "!=":
		return !in && order != 0
	case ">":
		return order > 0
	case ">=":
		return order >= 0
	case "<":
		return order < 0
	case "<=":
		return order <= 0
	case "between":
		return len(list) == 2 && compare(row[c.field], list[0]) >= 0 && compare(row[c.field], list[1]) <= 0
	case "!%":
		return !strings.Contains(formText(row[c.field]), formText(c.value))
	default:
		return strings.Contains(formText(row[c.field]), strings.Trim(formText(c.value), "%"))
	}
}

// where returns the rows that fulfil all conditions.
func where(rows []Row, conditions []condition) []Row {
	return slices.DeleteFunc(rows, func(row Row) bool {
		return slices.ContainsFunc(conditions, func(c condition) bool { return !c.holds(row) })
	})
}

// sortBy sorts by a field, stable.
func sortBy(rows []Row, field, direction string) {
	slices.SortStableFunc(rows, func(a, b Row) int {
		if strings.EqualFold(direction, "desc") {
			a, b = b, a
		}
		return compare(a[field], b[field])
	})
}

// compare compares as numbers where both are, else as text.
func compare(a, b any) int {
	left, right := formText(a), formText(b)
	x, err1 := strconv.ParseFloat(left, 64)
	y, err2 := strconv.ParseFloat(right, 64)
	if err1 == nil && err2 == nil {
		return cmp.Compare(x, y)
	}
	return cmp.Compare(left, right)
}
