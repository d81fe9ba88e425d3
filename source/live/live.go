// Package live reads the documentation from its web site.
//
// Pages are found in the site's table of contents, toc.js, and in the links of
// the pages themselves. The crawl is polite: it obeys robots.txt, keeps to a
// rate and to a number of requests at a time, says who it is, and asks only for
// what has changed since the last time. It never leaves the host and the folder
// that the address names, also where a redirect leads out of them.
//
// What was read is kept in a cache folder: a crawl that was interrupted goes on
// where it stopped, and the cache alone is a source too. A page that could not
// be read, for whatever reason, is a [source.Missing]; a site that cannot be
// read at all is an error that ends the crawl.
package live

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/b24gen/b24gen/source"
)

// Options are how a site is read. Those left zero have the defaults named.
type Options struct {
	// Article cuts a page down to what is worth keeping, without anything that
	// changes although nobody edited the page. It fails on what is no page of
	// the documentation. It is required.
	Article func(html []byte) ([]byte, error)
	// Cache is the folder of the cache. It is required.
	Cache string
	// Offline reads the cache alone and sends no request.
	Offline bool
	// UserAgent says who asks: "b24gen".
	UserAgent string
	// Rate is the most requests in a second: 10. A Crawl-delay in robots.txt
	// lowers it.
	Rate float64
	// Parallel is the most requests at a time: 4.
	Parallel int
	// Tries is how often a request is sent until it is given up: 5.
	Tries int
	// Wait is the time before the second try: 1 s. It doubles with each.
	Wait time.Duration
	// Answer bounds the time of one answer: 30 s.
	Answer time.Duration
	// Crawl bounds the time of the whole: 2 h.
	Crawl time.Duration
	// Transport sends the requests: that of http.DefaultTransport.
	Transport http.RoundTripper
}

func (o Options) withDefaults() Options {
	o.UserAgent = cmp.Or(o.UserAgent, "b24gen")
	o.Rate = cmp.Or(o.Rate, 10)
	o.Parallel = cmp.Or(o.Parallel, 4)
	o.Tries = cmp.Or(o.Tries, 5)
	o.Wait = cmp.Or(o.Wait, time.Second)
	o.Answer = cmp.Or(o.Answer, 30*time.Second)
	o.Crawl = cmp.Or(o.Crawl, 2*time.Hour)
	o.Transport = cmp.Or(o.Transport, http.DefaultTransport)
	return o
}

// IsAddress tells addresses of sites from names of files.
func IsAddress(name string) bool {
	return strings.HasPrefix(name, "https://") || strings.HasPrefix(name, "http://")
}

// Site is a documentation site as a source of pages.
type Site struct {
	root    *url.URL // ends in a slash
	options Options
	status  status
}

// Open names the site at the address. It sends no request yet.
func Open(address string, o Options) (*Site, error) {
	root, err := url.Parse(address)
	switch {
	case err != nil:
		return nil, errors.New("the address of the site cannot be read: want https://host/")
	case root.User != nil || root.RawQuery != "" || root.Fragment != "" || root.Host == "":
		return nil, fmt.Errorf("%s: give the address of the site alone, without user, query and fragment", cmp.Or(root.Host, "no host"))
	case strings.HasSuffix(root.Path, ".html"):
		return nil, fmt.Errorf("%s: is one page: give the address of the site", root)
	}
	if !strings.HasSuffix(root.Path, "/") {
		root.Path += "/"
	}
	return &Site{root: root, options: o.withDefaults()}, nil
}

// cacheDir is the folder of this site in the cache. What came without encryption is not
// taken for what the site has behind it.
func (s *Site) cacheDir() string {
	name := strings.NewReplacer(":", "_", "/", "_").Replace(s.root.Host + strings.TrimSuffix(s.root.Path, "/"))
	if s.root.Scheme != "https" {
		name = s.root.Scheme + "+" + name
	}
	return filepath.Join(s.options.Cache, "sites", name)
}

var errCrawlTime = errors.New("the crawl took longer than it may; run again, it goes on where it stopped")

// Pages crawls the site. The pages come in no order.
func (s *Site) Pages(ctx context.Context) iter.Seq2[source.Page, error] {
	return func(yield func(source.Page, error) bool) {
		ctx, cancel := context.WithTimeoutCause(ctx, s.options.Crawl, fmt.Errorf("%s: %w", s.root, errCrawlTime))
		defer cancel()
		if err := s.pages(ctx, yield); err != nil && !errors.Is(err, errStopped) {
			yield(source.Page{}, err)
		}
	}
}

func (s *Site) pages(ctx context.Context, yield func(source.Page, error) bool) error {
	if !s.options.Offline {
		if err := os.MkdirAll(s.cacheDir(), 0o755); err != nil {
			return inCache(err)
		}
		unlock, err := lock(s.cacheDir())
		if err != nil {
			return err
		}
		defer unlock()
	}
	store, err := openCache(s.cacheDir())
	if err != nil {
		return err
	}
	defer store.close()
	reader, err := s.reader(ctx, store)
	if err != nil {
		return err
	}
	listed, err := reader.contents(ctx)
	if err != nil {
		return err
	}
	c := newCrawl(s, reader, listed.pages)
	for _, m := range listed.unread {
		c.missing++
		if !yield(source.Page{}, m) {
			return errStopped
		}
	}
	if err := c.run(ctx, yield); err != nil {
		return err
	}
	if s.options.Offline || c.missing > 0 {
		return nil // the next crawl asks for what is missing first
	}
	return store.finish()
}

// reader is what pages are read with: the site, or the cache alone.
func (s *Site) reader(ctx context.Context, store *cache) (reader, error) {
	if s.options.Offline {
		return &offline{site: s, cache: store}, nil
	}
	if err := store.begin(); err != nil {
		return nil, err
	}
	return newOnline(ctx, s, store)
}

// contents are the pages in the table of contents, and what is wrong with it.
type contents struct {
	pages  []string
	unread []*source.Missing
}

// reader reads one page after the other; it is used by several at a time.
type reader interface {
	contents(ctx context.Context) (contents, error)
	// page reads the page at the path. An error that is no [source.Missing]
	// ends the crawl.
	page(ctx context.Context, path string) (visit, error)
}

// visit is what came of a page.
type visit struct {
	article []byte   // nil where there is no page
	links   []string // to pages of the site
	gone    bool     // the site says that there is no such page
	known   bool     // the cache has the article that was there before
	moved   bool     // the site says that the one page in links is this one now
	changed bool     // the article differs from the one in the cache
}
