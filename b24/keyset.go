package b24

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/codec"
	"github.com/b24gen/b24gen/b24/internal/scan"
)

// filterID is the name by which the method filters and orders by id; it may
// have another case than in the rows (REST-PROTOCOL section 8.3).
func (p *pages) filterID() string {
	if p.list.FilterID != "" {
		return p.list.FilterID
	}
	if p.call.method == "tasks.task.list" && p.call.api == V2 {
		return "ID"
	}
	return p.list.ID
}

// filter and order are where the parameters have them.
func (p *pages) filter() []string { return p.stated(p.list.Filter, "filter") }
func (p *pages) order() []string  { return p.stated(p.list.Order, "order") }

func (p *pages) stated(path, lower string) []string {
	if path == "" {
		path = p.name(lower)
	}
	return strings.Split(path, ".")
}

// name is how the parameters spell filter or order: as they do already, or in
// the case of the position.
func (p *pages) name(lower string) string {
	s := scan.New(p.params)
	for more := s.Enter('}'); more; more = s.Next('}') {
		if key := string(s.Key()); strings.EqualFold(key, lower) {
			return key
		}
		s.Skip()
	}
	if p.list.Start == "START" {
		return strings.ToUpper(lower)
	}
	return lower
}

// otherOrder are methods that do not take their order as {"ID": "ASC"}, with
// the parameter that they take it in (REST-PROTOCOL section 8.3).
var otherOrder = map[string]string{
	"user.get":          "sort",
	"user.search":       "sort",
	"department.get":    "sort",
	"lists.element.get": "ELEMENT_ORDER",
}

// checkKeyset refuses parameters that paging by id would fight with.
func (p *pages) checkKeyset() error {
	if p.list.ID == "" || p.list.By == ByLastID {
		return errors.New("WithByID: the method does not filter and order its rows by an id that is known; read it without WithByID")
	}
	if other, ok := otherOrder[p.call.method]; ok {
		return fmt.Errorf("WithByID: the method takes its order in %s; read it without WithByID", other)
	}
	if order := lookup(p.params, p.order()); order != nil && !codec.IsNothing(order) {
		return errors.New("WithByID: it orders by id itself; leave the order out of the parameters")
	}
	if p.leavesOutID() {
		return fmt.Errorf("WithByID: the parameters select fields without the id; add %s", p.list.ID)
	}
	filter := lookup(p.params, p.filter())
	if filter == nil || filter[0] != '{' {
		return nil
	}
	s := scan.New(filter)
	for more := s.Enter('}'); more; more = s.Next('}') {
		key := string(s.Key())
		if strings.EqualFold(strings.TrimLeft(key, "<>="), p.filterID()) && strings.HasPrefix(key, p.call.keyset.operator()) {
			return fmt.Errorf("WithByID: the filter has %s, which paging by id sets itself", key)
		}
		s.Skip()
	}
	return nil
}

// leavesOutID tells whether the parameters select some fields of the rows, and not the id.
func (p *pages) leavesOutID() bool {
	var selected []string
	if odd, err := Unmarshal(lookup(p.params, []string{p.name("select")}), &selected); err != nil || len(odd)+len(selected) == 0 || len(odd) > 0 {
		return false
	}
	return !slices.ContainsFunc(selected, func(name string) bool {
		return name == "*" || strings.EqualFold(name, p.list.ID) || strings.EqualFold(name, p.filterID())
	})
}

// addressKeyset puts the last id and the order into the parameters. The first
// page has no bound.
func (p *pages) addressKeyset() error {
	id, order := p.filterID(), p.order()
	params, err := setValue(p.params, order, nil)
	if err == nil {
		params, err = setValue(params, append(order, id), quote(string(p.call.keyset)))
	}
	if err == nil && p.next != nil {
		params, err = p.bound(params, id)
	}
	if err == nil && p.call.api == V2 && p.list.By == ByStart {
		params, err = setValue(params, strings.Split(p.list.Start, "."), []byte("-1"))
	}
	p.call.params = params
	return err
}

// bound adds the condition on the id: a name with an operator in v2, a triple
// in the list of conditions in v3.
func (p *pages) bound(params []byte, id string) ([]byte, error) {
	filter, operator := p.filter(), p.call.keyset.operator()
	if p.call.api == V2 {
		return setValue(params, append(filter, operator+id), p.next)
	}
	condition := append(append([]byte(`[`+string(quote(id))+`,"`+operator+`",`), p.next...), ']')
	conditions := lookup(params, filter)
	switch {
	case conditions == nil || codec.IsNothing(conditions):
		return setValue(params, filter, append(append([]byte{'['}, condition...), ']'))
	case conditions[0] != '[':
		return nil, errors.New("WithByID: the filter is no list of conditions")
	}
	all := append(append([]byte(nil), conditions[:len(conditions)-1]...), ',')
	return setValue(params, filter, append(append(all, condition...), ']'))
}

func quote(text string) []byte { return codec.AppendText(nil, text) }

// checkOrder ends an iteration by id that does not go in its direction, as it
// would not end. Ids that are no numbers have an order of their own.
func (p *pages) checkOrder(id ID) error {
	if p.call.keyset == "" || p.next == nil {
		return nil
	}
	var last ID
	_, _ = Unmarshal(p.next, &last) // JSON, as WithResumeAt made sure
	from, numbered := last.Int64()
	to, alike := id.Int64()
	if numbered && alike && (p.call.keyset == ascending) != (to > from) {
		return ErrStalled
	}
	return nil
}
