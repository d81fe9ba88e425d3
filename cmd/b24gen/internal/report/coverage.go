package report

import (
	"fmt"
	"io"

	"github.com/b24gen/b24gen/templates"
)

// Coverage writes how many fields have a concrete Go type, and why the others
// have none; in full it names those.
func Coverage(w io.Writer, c templates.Coverage, full bool) {
	table(w, func(w io.Writer) {
		typed(w, "parameters", c.Params)
		typed(w, "fields of results", c.Results)
	})
	if !full {
		return
	}
	for _, side := range []templates.Typed{c.Params, c.Results} {
		for _, r := range templates.Reasons() {
			for _, key := range side.Open[r] {
				fmt.Fprintf(w, "%s: %s\n", key, r)
			}
		}
	}
}

func typed(w io.Writer, what string, t templates.Typed) {
	fmt.Fprintf(w, "%d\t  %s\t\n", t.Fields(), what)
	fmt.Fprintf(w, "%d\t    with a concrete Go type\t%.2f %%\n", t.Concrete, 100*t.Share())
	for _, r := range templates.Reasons() {
		if n := len(t.Open[r]); n > 0 {
			fmt.Fprintf(w, "%d\t    without: %s\t\n", n, r)
		}
	}
}
