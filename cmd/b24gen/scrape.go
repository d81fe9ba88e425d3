package main

import (
	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/tree"
)

type scrapeCmd struct {
	sourceArg
	specFlag
	keepFlags
	overridesFlag
	namesFlag
	pinFlag
}

func (c *scrapeCmd) Run(a *app) error {
	s := a.settings.With(config.Config{
		Source: c.Source, Spec: c.Spec, Prose: c.Prose, Examples: c.Examples, Overrides: c.Overrides, Names: c.Names,
	})
	if err := s.Need("source", "spec"); err != nil {
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
	files, err := specTree(&read.Spec, s.Spec)
	if err != nil {
		return err
	}
	stats, err := tree.Write(a.ctx, append(names.trees(), files)...)
	if err != nil {
		return err
	}
	a.details(read)
	report.Pages(a.report(), read)
	report.Files(a.report(), stats)
	names.report(a.report(), read.Spec)
	return nil
}
