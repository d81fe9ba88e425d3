package live

import (
	"bufio"
	"encoding/json"
	"maps"
	"os"
	"slices"
)

// finish ends a crawl that has read every page: what it has not seen is no
// longer part of the site and is thrown away.
func (c *cache) finish() error {
	inUse := map[string]bool{}
	var lines []line
	for _, path := range slices.Sorted(maps.Keys(c.records)) {
		r := c.records[path]
		if r.Crawl == c.crawl {
			inUse[r.Article] = true
			lines = append(lines, line{Seen: &r})
		}
	}
	if err := c.rewrite(append(lines, line{End: true})); err != nil {
		return inCache(err)
	}
	return c.articles.keep(inUse)
}

// rewrite replaces the journal.
func (c *cache) rewrite(lines []line) error {
	temp, err := os.CreateTemp(c.dir, "journal-*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) // nothing to remove once it is in place
	defer temp.Close()
	out := bufio.NewWriter(temp)
	encoder := json.NewEncoder(out)
	for _, l := range lines {
		if err := encoder.Encode(l); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if err := temp.Close(); err != nil {
		return err
	}
	return os.Rename(temp.Name(), c.journalName())
}
