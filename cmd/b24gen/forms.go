package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/changes/goapi"
	"github.com/b24gen/b24gen/changes/keep"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/scaffold"
	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/released"
	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/templates"
)

// forms are the pins of the forms of released declarations that an update works with.
type forms struct {
	spec.Pins
	file     string
	outcomes []released.Outcome
	left     []goapi.Change  // incompatible changes that no pin can keep
	lapsed   []string        // what was accepted for something else than is documented now
	changed  []output.Folder // the file to write, if it has changed
	before   spec.Pins
}

// pinnedForms are the pins in the file that the settings name, none without one.
func pinnedForms(s config.Config) (spec.Pins, error) {
	if s.Pins == "" {
		return nil, nil
	}
	return spec.LoadPins(s.Pins)
}

// keepForms makes the SDK. If it is asked for, and the settings name a file for it, pins
// keep the Go API of the SDK that is there, or of the one in a revision.
func (a *app) keepForms(j job, s spec.Spec, n names) (forms, decided, error) {
	pins, err := pinnedForms(j.Config)
	f := forms{Pins: pins, file: j.Config.Pins, before: pins}
	if err != nil {
		return f, decided{}, err
	}
	settings, code := sdkConfig(j.Config, n.Names)
	d := decided{config: j.Config, sdk: n.sdk, code: code}
	if d.sdk == nil {
		if d.sdk, err = model.Build(s, settings); err != nil {
			return f, decided{}, err
		}
	}
	if !j.Pin || j.Config.Pins == "" {
		d.outcomes = released.Apply(d.sdk, pins)
		f.outcomes = d.outcomes
		f.lapse("b24gen run --pin removes accepted: true")
		return f, d, nil
	}
	return f.keep(a, j, d)
}

// keep adds the pins that keep the released API.
func (f forms) keep(a *app, j job, bare decided) (forms, decided, error) {
	old, since, err := a.releasedSDK(j)
	if err != nil {
		return f, decided{}, err
	}
	if err := sameRuntime(old, j.Config); err != nil {
		return f, decided{}, err
	}
	bare.code.Formatted = &templates.Formatted{} // of packages that are rendered again few files differ
	m := maker{bare: bare}
	parser := goapi.Parser{}
	result, err := keep.Release{
		Released: old, Since: since, Make: m.make,
		Read: func(sdk goapi.Source) (*goapi.API, error) { return apiOf(parser, sdk) },
	}.Keep(f.Pins)
	if err != nil {
		return f, decided{}, err
	}
	f.Pins, f.left, f.outcomes = result.Pins, result.Left, m.last.outcomes
	f.lapse("accepted: true removed")
	return f, m.last, f.write()
}

// lapse has forms that were accepted for something else need their decision again.
func (f *forms) lapse(advice string) {
	for i, o := range f.outcomes {
		if was := f.before[o.Package][o.Symbol]; keep.Lapsed(was, o.Documented) {
			f.outcomes[i].Accepted = false
			f.lapsed = append(f.lapsed, report.Lapsed(f.file, o, was.Documented, advice))
		}
	}
}

// sameRuntime refuses to keep an SDK that carried its runtime in one that does not: all its
// types would be others, though they have the same names.
func sameRuntime(old goapi.Source, c config.Config) error {
	for name := range old.Files {
		if c.Runtime != scaffold.Copy && strings.HasPrefix(name, scaffold.RuntimeDir+"/") {
			return fmt.Errorf("%s: the released SDK carries its runtime, and no pin can keep that: write runtime: copy into the settings, or begin a new major version first (b24gen major)",
				path.Join(c.Out, scaffold.RuntimeDir))
		}
	}
	return nil
}

// maker makes an SDK under one set of pins after another.
type maker struct {
	bare decided   // without pins
	pins spec.Pins // of the last one
	last decided
}

// make renders the packages whose pins have changed, and keeps the others.
func (m *maker) make(pins spec.Pins) (keep.Made, error) {
	d := m.bare
	d.sdk = m.bare.sdk.Clone()
	d.outcomes = released.Apply(d.sdk, pins)
	if m.last.files != nil && !d.code.Tests { // tests name what is in all packages
		if err := m.renderChanged(&d, pins); err != nil {
			return keep.Made{}, err
		}
	}
	files, err := d.render()
	m.last, m.pins = d, pins.Clone()
	return keep.Made{Source: goapi.Source{Path: d.config.Module, Files: files}, Documented: released.Documented(d.outcomes)}, err
}

