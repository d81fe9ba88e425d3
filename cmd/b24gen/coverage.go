package main

import (
	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/templates"
)

type coverageCmd struct {
	specFlag
}

func (c *coverageCmd) Run(a *app) error {
	s := a.settings.With(config.Config{Spec: c.Spec})
	if err := s.Need("spec"); err != nil {
		return err
	}
	loaded, err := spec.Load(s.Spec)
	if err != nil {
		return err
	}
	measured, err := templates.Measure(loaded, templates.Config{Runtime: s.Runtime})
	if err != nil {
		return err
	}
	report.Coverage(a.stdout, loaded, measured, a.cli.Verbose)
	return nil
}
