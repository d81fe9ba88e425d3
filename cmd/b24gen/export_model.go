package main

import (
	"bufio"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/spec"
)

type exportModelCmd struct {
	specFlag
	namesFlag
	pinsFlag
	Of []string `arg:"" optional:"" help:"Methods, events or namespaces, as --include takes them: crm.deal.list, 'crm.deal.*', crm, scope:im. All without any."`
}

func (c *exportModelCmd) Run(a *app) error {
	s := a.settings.With(config.Config{Names: c.Names, Pins: c.Pins})
	loaded, err := c.load(a)
	if err != nil {
		return err
	}
	d, err := decideAsPinned(loaded, s)
	if err != nil {
		return err
	}
	sdk := d.sdk
	if len(c.Of) > 0 {
		part, err := spec.Part{Include: c.Of}.Of(loaded)
		if err != nil {
			return err
		}
		sdk = sdk.Only(part)
	}
	out := bufio.NewWriter(a.stdout)
	if err := sdk.WriteYAML(out); err != nil {
		return err
	}
	return out.Flush()
}
