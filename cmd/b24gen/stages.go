package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/scaffold"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/scrape"
	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/released"
	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/templates"
)

// The stages that commands are made of. None of them changes a
// file.

// pages reads the whole source that the settings name, and takes its pages for what they
// are.
func (a *app) pages(s config.Config) (scrape.Result, error) {
	a.acceptLoss = true
	read, err := a.pagesOrEarlier(s)
	return read, errors.Join(err, missing(read))
}

// pagesOrEarlier reads the source that the settings name. For pages that cannot be
// read now, what the spec has of them stands in. A source without methods is
// refused: it would empty the spec.
func (a *app) pagesOrEarlier(s config.Config) (scrape.Result, error) {
	src, err := a.open(s.Source)
	if err != nil {
		return scrape.Result{}, err
	}
	read, err := a.read(src, s)
	if err == nil && len(read.Spec.Methods) == 0 {
		err = fmt.Errorf("%s: none of its %d pages is of a method; is this the REST documentation?", s.Source, len(read.Pages))
	}
	return read, err
}

// withExamples is what a source states, with its examples, or the spec that is there.
func (a *app) withExamples(source string, f specFlag) (spec.Spec, error) {
	if source == "" {
		return f.load(a)
	}
	if f.Spec != "" {
		return spec.Spec{}, errors.New("SOURCE and --spec: give one of them")
	}
	examples := true
	read, err := a.pages(config.Config{Source: source, Examples: &examples})
	return read.Spec, err
}

// missing is the error of a source of which some pages could not be read.
func missing(read scrape.Result) error {
	if len(read.Missing) == 0 {
		return nil
	}
	var problems []error
	for _, m := range read.Missing {
		problems = append(problems, m)
	}
	return errors.Join(append(problems, fmt.Errorf("%w: pages that could not be read: %d; the spec keeps what it had of them", errCheck, len(read.Missing)))...)
}

// corrected reads the source, or what the spec has of it, and applies the overrides. Of
// what several pages document, one is taken. The second result names the overrides
// that do not hold, which are not applied.
func (a *app) corrected(s config.Config) (scrape.Result, error, error) {
	overrides, err := overridesOf(s)
	if err != nil {
		return scrape.Result{}, nil, err
	}
	read, err := a.pagesOrEarlier(s)
	if err != nil {
		return scrape.Result{}, nil, err
	}
	unfit := unfitOverrides(s.Overrides, read.Spec.TryOverrides(overrides))
	noteDuplicates(&read)
	return read, unfit, nil
}

