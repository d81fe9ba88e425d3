package main

import (
	"errors"
	"slices"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
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
	s := a.settings.With(config.Config{
		Source: c.Source, Spec: c.Spec, Out: c.Out, Module: c.Module, Runtime: c.Runtime, Prose: c.Prose, Examples: c.Examples,
		Tests: c.Tests, Overrides: c.Overrides, Names: c.Names,
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
	specFiles, specErr := specTree(&read.Spec, s.Spec)
	sdkFiles, sdkErr := sdkTreeNamed(read.Spec, s, names.Names)
	if err := errors.Join(specErr, sdkErr); err != nil {
		return err
	}
	stats, err := tree.Write(a.ctx, slices.Concat(more, names.trees(), []tree.Tree{specFiles, sdkFiles})...)
	if err != nil {
		return err
	}
	a.details(read)
	report.Pages(a.report(), read)
	report.Files(a.report(), stats)
	names.report(a.report(), read.Spec)
	return nil
}
