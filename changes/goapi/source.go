package goapi

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"hash"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/sync/errgroup"
)

// Source is the files of Go packages, by slash-separated paths below the import
// path.
type Source struct {
	Path  string
	Files map[string][]byte
	// Dirs are the folders whose packages are meant, nil for all. Those of other folders
	// are understood where these import them.
	Dirs map[string]bool
}

// has reports whether the packages of the folder are meant.
func (s Source) has(dir string) bool { return s.Dirs == nil || s.Dirs[dir] }

// FromFS is the Go source in a file system, such as the folder of an SDK. Where no
// import path is given, a go.mod in the root tells it. Modules within are not read.
func FromFS(importPath string, fsys fs.FS) (Source, error) {
	s := Source{Path: importPath, Files: map[string][]byte{}}
	if mod, err := fs.ReadFile(fsys, "go.mod"); err == nil && s.Path == "" {
		s.Path = modfile.ModulePath(mod)
	}
	return s, fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && name != "." && isApart(fsys, name):
			return fs.SkipDir
		case e.IsDir() || path.Ext(name) != ".go":
			return nil
		}
		s.Files[name], err = fs.ReadFile(fsys, name)
		return err
	})
}

// isApart reports whether a folder is none of the packages around it.
func isApart(fsys fs.FS, dir string) bool {
	_, err := fs.Stat(fsys, dir+"/go.mod")
	base := path.Base(dir)
	return err == nil || base == "testdata" || base == "vendor" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_")
}

// pkg is a parsed package.
type pkg struct {
	// path is how other packages name it: ./crm within the API, else its import
	// path.
	path, dir, name, doc string
	objects              map[string]*object
	files                []*file
}

// file is what the expressions of a file need to be understood.
type file struct {
	*pkg
	imports map[string]string // paths by local names
	text    []byte
	start   token.Pos
}

// object is what a name of a package stands for.
type object struct {
	*file
	kind    Kind
	name    string
	doc     string
	spec    *ast.TypeSpec
	fn      *ast.FuncDecl
	value   value
	methods []method
}

// method is a method with the file that declares it.
type method struct {
	*file
	fn *ast.FuncDecl
}

// value is what a declaration of a constant or variable says of one name.
type value struct {
	typ, expr ast.Expr
	iota      int
}

// universe is all parsed packages by import path.
type universe map[string]*pkg

// parsedFile is a file with its text.
type parsedFile struct {
	*ast.File
	text []byte
}

// file parses the file, unless it is there with that text.
func (p Parser) file(name string, text []byte) (parsedFile, error) {
	if known, ok := p[name]; ok && bytes.Equal(known.text, text) {
		return known, nil
	}
	f, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ParseComments|parser.SkipObjectResolution)
	return parsedFile{f, text}, err
}

