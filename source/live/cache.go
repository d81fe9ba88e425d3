package live

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// errCache is wrapped by all errors of the cache; they end a crawl.
var errCache = errors.New("cache")

var errLocked = errors.New("another run is reading this site into the same cache; wait for its end, or give another --cache")

func inCache(err error) error { return fmt.Errorf("%w: %w", errCache, err) }

// resumable is how long a crawl that was cut off may be gone on with. What it
// has read until then is taken for today's.
const resumable = 2 * time.Hour

// record is what the cache knows of a page.
type record struct {
	Path     string `json:"path"`
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"` // Last-Modified, as the site wrote it
	// Article names the article by its content; it is empty where the page has
	// moved, and then Links leads to where.
	Article string   `json:"article,omitempty"`
	Links   []string `json:"links,omitempty"`
	// Crawl is when the crawl began that saw the page last, in Unix nanoseconds.
	Crawl int64 `json:"crawl"`
}

// cache keeps what was read from one site: a journal of records, of which the
// last one of a page counts, and the articles. The journal grows by whole lines,
// so that a crawl may be killed at any moment.
type cache struct {
	dir      string
	articles articles

	mu      sync.Mutex
	records map[string]record
	crawl   int64    // the running one
	journal *os.File // nil when nothing may be written
}

// openCache reads the cache in the folder, which need not be there.
func openCache(dir string) (*cache, error) {
	c := &cache{dir: dir, articles: articles{filepath.Join(dir, "articles")}, records: map[string]record{}}
	file, err := os.Open(c.journalName())
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return nil, inCache(err)
	}
	defer file.Close()
	lines := bufio.NewReader(file)
	for {
		text, err := lines.ReadBytes('\n') // however long it is
		c.replay(text)
		if err == io.EOF {
			return c, nil
		}
		if err != nil {
			return nil, inCache(err)
		}
	}
}

func (c *cache) journalName() string { return filepath.Join(c.dir, "journal.jsonl") }

// line is a line of the journal: a crawl begins, has seen a page, or comes to its
// end.
type line struct {
	Begin int64   `json:"begin,omitempty"`
	End   bool    `json:"end,omitempty"`
	Seen  *record `json:"seen,omitempty"`
}

// replay takes in a line. One that was cut off by a kill says nothing.
func (c *cache) replay(text []byte) {
	var l line
	switch err := json.Unmarshal(text, &l); {
	case err != nil:
	case l.Seen != nil:
		c.records[l.Seen.Path] = *l.Seen
	case l.End:
		c.crawl = 0
	default:
		c.crawl = l.Begin
	}
}

// begin begins a crawl, or goes on with the one that was cut off.
func (c *cache) begin() error {
	var err error
	c.journal, err = os.OpenFile(c.journalName(), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return inCache(err)
	}
	now := time.Now()
	if now.Sub(time.Unix(0, c.crawl)) < resumable {
		return c.append(nil, true) // ends a line that was cut off
	}
	c.crawl = now.UnixNano()
	return c.append(line{Begin: c.crawl}, true)
}

// append writes a line at once, behind a line break where the last line may be
// half.
func (c *cache) append(l any, broken bool) error {
	var text []byte
	if broken {
		text = append(text, '\n')
	}
	if l != nil {
		data, err := json.Marshal(l)
		if err != nil {
			return err
		}
		text = append(append(text, data...), '\n')
	}
	if _, err := c.journal.Write(text); err != nil {
		return inCache(err)
	}
	return nil
}

// last is what is known of the page, and whether the running crawl has seen it.
func (c *cache) last(path string) (r record, known, fresh bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	r, known = c.records[path]
	return r, known, known && r.Crawl == c.crawl
}

// put notes that the running crawl has seen the page.
func (c *cache) put(r record) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	r.Crawl = c.crawl
	c.records[r.Path] = r
	return c.append(line{Seen: &r}, false)
}

func (c *cache) close() {
	if c.journal != nil {
		_ = c.journal.Close()
	}
}
