package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/version"

	"github.com/b24gen/b24gen/spec"
)

// isRevision reports whether a name can be of a folder in a git revision:
// HEAD~1:spec/api.
func isRevision(name string) bool {
	rev, _, ok := strings.Cut(name, ":")
	return ok && rev != "" && !strings.Contains(name, "://")
}

// specOfRevision reads the spec from the folder in the revision.
func specOfRevision(ctx context.Context, name string) (spec.Spec, error) {
	files, err := treeOfRevision(ctx, "", name)
	if err != nil {
		return spec.Spec{}, err
	}
	return spec.LoadFS(files, name)
}

// treeOfRevision reads a folder in a revision, both named as git does in dir, without
// changing the working tree. It runs the git command, which must be there.
func treeOfRevision(ctx context.Context, dir, name string) (fs.FS, error) {
	tree, err := git(ctx, dir, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	// In a subfolder git archive would leave out what does not lie below it.
	top, err := git(ctx, dir, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	data, err := git(ctx, line(top), "archive", "--format=zip", line(tree))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	files, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return files, nil
}

// fileOfRevision reads a file in a revision; the error is [fs.ErrNotExist] where it is not
// there.
func fileOfRevision(ctx context.Context, dir, name string) ([]byte, error) {
	blob, err := git(ctx, dir, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
	if errors.Is(err, errNoRevision) {
		err = fs.ErrNotExist
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	data, err := git(ctx, dir, "cat-file", "blob", line(blob))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return data, nil
}

// modulePathOf is the import path that the SDK has in a revision: where go.mod has
// another module path there, as before a new major version, that of the settings with
// it.
func modulePathOf(ctx context.Context, revision string, c config.Config) (string, error) {
	now, err := version.Module(c.Out)
	if err != nil || now.Dir == "" {
		return c.Module, err
	}
	mod, err := fileOfRevision(ctx, now.Dir, revision+":./go.mod")
	if then := modfile.ModulePath(mod); err == nil && then != "" {
		return version.Step{Old: now.Path, New: then}.Path(c.Module), nil
	}
	return c.Module, nil // it was not among the files yet
}

// errNoRevision is for the commands that say it with their exit code alone.
var errNoRevision = errors.New("git knows no such revision with such a folder")

// git runs the command in a folder, the working one if that is empty, and gives what it
// printed. Its error is what git said.
func git(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = dir
	out, err := cmd.Output()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return out, nil
	case !errors.As(err, &exit):
		return nil, fmt.Errorf("git: %w", err)
	case len(exit.Stderr) > 0:
		return nil, fmt.Errorf("git: %s", line(exit.Stderr))
	case exit.ExitCode() == 1:
		return nil, errNoRevision
	}
	return nil, fmt.Errorf("git: %w", err)
}

func line(text []byte) string { return strings.TrimSpace(string(text)) }
