package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/spec"
)

type overridesCmd struct {
	Source string `arg:"" optional:"" help:"The documentation, to hold the overrides against it; the spec if left out."`
	specFlag
	overridesFlag
	Prune bool `help:"Take those that are no longer needed out of their files."`
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
	if c.Prune {
		if err := prune(a, overrides, problems); err != nil {
			return err
		}
	}
	if err := errors.Join(problems...); err != nil {
		return fmt.Errorf("%s: %w:\n%w", s.Overrides, errCheck, err)
	}
	return nil
}

// prune takes out the overrides that are no longer needed, whose problems are then over.
func prune(a *app, overrides []spec.Override, problems []error) error {
	pruned := 0
	files, err := spec.Prune(overrides, func(i int) bool { return errors.Is(problems[i], spec.ErrUnneeded) })
	if err != nil {
		return err
	}
	var folders []output.Folder
	for name, text := range files {
		dir, base := filepath.Split(name)
		folders = append(folders, output.Folder{Dir: filepath.Clean(dir), Files: map[string][]byte{base: text}})
	}
	if _, err := output.Write(a.ctx, folders...); err != nil {
		return err
	}
	for i, err := range problems {
		if errors.Is(err, spec.ErrUnneeded) {
			problems[i] = nil
			pruned++
		}
	}
	fmt.Fprintf(a.report(), "overrides taken out: %d\n", pruned)
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
