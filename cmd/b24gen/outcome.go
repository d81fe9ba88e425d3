package main

import (
	"slices"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/memo"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/scrape"
)

// outcome is what reading the documentation gave, not yet written.
type outcome struct {
	scrape.Result
	said  string // stands for all that the spec says
	names names
}

// outcome reads the source, corrects it by the overrides, and holds its names
// against those that are released.
func (a *app) outcome(s config.Config, pin bool) (outcome, error) {
	read, err := a.corrected(s)
	if err != nil {
		return outcome{}, err
	}
	o := outcome{Result: read, said: memo.Key(read.Spec)}
	o.names, err = a.released(s, o, pin)
	return o, err
}

// spec is the folder of the spec as the target of what was read.
func (o *outcome) spec(s config.Config) target { return specTarget(&o.Spec, o.said, s.Spec) }

// sdk are the targets in the folder of the SDK.
func (o *outcome) sdk(s config.Config) []target {
	return sdkTargets(o.Spec, o.said, s, o.names.Names)
}

// deliver writes the targets and the names, all or none, and reports.
func (a *app) deliver(o outcome, more []output.Folder, targets ...target) error {
	stats, err := a.write(slices.Concat(more, o.names.trees()), targets...)
	if err != nil {
		return err
	}
	a.details(o.Result)
	report.Pages(a.report(), o.Result)
	report.Files(a.report(), stats)
	o.names.report(a.report(), o.Spec)
	return missing(o.Result)
}