// parse reads the packages of a source. prefix is how they are named elsewhere: ./
// for those of the API, otherwise the import path.
func (u universe) parse(p Parser, s Source, prefix string, wanted func(dir string) bool) error {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(s.Files)), func(name string) bool {
		return path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") || !wanted(path.Dir(name))
	})
	parsed := make([]parsedFile, len(names))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		g.Go(func() (err error) {
			parsed[i], err = p.file(path.Join(s.Path, name), s.Files[name])
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	for i, name := range names {
		p[path.Join(s.Path, name)] = parsed[i]
		if parsed[i].Name.Name == "main" {
			continue // a command has no API
		}
		u.add(path.Join(s.Path, path.Dir(name)), prefix, path.Dir(name), parsed[i])
	}
	for _, p := range u {
		p.attachMethods()
	}
	return nil
}

// add takes in a file.
func (u universe) add(importPath, prefix, dir string, parsed parsedFile) {
	p := u[importPath]
	if p == nil {
		p = &pkg{path: prefix + strings.TrimPrefix(dir, "."), dir: dir, objects: map[string]*object{}}
		u[importPath] = p
	}
	p.name = parsed.Name.Name
	if parsed.Doc != nil {
		p.doc = parsed.Doc.Text()
	}
	f := &file{p, map[string]string{}, parsed.text, parsed.FileStart}
	p.files = append(p.files, f)
	for _, i := range parsed.Imports {
		imported, _ := strconv.Unquote(i.Path.Value)
		f.imports[localName(i, imported)] = imported
	}
	for _, d := range parsed.Decls {
		f.declare(d)
	}
}

// localName is the name of an import in its file. Without a name there it is that
// of the package, which its path ends in.
func localName(i *ast.ImportSpec, imported string) string {
	if i.Name != nil {
		return i.Name.Name
	}
	name := path.Base(imported)
	if _, err := strconv.Atoi(strings.TrimPrefix(name, "v")); err == nil && name != imported {
		name = path.Base(path.Dir(imported))
	}
	name, _, _ = strings.Cut(name, ".")
	return name
}

// declare takes in the names that a declaration gives.
func (f *file) declare(d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		name := d.Name.Name
		if d.Recv != nil {
			name = receiver(d) + "." + name
		}
		f.objects[name] = &object{file: f, kind: Func, name: name, doc: d.Doc.Text(), fn: d}
	case *ast.GenDecl:
		var last *ast.ValueSpec // a constant without a value repeats the one before
		for i, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				f.objects[s.Name.Name] = &object{file: f, kind: Type, name: s.Name.Name, doc: commentOf(d, s.Doc), spec: s}
			case *ast.ValueSpec:
				if d.Tok == token.VAR || len(s.Values) > 0 {
					last = s
				}
				f.values(d, s, last, i)
			}
		}
	}
}

func (f *file) values(d *ast.GenDecl, s, from *ast.ValueSpec, iota int) {
	for i, name := range s.Names {
		o := &object{file: f, kind: Kind(d.Tok.String()), name: name.Name, doc: commentOf(d, s.Doc), value: value{typ: from.Type, iota: iota}}
		if i < len(from.Values) {
			o.value.expr = from.Values[i]
		}
		f.objects[name.Name] = o
	}
}

// commentOf is the comment of a spec, which may stand before the only one of its
// declaration.
func commentOf(d *ast.GenDecl, doc *ast.CommentGroup) string {
	if doc == nil && !d.Lparen.IsValid() {
		doc = d.Doc
	}
	return doc.Text()
}

// receiver is the name of the type that a method belongs to.
func receiver(d *ast.FuncDecl) string {
	e := d.Recv.List[0].Type
	for {
		switch t := e.(type) {
		case *ast.StarExpr:
			e = t.X
		case *ast.ParenExpr:
			e = t.X
		case *ast.IndexExpr:
			e = t.X
		case *ast.IndexListExpr:
			e = t.X
		case *ast.Ident:
			return t.Name
		default:
			return ""
		}
	}
}

// attachMethods gives the methods to their types.
func (p *pkg) attachMethods() {
	for name, o := range p.objects {
		typeName, _, ok := strings.Cut(name, ".")
		if !ok {
			continue
		}
		if t := p.objects[typeName]; t != nil {
			t.methods = append(t.methods, method{o.file, o.fn})
		}
		delete(p.objects, name)
	}
}

// sumsOf tell the Go files of one folder from others.
func sumsOf(s Source) map[string][32]byte {
	hashes := map[string]hash.Hash{}
	for _, name := range slices.Sorted(maps.Keys(s.Files)) {
		if path.Ext(name) != ".go" || !s.has(path.Dir(name)) {
			continue
		}
		h := hashes[path.Dir(name)]
		if h == nil {
			h = sha256.New()
			hashes[path.Dir(name)] = h
		}
		fmt.Fprintf(h, "%s %d\n", name, len(s.Files[name]))
		h.Write(s.Files[name])
	}
	sums := map[string][32]byte{}
	for dir, h := range hashes {
		sums[dir] = [32]byte(h.Sum(nil))
	}
	return sums
}
