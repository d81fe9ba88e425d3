package b24check

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

// Case is an answer or a request as a portal has it, with what the SDK must make of it.
type Case struct {
	// Method has its API before it, v3/tasks.task.list, unless that is v2.
	Method string `json:"method"`
	// Answer is the result of a call.
	Answer json.RawMessage `json:"answer,omitempty"`
	// Want are the values that must be read from it, by the way to them: JSON keys with
	// dots between, [0] for an element of a list, {key} for an entry of a map, and Extra
	// for what no field has. A way that begins with rows goes into what the iterator
	// yields, rows alone is their number.
	//
	// A value is in words where its spelling does not matter: "an id", "two ids", "a
	// moment", "no moment", "yes", "no".
	Want map[string]string `json:"want,omitempty"`
	// Send are parameters in JSON, of which each must have a field, and Sent is the body
	// that the call then sends.
	Send json.RawMessage `json:"send,omitempty"`
	Sent json.RawMessage `json:"sent,omitempty"`
	// ByID is the first request of a list that is read by id, or false where it must be
	// refused.
	ByID json.RawMessage `json:"byID,omitempty"`
	// Pending says why the case does not hold yet. One that does is an error.
	Pending string `json:"pending,omitempty"`
}

// Cases holds the packages against the cases in a file.
func Cases(t *testing.T, file string, packages ...Package) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cases []Case
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	portal := b24test.New(t)
	c := checker{portal: portal, methods: map[string]method{}}
	for _, p := range packages {
		maps.Copy(c.methods, p.methods(portal.Client(b24.WithRetry(b24.RetryPolicy{Attempts: 1}))))
	}
	for _, one := range cases {
		t.Run(one.Method, func(t *testing.T) { c.hold(t, one) })
	}
}

// hold fails the test where a case does not hold, or a pending one does.
func (p *checker) hold(t *testing.T, c Case) {
	err := p.holds(t.Context(), c)
	switch {
	case err != nil && c.Pending == "":
		t.Error(err)
	case err != nil:
		t.Logf("pending, %s: %v", c.Pending, err)
	case c.Pending != "":
		t.Errorf("holds now; take away pending: %s", c.Pending)
	}
}

// holds tells what does not hold.
func (p *checker) holds(ctx context.Context, c Case) error {
	name := c.Method
	if !strings.HasPrefix(name, "v3/") {
		name = "v2/" + name
	}
	m, ok := p.methods[strings.ToLower(name)]
	if !ok {
		return errors.New("no service has the method")
	}
	var errs []error
	if c.Answer != nil {
		errs = append(errs, p.reads(ctx, m, c))
	}
	if c.Send != nil {
		errs = append(errs, p.sends(ctx, m, c))
	}
	if c.ByID != nil {
		errs = append(errs, p.byID(ctx, m, c.ByID))
	}
	return errors.Join(errs...)
}

// reads has the portal give the answer, and looks for the wanted values.
func (p *checker) reads(ctx context.Context, m method, c Case) error {
	answer := fmt.Appendf(nil, `{"result":%s}`, c.Answer)
	p.answer(m, http.StatusOK, answer)
	res, err := m.do(ctx, m.blank())
	if err != nil {
		return err
	}
	errs := []error{unread(res.FieldByName("Odd").Interface().([]b24.FieldError))}
	result := res.FieldByName("Result")
	rows := sync.OnceValues(func() (reflect.Value, error) { return p.rows(ctx, m, answer, result) })
	for _, way := range slices.Sorted(maps.Keys(c.Want)) {
		root, rest := result, way
		if inside, ok := strings.CutPrefix(way, "rows"); ok {
			list, err := rows()
			if err != nil {
				return errors.Join(append(errs, err)...)
			}
			if inside == "" {
				if got := strconv.Itoa(list.Len()); got != c.Want[way] {
					errs = append(errs, fmt.Errorf("%s rows, want %s", got, c.Want[way]))
				}
				continue
			}
			root, rest = list, inside
		}
		if err := find(root, rest, c.Want[way]); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", way, err))
		}
	}
	return errors.Join(errs...)
}

// rows are what the method's iterator yields of an answer that is the only page; without
// one, the list that the result is.
func (p *checker) rows(ctx context.Context, m method, answer []byte, result reflect.Value) (reflect.Value, error) {
	if !m.each.IsValid() {
		list := resolved(result)
		if list.Kind() != reflect.Slice {
			return reflect.Value{}, fmt.Errorf("there is no iterator, and the result is a %s", result.Type())
		}
		return list, nil
	}
	pages, shown := paging(m.list()).pagesOf(answer)
	if !shown {
		pages.answers = []value{{kind: '0', raw: answer}}
	}
	calls := 0
	p.handle(m, func(c *b24test.Call) b24test.Reply {
		page := pages.answers[min(calls, 1)*(len(pages.answers)-1)] // the first one, and then the end
		calls++
		return b24test.Body(http.StatusOK, "application/json", pages.goesOn(page, false).text())(c)
	})
	list := reflect.MakeSlice(reflect.SliceOf(m.row()), 0, 0)
	for row, err := range m.rows(ctx) {
		if e, ok := err.Interface().(error); ok {
			return list, e
		}
		list = reflect.Append(list, row)
	}
	return list, nil
}

// sends builds the parameters, and holds what is sent against what must be.
func (p *checker) sends(ctx context.Context, m method, c Case) error {
	params := reflect.New(m.params)
	odd, err := b24.Unmarshal(c.Send, params.Interface())
	if err := errors.Join(err, unread(odd)); err != nil {
		return err
	}
	if extra := extraIn(params.Elem()); len(extra) > 0 {
		return fmt.Errorf("no field has %s", strings.Join(extra, ", "))
	}
	sent, err := p.sent(ctx, m, params.Elem())
	if err != nil {
		return err
	}
	return sameJSON(c.Sent, sent)
}

// byID reads the method's list by id, and holds the first request against the wanted one;
// false wants that it is refused.
func (p *checker) byID(ctx context.Context, m method, want json.RawMessage) error {
	if !m.each.IsValid() {
		return errors.New("the service has no iterator")
	}
	var sent []byte
	p.handle(m, func(c *b24test.Call) b24test.Reply {
		sent = bytes.Clone(c.Body)
		return b24test.Body(http.StatusOK, "application/json", `{"result":[]}`)(c)
	})
	for _, err := range m.rows(ctx, b24.WithByID()) {
		if e, ok := err.Interface().(error); ok {
			if string(want) == "false" && sent == nil {
				return nil
			}
			return e
		}
	}
	return sameJSON(want, sent)
}

func sameJSON(want, got []byte) error {
	w, wantErr := parse(want)
	g, gotErr := parse(got)
	if err := errors.Join(wantErr, gotErr); err != nil {
		return fmt.Errorf("sent %s: %w", got, err)
	}
	return sameRequest(w, g, "")
}
