package lookup

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"path"
	"strings"
)

// Declared is what a package declares, if the word begins with the name of one of the runtime, and
// the folder of it below that of the runtime: all exported names, methods behind those of their types.
func Declared(runtime fs.FS, word string) (dir string, names []string) {
	pkg, symbol, _ := strings.Cut(word, ".")
	if symbol == "" {
		return "", nil
	}
	_ = fs.WalkDir(runtime, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || !d.IsDir():
			return err
		case path.Base(name) == "internal":
			return fs.SkipDir
		case strings.EqualFold(path.Base(name), pkg):
			dir, names = name, exported(runtime, name)
			return fs.SkipAll
		}
		return nil
	})
	return dir, names
}

// exported are the exported names that the files of a folder declare, but those of tests.
func exported(files fs.FS, dir string) (names []string) {
	all, _ := fs.Glob(files, dir+"/*.go") // a pattern that is none has no files
	set := token.NewFileSet()
	for _, name := range all {
		source, err := fs.ReadFile(files, name)
		if err != nil || strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, name, source, parser.SkipObjectResolution)
		if err != nil {
			continue // it has built this program
		}
		for _, d := range file.Decls {
			names = append(names, declaredBy(d)...)
		}
	}
	return names
}

func declaredBy(d ast.Decl) (names []string) {
	add := func(before string, name *ast.Ident) {
		if name.IsExported() {
			names = append(names, before+name.Name)
		}
	}
	switch d := d.(type) {
	case *ast.FuncDecl:
		add(receiver(d), d.Name)
	case *ast.GenDecl:
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				add("", s.Name)
			case *ast.ValueSpec:
				for _, n := range s.Names {
					add("", n)
				}
			}
		}
	}
	return names
}

// receiver is the type of a method with a dot, nothing of a function.
func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return ""
	}
	name, _, _ := strings.Cut(strings.TrimLeft(types.ExprString(d.Recv.List[0].Type), "*"), "[")
	return name + "."
}
