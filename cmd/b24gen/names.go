package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

type namesCmd struct {
	specFlag
	namesFlag
	Rename map[string]string `placeholder:"WHAT=NAME" help:"Show what another Go name for a service, a method, an event or a key would break."`
	Write  bool              `help:"Write the pins of new services, methods and events, and the renames."`
}

func (c *namesCmd) Run(a *app) error {
	s := a.settings.With(config.Config{Spec: c.Spec, Names: c.Names})
	if err := s.Need("spec", "names"); err != nil {
		return err
	}
	n := names{file: s.Names}
	var err1, err2 error
	n.Names, err1 = spec.LoadNames(s.Names)
	loaded, err2 := spec.Load(s.Spec)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	if err := c.rename(a.stdout, &n, loaded); err != nil {
		return err
	}
	if n.keys, err1 = model.Pin(&n.Names, loaded, model.Config{}); err1 != nil {
		return err1
	}
	c.list(a.stdout, n, loaded)
	if !c.Write {
		return nil
	}
	if err := n.write(); err != nil {
		return err
	}
	stats, err := output.Write(a.ctx, n.changed...)
	if err != nil {
		return err
	}
	report.Files(a.report(), stats)
	return nil
}

// rename gives the names that were asked for, and says what is called otherwise
// then.
func (c *namesCmd) rename(w io.Writer, n *names, s spec.Spec) error {
	if len(c.Rename) == 0 {
		return nil
	}
	before, err := model.Build(s, model.Config{Names: model.Pins(n.Names)})
	if err != nil {
		return err
	}
	if _, err := model.Pin(&n.Names, s, model.Config{}); err != nil { // so that each rename has its place
		return err
	}
	var problems []error
	for _, what := range slices.Sorted(maps.Keys(c.Rename)) {
		problems = append(problems, n.Rename(&s, what, c.Rename[what]))
	}
	if err := errors.Join(problems...); err != nil {
		return err
	}
	after, err := model.Build(s, model.Config{Names: model.Pins(n.Names)})
	if err != nil {
		return err
	}
	renames := model.Renames(before.Names, after.Names)
	for _, r := range renames {
		fmt.Fprintf(w, "renamed  %s: %s to %s\n", r.Key, r.From, r.To)
	}
	if len(renames) == 0 {
		return errors.New("--rename changes no name: is it called so already, or is the key none of this SDK?")
	}
	return nil
}

// list writes what is not pinned, and what is pinned and gone.
func (c *namesCmd) list(w io.Writer, n names, s spec.Spec) {
	pins := model.Pins(n.Names)
	for _, key := range n.keys {
		fmt.Fprintf(w, "new      %s: %s\n", key, pins[key])
	}
	gone := model.Gone(n.Names, s)
	for _, key := range gone {
		fmt.Fprintf(w, "gone     %s: %s\n", key, pins[key])
	}
	fmt.Fprintf(w, "%s: %d names, %d of them new, %d gone\n", n.file, len(pins), len(n.keys), len(gone))
}
