package live

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/b24gen/b24gen/source"
)

// errStopped says that the receiver wants no more pages.
var errStopped = errors.New("stopped")

// crawl is one pass over the site: those who read take pages from a queue that
// the one who gathers fills with what the pages link to.
type crawl struct {
	site    *Site
	reader  reader
	listed  map[string]bool // in the table of contents
	seen    map[string]bool
	queue   []string
	moved   map[string]string // by page, where it is now
	read    map[string]bool   // pages with an article
	missing int

	jobs    chan string
	results chan result
}

type result struct {
	path string
	visit
	err error
}

func newCrawl(s *Site, r reader, contents []string) *crawl {
	c := &crawl{
		site: s, reader: r, listed: map[string]bool{}, seen: map[string]bool{}, moved: map[string]string{}, read: map[string]bool{},
		jobs: make(chan string), results: make(chan result),
	}
	for _, path := range contents {
		c.listed[path] = true
	}
	c.enqueue(contents)
	return c
}

func (c *crawl) enqueue(paths []string) {
	for _, path := range paths {
		if !c.seen[path] {
			c.seen[path] = true
			c.queue = append(c.queue, path)
		}
	}
	c.site.status.known.Store(int64(len(c.seen)))
}

// run yields the pages until none is left or the crawl cannot go on.
func (c *crawl) run(ctx context.Context, yield func(source.Page, error) bool) error {
	ctx, cancel := context.WithCancel(ctx)
	var wg sync.WaitGroup
	for range c.site.options.Parallel {
		wg.Go(func() { c.work(ctx) })
	}
	defer wg.Wait()
	defer cancel()
	defer close(c.jobs)

	for active := 0; active > 0 || len(c.queue) > 0; {
		jobs, next := c.next()
		select {
		case jobs <- next:
			c.queue = c.queue[1:]
			active++
		case r := <-c.results:
			active--
			if err := c.take(r, yield); err != nil {
				return err
			}
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return c.redirects(yield)
}

// redirects yields the pages that have moved, and the listed ones whose redirects lead in a
// circle, or to no article.
func (c *crawl) redirects(yield func(source.Page, error) bool) error {
	for _, path := range slices.Sorted(maps.Keys(c.moved)) {
		at := path
		for range len(c.moved) {
			at = cmp.Or(c.moved[at], at)
		}
		var err error
		switch {
		case c.read[at]:
			err = &source.Moved{Path: source.Address(path), Err: fmt.Errorf("%s: redirects to %s", c.site.address(path), at)}
		case c.listed[path]:
			c.missing++
			err = &source.Missing{Path: source.Address(path), Err: fmt.Errorf("%s: redirects to %s, and never to a page", c.site.address(path), c.moved[path])}
		default:
			continue // a link that leads nowhere
		}
		if !yield(source.Page{}, err) {
			return errStopped
		}
	}
	return nil
}

// next is the page to read next, and where to send it: nowhere, if there is none.
func (c *crawl) next() (chan<- string, string) {
	if len(c.queue) == 0 {
		return nil, ""
	}
	return c.jobs, c.queue[0]
}

// work reads pages as long as there are jobs.
func (c *crawl) work(ctx context.Context) {
	for path := range c.jobs {
		v, err := c.reader.page(ctx, path)
		select {
		case c.results <- result{path, v, err}:
		case <-ctx.Done():
			return
		}
	}
}

// take hands a page on, and queues what it links to. Its error ends the crawl.
func (c *crawl) take(r result, yield func(source.Page, error) bool) error {
	if r.err == nil && r.gone && c.listed[r.path] {
		r.err = &source.Missing{Path: source.Address(r.path), Err: fmt.Errorf("%s: the table of contents lists it, but there is no such page", c.site.address(r.path))}
	}
	if errors.Is(r.err, errNoPage) && !c.listed[r.path] && !r.known {
		r.err, r.gone = nil, true // a link that leads nowhere
	}
	if r.err != nil && !errors.As(r.err, new(*source.Missing)) {
		return r.err
	}
	c.count(r)
	c.enqueue(r.links)
	var more bool
	switch {
	case r.err != nil:
		c.missing++
		more = yield(source.Page{}, r.err)
	case r.moved:
		c.moved[r.path] = r.links[0]
		return nil
	case r.article == nil:
		return nil
	default:
		c.read[r.path] = true
		more = yield(source.Page{Path: source.Address(r.path), HTML: r.article}, nil)
	}
	if !more {
		return errStopped
	}
	return nil
}

func (c *crawl) count(r result) {
	c.site.status.done.Add(1)
	switch {
	case r.err != nil:
		c.site.status.failed.Add(1)
	case r.gone:
		c.site.status.deadEnd.Add(1)
	case r.changed:
		c.site.status.changed.Add(1)
	}
}
