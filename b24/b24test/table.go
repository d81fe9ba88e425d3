package b24test

import (
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

// row is the row with an id, nil where there is none.
func (t *Table) row(id int) Row {
	t.mu.Lock()
	defer t.mu.Unlock()
	i := slices.IndexFunc(t.rows, func(r Row) bool { return compare(r[t.ID], id) == 0 })
	if i < 0 {
		return nil
	}
	return t.rows[i]
}

// insert adds a row with the next id.
func (t *Table) insert(row Row) Row {
	t.mu.Lock()
	defer t.mu.Unlock()
	row[t.ID] = t.last + 1
	t.rows = append(t.rows, row)
	t.learn(row)
	return row
}

// change sets fields of a row. It makes a new one: others may be reading the old.
func (t *Table) change(id int, fields Row) Row {
	t.mu.Lock()
	defer t.mu.Unlock()
	i := slices.IndexFunc(t.rows, func(r Row) bool { return compare(r[t.ID], id) == 0 })
	if i < 0 {
		return fields
	}
	row := maps.Clone(t.rows[i])
	maps.Copy(row, fields)
	row[t.ID] = id
	t.rows[i] = row
	t.learn(fields)
	return row
}

// spelled are the fields of a call under the keys of the rows.
func (t *Table) spelled(fields any) Row {
	object, _ := fields.(map[string]any)
	row := Row{}
	for key, value := range object {
		row[t.key(key)] = value
	}
	return row
}
