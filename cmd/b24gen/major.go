package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/changes/goapi"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/version"
	"github.com/b24gen/b24gen/spec"
)

type majorCmd struct {
	specFlag
	outFlags
	namesFlag
	pinsFlag
	Package []string `placeholder:"DIR" help:"Drop the pins of these packages only: crm, v3/tasks."`
	Before  string   `placeholder:"VERSION" help:"Drop only the pins that are older than this version."`
	Dry     bool     `name:"dry-run" help:"Only say what it would break."`
}

func (c *majorCmd) Run(a *app) error {
	s := a.settings.With(c.outFlags.config()).With(config.Config{Spec: c.Spec, Names: c.Names, Pins: c.Pins})
	if err := c.need(s); err != nil {
		return err
	}
	loaded, specErr := spec.Load(s.Spec)
	pins, pinsErr := pinnedForms(s)
	names, namesErr := pinned(s)
	if err := errors.Join(specErr, pinsErr, namesErr); err != nil {
		return err
	}
	f := forms{Pins: c.remaining(pins), before: pins, file: s.Pins}
	if err := c.idle(f); err != nil {
		return fmt.Errorf("%s: %w", s.Pins, err)
	}
	broken, err := a.breaks(s, loaded, names, f)
	if err != nil {
		return err
	}
	listBroken(a.stdout, broken)
	fmt.Fprintf(a.stdout, "%s: %d of %d pins dropped, incompatible changes: %d\n", cmp.Or(s.Pins, "no file of pins"), pins.Len()-f.Len(), pins.Len(), len(broken))
	if c.Dry {
		return nil
	}
	return a.writeMajor(s, loaded, names, &f)
}

// need reports the settings that are missing. There need not be pins, unless some of them
// are asked for.
func (c *majorCmd) need(s config.Config) error {
	if c.isPartial() {
		return s.Need("spec", "out", "module", "pins")
	}
	return s.Need("spec", "out", "module")
}

// isPartial reports whether only some of the pins are to go.
func (c *majorCmd) isPartial() bool { return len(c.Package) > 0 || c.Before != "" }

// idle is the error of what is asked for and fits no pin.
func (c *majorCmd) idle(f forms) error {
	var problems []error
	for _, dir := range c.Package {
		if len(f.before[dir]) == 0 {
			problems = append(problems, fmt.Errorf("no pin is in package %s; packages with pins: %s", dir, list(slices.Sorted(maps.Keys(f.before)))))
		}
	}
	switch {
	case c.Before != "" && !version.IsVersion(c.Before):
		problems = append(problems, fmt.Errorf("--before %s is no version; give one such as v1.4.0", c.Before))
	case len(problems) == 0 && c.isPartial() && f.Len() == f.before.Len():
		problems = append(problems, fmt.Errorf("no pin that is asked for is older than %s; versions of its pins: %s", c.Before, list(versions(f.before))))
	}
	return errors.Join(problems...)
}

// versions are those that pins are since, the oldest first.
func versions(pins spec.Pins) []string {
	var all []string
	for _, symbols := range pins {
		for _, pin := range symbols {
			all = append(all, pin.Since)
		}
	}
	slices.SortFunc(all, version.Compare)
	return slices.DeleteFunc(slices.Compact(all), func(v string) bool { return v == "" })
}

func list(words []string) string { return cmp.Or(strings.Join(words, ", "), "none") }

// remaining are the pins that stay.
func (c *majorCmd) remaining(pins spec.Pins) spec.Pins {
	out := pins.Clone()
	for dir, symbols := range pins {
		for symbol, pin := range symbols {
			chosen := len(c.Package) == 0 || slices.Contains(c.Package, dir)
			if chosen && (c.Before == "" || version.Less(pin.Since, c.Before)) {
				out.Remove(dir, symbol)
			}
		}
	}
	return out
}

// breaks are the incompatible changes that come with fewer pins.
func (a *app) breaks(s config.Config, loaded spec.Spec, names spec.Names, f forms) ([]goapi.Change, error) {
	var apis [2]*goapi.API
	parser := goapi.Parser{}
	for i, pins := range []spec.Pins{f.before, f.Pins} {
		d, err := decide(loaded, s, names, pins)
		if err != nil {
			return nil, err
		}
		files, err := d.render()
		if err != nil {
			return nil, err
		}
		if apis[i], err = apiOf(parser, goapi.Source{Path: s.Module, Files: files}); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(goapi.Compare(apis[0], apis[1]), func(c goapi.Change) bool { return !c.Incompatible() }), nil
}

func listBroken(w io.Writer, broken []goapi.Change) {
	for _, c := range broken {
		fmt.Fprintf(w, "%s.%s: %s", c.Package, c.Symbol, c.Kind)
		switch {
		case c.New != "":
			fmt.Fprintf(w, ": %s, now %s", c.Old, c.New)
		case c.Old != "":
			fmt.Fprintf(w, ": %s", c.Old)
		}
		fmt.Fprintln(w)
	}
}

// writeMajor writes the SDK without the pins, and the module path of the next major
// version where the module has one.
func (a *app) writeMajor(s config.Config, loaded spec.Spec, names spec.Names, f *forms) error {
	latest, err := a.latestVersion(s.Out)
	if err != nil {
		return err
	}
	step, err := version.Next(s.Out, latest)
	if err != nil {
		return err
	}
	s.Module, s.Runtime = step.Path(s.Module), step.Path(s.Runtime)
	d, err := decide(loaded, s, names, f.Pins)
	if err != nil {
		return err
	}
	folder, err := d.folder()
	if err != nil {
		return err
	}
	if err := f.write(); err != nil {
		return err
	}
	moved, err := step.Files(a.cli.Config, s.Out)
	if err != nil {
		return err
	}
	stats, err := output.Write(a.ctx, append(slices.Concat(f.changed, moved), folder)...)
	if err != nil {
		return err
	}
	fmt.Fprintln(a.report(), step)
	report.Files(a.report(), stats)
	return nil
}
