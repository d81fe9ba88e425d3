package main

import (
	"errors"
	"fmt"
	"sync"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/memo"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/templates"
)

// target is a folder that is to hold a tree.
type target struct {
	dir, header string
	endings     []string
	// key stands for everything that the tree is made from.
	key  string
	tree func() (output.Folder, error)
}

// specTarget is the folder of the spec, made from what the spec says.
func specTarget(s *spec.Spec, said, dir string) target {
	return target{dir, spec.Header, specEndings, said, func() (output.Folder, error) { return specTree(s, dir) }}
}

// sdkTargets are the folder of the SDK, for its code and for the pages about it,
// which are made together. What goes wrong then is an error of the code's.
func sdkTargets(s spec.Spec, said string, c config.Config, n spec.Names) []target {
	made := sync.OnceValues(func() ([]output.Folder, error) { return sdkTreesNamed(s, c, n) })
	code := func() (output.Folder, error) {
		trees, err := made()
		if err != nil {
			return output.Folder{}, err
		}
		return trees[0], nil
	}
	pages := func() (output.Folder, error) {
		trees, err := made()
		if err != nil {
			return output.Folder{}, nil
		}
		return trees[1], nil
	}
	sdk, sdkCode := sdkConfig(c, n)
	key := memo.Key(said, sdk, sdkCode)
	return []target{
		{c.Out, templates.Header, codeEndings, key, code},
		{c.Out, templates.DocsHeader, docsEndings, key, pages},
	}
}

// slot is where the target is remembered; a folder may be that of several.
func (t target) slot() string { return absolute(t.dir) + " " + t.header }

// write makes the folders hold the trees, all or none. Where they do already,
// because they were made from the same before, the trees are not made again.
func (a *app) write(more []output.Folder, targets ...target) (output.Stats, error) {
	store := a.store()
	if files, ok := unchanged(store, targets); ok && len(more) == 0 {
		return output.Stats{Unchanged: files}, nil
	}
	trees := make([]output.Folder, len(targets))
	problems := make([]error, len(targets))
	var wg sync.WaitGroup
	for i, t := range targets {
		wg.Go(func() { trees[i], problems[i] = t.tree() })
	}
	wg.Wait()
	if err := errors.Join(problems...); err != nil {
		return output.Stats{}, err
	}
	stats, err := output.Write(a.ctx, append(more, trees...)...)
	if err != nil {
		return stats, err
	}
	for i, t := range targets {
		if err := store.Put(t.slot(), t.key, trees[i].Digest()); err != nil {
			fmt.Fprintln(a.stderr, err)
		}
	}
	return stats, nil
}

// unchanged says that all folders hold what was made from the same before, in
// how many files.
func unchanged(store *memo.Store, targets []target) (files int, ok bool) {
	for _, t := range targets {
		var want output.Digest
		if !store.Get(t.slot(), t.key, &want) || output.DigestOf(t.dir, t.header, t.endings...) != want {
			return 0, false
		}
		files += want.Files
	}
	return files, true
}
