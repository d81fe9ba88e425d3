package main

import (
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/spec"
)

// TestNothingIsMadeAgain: with all settings that an SDK can have, a second run
// makes nothing; and another setting, override or name is not overlooked.
func TestNothingIsMadeAgain(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	restore(t, dir, map[string]string{"overrides/README.md": "none yet"})
	same := config.Config{
		Source: testPages, Spec: in("spec"), Out: in("sdk"), Module: demoModule, Runtime: "copy",
		Examples: new(true), Tests: new(true), Overrides: in("overrides"), Names: in("names.yaml"),
	}
	a := &app{ctx: t.Context(), cli: &common{Cache: in("cache"), Quiet: true}, stdout: io.Discard, stderr: os.Stderr}
	isMade := func(s config.Config) bool {
		t.Helper()
		j := job{Config: s, SDK: true}
		_, ok := a.lastReport(j, a.stamp(j))
		return !ok
	}
	makeAll := func(s config.Config) {
		t.Helper()
		if err := a.update(job{Config: s, SDK: true}); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.update(job{Config: same, SDK: true, Pin: true}); err != nil {
		t.Fatal(err)
	}
	makeAll(same)
	if isMade(same) {
		t.Error("nothing has changed, and yet it would be made again")
	}
	for name, change := range map[string]func(*config.Config){
		"module":   func(s *config.Config) { s.Module = "example.com/other" },
		"runtime":  func(s *config.Config) { s.Runtime = "" },
		"include":  func(s *config.Config) { s.Include = []string{"landing"} },
		"exclude":  func(s *config.Config) { s.Exclude = []string{"landing"} },
		"tests":    func(s *config.Config) { s.Tests = nil },
		"examples": func(s *config.Config) { s.Examples, s.Tests = nil, nil },
		"prose":    func(s *config.Config) { s.Prose = new(true) },
		"out":      func(s *config.Config) { s.Out = in("elsewhere") },
		"spec":     func(s *config.Config) { s.Spec = in("elsewhere") },
	} {
		changed := same
		change(&changed)
		if !isMade(changed) {
			t.Errorf("another %s goes unnoticed", name)
		}
	}
	restore(t, dir, map[string]string{"overrides/fix.yaml": "overrides:\n" +
		"- {method: landing.site.markDelete, path: params.scope.required, documented: false, correct: true, reason: tried}\n"})
	if !isMade(same) {
		t.Error("a new override goes unnoticed")
	}
	makeAll(same)
	restore(t, dir, map[string]string{"names.yaml": "v2:\n  landing.site: {type: WebSite, methods: {}}\n"})
	if !isMade(same) {
		t.Error("another name goes unnoticed")
	}
}

// TestChangedMeanwhile: what somebody changes while a run is under way is noticed by the
// next one.
func TestChangedMeanwhile(t *testing.T) {
	t.Parallel()
	for name, edit := range map[string]func(in func(string) string) error{
		"nothing": func(func(string) string) error { return nil },
		"pages": func(in func(string) string) error {
			return os.WriteFile(in("pages.tar"), []byte("of another build"), 0o644)
		},
		"names": func(in func(string) string) error {
			return os.WriteFile(in("names.yaml"), []byte("v2: {}\n#\n"), 0o644)
		},
		"overrides": func(in func(string) string) error { return os.WriteFile(in("overrides/x.yaml"), []byte("#"), 0o644) },
		"a file of ours": func(in func(string) string) error {
			return os.WriteFile(in("spec/x.yaml"), []byte(spec.Header), 0o644)
		},
	} {
		dir := t.TempDir()
		in := func(name string) string { return filepath.Join(dir, name) }
		a := &app{ctx: t.Context(), cli: &common{Cache: in("cache"), Quiet: true}, stdout: io.Discard, stderr: os.Stderr}
		restore(t, dir, map[string]string{"names.yaml": "v2: {}\n", "pages.tar": "of one build", "overrides/README.md": "", "spec/README.md": ""})
		j := job{Config: config.Config{Source: in("pages.tar"), Spec: in("spec"), Names: in("names.yaml"), Overrides: in("overrides")}}
		before := a.stamp(j)
		if err := edit(in); err != nil {
			t.Fatal(err)
		}
		if err := a.remember(j, before, nil, "report"); err != nil {
			t.Fatal(err)
		}
		if _, ok := a.lastReport(j, a.stamp(j)); ok != (name == "nothing") {
			t.Errorf("%s changed: remembered: %v", name, ok)
		}
	}
}

// restore writes the files into the folder.
func restore(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// pagesBelow are the test pages below the folders.
func pagesBelow(t *testing.T, folders ...string) map[string]string {
	t.Helper()
	pages := contents(t, testPages)
	maps.DeleteFunc(pages, func(name, _ string) bool {
		return !slices.ContainsFunc(folders, func(dir string) bool { return strings.HasPrefix(filepath.ToSlash(name), dir) })
	})
	return pages
}

// someOf is a folder with every nth of the test pages.
func someOf(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	files := contents(t, testPages)
	for i, name := range slices.Sorted(maps.Keys(files)) {
		if i%n == 0 {
			restore(t, dir, map[string]string{name: files[name]})
		}
	}
	return dir
}
