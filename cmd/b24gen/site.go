package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/openapi"
	reference "github.com/b24gen/b24gen/site"
	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/templates"
)

type siteCmd struct {
	Source string `arg:"" optional:"" help:"Pages of the documentation, whose findings the site is to have: a folder, an archive or an address."`
	specFlag
	namesFlag
	pinsFlag
	Findings string `placeholder:"FILE" help:"Findings to show, as b24gen findings --json has printed them, instead of those of SOURCE."`
	Since    string `placeholder:"SPEC" help:"What to list the changes since: the folder of a spec, a folder or archive of pages, or a git revision such as HEAD~1:spec/api."`
	Out      string `placeholder:"DIR" help:"Folder of the site."`
	Serve    string `placeholder:"ADDR" help:"Serve the site at this address, of the loopback unless it names a host: :8080."`
}

func (c *siteCmd) Run(a *app) error {
	if c.Out == "" && c.Serve == "" {
		return errors.New("site: give --out DIR, --serve ADDR, or both")
	}
	if c.Source != "" && c.Findings != "" {
		return errors.New("site: SOURCE and --findings: give one of them")
	}
	files, err := c.files(a)
	if err != nil {
		return err
	}
	if c.Out != "" {
		stats, err := output.Write(a.ctx, output.Folder{Dir: c.Out, Headers: reference.Headers, Files: files})
		if err != nil {
			return err
		}
		report.Files(a.report(), stats)
	}
	if c.Serve == "" {
		return nil
	}
	return serveSite(a, c.Serve, files)
}

// files are the pages of the site.
func (c *siteCmd) files(a *app) (map[string][]byte, error) {
	s := a.settings.With(config.Config{Names: c.Names, Pins: c.Pins, Spec: c.Spec})
	loaded, err := c.load(a)
	if err != nil {
		return nil, err
	}
	d, err := decideAsPinned(loaded, s)
	if err != nil {
		return nil, err
	}
	from := reference.Source{SDK: d.sdk, Runtime: d.code.Runtime, Does: templates.Sentence, Documents: map[spec.API]*openapi.Document{}}
	if from.Runtime == "" {
		from.Runtime = templates.DefaultRuntime
	}
	for _, api := range []spec.API{spec.V2, spec.V3} {
		if doc, err := openapi.Build(d.sdk, openapi.Config{API: api, Version: openapi.V31, Prose: on(s.Prose)}); err == nil {
			from.Documents[api] = doc // of the generations that there are
		}
	}
	if from.Findings, err = c.findings(a); err != nil {
		return nil, err
	}
	if from.Changes, err = c.changes(a, s); err != nil {
		return nil, err
	}
	return reference.Build(from)
}

// findings are those of the source or of the file, nil without either.
func (c *siteCmd) findings(a *app) ([]spec.Finding, error) {
	switch {
	case c.Source != "":
		read, err := a.pages(a.settings.With(config.Config{Source: c.Source}))
		return append([]spec.Finding{}, read.Findings...), err
	case c.Findings == "":
		return nil, nil
	}
	data, err := os.ReadFile(c.Findings)
	if err != nil {
		return nil, err
	}
	out := []spec.Finding{}
	if err := json.Unmarshal(data, &out); err != nil {
		return nil, fmt.Errorf("%s: %w; b24gen findings --json prints them", c.Findings, err)
	}
	return out, nil
}

// changes are those since the other spec, nil without one.
func (c *siteCmd) changes(a *app, s config.Config) (*reference.Changes, error) {
	if c.Since == "" {
		return nil, nil
	}
	a.settings = s
	log, err := a.changes(c.Since, s.Spec)
	if err != nil {
		return nil, err
	}
	since := log.Old
	if filepath.IsAbs(since) {
		since = filepath.Base(since) // the folders of this machine are nobody's business
	}
	return &reference.Changes{Since: since, REST: log.REST, Go: log.Go}, nil
}
