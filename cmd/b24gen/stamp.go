package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/cache"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/source/live"
)

// stamp is all that an update depends on, and all that it writes. While it stays as an
// update that went well has left it, there is nothing to do. The program is part of it
// by way of the cache.
type stamp struct {
	inputs string            // settings, pages and overrides; empty where they cannot be told
	files  map[string][]byte // those of ours, and those of names and pins, by name
}

// stamp is that of what lies on the disk now.
func (a *app) stamp(j job) stamp {
	if a.store() == nil {
		return stamp{}
	}
	files, err := ours(j.targets()...)
	if err != nil {
		return stamp{} // what is wrong with them the update says
	}
	for _, name := range []string{j.Names, j.Pins} {
		files[filepath.Clean(name)], _ = os.ReadFile(name)
	}
	return stamp{a.inputs(j), files}
}

// ours are the files of ours that lie in the folders, by name.
func ours(folders ...output.Folder) (map[string][]byte, error) {
	differences, err := output.Compare(folders...) // which hold no files as they should be
	files := map[string][]byte{}
	for _, d := range differences {
		files[d.Name] = d.Old
	}
	return files, err
}

func (a *app) inputs(j job) string {
	settings, err := json.Marshal(j)
	pages := a.fingerprint(j.Source)
	if err != nil || pages == "" {
		return ""
	}
	all := []string{string(settings), pages}
	if j.Overrides != "" {
		names, _ := filepath.Glob(filepath.Join(j.Overrides, "*.yaml"))
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				return ""
			}
			all = append(all, name, string(text))
		}
	}
	return cache.Key(all...)
}

// fingerprint is that of the source, empty where it has none.
func (a *app) fingerprint(name string) string {
	if live.IsAddress(name) {
		return ""
	}
	src, err := a.open(name)
	if err != nil {
		return ""
	}
	f, ok := src.(source.Fingerprinted)
	if !ok {
		return ""
	}
	print, err := f.Fingerprint(a.ctx)
	if err != nil {
		return ""
	}
	return print
}

func (s stamp) key() string {
	all := []string{s.inputs}
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		all = append(all, name, string(s.files[name]))
	}
	return cache.Key(all...)
}

// slot is where the stamp of the last update of the same folders is.
func (j job) slot() string { return cache.Key("update", absolute(j.Spec), absolute(j.Out)) }

// lastReport is what there is to say if the stamp is that of the last update.
func (a *app) lastReport(j job, now stamp) (text string, ok bool) {
	if now.inputs == "" {
		return "", false
	}
	return cache.Get[string](a.store(), j.slot(), now.key())
}

// remember keeps the stamp that the update has left: what it has written, and of all else
// what was there before it began, so that a change meanwhile is one for the next run.
func (a *app) remember(j job, before stamp, written []output.Folder, report string) error {
	if before.inputs == "" {
		return nil
	}
	after := stamp{before.inputs, map[string][]byte{}}
	for _, name := range []string{filepath.Clean(j.Names), filepath.Clean(j.Pins)} {
		after.files[name] = before.files[name]
	}
	for _, f := range written {
		for name, data := range f.Files {
			after.files[filepath.Join(f.Dir, name)] = data
		}
	}
	return cache.Put(a.store(), j.slot(), after.key(), report)
}
