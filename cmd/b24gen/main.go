// Command b24gen reads the pages of the Bitrix24 REST documentation, writes what
// they state as a YAML spec, and emits a typed Go SDK from it.
//
// The commands have no logic of their own: they join a source of pages, the
// parser, the spec and the emitter, and hand the result to one writer.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/lookup"
	"github.com/b24gen/b24gen/spec"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// The exit codes.
const (
	exitFine    = 0
	exitFailed  = 1 // a gate or a check said no
	exitTrouble = 2 // the command could not do its work
)

// gcPercent trades memory for time: parsing makes much garbage and keeps
// little, so that a whole site stays at about 300 MB.
const gcPercent = 300

// errCheck is wrapped by the errors of checks that ran and said no.
var errCheck = errors.New("check failed")

// run is the program. Errors go to stderr, one on a line, each beginning with
// where.
func run(args []string, stdout, stderr io.Writer) int {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once

	err := dispatch(ctx, args, stdout, stderr)
	if err == nil {
		return exitFine
	}
	fmt.Fprintln(stderr, spec.Visible(err.Error()))
	if errors.Is(err, errCheck) || errors.Is(err, errUnknown) {
		return exitFailed
	}
	return exitTrouble
}

func dispatch(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	command, flags, err := parse(args, stdout, stderr)
	if command == nil {
		return err
	}
	settings, err := config.Load(flags.Config)
	if err != nil {
		return err
	}
	return command.Run(&app{ctx: ctx, cli: flags, settings: settings, stdout: stdout, stderr: stderr})
}

// parse gives the command with its flags, none when only help was wanted.
func parse(args []string, stdout, stderr io.Writer) (*kong.Context, *common, error) {
	if len(args) > 0 && args[0] == "which" {
		var c struct {
			common
			which
		}
		if command, err := parseAs(&c, args, io.Discard, io.Discard); command != nil && err == nil {
			return command, &c.common, nil
		}
	}
	var c cli
	command, err := parseAs(&c, args, stdout, stderr)
	return command, &c.common, err
}

func parseAs(grammar any, args []string, stdout, stderr io.Writer) (*kong.Context, error) {
	var helped bool
	parser, err := kong.New(grammar,
		kong.Name("b24gen"),
		kong.Description("From the pages of the Bitrix24 REST documentation to a typed Go SDK."),
		kong.Writers(stdout, stderr),
		kong.Exit(func(int) { helped = true }), // called after the help was printed
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	if err != nil {
		return nil, err
	}
	command, err := parser.Parse(args)
	if helped {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("b24gen: %s; see b24gen --help", withoutAddresses(err.Error(), args))
	}
	return command, nil
}

// withoutAddresses is the text of an error without arguments that are the addresses of calls:
// those of webhooks hold a key that lets anybody call the portal.
func withoutAddresses(text string, args []string) string {
	for _, arg := range args {
		if lookup.IsCall(arg) {
			text = strings.ReplaceAll(text, arg, "(an address of a portal)")
		}
	}
	return text
}
