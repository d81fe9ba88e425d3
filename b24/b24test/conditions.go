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
	value := row[c.field]
	switch c.op {
	case "=", "@", "in":
		return c.equals(value)
	case "!", "!=", "!@":
		return !c.equals(value)
	case ">":
		return compare(value, c.value) > 0
	case ">=":
		return compare(value, c.value) >= 0
	case "<":
		return compare(value, c.value) < 0
	case "<=":
		return compare(value, c.value) <= 0
	case "between":
		list, _ := c.value.([]any)
		return len(list) == 2 && compare(value, list[0]) >= 0 && compare(value, list[1]) <= 0
	case "!%":
		return !strings.Contains(formText(value), formText(c.value))
	}
	return strings.Contains(formText(value), strings.Trim(formText(c.value), "%"))
}

// equals tells whether a value is that of the condition, or one of its list.
// The operators for lists take nothing else.
func (c condition) equals(value any) bool {
	list, isList := c.value.([]any)
	if isList {
		return slices.ContainsFunc(list, func(v any) bool { return compare(value, v) == 0 })
	}
	return c.op != "@" && c.op != "in" && c.op != "!@" && compare(value, c.value) == 0
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
