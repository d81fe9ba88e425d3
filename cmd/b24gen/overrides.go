package main

import (
	"errors"
	"fmt"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/spec"
)

type overridesCmd struct {
	Source string `arg:"" optional:"" help:"The documentation, to hold the overrides against it; the spec if left out."`
	specFlag
	overridesFlag
}

func (c *overridesCmd) Run(a *app) error {
	s := a.settings.With(config.Config{Spec: c.Spec, Overrides: c.Overrides})
	if err := s.Need("overrides"); err != nil {
		return err
	}
	overrides, err := spec.LoadOverrides(s.Overrides)
	if err != nil {
		return err
	}
	against, err := c.against(a, s)
	if err != nil {
		return err
	}
	states := make([]string, len(overrides))
	for i, o := range overrides {
		states[i] = c.state(against, o)
	}
	problems := against.TryOverrides(overrides)
	for i, o := range overrides {
		if problems[i] != nil {
			states[i] = "does not hold"
		}
		fmt.Fprintf(a.stdout, "%s: %s: %s\n\t%s\n\t%s\n", o.Where(), o.Subject(), states[i], o.Change(), o.Reason)
	}
	if err := errors.Join(problems...); err != nil {
		return fmt.Errorf("%s: %w:\n%w", s.Overrides, errCheck, err)
	}
	return nil
}

// against is what the overrides are held against: the pages, or the spec, which
// bears the trail of those that were applied.
func (c *overridesCmd) against(a *app, s config.Config) (spec.Spec, error) {
	if c.Source != "" {
		read, err := a.pages(s.With(config.Config{Source: c.Source}))
		return read.Spec, err
	}
	if err := s.Need("spec"); err != nil {
		return spec.Spec{}, err
	}
	return spec.Load(s.Spec)
}

// state is that of an override with which nothing is wrong.
func (c *overridesCmd) state(against spec.Spec, o spec.Override) string {
	switch {
	case c.Source != "":
		return "needed"
	case against.HasTrail(o):
		return "applied"
	}
	return "not applied yet, b24gen scrape does"
}
