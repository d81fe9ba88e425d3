package e2e_test

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/format"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/mod/module"
)

// longestName is the most bytes that the name of a generated file or folder has, so that it
// can be checked out on any system, in whatever folder.
const longestName = 120

// check tells what keeps generated files from being checked out, built, or left alone by gofmt.
func check(files map[string][]byte) error {
	folded := map[string]string{}
	packages := map[string][]string{}
	var errs []error
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := module.CheckFilePath(name); err != nil {
			errs = append(errs, err)
		}
		if other := folded[strings.ToLower(name)]; other != "" {
			errs = append(errs, fmt.Errorf("%s: some systems take it for %s", name, other))
		}
		folded[strings.ToLower(name)] = name
		for part := range strings.SplitSeq(name, "/") {
			if len(part) > longestName {
				errs = append(errs, fmt.Errorf("%s: the name has %d bytes", name, len(part)))
			}
		}
		if path.Ext(name) != ".go" {
			continue
		}
		packages[path.Dir(name)] = append(packages[path.Dir(name)], name)
		switch formatted, err := format.Source(files[name]); {
		case err != nil:
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
		case !bytes.Equal(formatted, files[name]):
			errs = append(errs, fmt.Errorf("%s: gofmt would change it", name))
		}
	}
	for dir, names := range packages {
		errs = append(errs, typeCheck(dir, names, files))
	}
	return errors.Join(errs...)
}

// typeCheck type-checks one package, which is of a name that others can import, and the
// examples beside it, which import it.
func typeCheck(dir string, names []string, files map[string][]byte) error {
	set := token.NewFileSet()
	var parsed, examples []*ast.File
	for _, name := range names {
		f, err := parser.ParseFile(set, name, files[name], 0)
		if err != nil {
			return err
		}
		if strings.HasSuffix(name, "_test.go") {
			examples = append(examples, f)
			continue
		}
		parsed = append(parsed, f)
	}
	if name := parsed[0].Name.Name; name == "main" || name == "init" || types.Universe.Lookup(name) != nil {
		return fmt.Errorf("%s: no import can have the name %s", dir, name)
	}
	config := types.Config{Importer: exports()}
	pkg, err := config.Check(dir, set, parsed, nil)
	if err != nil {
		return err
	}
	config.Importer = beside{exports(), pkg}
	_, err = config.Check(dir+"_test", set, examples, nil)
	return err
}

// beside imports a package that has been checked, and others from elsewhere.
type beside struct {
	types.Importer
	pkg *types.Package
}

func (b beside) Import(name string) (*types.Package, error) {
	if strings.HasSuffix(name, "/"+b.pkg.Path()) {
		return b.pkg, nil
	}
	return b.Importer.Import(name)
}

// exports imports what generated code imports, from what the go command has built. Packages
// are read once.
var exports = sync.OnceValue(func() types.Importer {
	out, err := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", "github.com/b24gen/b24gen/b24", "log", "os").Output()
	if err != nil {
		panic(err)
	}
	built := map[string]string{}
	for line := range strings.Lines(string(out)) {
		if name, file, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			built[name] = file
		}
	}
	return importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) { return os.Open(built[path]) })
})
