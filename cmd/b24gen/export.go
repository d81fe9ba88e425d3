package main

import (
	"bufio"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/spec"
)

type exportCmd struct {
	JSON exportJSONCmd `cmd:"" name:"json" help:"One JSON document, with the keys of the YAML files."`
}

type exportJSONCmd struct {
	specFlag
}

func (c *exportJSONCmd) Run(a *app) error {
	s := a.settings.With(config.Config{Spec: c.Spec})
	if err := s.Need("spec"); err != nil {
		return err
	}
	loaded, err := spec.Load(s.Spec)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.stdout)
	if err := loaded.WriteJSON(out); err != nil {
		return err
	}
	return out.Flush()
}
