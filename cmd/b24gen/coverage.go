package main

import (
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/templates"
)

type coverageCmd struct {
	specFlag
}

func (c *coverageCmd) Run(a *app) error {
	loaded, err := c.load(a)
	if err != nil {
		return err
	}
	measured, err := templates.Measure(loaded, templates.Config{Runtime: a.settings.Runtime})
	if err != nil {
		return err
	}
	report.Coverage(a.stdout, loaded, measured, a.cli.Verbose)
	return nil
}
