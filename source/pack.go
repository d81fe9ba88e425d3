package source

import (
	"archive/tar"
	"cmp"
	"errors"
	"io"
	"slices"

	"github.com/klauspost/compress/zstd"
)

// Pack writes the pages as a .tar.zst archive that [Open] reads. The same pages give the
// same bytes, whatever their order: there is no time, owner or path of a machine in it.
func Pack(w io.Writer, pages []Page) error {
	z, err := zstd.NewWriter(w, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	members := tar.NewWriter(z)
	sorted := slices.SortedFunc(slices.Values(pages), func(a, b Page) int { return cmp.Compare(a.Path, b.Path) })
	for _, p := range sorted {
		if err := members.WriteHeader(&tar.Header{Name: p.Path, Mode: 0o644, Size: int64(len(p.HTML))}); err != nil {
			return errors.Join(err, z.Close())
		}
		if _, err := members.Write(p.HTML); err != nil {
			return errors.Join(err, z.Close())
		}
	}
	return errors.Join(members.Close(), z.Close())
}
