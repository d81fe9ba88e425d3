package report

import (
	"cmp"
	"fmt"
	"io"

	"github.com/b24gen/b24gen/model/released"
)

// Pins writes how many released forms pins keep, and names those that are no longer
// needed. Whoever removes them from the file at once says so.
func Pins(w io.Writer, file string, outcomes []released.Outcome, removed bool) {
	advice := "b24gen run --pin removes it"
	if removed {
		advice = "removed"
	}
	count := map[released.State]int{}
	for _, o := range outcomes {
		count[o.State]++
		if o.State == released.Unneeded {
			fmt.Fprintf(w, "%s: %s.%s: the pin is no longer needed; %s\n", file, o.Package, o.Symbol, advice)
		}
	}
	if len(outcomes) > 0 {
		fmt.Fprintf(w, "%s: %d released forms kept, %d of them no longer documented\n", file, count[released.Restated]+count[released.Gone], count[released.Gone])
	}
}

// Decision is the line about a pin that needs a decision.
func Decision(o released.Outcome) string {
	return fmt.Sprintf("%s.%s: needs a decision: kept as %s, documented as %s: %s",
		o.Package, o.Symbol, cmp.Or(o.Form(), string(o.Kind)), cmp.Or(o.Documented, "nothing"), o.Why)
}

// Lapsed is the line about a pin that was accepted while something else was documented.
func Lapsed(file string, o released.Outcome, accepted, advice string) string {
	return fmt.Sprintf("%s: %s.%s: accepted while documented as %s, documented now as %s; %s\n",
		file, o.Package, o.Symbol, cmp.Or(accepted, "nothing"), o.Documented, advice)
}
