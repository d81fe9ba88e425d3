package main

import "github.com/b24gen/b24gen/cmd/b24gen/internal/config"

type scrapeCmd struct {
	sourceArg
	specFlag
	keepFlags
	overridesFlag
	namesFlag
	pinFlag
}

func (c *scrapeCmd) Run(a *app) error {
	s := a.settings.With(config.Config{
		Source: c.Source, Spec: c.Spec, Prose: c.Prose, Examples: c.Examples, Overrides: c.Overrides, Names: c.Names,
	})
	if err := s.Need("source", "spec"); err != nil {
		return err
	}
	return a.update(job{Config: s, Pin: c.Pin})
}
