package b24test

import (
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"
)

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
