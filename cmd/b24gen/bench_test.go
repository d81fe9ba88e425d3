package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/spec"
)

// BenchmarkSite measures the whole way and its parts on the first of the sites.
func BenchmarkSite(b *testing.B) {
	archive := archives(b)[0]
	dir := b.TempDir()
	specDir, sdk := filepath.Join(dir, "spec"), filepath.Join(dir, "sdk")
	quietly := func(b *testing.B, args ...string) {
		if code := run(append([]string{"-q"}, args...), io.Discard, os.Stderr); code != exitFine {
			b.Fatal("exit code", code)
		}
	}
	command := func(args ...string) func(*testing.B) {
		return func(b *testing.B) {
			for b.Loop() {
				quietly(b, args...)
			}
		}
	}
	quietly(b, "scrape", archive, "--spec", specDir) // what load and generate read
	b.Run("source", func(b *testing.B) { benchmarkSource(b, archive) })
	b.Run("scrape", command("scrape", archive, "--spec", specDir))
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			if _, err := spec.Load(specDir); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("generate", command("generate", "--spec", specDir, "--out", sdk, "--module", demoModule))
	b.Run("run", command("run", archive, "--spec", specDir, "--out", sdk, "--module", demoModule))
}

func benchmarkSource(b *testing.B, archive string) {
	for b.Loop() {
		src, err := source.Open(archive)
		if err != nil {
			b.Fatal(err)
		}
		var size int64
		for p, err := range src.Pages(b.Context()) {
			if err != nil {
				b.Fatal(err)
			}
			size += int64(len(p.HTML))
		}
		b.SetBytes(size)
	}
}
