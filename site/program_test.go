package site_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"html"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// TestPrograms holds that the programs of all methods compile with the committed SDK.
func TestPrograms(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes the site of the whole API")
	}
	files := token.NewFileSet()
	checker := types.Config{Importer: importer.ForCompiler(files, "gc", exported(t))}
	checked := 0
	for name, data := range wholeFiles(t) {
		if !isMethod(data) {
			continue
		}
		program := listing(data, "Program")
		file, err := parser.ParseFile(files, name, program, 0)
		if err != nil {
			t.Errorf("%v\n%s", err, program)
			continue
		}
		if _, err := checker.Check(name, files, []*ast.File{file}, nil); err != nil {
			t.Errorf("%v\n%s", err, program)
		}
		checked++
	}
	if checked < 1600 {
		t.Errorf("checked %d programs, of which there are more", checked)
	}
}

// exported finds the compiled packages of the SDK and what they import.
func exported(t *testing.T) importer.Lookup {
	t.Helper()
	list := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}}\t{{.Export}}", "../generated/...", "fmt", "log", "os", "context", "time")
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]string{}
	for line := range strings.Lines(string(out)) {
		if name, file, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			at[name] = file
		}
	}
	return func(name string) (io.ReadCloser, error) {
		if at[name] == "" {
			return nil, fmt.Errorf("%s is not compiled", name)
		}
		return os.Open(at[name])
	}
}

// listing is the text of a listing of the page.
func listing(page []byte, label string) string {
	_, rest, _ := bytes.Cut(page, []byte(`aria-label="`+label+`"><code>`))
	text, _, _ := bytes.Cut(rest, []byte("</code>"))
	return html.UnescapeString(mark.ReplaceAllString(string(text), ""))
}

// mark is what marks the words of Go.
var mark = regexp.MustCompile("</?i[^>]*>")

// TestCalls holds that the bodies of the calls from a shell are JSON, and that no call has a
// secret.
func TestCalls(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes the site of the whole API")
	}
	for name, data := range wholeFiles(t) {
		if !isMethod(data) {
			continue
		}
		address, body, ok := strings.Cut(listing(data, "cURL"), " -d ")
		if !ok || !strings.HasPrefix(address, "curl 'https://PORTAL.bitrix24.com/rest/") || !strings.Contains(address, "USER/CODE/") {
			t.Errorf("%s: the call is %q", name, address)
		}
		body = strings.ReplaceAll(strings.Trim(body, "'"), `'\''`, "'")
		if !json.Valid([]byte(body)) {
			t.Errorf("%s: not JSON: %s", name, body)
		}
	}
}
