package main

import (
	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/spec"
)

type generateCmd struct {
	specFlag
	outFlags
	namesFlag
	pinsFlag
	Prose *bool `negatable:"" help:"Put the descriptions in the spec into comments."`
}

func (c *generateCmd) Run(a *app) error {
	s := a.settings.With(c.outFlags.config()).With(config.Config{Spec: c.Spec, Prose: c.Prose, Names: c.Names, Pins: c.Pins})
	if err := s.Need("spec", "out", "module"); err != nil {
		return err
	}
	loaded, err := spec.Load(s.Spec)
	if err != nil {
		return err
	}
	folder, outcomes, err := sdkFiles(loaded, s)
	if err != nil {
		return err
	}
	stats, err := output.Write(a.ctx, folder)
	if err != nil {
		return err
	}
	report.Methods(a.report(), loaded)
	report.Files(a.report(), stats)
	return a.pinsReport(s, outcomes)
}
