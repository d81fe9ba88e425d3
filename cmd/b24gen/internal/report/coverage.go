package report

import (
	"fmt"
	"io"

	"github.com/b24gen/b24gen/b24/b24check/tally"
	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// Coverage writes what a spec covers, how many fields have a concrete Go type,
// and why the others have none; in full it names those.
func Coverage(w io.Writer, s spec.Spec, c model.Coverage, full bool) {
	table(w, func(w io.Writer) {
		methods(w, s)
		codes(w, s)
		typed(w, "parameters", c.Params)
		typed(w, "fields of results, and results without fields", c.Results)
	})
	if !full {
		return
	}
	for _, side := range []model.Typed{c.Params, c.Results} {
		for _, r := range model.OpenReasons() {
			for _, key := range side.Open[r] {
				fmt.Fprintf(w, "%s: %s\n", key, r)
			}
		}
	}
}

// codes writes how many error codes the methods have.
func codes(w io.Writer, s spec.Spec) {
	stated, shown, silent := 0, 0, 0
	different := map[string]bool{}
	for _, m := range s.Methods {
		if len(m.Errors)+len(m.ErrorsShown) == 0 {
			silent++
		}
		stated += len(m.Errors)
		shown += len(m.ErrorsShown)
		for _, e := range m.Errors {
			different[e.Code] = true
		}
		for _, code := range m.ErrorsShown {
			different[code] = true
		}
	}
	fmt.Fprintf(w, "%d\t  codes of errors that methods state or show, %d different ones\n", stated+shown, len(different))
	fmt.Fprintf(w, "%d\t    only shown in an example\n", shown)
	fmt.Fprintf(w, "%d\t    methods without any\n", silent)
}

func typed(w io.Writer, what string, t model.Typed) {
	fmt.Fprintf(w, "%d\t  %s\n", t.Fields(), what)
	fmt.Fprintf(w, "%d\t    with a concrete Go type, %.2f %%\n", t.Concrete, 100*t.Share())
	for _, r := range model.OpenReasons() {
		if n := len(t.Open[r]); n > 0 {
			fmt.Fprintf(w, "%d\t    without: %s\n", n, r)
		}
	}
}

// Examples writes what becomes of the values of examples; in full it names those that
// no typed field takes, and the types that disagree.
func Examples(w io.Writer, t *tally.Tally, full bool) {
	fmt.Fprintf(w, "what becomes of the values of examples:\n%s", t.Figures)
	if !full {
		return
	}
	for _, line := range t.Misses() {
		fmt.Fprintln(w, line)
	}
}
