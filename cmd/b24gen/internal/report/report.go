// Package report writes what a command says: how far it is, and the tables and lines of
// what it has done.
package report

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/aymanbagabas/go-udiff"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/scrape"
	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/spec"
)

// table lines up cells that are separated by tabs.
func table(w io.Writer, rows func(w io.Writer)) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	rows(t)
	_ = t.Flush()
}

// Pages writes what became of the pages, and the findings by kind.
func Pages(w io.Writer, r scrape.Result) {
	var methodPages, eventPages int
	skipped := map[string]int{}
	for _, p := range r.Pages {
		switch {
		case p.Skipped != "":
			skipped[p.Skipped]++
		case p.Events > 0:
			eventPages++
		default:
			methodPages++
		}
	}
	table(w, func(w io.Writer) {
		fmt.Fprintf(w, "%d\t  pages\n", len(r.Pages))
		fmt.Fprintf(w, "%d\t    of methods\n", methodPages)
		fmt.Fprintf(w, "%d\t    of events\n", eventPages)
		for _, reason := range byCount(skipped) {
			fmt.Fprintf(w, "%d\t    not of a method: %s\n", skipped[reason], reason)
		}
		methods(w, r.Spec)
	})
	Findings(w, Count(r.Findings))
}

// Methods writes how many methods the spec holds.
func Methods(w io.Writer, s spec.Spec) {
	table(w, func(w io.Writer) { methods(w, s) })
}

func methods(w io.Writer, s spec.Spec) {
	fmt.Fprintf(w, "%d\t  methods\n", len(s.Methods))
	count := map[spec.API]int{}
	for _, m := range s.Methods {
		count[m.API]++
	}
	for _, api := range []spec.API{spec.V2, spec.V3} {
		fmt.Fprintf(w, "%d\t    %s\n", count[api], api)
	}
	fmt.Fprintf(w, "%d\t  events\n", len(s.Events))
	fmt.Fprintf(w, "%d\t  types\n", len(s.Types))
}

// byCount are the keys, the most frequent first.
func byCount(count map[string]int) []string {
	keys := make([]string, 0, len(count))
	for key := range count {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), strings.Compare(a, b))
	})
	return keys
}

// Count gives the numbers of findings by kind.
func Count(findings []parser.Finding) map[parser.Kind]int {
	counts := map[parser.Kind]int{}
	for _, f := range findings {
		counts[f.Kind]++
	}
	return counts
}

// Findings writes the number of findings by kind.
func Findings(w io.Writer, counts map[parser.Kind]int) {
	var total int
	for _, n := range counts {
		total += n
	}
	table(w, func(w io.Writer) {
		fmt.Fprintf(w, "%d\t  findings\n", total)
		for _, kind := range slices.Sorted(maps.Keys(counts)) {
			fmt.Fprintf(w, "%d\t    %s\n", counts[kind], kind)
		}
	})
}

// Files writes what was done with the files of a target.
func Files(w io.Writer, s output.Stats) {
	fmt.Fprintf(w, "files: %d written, %d unchanged, %d removed\n", s.Written, s.Unchanged, s.Removed)
}

// Skipped writes a line for each page that is not of a method.
func Skipped(w io.Writer, pages []scrape.Page) {
	for _, p := range pages {
		if p.Skipped != "" {
			fmt.Fprintf(w, "%s: not of a method: %s\n", spec.Visible(p.Path), p.Skipped)
		}
	}
}

// Finding writes the finding on a line, beginning with where.
func Finding(w io.Writer, f parser.Finding) {
	where := f.Page
	if f.Section != "" {
		where += " › " + f.Section
	}
	if f.Row > 0 {
		where += fmt.Sprintf(" › row %d", f.Row)
	}
	if f.Text != "" {
		f.Kind += ": "
	}
	fmt.Fprintf(w, "%s: %s%s\n", spec.Visible(where), f.Kind, f.Text)
}

// Names writes how many names were pinned, and how many new ones are not.
func Names(w io.Writer, file string, added, unpinned int) {
	if added > 0 {
		fmt.Fprintf(w, "%s: %d names pinned\n", file, added)
	}
	if unpinned > 0 {
		fmt.Fprintf(w, "%s: %d services, methods and events are not pinned; pin them with b24gen names --write\n", file, unpinned)
	}
}

// Difference writes a unified diff from what lies on disk to what should.
func Difference(w io.Writer, d output.Difference) {
	old, new := d.Name, d.Name
	if d.Old == nil {
		old = nothing
	}
	if d.New == nil {
		new = nothing
	}
	_, _ = io.WriteString(w, udiff.Unified(old, new, string(d.Old), string(d.New)))
}

// nothing is the label of a side without a file.
const nothing = "/dev/null"
