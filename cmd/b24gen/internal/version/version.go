// Package version makes the next major version of the module of an SDK: its path ends in
// /v2, /v3 and so on, and so do the imports of its packages.
package version

import (
	"cmp"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
)

// Less reports whether one version is older than another. No version is older than all.
func Less(a, b string) bool { return Compare(a, b) < 0 }

// Compare is negative where a is older than b, and positive where b is older than a.
func Compare(a, b string) int { return semver.Compare(canonical(a), canonical(b)) }

// IsVersion reports whether a text is a version, with or without v in front.
func IsVersion(text string) bool { return semver.IsValid(canonical(text)) }

// IsTag reports whether a tag is a version of a Go module. Others, such as nightly or v1,
// are not.
func IsTag(tag string) bool { return semver.IsValid(tag) && semver.Canonical(tag) == tag }

// Latest is the latest version among the tags with the prefix, without it; empty without
// one.
func Latest(tags []string, prefix string) string {
	latest := ""
	for _, tag := range tags {
		if v, ok := strings.CutPrefix(tag, prefix); ok && IsTag(v) && Less(latest, v) {
			latest = v
		}
	}
	return latest
}

func canonical(v string) string {
	if v != "" && !strings.HasPrefix(v, "v") {
		return "v" + v
	}
	return v
}

// Step is the step of a module to its next major version.
type Step struct {
	// Old and New are the paths of the module. They are the same below version 1, where
	// a path has no version, and where the path is that of the next version already.
	Old, New string
	latest   string // the version that is released
	dir      string // of go.mod, empty without one
}

// Next is the step of the module that holds a folder. latest is the version that it has.
func Next(dir, latest string) (Step, error) {
	m, err := Module(dir)
	if err != nil || m.Dir == "" {
		return Step{}, err
	}
	s := Step{Old: m.Path, New: m.Path, latest: latest, dir: m.Dir}
	if semver.Major(latest) == "v0" {
		return s, nil
	}
	prefix, major, ok := module.SplitPathVersion(s.Old)
	if !ok {
		return s, fmt.Errorf("%s: %q is no module path", filepath.Join(m.Dir, "go.mod"), s.Old)
	}
	n, _ := strconv.Atoi(strings.TrimLeft(major, "/v.")) // 0 without one
	if latest == "" || n <= majorOf(latest) {
		s.New = fmt.Sprintf("%s/v%d", prefix, max(n, 1)+1)
	}
	return s, nil
}

// majorOf is the first number of a version.
func majorOf(v string) int {
	n, _ := strconv.Atoi(strings.TrimPrefix(semver.Major(v), "v"))
	return n
}

// Root is a module as its go.mod has it. Dir is empty without one.
type Root struct{ Path, Dir string }

// Module is the module that holds a folder.
func Module(dir string) (Root, error) {
	root, err := moduleRoot(dir)
	if err != nil || root == "" {
		return Root{}, err
	}
	data, err := os.ReadFile(filepath.Join(root, "go.mod"))
	return Root{modfile.ModulePath(data), root}, err
}

// TagPrefix is what the tags of the module's versions begin with in the repository whose
// top is given: the folder of the module below it and a slash, without the folder of a
// major version (sdk/v2 of example.com/sdk/v2). It is empty for a module at the top, and
// for one that is not in the repository.
func (r Root) TagPrefix(top string) (string, error) {
	if r.Dir == "" {
		return "", nil
	}
	top, topErr := filepath.EvalSymlinks(top)
	dir, dirErr := filepath.EvalSymlinks(r.Dir)
	if err := errors.Join(topErr, dirErr); err != nil {
		return "", err
	}
	rel, err := filepath.Rel(top, dir)
	if err != nil || rel == "." || !filepath.IsLocal(rel) {
		return "", nil // on another drive there is no relative path
	}
	folder := "/" + filepath.ToSlash(rel)
	if _, major, ok := module.SplitPathVersion(r.Path); ok && strings.HasPrefix(major, "/") {
		folder = strings.TrimSuffix(folder, major)
	}
	return strings.TrimPrefix(folder+"/", "/"), nil
}

