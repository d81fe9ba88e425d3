package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/lookup"
	"github.com/b24gen/b24gen/templates"
)

type whichCmd struct {
	Name []string `arg:"" help:"A name of the API in any case, the beginning of one, or a pattern: crm.deal.list, crm.deal., *.userfield.list; a Go symbol, crm.Deal.List; an error code; a field, STAGE_ID, crm.Deal.StageID or crm.item.add.fields.title."`
	Out  string   `placeholder:"DIR" help:"Folder of the SDK."`
}

func (c *whichCmd) Run(a *app) error {
	file, err := openIndex(a.settings.With(config.Config{Out: c.Out}))
	if err != nil {
		return err
	}
	defer file.Close()
	index := lookup.New(file)
	var problems []error
	for _, pasted := range c.Name {
		name := lookup.Word(pasted)
		found, err := index.Find(name)
		if err != nil {
			return fmt.Errorf("%s: %w; b24gen generate writes it anew", file.Name(), err)
		}
		switch len(found) {
		case 0:
			problems = append(problems, unknown(index, name, file.Name()))
		case 1:
			printEntry(a.stdout, index.Module(), found[0])
		default:
			printEntries(a.stdout, found)
		}
	}
	return errors.Join(problems...)
}

// openIndex opens the index of the SDK that the settings name.
func openIndex(s config.Config) (*os.File, error) {
	if err := s.Need("out"); err != nil {
		return nil, err
	}
	name := filepath.Join(s.Out, templates.IndexFile)
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("%s: no index of an SDK there; b24gen generate writes it", name)
	}
	return file, err
}

// errUnknown is wrapped by the errors of words that name nothing.
var errUnknown = errors.New("no such name")

func unknown(x lookup.Index, word, file string) error {
	if word == "" {
		return fmt.Errorf("nothing to look for: %w; an address has to end in a method, or be that of a page of the documentation", errUnknown)
	}
	advice := "give a part of a name, or a pattern such as *.deal.*"
	if near := x.Suggest(word); len(near) > 0 {
		advice = "did you mean " + strings.Join(near, ", ") + "?"
	}
	return fmt.Errorf("%s: %w in %s; %s", lookup.Short(word), errUnknown, file, advice)
}

// printEntries lists several, one on a line, with the folder of the package: both
// generations of the API can have a package of one name. Where fields were looked for, each
// of them has a line.
func printEntries(w io.Writer, entries []templates.Entry) {
	out := bufio.NewWriter(w) // a table is written cell by cell
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, e := range entries {
		name, note := cmp.Or(e.REST, e.Go), ""
		if e.Deprecated {
			note = strings.TrimSpace("deprecated " + strings.Join(e.Use, ", "))
		}
		if len(e.Params) == 0 {
			fmt.Fprintf(table, "%s\t%s\t%s.%s\t%s\n", name, e.Kind, e.Dir, e.Go, note)
		}
		for _, p := range e.Params {
			fmt.Fprintf(table, "%s\t%s\t%s.%s\t%s\t%s\t%s\n", name, e.Kind, e.Dir, e.Go, p.Key, p.Go, p.Type)
		}
	}
	_ = table.Flush() // errors of the writer are those of its owner
	_ = out.Flush()
}

// printEntry prints all that is known of one.
func printEntry(w io.Writer, module string, e templates.Entry) {
	fmt.Fprintf(w, "%s  %s\n", cmp.Or(e.REST, e.Go), e.Kind)
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(w, "  %-10s %s\n", name, text)
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
	if e.Page != "" {
		line("page", templates.Site+e.Page)
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, p := range e.Params {
		required := ""
		switch {
		case p.Required:
			required = "required"
		case p.InCases:
			required = "in some cases"
		}
		fmt.Fprintf(table, "    %s\t%s\t%s\t%s\n", p.Key, p.Go, p.Type, required)
	}
	_ = table.Flush()
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
