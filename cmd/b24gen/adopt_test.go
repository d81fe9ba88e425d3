package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

// adopting asks for TestAdopt, which downloads modules and builds with empty caches.
const adopting = "B24GEN_ADOPT"

// TestAdopt does what the README says on a machine that has Go alone. This checkout is
// the released version, served by a module proxy made of files.
func TestAdopt(t *testing.T) {
	if os.Getenv(adopting) == "" {
		t.Skip(adopting + " is not set; .ci/adopt sets it")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	own := module.Version{Path: "github.com/b24gen/b24gen", Version: "v0.1.0"}
	proxy := t.TempDir()
	if err := release(proxy, own, root); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/adopt",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", filepath.Join(e.WorkDir, "home"))
			e.Setenv("GOBIN", filepath.Join(e.WorkDir, "bin"))
			e.Setenv("GOPROXY", "file://"+filepath.ToSlash(proxy)+","+goEnv(t, "GOPROXY"))
			e.Setenv("GONOSUMDB", own.Path)
			e.Setenv("GOSUMDB", goEnv(t, "GOSUMDB"))
			e.Setenv("GOFLAGS", "-modcacherw")
			e.Setenv("PATH", os.Getenv("PATH"))
			e.Setenv("CHECKOUT", root)
			e.Setenv("PAGES", filepath.Join(root, "testdata", "pages"))
			return nil
		},
	})
}

// release writes the checkout into the proxy, as the only version.
func release(proxy string, m module.Version, root string) error {
	dir := filepath.Join(proxy, filepath.FromSlash(m.Path), "@v")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return err
	}
	for name, text := range map[string]string{
		"list":              m.Version + "\n",
		m.Version + ".info": fmt.Sprintf(`{"Version":%q,"Time":"2026-01-02T03:04:05Z"}`, m.Version),
		m.Version + ".mod":  string(mod),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	out, err := os.Create(filepath.Join(dir, m.Version+".zip"))
	if err != nil {
		return err
	}
	defer out.Close()
	if err := zip.CreateFromDir(out, m, root); err != nil {
		return err
	}
	return out.Close()
}