// moduleRoot is the folder of the go.mod above, empty without one.
func moduleRoot(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	for err == nil {
		if _, statErr := os.Stat(filepath.Join(dir, "go.mod")); statErr == nil {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return "", nil
		}
		dir = filepath.Dir(dir)
	}
	return "", err
}

// String says what becomes of the module path.
func (s Step) String() string {
	switch {
	case s.dir == "":
		return "no go.mod above the SDK: the module path is not changed"
	case s.Old == s.New && majorOf(s.latest) > 0:
		return fmt.Sprintf("module %s: its path is above the latest version, %s, already", s.Old, s.latest)
	case s.Old == s.New:
		return s.Old + ": below version 1 the module path stays; raise the second number"
	}
	return fmt.Sprintf("module %s, was %s", s.New, s.Old)
}

// Path is the import path of a package of the module in the next version.
func (s Step) Path(importPath string) string {
	rest, ok := strings.CutPrefix(importPath, s.Old)
	if s.Old == "" || !ok || rest != "" && rest[0] != '/' {
		return importPath
	}
	return s.New + rest
}

// Files are the files that name the module and are not generated: go.mod, the settings,
// and the imports of Go files. out is the folder of the SDK.
func (s Step) Files(settings, out string) ([]output.Folder, error) {
	if s.Old == s.New {
		return nil, nil
	}
	f := output.Folder{Dir: s.dir, Files: map[string][]byte{}}
	generated, err := filepath.Abs(out)
	if err != nil {
		return nil, err
	}
	err = filepath.WalkDir(s.dir, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && name != s.dir && isApart(name):
			return fs.SkipDir
		case e.IsDir() || filepath.Ext(name) != ".go":
			return nil
		}
		return s.imports(f, name, generated)
	})
	folders := []output.Folder{f}
	config, configErr := s.settings(cmp.Or(settings, config.Default))
	if config != nil {
		folders = append(folders, *config)
	}
	return folders, errors.Join(err, configErr, s.goMod(f))
}

func isApart(dir string) bool {
	base := filepath.Base(dir)
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") || base == "testdata" || base == "vendor"
}

func (s Step) goMod(f output.Folder) error {
	name := filepath.Join(s.dir, "go.mod")
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	mod, err := modfile.Parse(name, data, nil)
	if err != nil {
		return err
	}
	if err := mod.AddModuleStmt(s.New); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	f.Files["go.mod"], err = mod.Format()
	return err
}

// imports rewrites the imports of a Go file of the user's.
func (s Step) imports(f output.Folder, name, generated string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if strings.HasPrefix(name, generated+string(filepath.Separator)) && strings.HasPrefix(string(text), "// Code generated by b24gen.") {
		return nil // they are made anew
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
	if err != nil {
		return err
	}
	changed := text
	for i := len(file.Imports) - 1; i >= 0; i-- { // from the end, so that places stay
		lit := file.Imports[i].Path
		old, _ := strconv.Unquote(lit.Value)
		if now := s.Path(old); now != old {
			begin, end := lit.Pos()-file.FileStart, lit.End()-file.FileStart
			changed = []byte(string(changed[:begin]) + strconv.Quote(now) + string(changed[end:]))
		}
	}
	if string(changed) == string(text) {
		return nil
	}
	rel, err := filepath.Rel(s.dir, name)
	f.Files[filepath.ToSlash(rel)] = changed
	return err
}

// settings rewrites the module in the settings.
func (s Step) settings(name string) (*output.Folder, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	lines := strings.SplitAfter(string(data), "\n")
	for i, l := range lines {
		for _, key := range []string{"module:", "runtime:"} {
			rest, ok := strings.CutPrefix(l, key)
			rest, _, _ = strings.Cut(rest, " #")
			path := strings.Trim(strings.TrimSpace(rest), `"'`)
			if now := s.Path(path); ok && now != path {
				lines[i] = strings.Replace(l, path, now, 1)
			}
		}
	}
	dir, base := filepath.Split(name)
	return &output.Folder{Dir: filepath.Clean(dir), Files: map[string][]byte{base: []byte(strings.Join(lines, ""))}}, nil
}
