package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/cache"
	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/source/live"
)

// cacheOff is the name of the cache that is none.
const cacheOff = "off"

// cacheDir is the folder for what is worth keeping between runs.
func (a *app) cacheDir() (string, error) {
	if a.cli.Cache != "" {
		return a.cli.Cache, nil
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no folder for the cache (%w); give --cache DIR", err)
	}
	return filepath.Join(dir, "b24gen"), nil
}

// store is where results are kept between runs. Without one everything is
// worked out each time, which is slower and no error.
func (a *app) store() *cache.Cache {
	dir, err := a.cacheDir()
	if dir == cacheOff || err != nil {
		return nil
	}
	s, err := cache.Open(filepath.Join(dir, "results"))
	if err != nil {
		fmt.Fprintln(a.stderr, err)
		return nil
	}
	return s
}

// absolute is the name of the source that it has from everywhere.
func absolute(name string) string {
	if live.IsAddress(name) {
		return name
	}
	if full, err := filepath.Abs(name); err == nil {
		return full
	}
	return name
}

var (
	errOffline   = errors.New("--offline is for the address of a site")
	errSiteCache = errors.New("a site is not read without a cache; give --cache DIR")
)

// open opens the source, whatever its name stands for.
func (a *app) open(name string) (source.Source, error) {
	if !live.IsAddress(name) {
		if a.cli.Offline {
			return nil, fmt.Errorf("%s: %w", name, errOffline)
		}
		return source.Open(name)
	}
	dir, err := a.cacheDir()
	if err == nil && dir == cacheOff {
		err = errSiteCache
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return live.Open(name, live.Options{
		Article:   parser.Article,
		Cache:     dir,
		Offline:   a.cli.Offline,
		UserAgent: fmt.Sprintf("b24gen/%s (+https://github.com/b24gen/b24gen)", moduleVersion()),
		Rate:      a.cli.Rate,
		Parallel:  a.cli.Parallel,
		Tries:     a.cli.Tries,
		Wait:      a.cli.Wait,
		Crawl:     a.cli.Within,
	})
}
