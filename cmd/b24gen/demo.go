package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/semver"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/templates"
)

type demoCmd struct {
	Dir string `arg:"" optional:"" help:"A new or empty folder, or that of an earlier demo. A temporary one if left out."`
}

// demoModule is the module path of the SDK that the demo makes.
const demoModule = "example.com/b24demo"

func (c *demoCmd) Run(a *app) error {
	dir, err := demoDir(c.Dir)
	if err != nil {
		return err
	}
	a.cli.Cache = cacheOff // a demo leaves nothing behind elsewhere
	read, err := a.read(source.Bundled(), config.Config{})
	if err != nil {
		return err
	}
	module := output.Folder{Dir: dir, Headers: map[string]string{".mod": templates.Header}, Files: map[string][]byte{"go.mod": demoGoMod()}}
	o := outcome{Result: read}
	folders, err := a.folders(&o, job{Config: config.Config{Spec: filepath.Join(dir, "spec"), Out: dir, Module: demoModule}, SDK: true})
	if err != nil {
		return err
	}
	if _, err := a.deliver(o, append(folders, module)); err != nil {
		return err
	}
	return showDemo(a.report(), dir)
}

// demoDir is the folder to write to. One with other work in it is refused: the
// demo writes a go.mod, which would take that work out of its module.
func demoDir(dir string) (string, error) {
	if dir == "" {
		return os.MkdirTemp("", "b24gen-demo-")
	}
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) || (err == nil && len(entries) == 0) {
		return dir, nil
	}
	if err != nil {
		return "", fmt.Errorf("%s: %w", dir, errors.Unwrap(err))
	}
	mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil || !strings.HasPrefix(string(mod), templates.Header) {
		return "", fmt.Errorf("%s: there is something in this folder; give a new or an empty one", dir)
	}
	return dir, nil
}

// demoGoMod is a go.mod with which the SDK finds its runtime.
func demoGoMod() []byte {
	return fmt.Appendf(nil, "%s\n\nmodule %s\n\ngo 1.26.0\n\n%s", templates.Header, demoModule, requirement())
}

// requirement are the lines of a go.mod that lead to this module: to the working
// copy that the program is run in, or else to the version it was built from.
func requirement() string {
	const self = "github.com/b24gen/b24gen"
	if root, ok := workingCopy(self); ok {
		return fmt.Sprintf("require %s v0.0.0\n\nreplace %[1]s => %s\n", self, modfile.AutoQuote(root))
	}
	if version := moduleVersion(); semver.IsValid(version) {
		return fmt.Sprintf("require %s %s\n", self, version)
	}
	return ""
}

// workingCopy is the folder of the module around the current folder.
func workingCopy(module string) (string, bool) {
	dir, err := os.Getwd()
	for err == nil {
		mod, readErr := os.ReadFile(filepath.Join(dir, "go.mod"))
		if readErr == nil {
			return dir, strings.HasPrefix(string(mod), "module "+module+"\n")
		}
		if filepath.Dir(dir) == dir {
			break
		}
		dir = filepath.Dir(dir)
	}
	return "", false
}

// showDemo lists what was written and says what to do with it.
func showDemo(w io.Writer, dir string) error {
	fmt.Fprintf(w, "\n%s\n", dir)
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == dir {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		depth := strings.Count(rel, string(filepath.Separator)) + 1
		fmt.Fprintf(w, "%s%s\n", strings.Repeat("  ", depth), d.Name())
		return err
	})
	fmt.Fprintf(w, "\nBuild it:\n\n  cd %s && go build ./...\n", dir)
	return err
}
