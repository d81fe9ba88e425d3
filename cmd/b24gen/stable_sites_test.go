package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/changes/goapi"
)

// TestProgramsOfTheOlderSite writes a program that calls every method of the SDK of one
// saved site, with all parameters and the result by their types, and type-checks it with
// the SDK of the other site, there and back. B24GEN_SITES names the folder that holds them.
func TestProgramsOfTheOlderSite(t *testing.T) {
	dir := os.Getenv("B24GEN_SITES")
	if dir == "" {
		t.Skip("B24GEN_SITES is not set: it names a folder with saved sites, site-*.tar.zst")
	}
	sites, err := filepath.Glob(filepath.Join(dir, "site-*.tar.zst"))
	if err != nil || len(sites) < 2 {
		t.Fatalf("%s: %d site-*.tar.zst in it, want two (%v)", dir, len(sites), err)
	}
	slices.Sort(sites)
	t.Run("there", func(t *testing.T) { compilesAgainst(t, sites[0], sites[1]) })
	t.Run("back", func(t *testing.T) { compilesAgainst(t, sites[1], sites[0]) })
}

// compilesAgainst writes the program for the SDK of one site and type-checks it with that
// of the other.
func compilesAgainst(t *testing.T, released, now string) {
	const module = "example.com/stable"
	dir := t.TempDir()
	config := filepath.Join(dir, "b24gen.yaml")
	restore(t, dir, map[string]string{
		"b24gen.yaml": "spec: api\nout: sdk\nmodule: " + module + "/sdk\nruntime: copy\nnames: names.yaml\npins: pins.yaml\n",
	})
	mustRun(t, exitFine, "run", released, "--config", config, "--cache", sitesCache(), "-q")
	mustRun(t, exitFine, "names", "--config", config, "--write")
	program, calls := programOf(t, filepath.Join(dir, "sdk"), module+"/sdk")
	if calls < 1000 {
		t.Fatalf("the program calls %d methods", calls)
	}
	restore(t, dir, map[string]string{"use/use.go": program})
	typeCheck(t, module, dir)
	mustRun(t, exitFailed, "run", now, "--config", config, "--cache", sitesCache(), "-q", "--pin")
	typeCheck(t, module, dir)
	mustRun(t, exitFine, "check", "--config", config)
}

func mustRun(t *testing.T, want int, args ...string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run(args, &stdout, &stderr); code != want {
		t.Fatalf("b24gen %v: exit code %d, want %d:\n%s%s", args, code, want, stdout.String(), stderr.String())
	}
}

// programOf is the source of a package that calls every method of an SDK, and takes every
// service from its package's root.
func programOf(t *testing.T, dir, module string) (source string, calls int) {
	t.Helper()
	files, err := goapi.FromFS(module, os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	api, err := goapi.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	var imports, body strings.Builder
	for i, p := range api.Packages {
		if p.Dir == "b24" || strings.HasPrefix(p.Dir, "b24/") {
			continue
		}
		name, before := fmt.Sprintf("p%d", i), calls
		for _, service := range p.Decls {
			for _, m := range service.Members {
				calls += call(&body, api, p, name, service, m)
				if m.Kind == goapi.Field && service.Symbol == "Service" && m.Exported() {
					fmt.Fprintf(&body, "\tvar _ %s.%s = %s.New(c).%s\n", name, goapi.Short(m.Type), name, m.Name())
				}
			}
		}
		if calls > before {
			fmt.Fprintf(&imports, "\t%s %q\n", name, module+"/"+p.Dir)
		}
	}
	return fmt.Sprintf("package use\n\nimport (\n\t\"context\"\n\n\t%q\n%s)\n\nfunc use(ctx context.Context, c *b24.Client) {\n%s}\n", module+"/b24", imports.String(), body.String()), calls
}

// call writes a call, and says how many it has written.
func call(w *strings.Builder, api *goapi.API, p *goapi.Package, name string, service, m *goapi.Decl) int {
	e, err := parser.ParseExpr(goapi.Short(m.Type))
	fn, ok := e.(*ast.FuncType)
	if err != nil || !ok || m.Kind != goapi.Method || !service.Exported() || fn.Params.NumFields() != 3 || fn.Results.NumFields() != 2 {
		return 0
	}
	constructor := "New" + strings.TrimSuffix(service.Symbol, "Service")
	if api.Lookup(p.Dir, constructor) == nil {
		constructor = "New"
	}
	params := types.ExprString(fn.Params.List[1].Type)
	fmt.Fprintf(w, "\t{\n\t\tvar r %s\n\t\tvar err error\n\t\tr, err = %s.%s(c).%s(ctx, %s.%s{", qualified(p, api, name, types.ExprString(fn.Results.List[0].Type)), name, constructor, m.Name(), name, params)
	for _, f := range api.Lookup(p.Dir, params).Members {
		if f.Kind == goapi.Field {
			fmt.Fprintf(w, "%s: *new(%s), ", f.Name(), qualified(p, api, name, goapi.Short(f.Type)))
		}
	}
	fmt.Fprintf(w, "})\n\t\t_, _ = r, err\n\t}\n")
	return 1
}

// qualified is a type as another package writes it.
func qualified(p *goapi.Package, api *goapi.API, name, text string) string {
	e, _ := parser.ParseExpr(text)
	rename := func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			return false
		case *ast.Ident:
			if api.Lookup(p.Dir, n.Name) != nil {
				n.Name = name + "." + n.Name
			}
		}
		return true
	}
	ast.Inspect(e, rename)
	return types.ExprString(e)
}
