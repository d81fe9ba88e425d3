package goapi_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/exp/apidiff"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/changes/goapi"
)

// module is the import path of the SDKs that are compared.
const module = "example.com/sdk"

// stub declares what generated code uses of other packages, within the package
// itself. There apidiff compares type arguments; of a type in another package,
// such as b24.Response[int], it compares the name alone.
const stub = `
type B24Client struct{ int }
type B24CallOption interface{ option() }
type B24ListOption interface{ option() }
type B24List struct{ Rows string }
type B24FieldInfo struct{ Type string }
type B24Response[T any] struct{ Result T }
type B24Method[T any] struct{ Name string }
type B24Extra map[string]any
type B24Code string
type B24ID string
type B24Labels map[string]string
type B24Order []any
type B24Filter map[string]any
type B24FilterV3 []any
type B24Decimal string
type B24YN bool
type B24Flag bool
type B24Time struct{ raw string }
type B24Date struct{ raw string }
type B24File struct{ name string }
type B24Meta struct{ Total *int; Next *int }
func (*B24Meta) Pages() int { return 0 }
type B24Either[A, B any] struct{ One *A; Other *B }
type B24Manifest struct{ raw string }
type B24Page[T any] struct{ Rows []T }
type ContextContext interface{ Done() }
type IterSeq2[K, V any] func(yield func(K, V) bool)
`

var (
	imports   = regexp.MustCompile(`(?ms)^import (\(.*?^\)|"[^"]*")$`)
	ownImport = regexp.MustCompile(`"` + module + `/[^"]*"`)
	foreign   = regexp.MustCompile(`\b(b24|context|iter)\.([A-Z]\w*)`)
	outside   = regexp.MustCompile(`\bB24([A-Z]\w*)`)
	titles    = map[string]string{"b24": "B24", "context": "Context", "iter": "Iter"}
)

// inlined is the source with the names of other packages replaced by the stub's.
func inlined(source []byte) []byte {
	source = imports.ReplaceAllFunc(source, func(group []byte) []byte {
		var kept []byte
		for _, own := range ownImport.FindAll(group, -1) {
			kept = fmt.Appendf(kept, "import %s\n", own)
		}
		return kept
	})
	return foreign.ReplaceAllFunc(source, func(name []byte) []byte {
		pkg, rest, _ := strings.Cut(string(name), ".")
		return []byte(titles[pkg] + rest)
	})
}

// compiled type-checks the packages of an SDK.
func compiled(t *testing.T, files map[string][]byte) *apidiff.Module {
	t.Helper()
	c := compiler{t, token.NewFileSet(), map[string][]*ast.File{}, map[string]*types.Package{}}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasSuffix(name, "_test.go") {
			continue // in packages of their own
		}
		dir := path.Dir(name)
		c.files[path.Join(module, dir)] = append(c.files[path.Join(module, dir)], c.parse(name, inlined(files[name])))
	}
	m := &apidiff.Module{Path: module}
	for _, importPath := range slices.Sorted(maps.Keys(c.files)) {
		p, err := c.Import(importPath)
		if err != nil {
			t.Fatal(err)
		}
		m.Packages = append(m.Packages, p)
	}
	return m
}

// compiler type-checks packages that import each other.
type compiler struct {
	t     *testing.T
	fset  *token.FileSet
	files map[string][]*ast.File
	done  map[string]*types.Package
}

func (c compiler) parse(name string, source []byte) *ast.File {
	file, err := parser.ParseFile(c.fset, name, source, parser.SkipObjectResolution)
	if err != nil {
		c.t.Fatal(err)
	}
	return file
}

// Import makes a package of the SDK.
func (c compiler) Import(importPath string) (*types.Package, error) {
	if p := c.done[importPath]; p != nil {
		return p, nil
	}
	files := c.files[importPath]
	files = append(files, c.parse(importPath+"/stub.go", []byte("package "+files[0].Name.Name+stub)))
	conf := types.Config{IgnoreFuncBodies: true, Importer: c}
	p, err := conf.Check(importPath, c.fset, files, nil)
	c.done[importPath] = p
	return p, err
}

// verdicts are the names with a breaking change, and those with a compatible one.
type verdicts struct{ Breaking, Compatible []string }

func sorted(v verdicts) verdicts {
	slices.Sort(v.Breaking)
	slices.Sort(v.Compatible)
	return verdicts{slices.Compact(v.Breaking), slices.Compact(v.Compatible)}
}

// judged is what apidiff says of two SDKs.
func judged(old, new sdk) verdicts {
	var v verdicts
	for _, c := range apidiff.ModuleChanges(old.module, new.module).Changes {
		name := symbolOf(c.Message)
		if c.Compatible {
			v.Compatible = append(v.Compatible, name)
		} else {
			v.Breaking = append(v.Breaking, name)
		}
	}
	return sorted(v)
}

var (
	receivers  = regexp.MustCompile(`\(\*([^)]*)\)`)
	parameters = regexp.MustCompile(`\[[^\]]*\]`)
	methodSet  = regexp.MustCompile(`^(.*)\.\w+\.(\w+), method set of \*?(\w+)$`)
)

// symbolOf is the symbol that a message of apidiff is about, with the folder of its
// package, and without what inlining added.
func symbolOf(message string) string {
	name, _, _ := strings.Cut(message, ": ")
	name = strings.TrimPrefix(strings.TrimPrefix(name, "package "+module+"/"), "./")
	name = parameters.ReplaceAllString(receivers.ReplaceAllString(name, "$1"), "")
	return strings.ReplaceAll(methodSet.ReplaceAllString(name, "$1.$3.$2"), ".B24", ".")
}

// unseen are the kinds of change that a compiler does not see.
var unseen = []changes.Kind{changes.GoTagChanged, changes.GoBodyChanged, changes.GoDeprecated, changes.GoUndeprecated, changes.GoCommentChanged, changes.GoSourceChanged}

// qualified is the symbol with the folder of its package.
func qualified(c goapi.Change) string {
	if c.Symbol == "" {
		return c.Package
	}
	return c.Package + "." + c.Symbol
}

// ours is what this package says of them, as far as a compiler sees it.
func ours(all []goapi.Change) verdicts {
	var v verdicts
	for _, c := range all {
		name := qualified(c)
		switch {
		case slices.Contains(unseen, c.Kind):
		case c.Kind.Class() == changes.Breaking:
			v.Breaking = append(v.Breaking, name)
		default:
			v.Compatible = append(v.Compatible, name)
		}
	}
	return sorted(v)
}
