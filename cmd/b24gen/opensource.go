package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/source/live"
)

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