// renderChanged makes the files of the last SDK those of the next one.
func (m *maker) renderChanged(d *decided, pins spec.Pins) error {
	isSame := func(dir string) bool { return maps.EqualFunc(m.pins[dir], pins[dir], spec.Pin.SameForm) }
	some := *d.sdk
	some.Packages = slices.DeleteFunc(slices.Clone(some.Packages), func(p *model.Package) bool { return isSame(p.Dir) })
	files, err := templates.Render(&some, d.code)
	if err != nil {
		return err
	}
	d.files = maps.Clone(m.last.files)
	maps.DeleteFunc(d.files, func(name string, _ []byte) bool { return !isSame(path.Dir(name)) })
	maps.Copy(d.files, files)
	return nil
}

// releasedSDK is the SDK that is released, and its version: the one in the folder, or in
// the revision that is asked for.
func (a *app) releasedSDK(j job) (goapi.Source, string, error) {
	out := goapi.Source{Path: j.Module, Files: map[string][]byte{}}
	if j.Since == "" {
		files, err := ours(output.Folder{Dir: j.Out, Headers: map[string]string{".go": templates.Header}})
		if err != nil {
			return out, "", err
		}
		for name, data := range files {
			rel, err := filepath.Rel(j.Out, name)
			if err != nil {
				return out, "", err
			}
			out.Files[filepath.ToSlash(rel)] = data
		}
		since, err := a.latestVersion(j.Out)
		return out, since, err
	}
	revision, since, err := a.revisionOf(j.Since, j.Out)
	if err != nil {
		return out, "", err
	}
	out, err = codeOfRevision(a.ctx, revision, j.Config)
	return out, since, err
}

// codeOfRevision is the SDK in a revision: our files in the folder, with the import path
// that they had then.
func codeOfRevision(ctx context.Context, revision string, c config.Config) (goapi.Source, error) {
	out := goapi.Source{Path: c.Module, Files: map[string][]byte{}}
	dir := existing(c.Out)
	rel, err := filepath.Rel(dir, c.Out)
	if err != nil {
		return out, err
	}
	tree, err := treeOfRevision(ctx, dir, revision+":./"+filepath.ToSlash(rel))
	if err != nil {
		return out, err
	}
	if out.Path, err = modulePathOf(ctx, revision, c); err != nil {
		return out, err
	}
	return out, fs.WalkDir(tree, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) != ".go" {
			return err
		}
		data, err := fs.ReadFile(tree, name)
		if strings.HasPrefix(string(data), templates.Header) {
			out.Files[name] = data
		}
		return err
	})
}

// write puts the file among what is to be written, if it changes.
func (f *forms) write() error {
	if f.file == "" || reflect.DeepEqual(f.before, f.Pins) {
		return nil
	}
	data, err := f.File()
	if err != nil {
		return err
	}
	dir, base := filepath.Split(f.file)
	f.changed = []output.Folder{{Dir: filepath.Clean(dir), Files: map[string][]byte{base: data}}}
	return nil
}

// pinsReport says what the pins keep, and which are no longer needed. Its error names those
// that keep nothing.
func (a *app) pinsReport(s config.Config, outcomes []released.Outcome) error {
	if s.Pins == "" {
		return nil
	}
	report.Pins(a.report(), s.Pins, outcomes, false)
	var all []error
	for _, o := range outcomes {
		if o.State == released.Lost {
			all = append(all, fmt.Errorf("%s.%s: the pin keeps nothing: %s", o.Package, o.Symbol, o.Why))
		}
	}
	if len(all) == 0 {
		return nil
	}
	return errors.Join(append(all, fmt.Errorf("%s: %w: pins that keep nothing: %d; correct them or take them out", s.Pins, errCheck, len(all)))...)
}

// decisions is the error of forms that cannot be kept without harm, which somebody has
// to decide about.
func (f *forms) decisions() error {
	var all []error
	for _, o := range f.outcomes {
		if o.NeedsDecision() {
			all = append(all, errors.New(report.Decision(o)))
		}
	}
	for _, c := range f.left {
		all = append(all, fmt.Errorf("%s.%s: needs a decision: %s, and no pin can keep it: %s, documented: %s", c.Package, c.Symbol, c.Kind, c.Old, c.New))
	}
	if len(all) == 0 {
		return nil
	}
	return errors.Join(append(all, fmt.Errorf(
		"%s: %w: released forms that need a decision: %d; write accepted: true to keep one, or drop its pin in a new major version (b24gen major)", f.file, errCheck, len(all)))...)
}
