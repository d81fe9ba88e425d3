package main

import "github.com/b24gen/b24gen/cmd/b24gen/internal/config"

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
	s := a.settings.With(c.outFlags.config()).With(config.Config{
		Source: c.Source, Spec: c.Spec, Prose: c.Prose, Examples: c.Examples, Overrides: c.Overrides, Names: c.Names,
	})
	if err := s.Need("source", "spec", "out", "module"); err != nil {
		return err
	}
	return a.update(job{Config: s, SDK: true, Pin: c.Pin})
}
