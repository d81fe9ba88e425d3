package scrape

import (
	"encoding/json"
	"fmt"
	"sync"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/cache"
	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/source"
)

// articles are what pages gave before, by the hashes of their paths and articles. So a
// page that was only built again is not parsed again. Those of pages that are gone are
// forgotten.
type articles struct {
	cache *cache.Cache
	slot  string

	mu          sync.Mutex
	known, used map[string]json.RawMessage
	news        int // articles that were not known
}

// newArticles gives those that the source had the last time. Without a cache there
// are none, and none are remembered.
func newArticles(o Options) *articles {
	if o.Cache == nil {
		return nil
	}
	a := &articles{cache: o.Cache, slot: fmt.Sprintf("articles %s %+v", o.Name, o.Parser), used: map[string]json.RawMessage{}}
	a.known, _ = cache.Get[map[string]json.RawMessage](o.Cache, a.slot, "")
	return a
}

// parse parses the page unless its article is known. Without an article it is the
// parser that has to say so.
func (a *articles) parse(p source.Page, parse func(string, []byte) parser.Page) parser.Page {
	if a == nil {
		return parse(p.Path, p.HTML)
	}
	article, err := parser.Article(p.HTML)
	if err != nil {
		return parse(p.Path, p.HTML)
	}
	key := cache.Key(p.Path, string(article))
	data, isKnown := a.known[key]
	var page parser.Page
	if !isKnown || json.Unmarshal(data, &page) != nil {
		page = parse(p.Path, article)
		if data, err = json.Marshal(page); err != nil {
			return page // and parsed again the next time
		}
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.used[key] = data
	if !isKnown {
		a.news++
	}
	return page
}

// keep remembers the articles, if others were read than the last time.
func (a *articles) keep() error {
	if a == nil || a.news == 0 && len(a.used) == len(a.known) {
		return nil
	}
	return cache.Put(a.cache, a.slot, "", a.used)
}
