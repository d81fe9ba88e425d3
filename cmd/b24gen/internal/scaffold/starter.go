// Package scaffold makes what the repository of an SDK has beside the files that are made
// of the spec: those it begins with, and a copy of the runtime.
package scaffold

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"text/template"

	"gopkg.in/yaml.v3"

	"github.com/b24gen/b24gen/templates"
)

// self is this module.
const self = "github.com/b24gen/b24gen"

//go:embed all:files
var files embed.FS

// Repo says what is particular to one repository.
type Repo struct {
	Module string // path of its module
	Source string // where the documentation comes from
	// Require are the lines of go.mod that say which version of the generator is
	// used. The go command finds the newest one without.
	Require string
}

// Package is the name of the repository's root package: the letters and digits of the
// module path's last part that is no version.
func (r Repo) Package() string { return templates.RootPackage(r.Module) }

// SourceSetting is the line of b24gen.yaml that names the source.
func (r Repo) SourceSetting() (string, error) {
	line, err := yaml.Marshal(map[string]string{"source": r.Source})
	return strings.TrimSuffix(string(line), "\n"), err
}

// Home is the address of the generator's repository.
func (Repo) Home() string { return "https://" + self }

// Schemas is the address of the folder of JSON Schemas.
func (Repo) Schemas() string {
	return strings.Replace(Repo{}.Home(), "github.com", "raw.githubusercontent.com", 1) + "/main/docs/schema"
}

// Generator is the package path of the program.
func (Repo) Generator() string { return self + "/cmd/b24gen" }

// Files are the repository's first files by their slash-separated paths.
func (r Repo) Files() (map[string][]byte, error) {
	out := map[string][]byte{}
	err := fs.WalkDir(files, "files", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		// GitHub has its own use for double braces.
		t, err := template.New(path.Base(name)).Delims("[[", "]]").ParseFS(files, name)
		if err != nil {
			return err
		}
		var text bytes.Buffer
		if err := t.Execute(&text, r); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		target := strings.TrimSuffix(strings.TrimPrefix(name, "files/"), ".tmpl")
		out[target] = append(bytes.TrimRight(text.Bytes(), "\n"), '\n')
		return nil
	})
	return out, err
}
