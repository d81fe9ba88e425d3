package b24check

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24check/tally"
	"github.com/b24gen/b24gen/b24/b24test"
)

// paging is how a method lists rows, by which answers can be made.
type paging b24.List

// list is how the method lists its rows.
func (m method) list() b24.List {
	l, _ := reflect.Zero(m.params).Interface().(interface{ RESTList() b24.List })
	if l == nil {
		return b24.List{}
	}
	return l.RESTList()
}

// row is the type of the rows.
func (m method) row() reflect.Type { return m.each.Type().Out(0).In(0).In(0) }

// rows are the rows of all pages, with errors.
func (m method) rows(ctx context.Context, opts ...b24.ListOption) iter.Seq2[reflect.Value, reflect.Value] {
	in := []reflect.Value{reflect.ValueOf(ctx), m.blank()}
	for _, o := range opts {
		in = append(in, reflect.ValueOf(o))
	}
	return m.each.Call(in)[0].Seq2()
}

// pages are answers that follow on each other, made of one example: its rows, the same
// under other ids, and none.
type pages struct {
	paging
	answers []value
	rows    []value
}

// pagesOf makes pages of an answer, false where it shows no rows. One that has nothing
// where the rows should be stays as it is, for the iterator to say so, unless it shows
// the result alone: pages show other objects in that way too.
func (p paging) pagesOf(text []byte) (pages, bool) {
	whole, _ := parse(text)
	bare := whole.kind != 0 && !whole.has("result")
	answer, err := parse(envelope(text))
	if err != nil || answer.member("result").empty() {
		return pages{}, false
	}
	path := below("result", p.Rows)
	if answer.member("result").list() {
		path = path[:1] // rows can be all there is
	}
	rows := answer.at(path)
	switch {
	case rows.kind == 0 && bare:
		return pages{}, false
	case rows.kind == 0:
		return pages{paging: p, answers: []value{answer}}, true
	case len(rows.elements().items) == 0:
		return pages{}, false
	}
	again := p.renumbered(rows)
	return pages{
		paging: p,
		rows:   slices.Concat(rows.elements().items, again.elements().items),
		answers: []value{
			p.goesOn(answer.with(path, rows), true),
			p.goesOn(answer.with(path, again.spaced()), false),
			p.goesOn(answer.with(path, value{kind: '['}), false),
		},
	}, true
}

// spaced is the value with a space in its text, so that it is no repeat of the same one.
func (v value) spaced() value {
	text := v.text()
	return value{kind: '0', raw: json.RawMessage(text[:1] + " " + text[1:])}
}

func below(root, path string) []string {
	if path == "" {
		return []string{root}
	}
	return strings.Split(root+"."+path, ".")
}

// renumbered are the rows with other ids, so that they are no repeat.
func (p paging) renumbered(rows value) value {
	out := rows
	out.items = slices.Clone(rows.items)
	for i, row := range out.items {
		id, err := strconv.Atoi(row.member(p.ID).scalar())
		if err != nil {
			continue
		}
		out.items[i] = row.with([]string{p.ID}, value{kind: '0', raw: strconv.AppendInt(nil, int64(id)+1_000_000, 10)})
	}
	return out
}

// moreNames are the fields that say whether there are more rows.
var moreNames = []string{"hasMore", "hasNextPage", "hasNext"}

// goesOn has an answer say whether there is another page.
func (p paging) goesOn(answer value, more bool) value {
	for _, name := range moreNames {
		if answer.at([]string{"result", name}).kind != 0 {
			answer = answer.with([]string{"result", name}, truthOf(more))
		}
	}
	next := []string{"next"}
	if p.Next != "" {
		next = below("result", p.Next)
	}
	switch {
	case p.Next == "" && p.By != b24.ByStart:
		return answer
	case !more:
		return answer.with(next, value{kind: 'n', raw: json.RawMessage("null")})
	case slices.Contains(moreNames, p.Next):
		return answer.with(next, truthOf(true))
	}
	return answer.with(next, value{kind: '0', raw: json.RawMessage("50")})
}

func truthOf(b bool) value {
	text := strconv.FormatBool(b)
	return value{kind: text[0], raw: json.RawMessage(text)}
}

// iterate has the iterator of the method read the pages, and holds the rows against
// those that the pages have.
func (p *checker) iterate(ctx context.Context, m method, all pages) error {
	var starts []string
	p.handle(m, func(c *b24test.Call) b24test.Reply {
		sent, _ := parse(c.Body) // the portal has read it
		starts = append(starts, sent.at(strings.Split(all.Start, ".")).text())
		page := all.answers[min(len(starts), len(all.answers))-1]
		return b24test.Body(http.StatusOK, "application/json", page.text())(c)
	})
	var got []value
	for row, err := range m.rows(ctx) {
		if e, ok := err.Interface().(error); ok {
			return fmt.Errorf("after %d of %d rows: %w", len(got), len(all.rows), e)
		}
		v, err := written(row)
		if err != nil {
			return err
		}
		got = append(got, v)
	}
	if len(starts) < 2 || starts[0] == starts[1] {
		return fmt.Errorf("the position at %s did not move on: %v", all.Start, starts)
	}
	if err := sameItems(value{kind: '[', items: all.rows}, value{kind: '[', items: got}, "rows", sameResult); err != nil {
		return err
	}
	return all.fit(m)
}

// written is a row as the SDK writes it again.
func written(row reflect.Value) (value, error) {
	text, err := b24.Marshal(row.Interface())
	if err != nil {
		return value{}, err
	}
	return parse(text)
}

// fit tells whether the type of the rows is one for them.
func (p pages) fit(m method) error {
	t := m.row()
	if t.Kind() == reflect.Interface {
		return errors.New("rows are of type any")
	}
	var rows tally.Tally
	rows.Answer(tally.Method{Name: m.name, Result: t}, []byte(p.rows[0].text()))
	if rows.Hollow > 0 {
		return fmt.Errorf("no key of a row is a field of %s", t)
	}
	return nil
}
