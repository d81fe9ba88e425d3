package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/version"
)

// latestVersion is the latest version of the module that holds the folder, among the tags
// of what is checked out; empty where there is none, and where there is no repository.
func (a *app) latestVersion(dir string) (string, error) {
	prefix, err := a.tagPrefix(dir)
	if err != nil {
		return "", err
	}
	tags, err := a.mergedTags(dir)
	return version.Latest(tags, prefix), err
}

// revisionOf is what git calls the revision, and what pins say of it. A version is one of
// the module that holds the folder, with or without the prefix of its tags.
func (a *app) revisionOf(given, dir string) (revision, since string, err error) {
	prefix, err := a.tagPrefix(dir)
	if err != nil {
		return "", "", err
	}
	if v := strings.TrimPrefix(given, prefix); version.IsTag(v) {
		return prefix + v, v, nil
	}
	return given, given, nil
}

// tagPrefix is what the tags of the module that holds the folder begin with.
func (a *app) tagPrefix(dir string) (string, error) {
	top, err := a.inRepository(dir, "rev-parse", "--show-toplevel")
	if err != nil || len(top) == 0 {
		return "", err
	}
	root, err := version.Module(dir)
	if err != nil {
		return "", err
	}
	return root.TagPrefix(filepath.FromSlash(line(top)))
}

// mergedTags are the tags of what is checked out, none before the first commit.
func (a *app) mergedTags(dir string) ([]string, error) {
	head, err := a.inRepository(dir, "rev-parse", "--verify", "--quiet", "HEAD")
	if errors.Is(err, errNoRevision) || err == nil && len(head) == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	tags, err := a.inRepository(dir, "tag", "--merged", line(head))
	return strings.Fields(string(tags)), err
}

// inRepository is what git says in the folder, nothing where no repository holds it. That
// git fails in a repository is an error.
func (a *app) inRepository(dir string, args ...string) ([]byte, error) {
	out, err := git(a.ctx, existing(dir), args...)
	if err != nil && isInRepository(dir) {
		return nil, fmt.Errorf("%s: the tags of released versions cannot be read: %w", dir, err)
	}
	return out, nil
}

// isInRepository reports whether the folder or one above it has what git makes of a
// repository, whatever git says.
func isInRepository(dir string) bool {
	dir, err := filepath.Abs(dir)
	for err == nil {
		if _, statErr := os.Stat(filepath.Join(dir, ".git")); statErr == nil {
			return true
		}
		if dir == filepath.Dir(dir) {
			return false
		}
		dir = filepath.Dir(dir)
	}
	return false
}

// existing is the folder, or the nearest above it that is there.
func existing(dir string) string {
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			break
		}
	}
	return dir
}
