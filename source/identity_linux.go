package source

import (
	"io/fs"
	"syscall"
	"time"
)

// identity is the number of the file, and when it was last changed in any way.
func identity(info fs.FileInfo) (number uint64, changed time.Time) {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return s.Ino, time.Unix(s.Ctim.Unix())
	}
	return 0, info.ModTime()
}
