package changes

import (
	"slices"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// result compares what a method answers.
func (p place) result(old, new *spec.Result) {
	switch {
	case old == nil && new == nil:
		return
	case old == nil:
		p.add(ResultDocumented, "", typeText(new.Type))
		return
	case new == nil:
		p.add(ResultUndocumented, typeText(old.Type), "")
		return
	}
	p = p.below("result")
	p.typeOf(whole, statedResult(*old), statedResult(*new))
	p.text(ResultSourceChanged, string(old.Source), string(new.Source))
	p.enum(answers, old.Enum, new.Enum)
	p.ref(old.Ref, new.Ref)
	if old.Description != new.Description {
		p.add(DescriptionChanged, "", "")
	}
	p.fields(answers, OrderChanged, fieldSet{old.Fields, old.Shown, old.Variants}, fieldSet{new.Fields, new.Shown, new.Variants})
	p.below("described").fields(answers, OrderChanged, fieldSet{Fields: old.Described}, fieldSet{Fields: new.Described})
}

func statedResult(r spec.Result) stated {
	return stated{text: r.Type, seen: r.Seen, shown: r.Source == spec.FromExample}
}

// list compares the way in which a method pages through rows.
func (p place) list(old, new *spec.List) {
	switch {
	case old == nil && new == nil:
		return
	case old == nil:
		p.add(ListAdded, "", string(new.By))
		return
	case new == nil:
		p.add(ListRemoved, string(old.By), "")
		return
	}
	p.shape("by", string(old.By), string(new.By))
	p.shape("start", old.Start, new.Start)
	p.shape("next", old.Next, new.Next)
	p.shape("rows", old.Rows, new.Rows)
	p.shape("id", old.ID, new.ID)
	if old.Limit == "" && new.Limit != "" {
		p.add(ListLimitAdded, "", new.Limit)
		return
	}
	p.shape("limit", old.Limit, new.Limit)
}

// shape notes a change of one property of the list, which both sides name.
func (p place) shape(property, old, new string) {
	if old != new {
		p.add(ListShapeChanged, property+" "+orNone(old), property+" "+orNone(new))
	}
}

func orNone(text string) string {
	if text == "" {
		return "none"
	}
	return text
}

// code is an error code with all its statuses: a page may list it once for each.
type code struct {
	text     string
	statuses []int
	// shown codes are in the page's examples alone.
	shown bool
}

func textOf(c code) string { return c.text }

// name is the code as a report has it. Pages describe errors that have none.
func (c code) name() string {
	if c.text == "" {
		return "an error without a code"
	}
	return c.text
}

func (c code) String() string {
	status := "no status"
	if len(c.statuses) > 0 {
		var all []string
		for _, s := range c.statuses {
			all = append(all, strconv.Itoa(s))
		}
		status = strings.Join(all, ", ")
	}
	return c.name() + " " + status
}

// codes compares the error codes of a page.
func (p place) codes(old, new spec.Method) {
	before, after := collect(old), collect(new)
	then, now := index(before, textOf), index(after, textOf)
	for _, c := range missing(after, then, textOf) {
		p.add(either(c.shown, ExampleCodeAdded, CodeAdded), "", c.name())
	}
	for _, c := range missing(before, now, textOf) {
		p.add(either(c.shown, ExampleCodeRemoved, CodeRemoved), c.name(), "")
	}
	for _, c := range after {
		if b, ok := then[c.text]; ok {
			p.code(b, c)
		}
	}
}

// code compares a code that both sides have.
func (p place) code(old, new code) {
	switch {
	case old.shown != new.shown:
		p.add(either(old.shown, CodeNowDescribed, CodeOnlyShown), "", new.name())
	case slices.Equal(old.statuses, new.statuses):
	case len(old.statuses) == 0 || len(new.statuses) == 0:
		p.add(CodeStatusRestated, old.String(), new.String())
	default:
		p.add(CodeStatusChanged, old.String(), new.String())
	}
}

func either(first bool, a, b Kind) Kind {
	if first {
		return a
	}
	return b
}

// collect puts together what a page says of each code, in tables and in examples.
func collect(m spec.Method) []code {
	var out []code
	for _, e := range m.Errors {
		i := slices.IndexFunc(out, func(c code) bool { return c.text == e.Code })
		if i < 0 {
			i = len(out)
			out = append(out, code{text: e.Code})
		}
		if e.Status != 0 && !slices.Contains(out[i].statuses, e.Status) {
			out[i].statuses = append(out[i].statuses, e.Status)
			slices.Sort(out[i].statuses)
		}
	}
	for _, text := range m.ErrorsShown {
		if !slices.ContainsFunc(out, func(c code) bool { return c.text == text }) {
			out = append(out, code{text: text, shown: true})
		}
	}
	return out
}
