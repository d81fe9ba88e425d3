package main

import (
	"context"
	"io"
	"time"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/scrape"
	"github.com/b24gen/b24gen/spec"
)

// cli is the command line.
type cli struct {
	common

	Scrape   scrapeCmd   `cmd:"" help:"Read the documentation and write the spec."`
	Generate generateCmd `cmd:"" help:"Read the spec and write the SDK."`
	Run      runCmd      `cmd:"" help:"Both: read the documentation, write the spec and the SDK."`
	which
	Check     checkCmd     `cmd:"" help:"Tell whether the SDK is what the spec gives, and the spec what the pages give."`
	Diff      diffCmd      `cmd:"" help:"Say what changed between two specs, and what that means for users."`
	Coverage  coverageCmd  `cmd:"" help:"Count how many fields of the spec have a concrete Go type, and why the others have none."`
	Export    exportCmd    `cmd:"" help:"Print the spec in another form."`
	Site      siteCmd      `cmd:"" help:"Make a reference of the API as static pages, with a search: facts, types, findings, changes."`
	Portal    portalCmd    `cmd:"" help:"Serve a fake portal on this machine, for tests of programs in any language."`
	Archive   archiveCmd   `cmd:"" help:"Save the pages of a source, such as the live site, as one archive."`
	Findings  findingsCmd  `cmd:"" help:"List what pages state in a form that is not understood."`
	Overrides overridesCmd `cmd:"" help:"List the corrections to the documentation, and whether they hold."`
	Names     namesCmd     `cmd:"" help:"List the Go names that are new or gone; pin and change names."`
	Major     majorCmd     `cmd:"" help:"Begin a new major version: drop pins of released forms, say what that breaks, and move the module path."`
	Init      initCmd      `cmd:"" help:"Set up the repository of an SDK."`
	Demo      demoCmd      `cmd:"" help:"Try it: spec and SDK of the pages that come with the program."`
	Version   versionCmd   `cmd:"" help:"Print the version."`
}

// which is the command that answers while somebody waits. The grammar of all commands
// takes longer to make than its answer, so that it has one of its own too.
type which struct {
	Which whichCmd `cmd:"" help:"Print what a name of the API is in Go: a method, event, type or error code, or the other way round."`
}

// common are the flags of all commands.
type common struct {
	Config  string `short:"c" placeholder:"FILE" help:"Settings, b24gen.yaml if it is there. Flags go before them."`
	Verbose bool   `short:"v" xor:"loudness" help:"Name every page that is not of a method, and every finding."`
	Quiet   bool   `short:"q" xor:"loudness" help:"Print errors only."`

	Cache    string        `placeholder:"DIR" env:"B24GEN_CACHE" help:"Folder of what was read before, b24gen in the user's cache folder if not given; off for none."`
	Offline  bool          `group:"Sites" help:"Read a site from the cache alone."`
	Rate     float64       `group:"Sites" default:"10" help:"Most requests in a second (${default})."`
	Parallel int           `group:"Sites" default:"4" help:"Most requests at a time (${default})."`
	Tries    int           `group:"Sites" default:"5" help:"How often a request is sent before it is given up (${default})."`
	Wait     time.Duration `group:"Sites" default:"1s" help:"Time before the second try; it doubles with each (${default})."`
	Within   time.Duration `group:"Sites" default:"2h" help:"Longest time for a crawl (${default})."`
}

// Groups of flags that commands share.
type (
	sourceArg struct {
		Source string `arg:"" optional:"" help:"Address of the site, folder of saved pages, or an archive of one: .tar, .tar.zst, .tar.gz, .tgz, .zip."`
	}
	overridesFlag struct {
		Overrides string `placeholder:"DIR" help:"Folder of the corrections to the documentation."`
	}
	namesFlag struct {
		Names string `placeholder:"FILE" help:"File of the Go names that are released."`
	}
	pinFlag struct {
		Pin bool `help:"Keep all Go names of the spec that is there, and pin the new ones; run also keeps the Go API of the SDK that is there."`
	}
	pinsFlag struct {
		Pins string `placeholder:"FILE" help:"File of the Go declarations that keep their released form."`
	}
	lossFlag struct {
		AcceptLoss bool `help:"Take pages that document nothing any more for what they are, and accept that more than a tenth of the methods go."`
	}
	specFlag struct {
		Spec string `placeholder:"DIR" help:"Folder of the spec."`
	}
	keepFlags struct {
		Prose    *bool `negatable:"" help:"Keep the documentation's own descriptions."`
		Examples *bool `negatable:"" help:"Keep the documentation's examples."`
	}
	outFlags struct {
		Out     string `placeholder:"DIR" help:"Folder of the SDK."`
		Module  string `placeholder:"PATH" help:"Import path of that folder."`
		Runtime string `placeholder:"PATH" help:"Import path of the runtime, if not this module's b24, or copy: then it is written into the SDK."`
		Prefix  string `placeholder:"NAME" help:"What the names of the packages begin with."`

		Include []string `placeholder:"PATTERN" help:"Only this part of the API: crm, crm.deal.*, scope:crm, v3:tasks."`
		Exclude []string `placeholder:"PATTERN" help:"Not this part of the API."`
		Tests   *bool    `negatable:"" help:"Write tests that hold the SDK against the examples in the spec."`
	}
)

// load reads the spec that the flag or the settings name.
func (f specFlag) load(a *app) (spec.Spec, error) {
	s := a.settings.With(config.Config{Spec: f.Spec})
	if err := s.Need("spec"); err != nil {
		return spec.Spec{}, err
	}
	return spec.Load(s.Spec)
}

// config are the settings that the flags give.
func (f outFlags) config() config.Config {
	return config.Config{Out: f.Out, Module: f.Module, Runtime: f.Runtime, Prefix: f.Prefix, Tests: f.Tests, Include: f.Include, Exclude: f.Exclude}
}

// app is what a command works with.
type app struct {
	ctx            context.Context
	cli            *common
	settings       config.Config
	stdout, stderr io.Writer

	acceptLoss bool // see lossFlag
	loaded     map[string]func() (spec.Spec, error)
}

// report is where a command says what it has done.
func (a *app) report() io.Writer {
	if a.cli.Quiet {
		return io.Discard
	}
	return a.stdout
}

// details are for those who ask for more.
func (a *app) details(r scrape.Result) {
	if !a.cli.Verbose {
		return
	}
	report.Skipped(a.stdout, r.Pages)
	for _, f := range r.Findings {
		report.Finding(a.stdout, f)
	}
}
