package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/scaffold"
)

type initCmd struct {
	Dir    string `arg:"" optional:"" default:"." help:"Folder of the repository."`
	Module string `placeholder:"PATH" help:"Module path of the SDK, if there is no go.mod yet."`
	Source string `placeholder:"SOURCE" default:"https://apidocs.bitrix24.com/" help:"The documentation, as for run."`
}

func (c *initCmd) Run(a *app) error {
	repo := scaffold.Repo{Source: c.source()}
	var err error
	if repo.Module, err = c.module(); err != nil {
		return err
	}
	repo.Require = requirement()
	files, err := repo.Files()
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		full := filepath.Join(c.Dir, filepath.FromSlash(name))
		did, err := writeNew(full, files[name])
		if err != nil {
			return err
		}
		fmt.Fprintf(a.report(), "%s: %s\n", full, did)
		if name == "go.mod" && did == kept {
			fmt.Fprintf(a.report(), "\tadd the generator to it: go get -tool %s@latest\n", repo.Generator())
		}
	}
	fmt.Fprintf(a.report(), "%s says how to go on\n", filepath.Join(c.Dir, "README.md"))
	return nil
}

// source is the source as the settings have it, relative to their folder.
func (c *initCmd) source() string {
	if strings.Contains(c.Source, "://") || filepath.IsAbs(c.Source) {
		return c.Source
	}
	rel, err := filepath.Rel(absolute(c.Dir), absolute(c.Source))
	if err != nil {
		return absolute(c.Source) // on another drive
	}
	return filepath.ToSlash(rel)
}

// module is the module path: that of the go.mod which is there, or the flag's.
func (c *initCmd) module() (string, error) {
	name := filepath.Join(c.Dir, "go.mod")
	mod, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) && c.Module == "" {
		return "", errors.New("no module: give --module PATH, such as example.com/b24sdk")
	}
	if errors.Is(err, fs.ErrNotExist) {
		return c.Module, checkModule(c.Module)
	}
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, errors.Unwrap(err))
	}
	path := modfile.ModulePath(mod)
	if path == "" {
		return "", fmt.Errorf("%s: it names no module", name)
	}
	if c.Module != "" && c.Module != path {
		return "", fmt.Errorf("%s: the module is %s, not %s: leave --module out", name, path, c.Module)
	}
	return path, nil
}

// checkModule refuses what the go command takes for no path of a module.
func checkModule(path string) error {
	if err := config.CheckImportPath("module", path); err != nil {
		return err
	}
	if _, _, ok := module.SplitPathVersion(path); !ok {
		return fmt.Errorf("module: %s: a path ends in a version from /v2 on alone, and below gopkg.in always in one such as .v2", path)
	}
	return nil
}

const (
	made = "written"
	kept = "is there already, left as it is"
)

// writeNew writes a file unless there is one, and says what it did.
func writeNew(name string, data []byte) (string, error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return "", err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return kept, nil
	}
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, errors.Unwrap(err))
	}
	_, err = f.Write(data)
	return made, errors.Join(err, f.Close())
}
