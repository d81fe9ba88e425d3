package main

import (
	"slices"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/memo"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/scrape"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/tree"
)

type runCmd struct {
	sourceArg
	specFlag
	outFlags
	keepFlags
	overridesFlag
	namesFlag
	pinFlag
}

func (c *runCmd) Run(a *app) error {
	s := a.settings.With(c.outFlags.config()).With(config.Config{
		Source: c.Source, Spec: c.Spec, Prose: c.Prose, Examples: c.Examples, Overrides: c.Overrides, Names: c.Names,
	})
	if err := s.Need("source", "spec", "out", "module"); err != nil {
		return err
	}
	read, err := a.corrected(s)
	if err != nil {
		return err
	}
	names, err := released(s, read.Spec, c.Pin)
	if err != nil {
		return err
	}
	return a.writeAll(read, s, names)
}

// writeAll writes the spec and the SDK, both or none.
func (a *app) writeAll(read scrape.Result, s config.Config, names names, more ...tree.Tree) error {
	said := memo.Key(read.Spec)
	targets := append(sdkTargets(read.Spec, said, s, names.Names), specTarget(&read.Spec, said, s.Spec))
	stats, err := a.write(slices.Concat(more, names.trees()), targets...)
	if err != nil {
		return err
	}
	a.details(read)
	report.Pages(a.report(), read)
	report.Files(a.report(), stats)
	names.report(a.report(), read.Spec)
	return missing(read)
}