// unfitOverrides is the error of those overrides that have one.
func unfitOverrides(dir string, problems []error) error {
	n := 0
	for _, err := range problems {
		if err != nil {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return errors.Join(append(problems, fmt.Errorf(
		"%s: %w: overrides that do not hold and are not applied: %d; b24gen overrides --prune takes out those that are no longer needed", dir, errCheck, n))...)
}

// noteDuplicates leaves one page for each thing that several document, and has the
// findings say which.
func noteDuplicates(read *scrape.Result) {
	for _, d := range read.Spec.DropDuplicates() {
		kind := parser.DuplicateMethod
		if d.IsEvent {
			kind = parser.DuplicateEvent
		}
		read.Findings = slices.DeleteFunc(read.Findings, func(f parser.Finding) bool {
			return f.Kind == kind && strings.HasPrefix(strings.ToLower(f.Text), strings.ToLower(d.Name)+" is also on ") && (f.Page == d.Page || f.Page == d.Chosen)
		})
		read.Findings = append(read.Findings, parser.Finding{Kind: kind, Page: d.Page, Text: d.Name + " is taken from " + d.Chosen})
	}
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
	progress := report.NewProgress(watched, src)
	defer progress.Done()
	read, err := scrape.Read(a.ctx, src, scrape.Options{
		Parser:     parser.Options{Prose: on(s.Prose), Examples: on(s.Examples)},
		Cache:      a.store(),
		Name:       absolute(s.Source),
		Progress:   progress.Step,
		Earlier:    func() (spec.Spec, error) { return a.earlier(s.Spec) },
		AcceptLoss: a.acceptLoss,
	})
	if read.Uncached != nil {
		fmt.Fprintln(a.stderr, read.Uncached) // the next run takes longer, and no more
	}
	return read, err
}

// earlier is the spec in the folder, if one is named and there. It is read once.
func (a *app) earlier(dir string) (spec.Spec, error) {
	if a.loaded == nil {
		a.loaded = map[string]func() (spec.Spec, error){}
	}
	if a.loaded[dir] == nil {
		a.loaded[dir] = sync.OnceValues(func() (spec.Spec, error) {
			if dir == "" {
				return spec.Spec{}, nil
			}
			s, err := spec.Load(dir)
			if errors.Is(err, fs.ErrNotExist) {
				return spec.Spec{}, nil
			}
			return s, err
		})
	}
	return a.loaded[dir]()
}

func on(flag *bool) bool { return flag != nil && *flag }

// The folders that we write, without their contents.

func specFolder(dir string) output.Folder {
	return output.Folder{Dir: dir, Headers: map[string]string{".yaml": spec.Header}}
}

// codeFolder is that of the code, of the examples beside tests, which are text, and of
// the pages about packages.
func codeFolder(dir string) output.Folder {
	return output.Folder{Dir: dir, Headers: map[string]string{".go": templates.Header, ".txt": templates.Header, ".md": templates.DocsHeader, ".json": templates.IndexHeader}}
}

// specFiles is the spec as files.
func specFiles(s *spec.Spec, dir string) (output.Folder, error) {
	folder := specFolder(dir)
	var err error
	folder.Files, err = s.Files()
	return folder, err
}

// sdkConfig is all that the SDK is made from beside the spec: what it is, and how it
// is written.
func sdkConfig(c config.Config, names spec.Names) (model.Config, templates.Config) {
	sdk := model.Config{
		Module: c.Module, Names: model.Pins(names), Prefix: c.Prefix, Part: spec.Part{Include: c.Include, Exclude: c.Exclude},
	}
	code := templates.Config{Runtime: c.Runtime, Prose: on(c.Prose), Tests: on(c.Tests), IndexPage: c.Index}
	if c.Runtime == scaffold.Copy {
		code.Runtime = path.Join(c.Module, scaffold.RuntimeDir)
	}
	return sdk, code
}

// sdkFiles are the SDK as files, with all that is pinned, its runtime if that is to be
// copied, and the pages about its packages.
func sdkFiles(s spec.Spec, c config.Config) (output.Folder, []released.Outcome, error) {
	d, err := decideAsPinned(s, c)
	if err != nil {
		return output.Folder{}, nil, err
	}
	folder, err := d.folder()
	return folder, d.outcomes, err
}

// decideAsPinned decides the SDK under the names and the forms that the settings pin.
func decideAsPinned(s spec.Spec, c config.Config) (decided, error) {
	names, namesErr := pinned(c)
	pins, pinsErr := pinnedForms(c)
	if err := errors.Join(namesErr, pinsErr); err != nil {
		return decided{}, err
	}
	return decide(s, c, names, pins)
}

// decided is an SDK with every decision made, and what became of the pins of its forms.
type decided struct {
	config   config.Config
	sdk      *model.SDK
	code     templates.Config
	outcomes []released.Outcome
	// files is the code, if it is rendered already.
	files map[string][]byte
}

func decide(s spec.Spec, c config.Config, names spec.Names, pins spec.Pins) (decided, error) {
	settings, code := sdkConfig(c, names)
	sdk, err := model.Build(s, settings)
	d := decided{config: c, sdk: sdk, code: code}
	if err == nil {
		d.outcomes = released.Apply(sdk, pins)
	}
	return d, err
}

// render is the code, with the runtime if that is to be copied.
func (d *decided) render() (map[string][]byte, error) {
	if d.files != nil {
		return d.files, nil
	}
	var carried map[string][]byte
	var copyErr error
	if d.config.Runtime == scaffold.Copy {
		carried, copyErr = scaffold.Runtime(d.code.Runtime, templates.Header)
	}
	files, err := templates.Render(d.sdk, d.code)
	if err := errors.Join(err, copyErr); err != nil {
		return nil, err
	}
	maps.Copy(files, carried)
	d.files = files
	return files, nil
}

// folder holds the code, and the pages about its packages.
func (d *decided) folder() (output.Folder, error) {
	code, err := d.render()
	folder := codeFolder(d.config.Out)
	folder.Files = maps.Clone(code)
	if err == nil {
		maps.Copy(folder.Files, templates.Pages(d.sdk))
		root, rootErr := templates.Root(d.sdk, d.code)
		maps.Copy(folder.Files, root)
		err = rootErr
	}
	return folder, err
}
