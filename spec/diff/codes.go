package diff

import (
	"slices"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// code is an error code with all its statuses: a page may list it once for each.
type code struct {
	text     string
	statuses []int
}

func textOf(c code) string { return c.text }

func (c code) String() string {
	status := "no status"
	if len(c.statuses) > 0 {
		var all []string
		for _, s := range c.statuses {
			all = append(all, strconv.Itoa(s))
		}
		status = strings.Join(all, ", ")
	}
	return quoteEmpty(c.text) + " " + status
}

// codes compares the error codes of a page.
func (p place) codes(old, new []spec.ErrorCode) {
	before, after := collect(old), collect(new)
	then, now := index(before, textOf), index(after, textOf)
	for _, c := range missing(after, then, textOf) {
		p.add(CodeAdded, "", quoteEmpty(c.text))
	}
	for _, c := range missing(before, now, textOf) {
		p.add(CodeRemoved, quoteEmpty(c.text), "")
	}
	for _, c := range after {
		b, ok := then[c.text]
		if !ok || slices.Equal(b.statuses, c.statuses) {
			continue
		}
		kind := CodeStatusChanged
		if len(b.statuses) == 0 || len(c.statuses) == 0 {
			kind = CodeStatusRestated
		}
		p.add(kind, b.String(), c.String())
	}
}

// collect puts together what a page says of each code.
func collect(errors []spec.ErrorCode) []code {
	var out []code
	for _, e := range errors {
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
	return out
}

// quoteEmpty shows an empty text.
func quoteEmpty(text string) string {
	if text == "" {
		return `""`
	}
	return text
}
