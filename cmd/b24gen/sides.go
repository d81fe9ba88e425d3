package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"github.com/b24gen/b24gen/changes/goapi"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/spec"
)

// side is one of the two that are compared: a spec, and the SDK under the names and the
// forms that are pinned for that spec.
type side struct {
	name   string
	spec   spec.Spec
	decide func() (decided, error)
}

// side reads a spec from wherever the name leads.
func (a *app) side(name string) (side, error) {
	s, err := a.specOf(name)
	return side{name, s, sync.OnceValues(func() (decided, error) {
		names, pins, err := a.pinnedAt(name)
		if err != nil {
			return decided{}, err
		}
		return decide(s, a.settings, names, pins)
	})}, err
}

// codeOf is the SDK of a side: in a revision that has it the one that users got, whatever
// b24gen and the pins are today, else the one that is made of the spec now.
func (a *app) codeOf(s side) (goapi.Source, error) {
	if fromRevision(s.name) && a.settings.Out != "" {
		code, err := a.committedCode(s.name)
		if len(code.Files) > 0 || err != nil {
			return code, err
		}
	}
	d, err := s.decide()
	if err != nil {
		return goapi.Source{}, err
	}
	made, err := d.folder()
	return goapi.Source{Path: a.settings.Module, Files: made.Files}, err
}

// committedCode is the SDK in the revision of a spec, nothing where the SDK is not in the
// repository of that spec.
func (a *app) committedCode(name string) (goapi.Source, error) {
	revision, _, _ := strings.Cut(name, ":")
	commit, err := git(a.ctx, "", "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return goapi.Source{}, nil // a tree that is in no commit
	}
	if _, err := git(a.ctx, existing(a.settings.Out), "cat-file", "-e", line(commit)); err != nil {
		return goapi.Source{}, nil
	}
	code, err := codeOfRevision(a.ctx, line(commit), a.settings)
	if errors.Is(err, errNoRevision) {
		err = nil
	}
	return code, err
}

// pinnedAt are the names and forms that are pinned for the spec of a name: in the files
// that lie to it as those of the settings lie to theirs. Where none of them is there,
// those of the settings are.
func (a *app) pinnedAt(name string) (spec.Names, spec.Pins, error) {
	c := a.settings
	switch {
	case c.Spec == "":
	case fromRevision(name):
		if names, pins, ok, err := a.pinnedInRevision(name); ok {
			return names, pins, err
		}
	case isSpec(name):
		names, pins := beside(c, c.Names, name), beside(c, c.Pins, name)
		if isThere(names) || isThere(pins) {
			c = config.Config{Names: names, Pins: pins}
		}
	}
	names, namesErr := pinned(c)
	pins, pinsErr := pinnedForms(c)
	return names, pins, errors.Join(namesErr, pinsErr)
}

// pinnedInRevision reads them from a revision; isThere is false where it has neither of
// the files.
func (a *app) pinnedInRevision(name string) (names spec.Names, pins spec.Pins, isThere bool, err error) {
	namesErr := a.readBeside(name, a.settings.Names, &names)
	pinsErr := a.readBeside(name, a.settings.Pins, &pins)
	var problems []error
	for _, err := range []error{namesErr, pinsErr} {
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		isThere = true
		problems = append(problems, err)
	}
	return names, pins, isThere, errors.Join(problems...)
}

// readBeside reads the file that lies to the spec in a revision as the one of the
// settings lies to theirs.
func (a *app) readBeside(name, file string, into any) error {
	revision, dir, _ := strings.Cut(name, ":")
	at := beside(a.settings, file, filepath.FromSlash(path.Clean(dir)))
	if at == "" {
		return fs.ErrNotExist
	}
	at = filepath.ToSlash(at)
	isRelative := dir == "." || dir == ".." || strings.HasPrefix(dir, "./") || strings.HasPrefix(dir, "../")
	switch {
	case isRelative:
		at = "./" + at
	case strings.HasPrefix(at, "../"):
		return fs.ErrNotExist // out of the repository
	}
	data, err := fileOfRevision(a.ctx, "", revision+":"+at)
	if err != nil {
		return err
	}
	return spec.ReadStrict(revision+":"+at, data, into)
}

// beside is where a file of the settings lies for the spec in another folder, empty where
// that cannot be said.
func beside(c config.Config, file, dir string) string {
	if file == "" {
		return ""
	}
	from, fromErr := filepath.Abs(c.Spec)
	to, toErr := filepath.Abs(file)
	rel, err := filepath.Rel(from, to)
	if errors.Join(fromErr, toErr, err) != nil {
		return ""
	}
	return filepath.Join(dir, rel)
}

func isThere(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
