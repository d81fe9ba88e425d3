package main

import (
	"errors"
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// typeCheck fails the test unless the packages of the module in the folder are without
// errors, as the compiler finds them. It makes no machine code of them, which takes most
// of the time of a build.
func typeCheck(t *testing.T, module, dir string) {
	t.Helper()
	m := checkedModule{t: t, fset: token.NewFileSet(), files: map[string][]*ast.File{}, done: map[string]*types.Package{}}
	foreign := map[string]bool{}
	m.parse(module, dir, func(path string) {
		if path != module && !strings.HasPrefix(path, module+"/") {
			foreign[path] = true
		}
	})
	m.foreign = compiled(t, m.fset, slices.Sorted(maps.Keys(foreign)))
	for path := range m.files {
		if _, err := m.Import(path); err != nil {
			t.Fatal(err)
		}
	}
}

// checkedModule is a module whose packages are checked one after the other.
type checkedModule struct {
	t       *testing.T
	fset    *token.FileSet
	files   map[string][]*ast.File // of each package
	done    map[string]*types.Package
	foreign types.Importer
}

// parse reads the packages below the folder, and tells what they import.
func (m *checkedModule) parse(module, dir string, imports func(path string)) {
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		p, err := build.ImportDir(name, 0)
		if err != nil {
			return nil // there is no Go in it
		}
		rel, _ := filepath.Rel(dir, name)
		path := strings.TrimSuffix(module+"/"+filepath.ToSlash(rel), "/.")
		return errors.Join(m.parseFiles(path, name, p.GoFiles, imports), m.parseFiles(path+"_test", name, p.XTestGoFiles, imports))
	})
	if err != nil {
		m.t.Fatal(err)
	}
}

// parseFiles reads the files of a package.
func (m *checkedModule) parseFiles(path, dir string, files []string, imports func(path string)) error {
	for _, file := range files {
		f, err := parser.ParseFile(m.fset, filepath.Join(dir, file), nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, i := range f.Imports {
			imported, _ := strconv.Unquote(i.Path.Value)
			imports(imported)
		}
		m.files[path] = append(m.files[path], f)
	}
	return nil
}

// Import checks a package of the module.
func (m *checkedModule) Import(path string) (*types.Package, error) {
	files, ours := m.files[path]
	if !ours {
		return m.foreign.Import(path)
	}
	if p := m.done[path]; p != nil {
		return p, nil
	}
	conf := types.Config{Importer: m, GoVersion: "go1.26"}
	p, err := conf.Check(path, m.fset, files, nil)
	m.done[path] = p
	return p, err
}

// compiled imports packages as the go command has compiled them.
func compiled(t *testing.T, fset *token.FileSet, paths []string) types.Importer {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}"}, paths...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	exports := map[string]string{}
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), " ")
		exports[path] = file
	}
	return importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
}

// TestTypeCheck: what the compiler refuses is refused.
func TestTypeCheck(t *testing.T) {
	t.Parallel()
	fset := token.NewFileSet()
	foreign := compiled(t, fset, []string{"context", "fmt"})
	for source, want := range map[string]string{
		"package use\n\nimport \"context\"\n\nvar _ context.Context\n": "",
		"package use\n\nvar _ int = \"text\"\n":                        "use.go",
		"package use\n\nimport \"fmt\"\n":                              "use.go",
	} {
		dir := t.TempDir()
		restore(t, dir, map[string]string{"use/use.go": source})
		m := checkedModule{t: t, fset: fset, files: map[string][]*ast.File{}, done: map[string]*types.Package{}, foreign: foreign}
		m.parse("example.com/x", dir, func(string) {})
		_, err := m.Import("example.com/x/use")
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", source, err)
		}
	}
}
