package live

import (
	"context"
	"errors"
	"fmt"

	"github.com/b24gen/b24gen/source"
)

// offline reads the cache alone.
type offline struct {
	site  *Site
	cache *cache
}

var errNotCached = errors.New("not in the cache; read the site once without --offline")

func (o *offline) contents(context.Context) (contents, error) {
	r, known, _ := o.cache.last(tocName)
	if !known {
		return contents{}, fmt.Errorf("%s: %w", o.site.address(tocName), errNotCached)
	}
	return contents{pages: r.Links}, nil
}

// page gives the page as it was when it was read last.
func (o *offline) page(_ context.Context, path string) (visit, error) {
	missing := func(err error) (visit, error) {
		return visit{}, &source.Missing{Path: source.Address(path), Err: fmt.Errorf("%s: %w", o.site.address(path), err)}
	}
	r, known, _ := o.cache.last(path)
	switch {
	case !known:
		return missing(errNotCached)
	case r.Article == "":
		return visit{links: r.Links, gone: len(r.Links) == 0, moved: len(r.Links) > 0}, nil
	}
	article, err := o.cache.articles.get(r.Article)
	if err != nil {
		return missing(errNotCached)
	}
	return visit{article: article, links: r.Links}, nil
}
