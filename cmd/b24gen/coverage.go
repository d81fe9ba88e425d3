package main

import (
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/model"
)

type coverageCmd struct {
	specFlag
}

func (c *coverageCmd) Run(a *app) error {
	loaded, err := c.load(a)
	if err != nil {
		return err
	}
	sdk, err := model.Build(loaded, model.Config{})
	if err != nil {
		return err
	}
	report.Coverage(a.stdout, loaded, sdk.Coverage(), a.cli.Verbose)
	return nil
}
