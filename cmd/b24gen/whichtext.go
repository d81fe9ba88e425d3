package main

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/lookup"
	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/templates"
)

// How long a list may be: methods beyond the first of the two are put together by services, and
// lines beyond the second are counted.
const (
	mostMethods = 40
	mostLines   = 100
)

// printEntries lists several, one on a line, with the folder of the package: both
// generations of the API can have a package of one name. Where fields were looked for, each
// of them has a line, behind what is called as the word says.
func printEntries(w io.Writer, entries []templates.Entry, word string, all bool) {
	var called, having []templates.Entry
	for _, e := range entries {
		if len(e.Params) == 0 {
			called = append(called, e)
		} else {
			having = append(having, e)
		}
	}
	names, fields := listed(called, all), listed(having, all)
	mostNames, mostFields := len(names), len(fields)
	if !all {
		mostNames = min(mostNames, mostLines)
		mostFields = min(mostFields, mostLines-mostNames)
	}
	printTable(w, "", names[:mostNames])
	printTable(w, "", fields[:mostFields])
	var left []string
	if n := len(names) - mostNames; n > 0 {
		left = append(left, fmt.Sprintf("%d others", n))
	}
	if n := len(fields) - mostFields; n > 0 && len(names) > 0 {
		left = append(left, fmt.Sprintf("%d with such fields", n))
	} else if n > 0 {
		left = append(left, fmt.Sprintf("%d others", n))
	}
	if len(left) > 0 {
		fmt.Fprintf(w, "and %s; --all lists them, %s finds fewer\n", strings.Join(left, " and "), narrower(word, entries))
	}
}

// listed are the rows of entries, those of their fields where they have some, and fewer where that
// is much shorter.
func listed(entries []templates.Entry, all bool) [][]string {
	var rows [][]string
	for _, e := range entries {
		row := []string{cmp.Or(e.REST, e.Go), string(e.Kind), e.Dir + "." + e.Go}
		if len(e.Params) == 0 {
			rows = append(rows, append(row, note(e)))
		}
		for _, p := range e.Params {
			rows = append(rows, append(slices.Clip(row), field(e, p)...))
		}
	}
	if all || len(rows) <= mostMethods || len(entries) == 1 {
		return rows
	}
	many := len(rows)
	if many == len(entries) { // without fields: what is no method has a line of its own
		isMethod := func(e templates.Entry) bool { return e.Kind == templates.KindMethod }
		many -= len(slices.DeleteFunc(slices.Clone(entries), isMethod))
	}
	if short := byService(entries); len(rows)-len(short) > many/2 {
		return short
	}
	return rows
}

// field are the cells of a field: its names and its type, which a constant has from its enum.
func field(e templates.Entry, p templates.IndexParam) []string {
	if e.Kind == templates.KindEnum {
		return []string{p.Key, p.Go}
	}
	return []string{p.Key, p.Go, p.Type}
}

// narrower is what to look for instead of a word that finds too many: a field in the package that
// has most of them.
func narrower(word string, entries []templates.Entry) string {
	isCalled := func(e templates.Entry) bool { return len(e.Params) == 0 }
	if slices.ContainsFunc(entries, isCalled) || strings.Contains(word, ".") {
		return "more of the name"
	}
	in, most := map[string]int{}, ""
	for _, e := range entries {
		if in[e.Dir]++; in[e.Dir] > in[most] {
			most = e.Dir
		}
	}
	return most + "." + word
}

func note(e templates.Entry) string {
	if !e.Deprecated {
		return ""
	}
	return strings.TrimSpace("deprecated " + strings.Join(e.Use, ", "))
}

