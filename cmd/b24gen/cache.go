package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/cache"
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
