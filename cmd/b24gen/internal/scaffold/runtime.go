package scaffold

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen"
	"github.com/b24gen/b24gen/templates"
)

const (
	// Copy is the word that stands for a copy where the import path of the
	// runtime is asked for. An SDK with a copy needs no other module.
	Copy = "copy"
	// RuntimeDir is the folder of the copy, below that of the SDK.
	RuntimeDir = "b24"
)

// Runtime returns the runtime's files by their paths below the SDK's folder, as
// the packages that begin with the given import path. Each begins with the
// header, because it is overwritten like generated code; tests are left out.
func Runtime(importPath, header string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := fs.WalkDir(b24gen.Runtime, RuntimeDir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, "_test.go") {
			return err
		}
		source, err := b24gen.Runtime.ReadFile(name)
		if err != nil {
			return err
		}
		moved, err := move(name, source, importPath)
		files[name] = append([]byte(header+"\n\n"), moved...)
		return err
	})
	return files, err
}

// move gives the imports of the runtime's own packages another path.
func move(name string, source []byte, importPath string) ([]byte, error) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, source, parser.ImportsOnly)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var out bytes.Buffer
	done := 0
	for _, spec := range f.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, fmt.Errorf("%s: import %s: %w", name, spec.Path.Value, err)
		}
		below, ours := strings.CutPrefix(path+"/", templates.DefaultRuntime+"/")
		if !ours {
			continue
		}
		out.Write(source[done:fset.Position(spec.Path.Pos()).Offset])
		out.WriteString(strconv.Quote(strings.TrimSuffix(importPath+"/"+below, "/")))
		done = fset.Position(spec.Path.End()).Offset
	}
	out.Write(source[done:])
	return out.Bytes(), nil
}
