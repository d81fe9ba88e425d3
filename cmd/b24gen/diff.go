package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	sources "github.com/b24gen/b24gen"
	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/changes/goapi"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/changelog"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/templates"
)

type diffCmd struct {
	Old    string `arg:"" help:"Spec of before: its folder, a folder or archive of pages, or a git revision of its folder, such as HEAD~1:spec/api."`
	New    string `arg:"" optional:"" help:"Spec of after, in the same forms; the spec of the settings if left out."`
	Format string `enum:"text,markdown,json,step" default:"text" help:"text, markdown (for a pull request), json, or step: the step of the version alone."`

	Attention string `placeholder:"FILE" help:"With markdown: put what this file says on top, such as the errors of the run."`
	Checks    string `placeholder:"RESULT" help:"With markdown: say how the checks ended."`
	Limit     int    `placeholder:"N" help:"With markdown: the most characters; GitHub takes 65536."`
}

func (c *diffCmd) Run(a *app) error {
	s := a.settings.With(config.Config{Spec: c.New})
	if s.Spec == "" {
		return errors.New("no spec to compare with: give NEW, or write spec: into " + config.Default)
	}
	log, err := a.changes(c.Old, s.Spec)
	if err != nil {
		return err
	}
	var attention []byte
	if c.Attention != "" {
		if attention, err = os.ReadFile(c.Attention); err != nil {
			return err
		}
	}
	out := bufio.NewWriter(a.stdout)
	write := map[string]func(changelog.Log) error{
		"text": func(l changelog.Log) error { return l.Text(out) },
		"markdown": func(l changelog.Log) error {
			return changelog.PullRequest{Log: l, Attention: string(attention), Checks: c.Checks, Limit: c.Limit}.Markdown(out)
		},
		"json": func(l changelog.Log) error { return l.JSON(out) },
		"step": func(l changelog.Log) error { _, err := fmt.Fprintln(out, l.Step()); return err },
	}[c.Format]
	if err := write(log); err != nil {
		return err
	}
	return out.Flush()
}

// changes compares two specs, and the SDKs of them.
func (a *app) changes(oldName, newName string) (changelog.Log, error) {
	older, oldErr := a.side(oldName)
	newer, newErr := a.side(newName)
	if err := errors.Join(oldErr, newErr); err != nil {
		return changelog.Log{}, err
	}
	before, oldErr := a.codeOf(older)
	after, newErr := a.codeOf(newer)
	decided, decideErr := newer.decide()
	if err := errors.Join(oldErr, newErr, decideErr); err != nil {
		return changelog.Log{}, err
	}
	parser := goapi.Parser{}
	oldAPI, oldErr := apiOf(parser, before)
	newAPI, newErr := apiOf(parser, after)
	if err := errors.Join(oldErr, newErr); err != nil {
		return changelog.Log{}, err
	}
	return changelog.Log{
		Old: oldName, New: newName, REST: changes.Compare(older.spec, newer.spec), Go: goapi.Compare(oldAPI, newAPI), Pins: decided.outcomes, All: a.cli.Verbose,
	}, nil
}

// fromRevision reports whether the spec of the name is in a git revision.
func fromRevision(name string) bool {
	_, err := os.Stat(name)
	return errors.Is(err, fs.ErrNotExist) && isRevision(name)
}

// apiOf is the API of an SDK, understood with the runtime of this program.
func apiOf(parser goapi.Parser, sdk goapi.Source) (*goapi.API, error) {
	runtime, err := goapi.FromFS(path.Dir(templates.DefaultRuntime), sources.Runtime)
	if err != nil {
		return nil, err
	}
	return parser.Read(sdk, runtime)
}

// specOf reads a spec from wherever the name leads.
func (a *app) specOf(name string) (spec.Spec, error) {
	switch {
	case isSpec(name):
		return spec.Load(name)
	case fromRevision(name):
		return specOfRevision(a.ctx, name)
	}
	a.acceptLoss = true
	read, unfit, err := a.corrected(a.settings.With(config.Config{Source: name}))
	if unfit != nil {
		fmt.Fprintf(a.stderr, "%s: some overrides do not hold for these pages, and are not applied to them; b24gen overrides SOURCE says which\n", name)
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("%w; give the folder of a spec, a folder or archive of pages, or a git revision such as HEAD~1:spec/api", err)
	}
	return read.Spec, err
}

// isSpec tells the folder of a spec from one of pages.
func isSpec(dir string) bool {
	for _, api := range []spec.API{spec.V2, spec.V3} {
		if info, err := os.Stat(filepath.Join(dir, string(api))); err == nil && info.IsDir() {
			return true
		}
	}
	return false
}
