package main

import (
	"bytes"
	"flag"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/templates"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden spec and SDK of the bundled pages")

// goldenDir holds the spec and the SDK of the bundled pages.
const goldenDir = "../../testdata/sdk"

// goldenModule is where the SDK is, so that its examples find it.
const goldenModule = "github.com/b24gen/b24gen/testdata/sdk/go"

// TestGolden goes the whole way, from the bundled pages to YAML and Go. Every
// file that is made has a golden one, and every golden one is made.
func TestGolden(t *testing.T) {
	t.Parallel()
	specDir, sdk := filepath.Join(goldenDir, "spec"), filepath.Join(goldenDir, "go")
	if !*update {
		specDir, sdk = filepath.Join(t.TempDir(), "spec"), filepath.Join(t.TempDir(), "go")
	}
	b24gen(t, "run", "../../testdata/pages", "--spec", specDir, "--out", sdk, "--module", goldenModule)
	for made, golden := range map[string]string{specDir: "spec", sdk: "go"} {
		if diff := cmp.Diff(contents(t, filepath.Join(goldenDir, golden)), contents(t, made)); diff != "" {
			t.Errorf("%s differs, rewrite it with -update if that is meant (-golden +made):\n%.8000s", golden, diff)
		}
	}
}

// TestGoldenCompiles compiles the golden SDK against the runtime.
func TestGoldenCompiles(t *testing.T) {
	if testing.Short() {
		t.Skip("it runs go vet")
	}
	t.Parallel()
	cmd := exec.Command("go", "vet", "./...")
	cmd.Dir = filepath.Join(goldenDir, "go")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("go vet: %v\n%s", err, out)
	}
	for name, text := range contents(t, cmd.Dir) {
		if !slices.Contains([]string{".go", ".md"}, filepath.Ext(name)) && name != templates.IndexFile && name != "llms.txt" {
			t.Errorf("%s is neither a Go file nor a page, nor part of the index", name)
		}
		if strings.Contains(text, os.TempDir()) {
			t.Errorf("%s names a folder of this machine", name)
		}
	}
}

// TestGoldenShuffled: the order in which pages are read leaves no trace.
func TestGoldenShuffled(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes an SDK many times")
	}
	t.Parallel()
	var pages pageList
	for p, err := range source.Bundled().Pages(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, source.Page{Path: p.Path, HTML: bytes.Clone(p.HTML)})
	}
	inOrder := render(t, pages)
	random := rand.New(rand.NewPCG(1, 2))
	for range 3 {
		shuffled := slices.Clone(pages)
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if !maps.EqualFunc(inOrder, render(t, shuffled), bytes.Equal) {
			t.Error("shuffled pages give other bytes")
		}
	}
}
