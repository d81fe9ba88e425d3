package main

import "bufio"

type exportCmd struct {
	JSON    exportJSONCmd    `cmd:"" name:"json" help:"One JSON document, with the keys of the YAML files."`
	Model   exportModelCmd   `cmd:"" name:"model" help:"What the SDK has, as YAML: each Go type and name, and what decided it."`
	OpenAPI exportOpenAPICmd `cmd:"" name:"openapi" help:"An OpenAPI document, for clients in other languages and for tools."`
}

type exportJSONCmd struct {
	specFlag
}

func (c *exportJSONCmd) Run(a *app) error {
	loaded, err := c.load(a)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.stdout)
	if err := loaded.WriteJSON(out); err != nil {
		return err
	}
	return out.Flush()
}
