package b24test

import (
	"net/http"
	"slices"
	"strconv"
)

// ListV3 pages by pagination, the way of REST 3.0: page, limit and offset,
// without a total and without a next. A limit above MaxLimit is silently
// lowered. It filters by triples, sorts by an object and selects fields.
func (t *Table) ListV3(c *Call) Reply {
	limit, failure := t.limitV3(c)
	if failure != nil {
		return Reply{Err: failure}
	}
	rows, failure := t.selectedV3(c, t.read())
	if failure != nil {
		return Reply{Err: failure}
	}
	offset := c.Int("pagination", "offset")
	if page := c.Int("pagination", "page"); page > t.FirstPage {
		offset = (page - t.FirstPage) * limit
	}
	return Reply{Result: t.written(fields(c, slice(rows, offset, limit)), nil)}
}

// limitV3 reads the limit, with the errors that portals give.
func (t *Table) limitV3(c *Call) (int, *Failure) {
	if !c.Has("pagination", "limit") {
		return t.limit(0), nil
	}
	limit, err := strconv.Atoi(c.Text("pagination", "limit"))
	switch {
	case err != nil || limit == 0:
		return 0, v3Error(http.StatusBadRequest, "INVALIDPAGINATIONEXCEPTION", "Wrong limit")
	case limit < 0:
		return 0, v3Error(http.StatusInternalServerError, "INTERNAL_INTERNALEXCEPTION", "Internal error")
	default:
		return t.limit(limit), nil
	}
}

func (t *Table) selectedV3(c *Call, rows []Row) ([]Row, *Failure) {
	if order, ok := c.tree.values["order"].(*tree); ok {
		if order.list {
			return nil, v3Error(http.StatusBadRequest, "INVALIDORDEREXCEPTION", "Order is not an object")
		}
		for _, field := range slices.Backward(order.keys) {
			sortBy(rows, field, formText(order.values[field]))
		}
	}
	filter, ok := c.tree.values["filter"].(*tree)
	if !ok || t.IgnoresFilter {
		return rows, nil
	}
	conditions, err := triples(filter)
	if err != nil {
		return nil, v3Error(http.StatusBadRequest, "INVALIDFILTEREXCEPTION", err.Error())
	}
	for _, condition := range conditions {
		if !has(rows, condition.field) && len(rows) > 0 {
			return nil, v3Error(http.StatusBadRequest, "UNKNOWNDTOPROPERTYEXCEPTION", "Unknown field "+condition.field)
		}
	}
	return where(rows, conditions), nil
}

// fields keeps the selected fields of the rows; unknown names are dropped.
func fields(c *Call, rows []Row) []Row {
	names, ok := c.Get("select").([]any)
	if !ok || len(names) == 0 {
		return rows
	}
	out := make([]Row, len(rows))
	for i, row := range rows {
		out[i] = Row{}
		for _, name := range names {
			if value, ok := row[formText(name)]; ok {
				out[i][formText(name)] = value
			}
		}
	}
	return out
}

func number(v any) int {
	n, _ := strconv.Atoi(formText(v))
	return n
}
