package b24test

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Table is the data of a list method. Its methods are answers, one for each way
// in which the portal's methods page through rows (REST-PROTOCOL sections 8 and
// 12.5). The fields are settings: change them before the first call.
//
//	deals := b24test.NewTable("ID", 120)
//	p.Handle("crm.deal.list", deals.List)
type Table struct {
	// ID is the field that identifies a row.
	ID string
	// Rows is the key below result that holds the rows, empty where result is
	// the list.
	Rows string
	// PageSize is how many rows a page holds, 0 for 50.
	PageSize int
	// MaxLimit bounds the page that a caller may ask for, silently, 0 for 1000.
	MaxLimit int
	// NumericID answers ids as numbers. They are strings otherwise.
	NumericID bool
	// Names are how filters, orders and selections call a field, with the key that it has
	// in the rows, where these differ: "ID" with "id", as in tasks.task.list.
	Names map[string]string
	// Loose takes the keys of rows in any spelling: CREATED_BY for createdBy.
	Loose bool
	// IgnoresFilter makes List read neither filter nor order, so that a cursor
	// never advances.
	IgnoresFilter bool
	// Strict refuses to filter and sort by fields that no row has, with error
	// 100, instead of finding nothing.
	Strict bool
	// FirstPage is the number of the first page for methods that count pages.
	FirstPage int
	// BeforePage is called before a page is read, with the number of pages that
	// were read before. It may change the table.
	BeforePage func(pages int)

	mu    sync.Mutex
	rows  []Row
	keys  map[string]string // of the rows, by their spelling
	pages int
	last  int // the highest id
}

// Row is a row of a table. Its id is kept as a number.
type Row map[string]any

// NewTable returns a table of n rows. They have the ids 1 to n in the field id
// and a TITLE.
func NewTable(id string, n int) *Table {
	t := &Table{ID: id, FirstPage: 1}
	for i := 1; i <= n; i++ {
		t.Add(Row{id: i, "TITLE": "Row " + strconv.Itoa(i)})
	}
	return t
}

// Add appends rows.
func (t *Table) Add(rows ...Row) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.rows = append(t.rows, rows...)
	for _, row := range rows {
		t.learn(row)
	}
}

// learn keeps the keys of a row, of two spellings of one the first, and the highest id.
func (t *Table) learn(row Row) {
	id, _ := row[t.ID].(int)
	t.last = max(t.last, id)
	if t.keys == nil {
		t.keys = map[string]string{}
	}
	for key := range row {
		if s := spelling(key); t.keys[s] == "" {
			t.keys[s] = key
		}
	}
}

// spelling is a key without what spellings of it differ in: createdBy and CREATED_BY.
func spelling(key string) string { return strings.ToLower(strings.ReplaceAll(key, "_", "")) }

// Delete removes the rows with these ids.
func (t *Table) Delete(ids ...int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.rows = slices.DeleteFunc(t.rows, func(r Row) bool {
		return slices.ContainsFunc(ids, func(id int) bool { return compare(r[t.ID], id) == 0 })
	})
}

// Pages returns how many pages were read.
func (t *Table) Pages() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.pages
}

// key is the key in the rows of a field of a filter, an order or a selection.
func (t *Table) key(name string) string {
	if key, ok := t.Names[name]; ok {
		return key
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if key := t.keys[spelling(name)]; t.Loose && key != "" {
		return key
	}
	return name
}

// read returns the rows as they are now, having told that a page is read.
func (t *Table) read() []Row {
	t.mu.Lock()
	pages := t.pages
	t.pages++
	t.mu.Unlock()
	if t.BeforePage != nil {
		t.BeforePage(pages)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Clone(t.rows)
}

// has tells whether any row has the field.
func has(rows []Row, field string) bool {
	return slices.ContainsFunc(rows, func(r Row) bool { _, ok := r[field]; return ok })
}

// slice returns up to limit rows from an offset, which may lie outside.
func slice(rows []Row, offset, limit int) []Row {
	offset = min(max(offset, 0), len(rows))
	return rows[offset:min(offset+limit, len(rows))]
}

func (t *Table) pageSize() int {
	if t.PageSize == 0 {
		return 50
	}
	return t.PageSize
}

// limit returns the page size for a caller that asks for one, 0 for none.
func (t *Table) limit(asked int) int {
	most := t.MaxLimit
	if most == 0 {
		most = 1000
	}
	if asked <= 0 {
		return min(t.pageSize(), most)
	}
	return min(asked, most)
}

// written returns rows as they are answered, and below their key with the
// values of more beside them.
func (t *Table) written(rows []Row, more map[string]any) any {
	out := make([]Row, 0, len(rows))
	for _, row := range rows {
		out = append(out, t.asAnswered(row))
	}
	if t.Rows == "" {
		return out
	}
	result := map[string]any{t.Rows: out}
	for key, value := range more {
		result[key] = value
	}
	return result
}

// asAnswered is a row as it is written, with its id as a number or a text.
func (t *Table) asAnswered(row Row) Row {
	copied := maps.Clone(row)
	if id, ok := row[t.ID]; ok && !t.NumericID {
		copied[t.ID] = formText(id)
	}
	return copied
}

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
