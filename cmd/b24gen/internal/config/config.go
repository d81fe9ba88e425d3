// Package config reads b24gen.yaml, the settings of a repository that holds a
// generated SDK. Each setting has a flag of the same name, which goes before.
package config

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/module"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/scaffold"
	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// Default is the file that is read when no other is named.
const Default = "b24gen.yaml"

// Config are the settings; those left out are zero. docs/b24gen.yaml explains
// each.
type Config struct {
	// Source is the documentation: a folder of pages, or an archive of one.
	Source string `yaml:"source"`
	// Spec is the folder of the spec.
	Spec string `yaml:"spec"`
	// Out is the folder of the SDK.
	Out string `yaml:"out"`
	// Module is the import path of the folder of the SDK.
	Module string `yaml:"module"`
	// Runtime is the import path of the runtime, if not this module's b24, or
	// the word copy.
	Runtime string `yaml:"runtime"`
	// Prefix begins the names of the packages.
	Prefix string `yaml:"prefix"`
	// Index is the name of the page in the folder of the SDK that lists all methods.
	Index string `yaml:"index"`
	// Include is the part of the API that the SDK has, see [spec.Part].
	Include []string `yaml:"include"`
	// Exclude is the part of the API to leave out, in the same patterns.
	Exclude []string `yaml:"exclude"`
	// Prose keeps the documentation's own descriptions.
	Prose *bool `yaml:"prose"`
	// Examples keeps the documentation's examples.
	Examples *bool `yaml:"examples"`
	// Tests are tests of the SDK on those examples.
	Tests *bool `yaml:"tests"`
	// Baseline is the file of the accepted numbers of findings.
	Baseline string `yaml:"baseline"`
	// Overrides is the folder of the corrections to the documentation.
	Overrides string `yaml:"overrides"`
	// Names is the file of the Go names that are released.
	Names string `yaml:"names"`
	// Pins is the file of the Go declarations that keep their released form.
	Pins string `yaml:"pins"`
}

// Load reads the named file, or the default one where that is there. Paths in
// it are relative to the folder it lies in. All its problems are reported,
// joined, with their lines.
func Load(name string) (Config, error) {
	data, err := os.ReadFile(cmp.Or(name, Default))
	if name == "" && errors.Is(err, fs.ErrNotExist) {
		return Config{}, nil
	}
	name = cmp.Or(name, Default)
	if err != nil {
		var pe *fs.PathError
		if errors.As(err, &pe) {
			err = pe.Err
		}
		return Config{}, fmt.Errorf("%s: %w", name, err)
	}
	var c Config
	if err := spec.ReadStrict(name, data, &c); err != nil {
		return Config{}, err
	}
	return c.below(filepath.Dir(name)), nil
}

// below makes the paths relative to the working folder: they are so to dir.
func (c Config) below(dir string) Config {
	path := func(name string) string {
		if name == "" || filepath.IsAbs(name) || strings.Contains(name, "://") {
			return name
		}
		return filepath.Join(dir, name)
	}
	c.Source, c.Spec, c.Out = path(c.Source), path(c.Spec), path(c.Out)
	c.Baseline, c.Overrides, c.Names, c.Pins = path(c.Baseline), path(c.Overrides), path(c.Names), path(c.Pins)
	return c
}

// With gives the settings with those of flags in front.
func (c Config) With(flags Config) Config {
	return Config{
		Source:   cmp.Or(flags.Source, c.Source),
		Spec:     cmp.Or(flags.Spec, c.Spec),
		Out:      cmp.Or(flags.Out, c.Out),
		Module:   cmp.Or(flags.Module, c.Module),
		Runtime:  cmp.Or(flags.Runtime, c.Runtime),
		Prefix:   cmp.Or(flags.Prefix, c.Prefix),
		Index:    cmp.Or(flags.Index, c.Index),
		Include:  given(flags.Include, c.Include),
		Exclude:  given(flags.Exclude, c.Exclude),
		Prose:    cmp.Or(flags.Prose, c.Prose),
		Examples: cmp.Or(flags.Examples, c.Examples),
		Tests:    cmp.Or(flags.Tests, c.Tests),
		Baseline: cmp.Or(flags.Baseline, c.Baseline),

		Overrides: cmp.Or(flags.Overrides, c.Overrides),
		Names:     cmp.Or(flags.Names, c.Names),
		Pins:      cmp.Or(flags.Pins, c.Pins),
	}
}

// given is the list of the flag, or else that of the file.
func given(flag, file []string) []string {
	if len(flag) > 0 {
		return flag
	}
	return file
}

// Need reports the named settings that are missing, with both ways to give
// each.
func (c Config) Need(names ...string) error {
	values := map[string]string{"source": c.Source, "spec": c.Spec, "out": c.Out, "module": c.Module, "overrides": c.Overrides, "names": c.Names, "pins": c.Pins}
	var missing []error
	for _, name := range names {
		if values[name] != "" {
			continue
		}
		flag := "--" + name
		if name == "source" {
			flag = "SOURCE"
		}
		missing = append(missing, fmt.Errorf("no %s: give %s, or write %s: into %s", name, flag, name, Default))
	}
	return errors.Join(append(missing, c.validate())...)
}

// validate reports the settings that would give code that does not build.
func (c Config) validate() error {
	problems := []error{CheckImportPath("module", c.Module)}
	if c.Runtime != scaffold.Copy {
		problems = append(problems, CheckImportPath("runtime", c.Runtime))
	}
	if !naming.CanPrefix(c.Prefix) {
		problems = append(problems, fmt.Errorf("prefix: %q cannot begin the name of a package: give lower-case letters and digits, a letter first", c.Prefix))
	}
	return errors.Join(problems...)
}

// CheckImportPath reports an import path that the go command does not take. None is fine.
func CheckImportPath(setting, path string) error {
	if path == "" {
		return nil
	}
	if err := module.CheckImportPath(path); err != nil {
		return fmt.Errorf("%s: %w", setting, err)
	}
	return nil
}
