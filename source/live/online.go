package live

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	pathpkg "path"
	"strings"
	"sync/atomic"

	"github.com/temoto/robotstxt"

	"github.com/b24gen/b24gen/source"
)

// online reads the site, and the cache where the site says that nothing has
// changed.
type online struct {
	site   *Site
	cache  *cache
	client *client
	rules  *robotstxt.Group

	failed atomic.Int64 // pages in a row
}

// newOnline asks for the rules first.
func newOnline(ctx context.Context, s *Site, store *cache) (*online, error) {
	o := &online{site: s, cache: store, client: newClient(s.options, &s.status.bytes)}
	rules, err := o.robots(ctx)
	if err != nil {
		return nil, err
	}
	o.rules = rules
	o.client.pace.limiter.SetLimit(slower(s.options.Rate, rules.CrawlDelay))
	return o, nil
}

var (
	errForbidden = errors.New("robots.txt forbids to read it")
	errLeads     = errors.New("redirects to where no page of the site is")
	errNoPage    = errors.New("redirects to")
)

// contents reads the table of contents. There is none to fall back on: an old
// one would hide what is new.
func (o *online) contents(ctx context.Context) (contents, error) {
	where := o.site.address(tocName)
	if !o.rules.Test(where.EscapedPath()) {
		return contents{}, fmt.Errorf("%s: %w", where, errForbidden)
	}
	var listed toc
	a, err := o.client.get(ctx, where, nil, func(script []byte) (err error) {
		listed, err = readTOC(script)
		return halved(err)
	})
	if err != nil {
		return contents{}, err
	}
	if a.status != http.StatusOK {
		return contents{}, fmt.Errorf("%s: HTTP %d; is this the address of the documentation?", where, a.status)
	}
	var paths []string
	for _, u := range listed.pages {
		if path, ok := o.site.within(o.site.root.ResolveReference(u)); ok {
			paths = append(paths, path)
		}
	}
	return contents{paths, listed.unread}, o.cache.put(record{Path: tocName, Links: paths})
}

// tooManyFailed is the number of pages in a row after which a site is taken to
// be down, rather than asked for thousands of pages.
const tooManyFailed = 12

// page reads the page, from the cache if the running crawl has seen it before
// it was cut off.
func (o *online) page(ctx context.Context, path string) (visit, error) {
	last, _, fresh := o.cache.last(path)
	article, err := o.cache.articles.get(last.Article)
	if err == nil && fresh {
		return visit{article: article, links: last.Links}, nil
	}
	if err != nil {
		last = record{Path: path} // ask for the whole page
	}
	v, err := o.ask(ctx, last, article)
	if err == nil {
		o.failed.Store(0)
		return v, nil
	}
	if ctx.Err() != nil || errors.Is(err, errTotal) || errors.Is(err, errCache) {
		return visit{}, err
	}
	if failed := o.failed.Add(1); failed >= tooManyFailed {
		return visit{}, fmt.Errorf("%d pages in a row could not be read, the last one: %w; run again later, it goes on where it stopped", failed, err)
	}
	return visit{known: last.Article != ""}, &source.Missing{Path: source.Address(path), Err: err}
}

// ask sends the request. The article is the one of the record, if there is one.
func (o *online) ask(ctx context.Context, last record, article []byte) (visit, error) {
	where := o.site.address(last.Path)
	if !o.rules.Test(where.EscapedPath()) {
		return visit{}, fmt.Errorf("%s: %w", where, errForbidden)
	}
	var fetched []byte
	a, err := o.client.get(ctx, where, conditions(last), func(html []byte) (err error) {
		fetched, err = o.site.options.Article(html)
		return halved(err)
	})
	if err != nil {
		return visit{}, err
	}
	switch a.status {
	case http.StatusOK:
		return o.fetched(last, a, fetched)
	case http.StatusNotModified:
		if article == nil {
			return visit{}, fmt.Errorf("%s: HTTP 304, but the cache does not have the page", where)
		}
		return visit{article: article, links: last.Links}, o.cache.put(last)
	case http.StatusNotFound, http.StatusGone:
		return visit{gone: true}, o.cache.put(record{Path: last.Path})
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return o.moved(where, last.Path, a)
	}
	return visit{}, fmt.Errorf("%s: HTTP %d", where, a.status)
}

// conditions ask for the page only if it is another one than the known.
func conditions(last record) http.Header {
	h := http.Header{}
	if last.ETag != "" {
		h.Set("If-None-Match", last.ETag)
	}
	if last.Modified != "" {
		h.Set("If-Modified-Since", last.Modified)
	}
	return h
}

// halved makes a fault of what is wrong with an answer's content: it may be
// half a page, or a notice of maintenance.
func halved(err error) error {
	if err != nil {
		return fault{err}
	}
	return nil
}

// fetched stores a page that has come.
func (o *online) fetched(last record, a answer, article []byte) (visit, error) {
	name, err := o.cache.articles.put(article)
	if err != nil {
		return visit{}, err
	}
	links := o.site.links(last.Path, a.body, article)
	r := record{Path: last.Path, ETag: a.header.Get("ETag"), Modified: a.header.Get("Last-Modified"), Article: name, Links: links}
	return visit{article: article, links: links, changed: name != last.Article}, o.cache.put(r)
}

// moved follows a redirect to another page of the site, which is then read like any other.
// One to the page itself, or to the first page of a folder around it, is what sites
// answer in the place of a page that they do not have; so is one to nowhere.
func (o *online) moved(where *url.URL, path string, a answer) (visit, error) {
	location := a.header.Get("Location")
	to, err := where.Parse(location)
	if err != nil || location == "" {
		return visit{}, fmt.Errorf("%s: %w nowhere", where, errNoPage)
	}
	target, ok := o.site.within(to)
	switch {
	case !ok:
		return visit{}, fmt.Errorf("%s: %w (%s)", where, errLeads, to.Hostname())
	case target == path:
		return visit{}, fmt.Errorf("%s: %w itself", where, errNoPage)
	case isStartOf(target, path):
		return visit{}, fmt.Errorf("%s: %w a start page (%s)", where, errNoPage, target)
	}
	return visit{links: []string{target}, moved: true}, o.cache.put(record{Path: path, Links: []string{target}})
}

// isStartOf reports whether a page is the first one of a folder that holds the other.
func isStartOf(page, other string) bool {
	dir, name := pathpkg.Split(page)
	return name == "index.html" && strings.HasPrefix(other, dir)
}
