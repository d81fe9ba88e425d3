package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"reflect"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/report"
	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// names are the pinned names that a command works with.
type names struct {
	spec.Names
	file    string          // empty where no names are pinned
	changed []output.Folder // the file to write, if it has changed
	keys    []string        // of what was added
	sdk     *model.SDK      // what the pages give under these names, if it had to be made
}

// pinned are the names in the file that the settings name, none without one.
func pinned(s config.Config) (spec.Names, error) {
	if s.Names == "" {
		return spec.Names{}, nil
	}
	return spec.LoadNames(s.Names)
}

// releasedNames holds the names that the pages give against those of the spec that
// is there. Either all stay, or the change is refused, or pins keep them.
func (a *app) releasedNames(s config.Config, next spec.Spec, pin bool) (names, error) {
	if s.Names == "" && pin {
		return names{}, s.Need("names")
	}
	if s.Names == "" {
		return names{}, nil
	}
	n := names{file: s.Names}
	var err error
	if n.Names, err = spec.LoadNames(s.Names); err != nil {
		return n, err
	}
	now, err := a.earlier(s.Spec)
	if err != nil {
		return n, fmt.Errorf("the spec that is there cannot be read, so that its names could be lost:\n%w", err)
	}
	c, _ := sdkConfig(s, n.Names)
	if pin {
		return n, n.keep(now, next, c)
	}
	return n, n.compare(now, next, c)
}

// compare refuses a spec under which released names would change.
func (n *names) compare(now, next spec.Spec, c model.Config) error {
	if len(now.Methods) == 0 || reflect.DeepEqual(now, next) {
		return nil
	}
	renames, sdk, err := model.RenamesBetween(now, next, c)
	n.sdk = sdk
	if err != nil || len(renames) == 0 {
		return err
	}
	problems := []error{}
	for _, r := range renames {
		problems = append(problems, fmt.Errorf("%s: %s: the pages would rename %s to %s", n.file, r.Key, r.From, r.To))
	}
	hint := fmt.Errorf("%s: --pin keeps the %d names above", n.file, len(renames))
	return errors.Join(append(problems, hint)...)
}

// keep pins what keeps all names, and those of what is new.
func (n *names) keep(now, next spec.Spec, c model.Config) (err error) {
	if len(model.Unpinned(n.Names, next)) == 0 && reflect.DeepEqual(now, next) {
		return nil
	}
	n.sdk, n.keys, err = model.Keep(&n.Names, now, next, c)
	if err != nil || len(n.keys) == 0 {
		return err
	}
	return n.write()
}

// write puts the file among what is to be written.
func (n *names) write() error {
	data, err := n.File()
	if err != nil {
		return err
	}
	dir, base := filepath.Split(n.file)
	n.changed = []output.Folder{{Dir: filepath.Clean(dir), Files: map[string][]byte{base: data}}}
	return nil
}

// report says what was pinned, and what is not.
func (n *names) report(w io.Writer, s spec.Spec) {
	if n.file != "" {
		report.Names(w, n.file, len(n.keys), len(model.Unpinned(n.Names, s)))
	}
}
