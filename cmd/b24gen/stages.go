package main

import (
	"fmt"
	"io"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/progress"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/scrape"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/tree"
	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/templates"
)

// The stages that commands are made of. None but the tree's writer changes a
// file.

// pages reads the source that the settings name. One without methods is refused:
// it would empty the spec.
func (a *app) pages(s config.Config) (scrape.Result, error) {
	src, err := source.Open(s.Source)
	if err != nil {
		return scrape.Result{}, err
	}
	read, err := a.read(src, s)
	if err == nil && len(read.Spec.Methods) == 0 {
		err = fmt.Errorf("%s: none of its %d pages is of a method; is this the REST documentation?", s.Source, len(read.Pages))
	}
	return read, err
}

// corrected reads the source and applies the overrides.
func (a *app) corrected(s config.Config) (scrape.Result, error) {
	overrides, err := overridesOf(s)
	if err != nil {
		return scrape.Result{}, err
	}
	read, err := a.pages(s)
	if err != nil {
		return scrape.Result{}, err
	}
	return read, read.Spec.Override(overrides)
}

func overridesOf(s config.Config) ([]spec.Override, error) {
	if s.Overrides == "" {
		return nil, nil
	}
	return spec.LoadOverrides(s.Overrides)
}

func (a *app) read(src source.Source, s config.Config) (scrape.Result, error) {
	watched := a.stderr
	if a.cli.Quiet {
		watched = io.Discard
	}
	bar := progress.New(watched, src)
	defer bar.Done()
	return scrape.Read(a.ctx, src, parser.Options{Prose: on(s.Prose), Examples: on(s.Examples)}, bar.Step)
}

func on(flag *bool) bool { return flag != nil && *flag }

// specTree is the spec as files.
func specTree(s *spec.Spec, dir string) (tree.Tree, error) {
	files, err := s.Files()
	return tree.Tree{Dir: dir, Files: files, Header: spec.Header}, err
}

// sdkTree is the SDK as files, with the names that are pinned.
func sdkTree(s spec.Spec, c config.Config) (tree.Tree, error) {
	names, err := pinned(c)
	if err != nil {
		return tree.Tree{}, err
	}
	return sdkTreeNamed(s, c, names)
}

func sdkTreeNamed(s spec.Spec, c config.Config, names spec.Names) (tree.Tree, error) {
	files, err := templates.Render(s, templates.Config{
		Module: c.Module, Runtime: c.Runtime, Prose: on(c.Prose), Tests: on(c.Tests), Names: templates.Pins(names),
	})
	return tree.Tree{Dir: c.Out, Files: files, Header: templates.Header}, err
}
