package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	sources "github.com/b24gen/b24gen"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/lookup"
	"github.com/b24gen/b24gen/templates"
)

type whichCmd struct {
	Name []string `arg:"" help:"A name of the API in any case, the beginning of one, or a pattern: crm.deal.list, crm.deal., *.userfield.list; a Go symbol, crm.Deal.List; an error code; a field, STAGE_ID, crm.Deal.StageID, crm.item.add.fields.title or crm.item.list.title; the address of a page."`
	All  bool     `help:"List all that is found, however long that is."`
	Out  string   `placeholder:"DIR" help:"Folder of the SDK; without one, and without out in the settings, it is that of this module."`
}

func (c *whichCmd) Run(a *app) error {
	index, err := openIndex(a.settings.With(config.Config{Out: c.Out}))
	if err != nil {
		return err
	}
	defer index.close()
	var problems []error
	for i, pasted := range c.Name {
		name := lookup.Word(pasted)
		found, err := index.Find(name)
		if err != nil {
			return fmt.Errorf("%s: %w; b24gen generate writes it anew", index.name, err)
		}
		if len(found) == 0 {
			if field, is, err := index.Custom(name); err == nil && is {
				if i > len(problems) {
					fmt.Fprintln(a.stdout)
				}
				printCustom(a.stdout, field)
				continue
			}
			// A key ends an address without a method, and may have come off it.
			isKey := slices.ContainsFunc(c.Name[:i], lookup.IsCall) || lookup.IsCall(pasted) && !strings.Contains(name, ".")
			problems = append(problems, unknown(index.Index, name, isKey, index.name))
			continue
		}
		if i > len(problems) {
			fmt.Fprintln(a.stdout)
		}
		if len(found) == 1 {
			printEntry(a.stdout, index.Module(), withSuccessors(index.Index, found[0]))
			continue
		}
		printEntries(a.stdout, found, name, c.All)
	}
	if index.isOurs && !a.cli.Quiet {
		fmt.Fprintf(a.stderr, "answered of %s, as b24gen %s has it; --out DIR asks another SDK\n", index.name, moduleVersion())
	}
	return errors.Join(problems...)
}

// openedIndex is an index and what errors call it.
type openedIndex struct {
	lookup.Index
	name   string
	isOurs bool // and in the program
	close  func() error
}

// openIndex opens the index of the SDK that the settings name, or else that of ours. Whoever calls
// methods of an SDK has it among the modules, and no folder to name.
func openIndex(s config.Config) (openedIndex, error) {
	if err := s.Need(); err != nil {
		return openedIndex{}, err
	}
	if s.Out == "" {
		index := lookup.New(strings.NewReader(sources.Index))
		return openedIndex{index, index.Module(), true, func() error { return nil }}, nil
	}
	if lookup.IsCall(s.Out) || strings.Contains(s.Out, "://") {
		return openedIndex{}, errors.New("--out is an address; it has to be the folder of an SDK")
	}
	name := filepath.Join(s.Out, templates.IndexFile)
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("%s: no index of an SDK there; b24gen generate writes it", name)
	}
	if err != nil {
		return openedIndex{}, err
	}
	return openedIndex{lookup.New(file), name, false, file.Close}, nil
}

// errUnknown is wrapped by the errors of words that name nothing.
var errUnknown = errors.New("no such name")

func unknown(x lookup.Index, word string, isKey bool, file string) error {
	if word == "" {
		return fmt.Errorf("nothing to look for: %w; an address has to end in a method, or be that of a page of the documentation", errUnknown)
	}
	if isKey {
		return fmt.Errorf("%s: %w in %s; the address of a portal has to end in a method", lookup.Pasted, errUnknown, file)
	}
	shown := x.Shown(word)
	advice := "give a part of a name, or a pattern such as *.deal.*"
	near := x.Suggest(word)
	if dir, declared := lookup.Declared(sources.Runtime, word); len(declared) > 0 {
		same, like := lookup.Near(declared, word[strings.IndexByte(word, '.')+1:])
		near = nil
		for _, name := range like {
			near = append(near, path.Base(dir)+"."+name)
		}
		if same != "" {
			shown = path.Base(dir) + "." + same
			advice = fmt.Sprintf("it is of the runtime: go doc %s %s tells of it", path.Join(path.Dir(x.Runtime()), dir), same)
		}
	}
	if len(near) > 0 {
		advice = "did you mean " + strings.Join(near, ", ") + "?"
	}
	return fmt.Errorf("%s: %w in %s; %s", shown, errUnknown, file, advice)
}

// withSuccessors says of what is to be used instead which of it is a service of the SDK, and which
// the SDK does not have.
func withSuccessors(x lookup.Index, e templates.Entry) templates.Entry {
	for i, name := range e.Use {
		e.Use[i] = successor(x, name)
	}
	return e
}

func successor(x lookup.Index, name string) string {
	if found, err := x.Find(name); err != nil || slices.ContainsFunc(found, func(e templates.Entry) bool { return strings.EqualFold(e.REST, name) }) {
		return name
	}
	methods, err := x.Find(name + ".")
	for _, m := range methods {
		if service, _, _ := strings.Cut(m.Go, "."); err == nil && len(name) == strings.LastIndexByte(m.REST, '.') {
			return fmt.Sprintf("service %s.%s (%s)", m.Dir, strings.TrimSuffix(service, "Service"), name)
		}
	}
	return name + ", which the documentation names and this SDK does not have"
}
