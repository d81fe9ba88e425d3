package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/b24gen/b24gen/b24/b24check/tally"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/gotypes"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

type coverageCmd struct {
	sourceArg
	specFlag
	Baseline string `placeholder:"FILE" help:"Fail if a figure of the examples is worse than this file accepts."`
	Update   bool   `help:"Improve the figures in the baseline to those of today."`
}

func (c *coverageCmd) Run(a *app) error {
	if c.Update && c.Baseline == "" {
		return errors.New("--update: no baseline to update; give --baseline FILE")
	}
	read, err := a.withExamples(c.Source, c.specFlag)
	if err != nil {
		return err
	}
	sdk, err := model.Build(read, model.Config{})
	if err != nil {
		return err
	}
	counted := examplesIn(sdk)
	report.Coverage(a.stdout, read, sdk.Coverage(), a.cli.Verbose)
	if counted.Answers+counted.Requests > 0 {
		report.Examples(a.stdout, counted, a.cli.Verbose)
	}
	if c.Baseline == "" {
		return nil
	}
	return c.compare(a, counted.Figures)
}

// examplesIn counts what becomes of the examples' values in the types of the SDK.
func examplesIn(sdk *model.SDK) *tally.Tally {
	out := new(tally.Tally)
	methods := gotypes.Methods(sdk)
	types := map[string]tally.Method{}
	for _, m := range methods {
		types[m.Name] = m
	}
	for _, p := range sdk.Packages {
		for _, m := range p.Methods() {
			countExamplesOf(out, types[gotypes.Name(m)], m.Spec)
		}
	}
	out.Types(methods)
	return out
}

func countExamplesOf(out *tally.Tally, types tally.Method, m spec.Method) {
	if m.Examples == nil {
		return
	}
	for _, text := range m.Examples.Response {
		out.Answer(types, []byte(text))
	}
	for _, r := range m.Examples.Request {
		if strings.EqualFold(r.Method, m.Name) {
			out.Request(types, []byte(r.Body))
		}
	}
}

// compare holds the figures against the baseline, and improves that if asked to.
func (c *coverageCmd) compare(a *app, f tally.Figures) error {
	accepted, err := loadFigures(c.Baseline)
	if c.Update && errors.Is(err, fs.ErrNotExist) {
		return saveFigures(a.ctx, c.Baseline, f)
	}
	if err != nil {
		return err
	}
	if fallen := worse(f, accepted); len(fallen) > 0 {
		return fmt.Errorf("%s: %w:\n%s", c.Baseline, errCheck, strings.Join(fallen, "\n"))
	}
	if c.Update {
		return saveFigures(a.ctx, c.Baseline, f)
	}
	return nil
}
