package tally

import (
	"fmt"
	"strings"
)

// Figures are what a [Tally] has counted.
type Figures struct {
	// Answers and Requests are numbers of examples.
	Answers, Requests int
	// Answered and Sent are the values in them.
	Answered, Sent Values
	// Hollow are answers of several values of which no key is a field, Odd those of
	// which something cannot be read.
	Hollow, Odd int
	// IDs are ids of rows that have the type which get, update and delete take.
	IDs Share
	// Differing are fields that have several types in one service.
	Differing Share
	// Whole are amounts that no fraction can enter.
	Whole Share
}

// Values counts values by where they end.
type Values struct {
	All int
	// Concrete are those in a field with a concrete type, and those that only the
	// portal can name.
	Concrete int
	Any      int // in a field of type any
	Extra    int // not in any field
	Shape    int // in a field that takes another form
}

func (v *Values) add(w Values) {
	v.All += w.All
	v.Concrete += w.Concrete
	v.Any += w.Any
	v.Extra += w.Extra
	v.Shape += w.Shape
}

// Share is some of many.
type Share struct{ N, Of int }

// Better says in which direction a figure gets better.
type Better int

// The directions.
const (
	Neither Better = 0
	Higher  Better = 1
	Lower   Better = -1
)

// Row is a row of the table.
type Row struct {
	Key    string // the row in files
	Text   string
	Figure Share // Of is 0 for plain numbers
	Better Better
}

// Rows are the table. What is in fields of type any has no direction of its own: it
// may come from Extra, and what comes from concrete fields is missed there.
func (f Figures) Rows() []Row {
	number := func(n int) Share { return Share{N: n} }
	return []Row{
		{"answers", "answers", number(f.Answers), Higher},
		{"values", "values in them", number(f.Answered.All), Neither},
		{"concrete", "  in a field with a concrete type", Share{f.Answered.Concrete, f.Answered.All}, Higher},
		{"any", "  in a field of type any", Share{f.Answered.Any, f.Answered.All}, Neither},
		{"extra", "  in Extra, though not a portal's own", Share{f.Answered.Extra, f.Answered.All}, Lower},
		{"shape", "  of a shape that does not fit", Share{f.Answered.Shape, f.Answered.All}, Lower},
		{"hollow", "answers of which no key is a field", number(f.Hollow), Lower},
		{"odd", "answers with something odd", number(f.Odd), Lower},
		{"requests", "requests", number(f.Requests), Higher},
		{"request-concrete", "  values in a field with a concrete type", Share{f.Sent.Concrete, f.Sent.All}, Higher},
		{"request-any", "  values in a field of type any", Share{f.Sent.Any, f.Sent.All}, Neither},
		{"request-extra", "  values that only Extra can carry", Share{f.Sent.Extra, f.Sent.All}, Lower},
		{"ids", "ids of rows that get, update and delete take", f.IDs, Higher},
		{"differing", "fields of one service with differing types", f.Differing, Lower},
		{"whole", "amounts that are whole numbers", f.Whole, Lower},
	}
}

// String is the table.
func (f Figures) String() string {
	var b strings.Builder
	for _, r := range f.Rows() {
		fmt.Fprintf(&b, "%-45s %s\n", r.Text, r.Figure)
	}
	return b.String()
}

// String is the number, with its part of many in percent.
func (s Share) String() string {
	if s.Of == 0 {
		return fmt.Sprintf("%6d", s.N)
	}
	return fmt.Sprintf("%6d  %6.2f %%  of %d", s.N, 100*float64(s.N)/float64(s.Of), s.Of)
}

// WorseThan reports whether the figure of a row is worse than the one accepted before.
func (r Row) WorseThan(accepted Share) bool {
	was, is := accepted.N, r.Figure.N
	if r.Figure.Of > 0 && accepted.Of > 0 {
		was, is = accepted.N*r.Figure.Of, r.Figure.N*accepted.Of
	}
	switch r.Better {
	case Higher:
		return is < was
	case Lower:
		return is > was
	}
	return false
}
