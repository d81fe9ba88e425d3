package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/openapi"
	"github.com/b24gen/b24gen/spec"
)

type exportOpenAPICmd struct {
	specFlag
	namesFlag
	pinsFlag
	API     spec.API        `enum:"v2,v3" default:"v2" help:"Generation of the API: v2 or v3 (${default})."`
	Format  string          `enum:"yaml,json" default:"yaml" help:"yaml or json (${default})."`
	OpenAPI openapi.Version `name:"openapi" enum:"3.0,3.1" default:"3.1" help:"Version of OpenAPI: 3.1 or 3.0 (${default})."`
	Include []string        `placeholder:"PATTERN" help:"Only this part of the API: crm, crm.deal.*, scope:crm."`
	Exclude []string        `placeholder:"PATTERN" help:"Not this part of the API."`
	Prose   bool            `help:"With the documentation's own descriptions, where the spec has them."`
	Out     string          `placeholder:"FILE" help:"File to write; the document is printed without it."`
	Compare string          `placeholder:"FILE" help:"Say what only this document has, and what only ours has, instead; exit 1 where there is any."`
}

func (c *exportOpenAPICmd) Run(a *app) error {
	s := a.settings.With(config.Config{Names: c.Names, Pins: c.Pins, Include: c.Include, Exclude: c.Exclude})
	loaded, loadErr := c.load(a)
	names, namesErr := pinned(s)
	pins, pinsErr := pinnedForms(s)
	if err := errors.Join(loadErr, namesErr, pinsErr); err != nil {
		return err
	}
	d, err := decide(loaded, s, names, pins)
	if err != nil {
		return err
	}
	doc, err := openapi.Build(d.sdk, openapi.Config{API: c.API, Version: c.OpenAPI, Prose: c.Prose})
	if err != nil {
		return err
	}
	if c.Compare != "" {
		return c.compare(a, doc)
	}
	return c.write(a, doc)
}

// compare says what only one of the documents has, ours or the one of the file.
func (c *exportOpenAPICmd) compare(a *app, doc *openapi.Document) error {
	theirs, err := os.ReadFile(c.Compare)
	if err != nil {
		return err
	}
	ours, err := doc.JSON()
	if err != nil {
		return err
	}
	differences, err := openapi.Compare(ours, theirs)
	if err != nil {
		return fmt.Errorf("%s: %w", c.Compare, err)
	}
	for _, d := range differences {
		side := "only ours"
		if d.Theirs {
			side = "only theirs"
		}
		fmt.Fprintf(a.stdout, "%s: %s\n", side, d)
	}
	if len(differences) > 0 {
		return fmt.Errorf("%s: %w: methods and fields that only one document has: %d", c.Compare, errCheck, len(differences))
	}
	return nil
}

func (c *exportOpenAPICmd) write(a *app, doc *openapi.Document) error {
	text, err := doc.YAML()
	if c.Format == "json" {
		text, err = doc.JSON()
	}
	if err != nil {
		return err
	}
	if c.Out == "" {
		_, err = a.stdout.Write(text)
		return err
	}
	_, err = output.Write(a.ctx, output.Folder{Dir: filepath.Dir(c.Out), Files: map[string][]byte{filepath.Base(c.Out): text}})
	return err
}
