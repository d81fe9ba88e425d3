package goapi_test

import (
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
type ContextContext interface{ Done() }
type IterSeq2[K, V any] func(yield func(K, V) bool)
`

var (
	imports   = regexp.MustCompile(`(?ms)^import (\(.*?^\)|"[^"]*")$`)
	qualified = regexp.MustCompile(`\b(b24|context|iter)\.([A-Z]\w*)`)
	titles    = map[string]string{"b24": "B24", "context": "Context", "iter": "Iter"}
)

// inlined is the source with the names of other packages replaced by the stub's.
func inlined(source []byte) []byte {
	source = imports.ReplaceAll(source, nil)
	return qualified.ReplaceAllFunc(source, func(name []byte) []byte {
		pkg, rest, _ := strings.Cut(string(name), ".")
		return []byte(titles[pkg] + rest)
	})
}

// compiled type-checks the packages of an SDK.
func compiled(t *testing.T, files map[string][]byte) *apidiff.Module {
	t.Helper()
	fset := token.NewFileSet()
	parse := func(name string, source []byte) *ast.File {
		file, err := parser.ParseFile(fset, name, source, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	packages := map[string][]*ast.File{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		packages[path.Dir(name)] = append(packages[path.Dir(name)], parse(name, inlined(files[name])))
	}
	m := &apidiff.Module{Path: module}
	for _, dir := range slices.Sorted(maps.Keys(packages)) {
		parsed := packages[dir]
		parsed = append(parsed, parse(dir+"/stub.go", []byte("package "+parsed[0].Name.Name+stub)))
		conf := types.Config{IgnoreFuncBodies: true}
		p, err := conf.Check(path.Join(module, dir), fset, parsed, nil)
		if err != nil {
			t.Fatal(err)
		}
		m.Packages = append(m.Packages, p)
	}
	return m
}

// verdicts are the names with a breaking change, and those with a compatible one.
type verdicts struct{ Breaking, Compatible []string }

func sorted(v verdicts) verdicts {
	slices.Sort(v.Breaking)
	slices.Sort(v.Compatible)
	return v
}

// judged is what apidiff says of two SDKs.
func judged(old, new sdk) verdicts {
	var v verdicts
	for _, c := range apidiff.ModuleChanges(old.module, new.module).Changes {
		name, _, _ := strings.Cut(c.Message, ": ")
		name = strings.TrimPrefix(strings.TrimPrefix(name, "package "+module+"/"), "./")
		if c.Compatible {
			v.Compatible = append(v.Compatible, name)
		} else {
			v.Breaking = append(v.Breaking, name)
		}
	}
	return sorted(v)
}

// unseen are the kinds of change that a compiler does not see.
var unseen = []changes.Kind{changes.GoTagChanged, changes.GoBodyChanged, changes.GoDeprecated, changes.GoUndeprecated, changes.GoCommentChanged, changes.GoSourceChanged}

// ours is what this package says of them, as far as a compiler sees it.
func ours(all []goapi.Change) verdicts {
	var v verdicts
	for _, c := range all {
		name := c.Package
		if c.Symbol != "" {
			name += "." + c.Symbol
		}
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