// byService has one line for the methods of a service, and what is no method as it is.
func byService(entries []templates.Entry) [][]string {
	var rows [][]string
	at := map[string]int{}
	for _, e := range entries {
		service, method, _ := strings.Cut(e.Go, ".")
		key := e.Dir + "." + service
		i, isThere := at[key]
		switch {
		case e.Kind != templates.KindMethod || len(e.Params) > 0:
			var fields []string
			for _, p := range e.Params {
				fields = append(fields, p.Go)
			}
			rows = append(rows, []string{cmp.Or(e.REST, e.Go), string(e.Kind), e.Dir + "." + e.Go, cmp.Or(strings.Join(fields, ", "), note(e))})
			continue
		case !isThere:
			i, at[key] = len(rows), len(rows)
			rows = append(rows, []string{e.REST[:strings.LastIndex(e.REST, ".")+1], "methods", key, ""})
		}
		if e.Deprecated {
			method += " (deprecated)"
		}
		rows[i][3] = strings.TrimPrefix(rows[i][3]+", "+method, ", ")
	}
	return rows
}

// printTable prints rows whose cells stand below each other, without blanks at the end of lines.
func printTable(w io.Writer, indent string, rows [][]string) {
	var out strings.Builder
	table := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		cells := slices.Clone(row)
		for i, cell := range cells {
			cells[i] = inLine(cell)
		}
		fmt.Fprintf(table, "%s%s\n", indent, strings.Join(cells, "\t"))
	}
	_ = table.Flush() // into memory
	lines := strings.SplitAfter(out.String(), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \n")
	}
	fmt.Fprint(w, strings.Join(lines, "\n"))
}

// inLine is a text of the index, which anybody may have written, as it is shown within a line.
func inLine(text string) string {
	return spec.Visible(strings.NewReplacer("\n", `\n`, "\t", `\t`).Replace(text))
}

// printEntry prints all that is known of one.
func printEntry(w io.Writer, module string, e templates.Entry) {
	fmt.Fprintf(w, "%s  %s\n", inLine(cmp.Or(e.REST, e.Go)), inLine(string(e.Kind)))
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(w, "  %-10s %s\n", name, inLine(text))
		}
	}
	line("Go", e.Package+"."+e.Go)
	line("import", cmp.Or(e.Import, path.Join(module, e.Dir)))
	if e.Kind == templates.KindMethod {
		line("made by", e.Package+"."+e.Expr+alone(e))
	}
	line("", e.Signature())
	if e.Iterator != "" {
		line("all rows", strings.Split(e.Go, ".")[0]+"."+e.Iterator)
	}
	if e.Deprecated {
		line("deprecated", instead(e))
	}
	line("scopes", strings.Join(e.Scopes, ", "))
	line("codes", strings.Join(e.Codes, ", "))
	line("methods", strings.Join(e.Methods, ", "))
	line("types", strings.Join(e.Types, ", "))
	if e.Page != "" {
		line("page", templates.Site+e.Page)
	}
	var rows [][]string
	for _, p := range e.Params {
		required := ""
		switch {
		case p.Required:
			required = "required"
		case p.InCases:
			required = "in some cases"
		}
		rows = append(rows, append(field(e, p), required))
	}
	for _, c := range e.Constants {
		rows = append(rows, []string{"  " + c.Key, c.Go})
	}
	printTable(w, "    ", rows)
}

// printCustom tells how a field is read and written that no page and no type has.
func printCustom(w io.Writer, c lookup.Custom) {
	fmt.Fprintf(w, "%s  custom field of a portal, in Extra of the struct\n", c.Name)
	fmt.Fprintf(w, "  read       value, isThere, err := b24.Get[T](x.Extra, %q)  // T: string, int, b24.ID, b24.Time, []string ...\n", c.Name)
	fmt.Fprintf(w, "  write      err := x.Extra.Set(%q, value)\n", c.Name)
	types := strings.Join(c.Types, ", ")
	if c.IsDocumented {
		types += "; all other structs have Extra too"
	}
	if types != "" {
		fmt.Fprintf(w, "  types      %s\n", inLine(types))
	}
}

// instead is what to use in place of what is deprecated.
func instead(e templates.Entry) string {
	switch {
	case len(e.Use) > 0:
		return "use " + strings.Join(e.Use, ", ")
	case e.Page == "":
		return "no longer documented"
	}
	return "no longer developed"
}

// alone is how the service is made alone, if that is another way.
func alone(e templates.Entry) string {
	by := e.New + "(client)"
	if by == e.Expr {
		return ""
	}
	return " or " + e.Package + "." + by
}
