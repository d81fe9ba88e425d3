// Package goapi compares two generated SDKs as their users see them: by the
// exported declarations of their packages. It reads the files that package
// templates rendered, so that what it says of the Go API follows from what is
// emitted, whatever changed in the spec.
//
// What it calls breaking is what golang.org/x/exp/apidiff calls incompatible;
// the tests hold the two against each other. It goes further in two ways: it
// compares the type arguments of generic types of other packages
// (b24.Response[int]), which apidiff takes for equal, and it notes what the
// compiler does not see, such as tags and comments.
//
// The package reads declarations without type checking. It relies on generated
// code having no aliases of its own types, no embedded fields and no generic types
// of its own.
package goapi

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/changes"
)

// Change is one difference between two SDKs.
type Change struct {
	Kind changes.Kind
	// Package is the folder of the package below the SDK's: landing, v3/tasks.
	Package string
	// Symbol is the name in the package: Site, Site.Add, SiteAddParams.Scope. It is
	// empty where the whole package changed.
	Symbol string
	// Old and New are the types or values, where they changed.
	Old, New string
}

// Compare gives the changes from one SDK to the other, sorted by package and
// symbol. The SDKs are files by slash-separated paths; those that are not Go
// source are passed over.
func Compare(old, new map[string][]byte) ([]Change, error) {
	before, err := read(old)
	if err != nil {
		return nil, err
	}
	after, err := read(new)
	if err != nil {
		return nil, err
	}
	var c comparison
	for _, dir := range slices.Sorted(maps.Keys(before)) {
		if after[dir] == nil {
			c.add(changes.PackageRemoved, dir, "", "", "")
			continue
		}
		c.packages(dir, before[dir], after[dir])
		c.sources(dir, old, new)
	}
	for _, dir := range slices.Sorted(maps.Keys(after)) {
		if before[dir] == nil {
			c.add(changes.PackageAdded, dir, "", "", "")
		}
	}
	slices.SortStableFunc(c.changes, func(a, b Change) int {
		return cmp.Or(strings.Compare(a.Package, b.Package), strings.Compare(a.Symbol, b.Symbol), strings.Compare(string(a.Kind), string(b.Kind)))
	})
	return c.changes, nil
}

// sources notes that the files of a package differ in what no other change says,
// such as the order of declarations or the name of a file.
func (c *comparison) sources(dir string, old, new map[string][]byte) {
	noted := slices.ContainsFunc(c.changes, func(ch Change) bool { return ch.Package == dir })
	if !noted && !maps.EqualFunc(filesOf(dir, old), filesOf(dir, new), slices.Equal) {
		c.add(changes.GoSourceChanged, dir, "", "", "")
	}
}

func filesOf(dir string, files map[string][]byte) map[string][]byte {
	out := map[string][]byte{}
	for name, data := range files {
		if path.Dir(name) == dir {
			out[name] = data
		}
	}
	return out
}
