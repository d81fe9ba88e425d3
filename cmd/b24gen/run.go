package main

import (
	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/memo"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/scrape"
)

type runCmd struct {
	sourceArg
	specFlag
	outFlags
	keepFlags
}

func (c *runCmd) Run(a *app) error {
	s := a.settings.With(config.Config{
		Source: c.Source, Spec: c.Spec, Out: c.Out, Module: c.Module, Runtime: c.Runtime, Prose: c.Prose, Examples: c.Examples,
	})
	if err := s.Need("source", "spec", "out", "module"); err != nil {
		return err
	}
	read, err := a.pagesOrKept(s)
	if err != nil {
		return err
	}
	return a.writeAll(read, s)
}

// writeAll writes the spec and the SDK, both or none.
func (a *app) writeAll(read scrape.Result, s config.Config, more ...target) error {
	said := memo.Key(read.Spec)
	stats, err := a.write(append(more, specTarget(&read.Spec, said, s.Spec), sdkTarget(read.Spec, said, s))...)
	if err != nil {
		return err
	}
	a.details(read)
	report.Pages(a.report(), read)
	report.Files(a.report(), stats)
	return missing(read)
}
