package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/parser"
)

type findingsCmd struct {
	sourceArg
	JSON     bool   `name:"json" help:"Print the findings as JSON."`
	Baseline string `placeholder:"FILE" help:"Fail if a kind has more findings than this file accepts."`
	Update   bool   `help:"Lower the numbers in the baseline to those of today."`
}

func (c *findingsCmd) Run(a *app) error {
	s := a.settings.With(config.Config{Source: c.Source, Baseline: c.Baseline})
	if err := s.Need("source"); err != nil {
		return err
	}
	if c.Update && s.Baseline == "" {
		return errors.New("--update: no baseline to update; give --baseline FILE")
	}
	read, err := a.pages(s)
	if err != nil {
		return err
	}
	counts := report.Count(read.Findings)
	if err := c.print(a, read.Findings, counts); err != nil {
		return err
	}
	if s.Baseline == "" {
		return nil
	}
	return c.compare(a, counts, s.Baseline)
}

func (c *findingsCmd) print(a *app, findings []parser.Finding, counts map[parser.Kind]int) error {
	if c.JSON {
		e := json.NewEncoder(a.stdout)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(append([]parser.Finding{}, findings...)) // [] rather than null
	}
	if a.cli.Verbose {
		for _, f := range findings {
			report.Finding(a.stdout, f)
		}
	}
	report.Findings(a.report(), counts)
	return nil
}

// compare holds the counts against the baseline, and lowers that if asked to.
func (c *findingsCmd) compare(a *app, counts map[parser.Kind]int, name string) error {
	accepted, err := loadBaseline(name)
	if c.Update && errors.Is(err, fs.ErrNotExist) {
		return baseline(counts).save(a.ctx, name)
	}
	if err != nil {
		return err
	}
	if risen := accepted.risen(counts); len(risen) > 0 {
		return fmt.Errorf("%s: %w:\n%s", name, errCheck, strings.Join(risen, "\n"))
	}
	if !accepted.isLoose(counts) {
		return nil
	}
	if c.Update {
		return baseline(counts).save(a.ctx, name)
	}
	fmt.Fprintf(a.stderr, "%s: there are fewer findings than accepted; lower it with --update\n", name)
	return nil
}
