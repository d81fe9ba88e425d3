package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/scrape"
	"github.com/b24gen/b24gen/model/released"
	"github.com/b24gen/b24gen/spec"
)

type scrapeCmd struct {
	sourceArg
	specFlag
	keepFlags
	overridesFlag
	namesFlag
	pinFlag
	lossFlag
}

func (c *scrapeCmd) Run(a *app) error {
	a.acceptLoss = c.AcceptLoss
	s := a.settings.With(config.Config{
		Source: c.Source, Spec: c.Spec, Prose: c.Prose, Examples: c.Examples, Overrides: c.Overrides, Names: c.Names,
	})
	if err := s.Need("source", "spec"); err != nil {
		return err
	}
	return a.update(job{Config: s, Pin: c.Pin})
}

type runCmd struct {
	sourceArg
	specFlag
	outFlags
	keepFlags
	overridesFlag
	namesFlag
	pinsFlag
	pinFlag
	lossFlag
	Since string `placeholder:"TAG" help:"With --pin: keep the Go API of this revision of git; that of the SDK that is there if not given."`
}

func (c *runCmd) Run(a *app) error {
	a.acceptLoss = c.AcceptLoss
	s := a.settings.With(c.outFlags.config()).With(config.Config{
		Source: c.Source, Spec: c.Spec, Prose: c.Prose, Examples: c.Examples, Overrides: c.Overrides, Names: c.Names, Pins: c.Pins,
	})
	if err := s.Need("source", "spec", "out", "module"); err != nil {
		return err
	}
	if c.Pin && s.Pins == "" && !a.cli.Quiet {
		fmt.Fprintf(a.stderr, "--pin keeps no forms of the Go API without a file for them: write pins: spec/pins.yaml into %s\n", config.Default)
	}
	return a.update(job{Config: s, SDK: true, Pin: c.Pin, Since: c.Since})
}

// job is what scrape and run do: read the documentation, and write the spec and, if
// it is asked for, the SDK.
type job struct {
	config.Config
	SDK   bool // the SDK too
	Pin   bool
	Since string // the revision whose Go API is kept, empty for the SDK that is there
}

// update does it, unless nothing has changed since the last time.
func (a *app) update(j job) error {
	a.loaded = nil
	before := a.stamp(j)
	if text, ok := a.lastReport(j, before); ok && !a.cli.Verbose {
		fmt.Fprint(a.report(), text)
		return nil
	}
	o, err := a.outcome(j)
	if err != nil {
		return err
	}
	j, idle := withoutIdle(j, o.Spec)
	folders, err := a.folders(&o, j)
	if err != nil {
		return err
	}
	stats, err := a.deliver(o, folders)
	if err != nil {
		return err
	}
	if err := errors.Join(missing(o.Result), o.unfit, idle, o.forms.decisions()); err != nil {
		return err
	}
	if err := a.remember(j, before, folders, o.reportAgain(stats)); err != nil {
		fmt.Fprintln(a.stderr, err) // the next run takes longer, and no more
	}
	return nil
}

// withoutIdle is the job without what it includes or excludes of an API that has no such
// thing any more: the rest of the SDK is written, and the error says what to take out. With
// nothing left of what it includes it stays as it is.
func withoutIdle(j job, s spec.Spec) (job, error) {
	used, err := spec.Part{Include: j.Include, Exclude: j.Exclude}.Used(s)
	if err == nil || !j.SDK || len(used.Include) == 0 && len(j.Include) > 0 {
		return j, nil
	}
	j.Include, j.Exclude = used.Include, used.Exclude
	return j, fmt.Errorf("%w: patterns that nothing matches were left out:\n%w", errCheck, err)
}

// outcome is what reading the documentation gave, not yet written.
type outcome struct {
	scrape.Result
	unfit error // the overrides that do not hold
	names names
	forms forms
}

