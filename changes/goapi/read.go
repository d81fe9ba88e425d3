package goapi

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"
)

// sdk is the packages by folder.
type sdk map[string]pkg

// read parses the Go files, on all cores: it is what takes the time.
func read(files map[string][]byte) (sdk, error) {
	out := sdk{}
	var mu sync.Mutex
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for name, data := range files {
		if path.Ext(name) != ".go" {
			continue
		}
		g.Go(func() error {
			file, err := parser.ParseFile(token.NewFileSet(), name, data, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				return fmt.Errorf("generated code: %w", err)
			}
			mu.Lock()
			defer mu.Unlock()
			out.add(path.Dir(name), file)
			return nil
		})
	}
	return out, g.Wait()
}

func (s sdk) add(dir string, file *ast.File) {
	if s[dir] == nil {
		s[dir] = pkg{}
	}
	p := s[dir]
	if file.Doc != nil {
		p[""] = symbol{what: aPackage, doc: file.Doc.Text()}
	}
	for _, d := range file.Decls {
		p.decl(d)
	}
}

// pkg is the exported symbols of a package by name. A member's name begins with
// its type's: Site.Add, SiteAddParams.Scope. The package comment has no name.
type pkg map[string]symbol

// names are the names in sorted order.
func (p pkg) names() []string {
	var names []string
	for name := range p {
		if name != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// typeOf is the name of the type that a member belongs to, empty for what is no
// member.
func typeOf(name string) string {
	if i := strings.IndexByte(name, '.'); i > 0 {
		return name[:i]
	}
	return ""
}
