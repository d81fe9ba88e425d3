package live

import (
	"fmt"
	"sync/atomic"
)

// status counts while the crawl runs.
type status struct {
	done, known              atomic.Int64 // pages
	bytes                    atomic.Int64 // received
	changed, failed, deadEnd atomic.Int64 // pages
}

// Progress counts pages. More may become known while the crawl runs.
func (s *Site) Progress() (done, total int64) {
	return s.status.done.Load(), s.status.known.Load()
}

// Status says in a few words how far the crawl is.
func (s *Site) Status() string {
	done, known := s.Progress()
	return fmt.Sprintf("%d of %d pages, %s, %d changed, %d errors",
		done, known, megabytes(s.status.bytes.Load()), s.status.changed.Load(), s.status.failed.Load())
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }
