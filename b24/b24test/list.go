package b24test

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
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
	start := c.Int(c.spelled("start"))
	page := slice(rows, start, t.pageSize())
	r := Reply{Result: t.written(t.chosen(c, page), nil), Total: new(len(rows))}
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
	if filter, ok := c.tree.values[c.spelled("filter")].(*tree); ok {
		conditions := prefixed(filter)
		for i, condition := range conditions {
			conditions[i].field = t.key(condition.field)
			if failure := t.known(all, t.key(condition.field)); failure != nil {
				return nil, failure
			}
		}
		rows = where(rows, conditions)
	}
	order := c.tree.values[c.spelled("order")]
	by, ok := order.(*tree)
	if !ok {
		if field := c.Text(c.spelled("sort")); field != "" {
			sortBy(rows, t.key(field), formText(order))
		}
		return rows, nil
	}
	for _, field := range slices.Backward(by.keys) {
		if failure := t.known(all, t.key(field)); failure != nil {
			return nil, failure
		}
		sortBy(rows, t.key(field), formText(by.values[field]))
	}
	return rows, nil
}

// chosen keeps the selected fields of rows of v2: * is all but custom ones, which UF_* is.
// Unknown names are dropped (REST-PROTOCOL section 9).
func (t *Table) chosen(c *Call, rows []Row) []Row {
	names, _ := c.Get(c.spelled("select")).([]any)
	if len(names) == 0 {
		return rows
	}
	wanted := map[string]bool{}
	for _, name := range names {
		wanted[t.key(formText(name))] = true
	}
	out := make([]Row, len(rows))
	for i, row := range rows {
		out[i] = Row{}
		for key, value := range row {
			if wanted[key] || wanted["*"] && !isCustom(key) || wanted["UF_*"] && isCustom(key) {
				out[i][key] = value
			}
		}
	}
	return out
}

func isCustom(key string) bool { return strings.HasPrefix(strings.ToUpper(key), "UF") }

// known refuses a field that no row has, in a strict table.
func (t *Table) known(rows []Row, field string) *Failure {
	if !t.Strict || len(rows) == 0 || has(rows, field) {
		return nil
	}
	return &Failure{Code: "100", Description: fmt.Sprintf("Invalid value {%s} to match with parameter {filter}", field)}
}

// ByOffset pages by limit and offset (landing.*, imbot.v2.*). Below a key, the
// answer tells hasNextPage.
func (t *Table) ByOffset(c *Call) Reply {
	rows := t.read()
	offset := c.Int(c.spelled("offset"))
	page := slice(rows, offset, t.limit(c.Int(c.spelled("limit"))))
	return Reply{Result: t.written(page, map[string]any{"hasNextPage": offset+len(page) < len(rows)})}
}

// ByPage pages by the number of the page (biconnector.*).
func (t *Table) ByPage(c *Call) Reply {
	rows := t.read()
	limit := t.limit(c.Int("limit"))
	number := t.FirstPage
	if c.Has("page") {
		number = c.Int("page")
	}
	return Reply{Result: t.written(slice(rows, (number-t.FirstPage)*limit, limit), nil)}
}

// ByLastID pages back in time from LAST_ID, the newest row first
// (im.dialog.messages.get).
func (t *Table) ByLastID(c *Call) Reply {
	rows := t.read()
	sortBy(rows, t.ID, "desc")
	if c.Has("LAST_ID") {
		rows = where(rows, []condition{{t.ID, "<", c.Get("LAST_ID")}})
	}
	return Reply{Result: t.written(slice(rows, 0, t.limit(c.Int("LIMIT"))), nil)}
}

// ByNav pages by the NAV_PARAMS in the last argument of a positional method
// (task.elapseditem.getlist). Wrap it in [Positional].
func (t *Table) ByNav(c *Call) Reply {
	rows := t.read()
	nav := map[string]any{}
	if len(c.Args) > 0 {
		last, _ := c.Args[len(c.Args)-1].(map[string]any)
		nav, _ = last["NAV_PARAMS"].(map[string]any)
	}
	limit := t.limit(number(nav["nPageSize"]))
	page := max(number(nav["iNumPage"]), 1)
	return Reply{Result: t.written(slice(rows, (page-1)*limit, limit), nil), Total: new(len(rows))}
}

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

// Tail follows a cursor of field, value, order and limit
// (main.eventlog.tail). The cursor's field must not be in the filter, and a
// descending cursor needs a value to start from.
func (t *Table) Tail(c *Call) Reply {
	rows := t.read()
	field, order := c.Text("cursor", "field"), c.Text("cursor", "order")
	if field == "" {
		field = t.ID
	}
	filter, _ := c.tree.values["filter"].(*tree)
	if filter == nil {
		filter = newTree()
	}
	conditions, err := triples(filter)
	if err != nil {
		return Reply{Err: v3Error(http.StatusBadRequest, "INVALIDFILTEREXCEPTION", err.Error())}
	}
	for _, condition := range conditions {
		if condition.field == field {
			return Reply{Err: v3Error(http.StatusBadRequest, "INVALIDFILTEREXCEPTION", "The cursor's field is in the filter")}
		}
	}
	descending := strings.EqualFold(order, "desc")
	if descending && !c.Has("cursor", "value") {
		return Reply{Err: v3Error(http.StatusBadRequest, "INVALIDPAGINATIONEXCEPTION", "A descending cursor needs a value")}
	}
	if c.Has("cursor", "value") {
		op := map[bool]string{false: ">", true: "<"}[descending]
		conditions = append(conditions, condition{field, op, c.Get("cursor", "value")})
	}
	sortBy(rows, field, order)
	page := slice(where(rows, conditions), 0, t.limit(c.Int("cursor", "limit")))
	return Reply{Result: t.written(page, nil)}
}

// ByCursor pages by an opaque cursor: nextCursor in the answer, null at the
// end, goes into pagination.afterCursor (note.collection.list).
func (t *Table) ByCursor(c *Call) Reply {
	page, next := t.after(c.Text("pagination", "afterCursor"), c.Int("pagination", "limit"))
	return Reply{Result: t.written(page, map[string]any{"nextCursor": next})}
}

// ByHasMore pages by an opaque cursor beside a flag: hasMore and afterCursor
// in the answer (call.followup.list). The cursor is echoed in afterCursor.
func (t *Table) ByHasMore(c *Call) Reply {
	page, next := t.after(c.Text("afterCursor"), c.Int("limit"))
	more := map[string]any{"hasMore": next != nil}
	if next != nil {
		more["afterCursor"] = next
	}
	return Reply{Result: t.written(page, more)}
}

// after returns the page behind a cursor and the next cursor, nil at the end.
// Cursors are made to look like nothing that a client could compute.
func (t *Table) after(cursor string, limit int) ([]Row, any) {
	rows := t.read()
	position, _ := base64.RawURLEncoding.DecodeString(cursor)
	offset, _ := strconv.Atoi(strings.TrimPrefix(string(position), "row "))
	page := slice(rows, offset, t.limit(limit))
	if offset+len(page) >= len(rows) {
		return page, nil
	}
	return page, base64.RawURLEncoding.EncodeToString([]byte("row " + strconv.Itoa(offset+len(page))))
}
