package live_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/source/live"
	"github.com/b24gen/b24gen/source/live/livetest"
)

// article is what stands in <main>.
func article(html []byte) ([]byte, error) {
	_, rest, open := bytes.Cut(html, []byte("<main>"))
	text, _, closed := bytes.Cut(rest, []byte("</main>"))
	if !open || !closed {
		return nil, errors.New("no article")
	}
	return text, nil
}

// page says the text and links to the others, which are relative to the root.
func page(up, text string, links ...string) livetest.Page {
	for _, link := range links {
		text += fmt.Sprintf(`<a class="x" href="%s">more</a>`, link)
	}
	return livetest.Text(`<html><head><base href="` + up + `" /></head><body><a href="menu.html">Menu</a><main>` + text + `</main></body></html>`)
}

// quick are options for tests.
func quick(cache string) live.Options {
	return live.Options{
		Article: article, Cache: cache, Rate: 1e6, Tries: 3, Wait: time.Millisecond, Answer: 500 * time.Millisecond,
	}
}

// crawled is what came of a crawl.
type crawled struct {
	Pages   map[string]string
	Missing map[string]string // errors by path
	Moved   []string          // paths and errors
	Err     string            // what ended the crawl
}

func crawl(t *testing.T, site *livetest.Site, o live.Options) crawled {
	t.Helper()
	return crawlUntil(t.Context(), t, site, o, func(int) bool { return true })
}

// crawlUntil crawls until the receiver has enough.
func crawlUntil(ctx context.Context, t *testing.T, site *livetest.Site, o live.Options, more func(pages int) bool) crawled {
	t.Helper()
	s, err := live.Open(site.URL, o)
	if err != nil {
		t.Fatal(err)
	}
	got := crawled{Pages: map[string]string{}, Missing: map[string]string{}}
	for p, err := range s.Pages(ctx) {
		var missing *source.Missing
		var moved *source.Moved
		switch {
		case errors.As(err, &moved):
			got.Moved = append(got.Moved, moved.Path+": "+site.Anonymous(err.Error()))
		case errors.As(err, &missing):
			got.Missing[missing.Path] = site.Anonymous(err.Error())
		case err != nil:
			got.Err += site.Anonymous(err.Error())
		default:
			got.Pages[p.Path] = string(p.HTML)
		}
		if !more(len(got.Pages)) {
			break
		}
	}
	return got
}

func paths(c crawled) []string { return slices.Sorted(maps.Keys(c.Pages)) }

// small is a site of three pages, of which one is found by a link alone.
func small(t *testing.T) *livetest.Site {
	site := livetest.New(t)
	site.Publish(map[string]livetest.Page{
		"index.html":    page("./", "start", "a/b.html#top", "/a/hidden.html?x=1", "https://example.com/x.html", "mailto:a@b.c", "picture.png"),
		"a/b.html":      page("../", "b", "index.html", "gone.html"),
		"a/hidden.html": page("../", "hidden"),
	}, "a/hidden.html")
	return site
}

func TestCrawl(t *testing.T) {
	site := small(t)
	cache := t.TempDir()
	first := crawl(t, site, quick(cache))
	if diff := cmp.Diff([]string{"a/b.html", "a/hidden.html", "index.html"}, paths(first)); diff != "" || first.Err != "" || len(first.Missing) > 0 {
		t.Errorf("pages (-want +got):\n%s\n%+v", diff, first)
	}
	if first.Pages["a/hidden.html"] != "hidden" {
		t.Errorf("the article is %q", first.Pages["a/hidden.html"])
	}
	want := map[string][]int{
		"robots.txt": {200}, "toc.js": {200}, "index.html": {200}, "a/b.html": {200}, "a/hidden.html": {200}, "gone.html": {404},
	}
	if diff := cmp.Diff(want, site.Answers()); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}

	again := crawl(t, site, quick(cache))
	if diff := cmp.Diff(first, again); diff != "" {
		t.Errorf("the second crawl (-first +second):\n%s", diff)
	}
	want = map[string][]int{
		"robots.txt": {200}, "toc.js": {200}, "index.html": {304}, "a/b.html": {304}, "a/hidden.html": {304}, "gone.html": {404},
	}
	if diff := cmp.Diff(want, site.Answers()); diff != "" {
		t.Errorf("answers of the second crawl (-want +got):\n%s", diff)
	}
}

// TestOffline: the cache alone gives what the site gave, without a request.
func TestOffline(t *testing.T) {
	site := small(t)
	o := quick(t.TempDir())
	o.Offline = true
	if got := crawl(t, site, o); !strings.HasSuffix(got.Err, "toc.js: not in the cache; read the site once without --offline") {
		t.Errorf("without a cache: %+v", got)
	}
	o.Offline = false
	want := crawl(t, site, o)
	site.Answers()
	o.Offline = true
	if diff := cmp.Diff(want, crawl(t, site, o)); diff != "" {
		t.Errorf("from the cache (-online +offline):\n%s", diff)
	}
	if asked := site.Answers(); len(asked) > 0 {
		t.Errorf("asked the site: %v", asked)
	}
}

// TestNewerSite: what changed is read, what is gone is gone from the cache too.
func TestNewerSite(t *testing.T) {
	site := small(t)
	o := quick(t.TempDir())
	crawl(t, site, o)
	site.Publish(map[string]livetest.Page{
		"index.html": page("./", "start", "a/b.html#top", "/a/hidden.html?x=1", "https://example.com/x.html", "mailto:a@b.c", "picture.png"),
		"a/b.html":   page("../", "b, edited"),
	})
	site.Answers()
	want := map[string]string{"index.html": crawl(t, site, o).Pages["index.html"], "a/b.html": "b, edited"}
	if answers := site.Answers(); !slices.Equal(answers["index.html"], []int{304}) || !slices.Equal(answers["a/b.html"], []int{200}) {
		t.Errorf("answers: %v", answers)
	}
	o.Offline = true
	if got := crawl(t, site, o); !maps.Equal(got.Pages, want) {
		t.Errorf("in the cache are %v", got.Pages)
	}
}
