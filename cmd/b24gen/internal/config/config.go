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

	"github.com/b24gen/b24gen/spec"
)

// Default is the file that is read when no other is named.
const Default = "b24gen.yaml"

// Config are the settings; those left out are zero. docs/b24gen.yaml explains
// each.
type Config struct {
	Source   string `yaml:"source"`
	Spec     string `yaml:"spec"`
	Out      string `yaml:"out"`
	Module   string `yaml:"module"`
	Runtime  string `yaml:"runtime"`
	Prose    *bool  `yaml:"prose"`
	Examples *bool  `yaml:"examples"`
	Tests    *bool  `yaml:"tests"`
	Baseline string `yaml:"baseline"`
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
	c.resolve(filepath.Dir(name))
	return c, nil
}

// resolve makes the paths relative to the working folder.
func (c *Config) resolve(dir string) {
	for _, path := range []*string{&c.Source, &c.Spec, &c.Out, &c.Baseline} {
		if *path != "" && !filepath.IsAbs(*path) && !strings.Contains(*path, "://") {
			*path = filepath.Join(dir, *path)
		}
	}
}

// With gives the settings with those of flags in front.
func (c Config) With(flags Config) Config {
	return Config{
		Source:   cmp.Or(flags.Source, c.Source),
		Spec:     cmp.Or(flags.Spec, c.Spec),
		Out:      cmp.Or(flags.Out, c.Out),
		Module:   cmp.Or(flags.Module, c.Module),
		Runtime:  cmp.Or(flags.Runtime, c.Runtime),
		Prose:    cmp.Or(flags.Prose, c.Prose),
		Examples: cmp.Or(flags.Examples, c.Examples),
		Tests:    cmp.Or(flags.Tests, c.Tests),
		Baseline: cmp.Or(flags.Baseline, c.Baseline),
	}
}

// Need reports the named settings that are missing, with both ways to give
// each.
func (c Config) Need(names ...string) error {
	values := map[string]string{"source": c.Source, "spec": c.Spec, "out": c.Out, "module": c.Module}
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
	return errors.Join(missing...)
}