// outcome reads the source and corrects it by the overrides.
func (a *app) outcome(j job) (outcome, error) {
	read, unfit, err := a.corrected(j.Config)
	if err != nil {
		return outcome{}, err
	}
	o := outcome{Result: read, unfit: unfit}
	earlier, err := a.earlier(j.Spec)
	if err == nil && !a.acceptLoss {
		err = loss(earlier, read.Spec)
	} else {
		err = nil // a spec that cannot be read has nothing to lose
	}
	return o, err
}

// loss refuses a spec that lacks more than a tenth of the methods that the earlier one has.
func loss(earlier, next spec.Spec) error {
	has := map[string]bool{}
	key := func(m spec.Method) string { return string(m.API) + "/" + strings.ToLower(m.Name) }
	for _, m := range next.Methods {
		has[key(m)] = true
	}
	var gone []string
	for _, m := range earlier.Methods {
		if !has[key(m)] {
			gone = append(gone, m.Name)
		}
	}
	if len(gone)*10 <= len(earlier.Methods) {
		return nil
	}
	return fmt.Errorf("%d of %d methods would go, %s among them, which is more than a tenth: nothing is written; --accept-loss if they are really gone",
		len(gone), len(earlier.Methods), gone[0])
}

// folders are the wanted contents of all that the update writes. The spec comes last.
func (a *app) folders(o *outcome, j job) ([]output.Folder, error) {
	var yaml output.Folder
	var code []output.Folder
	var specErr, codeErr error
	var wg sync.WaitGroup
	wg.Go(func() { yaml, specErr = specFiles(&o.Spec, j.Spec) })
	wg.Go(func() { code, codeErr = a.codeFolders(o, j) })
	wg.Wait()
	return append(code, yaml), errors.Join(codeErr, specErr)
}

// codeFolders hold the names against those that are released, and are the files of names
// and pins where they change, and the SDK if it is asked for.
func (a *app) codeFolders(o *outcome, j job) (folders []output.Folder, err error) {
	if o.names, err = a.releasedNames(j.Config, o.Spec, j.Pin); err != nil || !j.SDK {
		return o.names.changed, err
	}
	var d decided
	if o.forms, d, err = a.keepForms(j, o.Spec, o.names); err != nil {
		return nil, err
	}
	sdk, err := d.folder()
	return append(slices.Concat(o.names.changed, o.forms.changed), sdk), err
}

// deliver writes the folders, all or none, and says so.
func (a *app) deliver(o outcome, folders []output.Folder) (output.Stats, error) {
	stats, err := output.Write(a.ctx, folders...)
	if err != nil {
		return stats, err
	}
	a.details(o.Result)
	fmt.Fprint(a.report(), o.report(stats))
	return stats, nil
}

// report says what was read and written.
func (o outcome) report(stats output.Stats) string {
	var text bytes.Buffer
	report.Pages(&text, o.Result)
	report.Files(&text, stats)
	o.names.report(&text, o.Spec)
	if o.forms.file != "" {
		report.Pins(&text, o.forms.file, o.forms.outcomes, o.forms.changed != nil)
		text.WriteString(strings.Join(o.forms.lapsed, ""))
	}
	return text.String()
}

// reportAgain is the report of an update that finds the same and has nothing to do.
func (o outcome) reportAgain(stats output.Stats) string {
	o.names.keys = nil
	if o.forms.changed != nil { // and so are what was accepted for something else, and pins that were no longer needed
		o.forms.lapsed = nil
		o.forms.outcomes = slices.DeleteFunc(slices.Clone(o.forms.outcomes), func(p released.Outcome) bool { return p.State == released.Unneeded })
	}
	return o.report(output.Stats{Unchanged: stats.Written + stats.Unchanged})
}

// targets are the folders that the update writes, without their contents.
func (j job) targets() []output.Folder {
	if !j.SDK {
		return []output.Folder{specFolder(j.Spec)}
	}
	return []output.Folder{codeFolder(j.Out), specFolder(j.Spec)}
}
