package main

import (
	"errors"
	"fmt"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/spec"
)

type checkCmd struct {
	Source string `arg:"" optional:"" help:"Pages to hold the spec against; without them only the SDK is held against the spec."`
	specFlag
	outFlags
	keepFlags
	overridesFlag
	namesFlag
	pinsFlag
}

func (c *checkCmd) Run(a *app) error {
	s := a.settings.With(config.Config{
		Spec: c.Spec, Out: c.Out, Module: c.Module, Runtime: c.Runtime, Prose: c.Prose, Examples: c.Examples,
		Tests: c.Tests, Overrides: c.Overrides, Names: c.Names, Pins: c.Pins,
	})
	s.Source = c.Source
	if err := s.Need("spec", "out", "module"); err != nil {
		return err
	}
	var said []error
	for _, check := range []func(config.Config) error{a.checkSpec, a.checkSDK} {
		err := check(s)
		if err != nil && !errors.Is(err, errCheck) {
			return err
		}
		said = append(said, err)
	}
	return errors.Join(said...)
}

// checkSpec holds the spec against the documentation, if there is any.
func (a *app) checkSpec(s config.Config) error {
	if s.Source == "" {
		return nil
	}
	read, unfit, err := a.corrected(s)
	if err != nil {
		return err
	}
	files, err := specFiles(&read.Spec, s.Spec)
	if err != nil {
		return err
	}
	return errors.Join(missing(read), unfit, a.same(files, "the documentation in "+s.Source, "b24gen run"))
}

// checkSDK holds the generated code against the spec.
func (a *app) checkSDK(s config.Config) error {
	loaded, err := spec.Load(s.Spec)
	if err != nil {
		return err
	}
	folder, outcomes, err := sdkFiles(loaded, s)
	if err != nil {
		return err
	}
	lost := a.pinsReport(s, outcomes)
	same := a.same(folder, "the spec in "+s.Spec, "b24gen generate")
	if same != nil && !errors.Is(same, errCheck) {
		return same
	}
	return errors.Join(lost, same)
}

// same fails if the folder does not hold the files, after it has printed what
// the named command would change.
func (a *app) same(want output.Folder, origin, remedy string) error {
	differences, err := output.Compare(want)
	if err != nil || len(differences) == 0 {
		return err
	}
	for _, d := range differences {
		report.Difference(a.report(), d)
	}
	return fmt.Errorf("%s: %w: files that differ from %s: %d; %s updates them", want.Dir, errCheck, origin, len(differences), remedy)
}
