package live_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/source/live/livetest"
)

// files are the files in the cache whose name ends so.
func files(t *testing.T, cache, ending string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(cache, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(name, ending) {
			out = append(out, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestDamagedArticle is noticed and fetched again, whole.
func TestDamagedArticle(t *testing.T) {
	site := small(t)
	o := quick(t.TempDir())
	want := crawl(t, site, o)
	for _, name := range files(t, o.Cache, ".html.zst") {
		if err := os.Truncate(name, 10); err != nil {
			t.Fatal(err)
		}
	}
	site.Answers()
	if diff := cmp.Diff(want, crawl(t, site, o)); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
	if got := site.Answers()["index.html"]; !slices.Equal(got, []int{200}) {
		t.Errorf("answers: %v", got)
	}
	o.Offline = true
	if diff := cmp.Diff(want, crawl(t, site, o)); diff != "" {
		t.Errorf("the cache stays damaged (-want +got):\n%s", diff)
	}
}

// TestTornJournal: the line that a kill has cut off counts for nothing.
func TestTornJournal(t *testing.T) {
	site := small(t)
	o := quick(t.TempDir())
	want := crawl(t, site, o)
	journal := files(t, o.Cache, "journal.jsonl")[0]
	file, err := os.OpenFile(journal, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteString(`{"begin":1}` + "\n" + `{"seen":{"path":"index.html","arti`); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if diff := cmp.Diff(want, crawl(t, site, o)); diff != "" {
			t.Errorf("pages (-want +got):\n%s", diff)
		}
	}
}

// TestArticlesOfGonePages: the cache does not grow with every edit, and a crawl
// with holes throws nothing away.
func TestArticlesOfGonePages(t *testing.T) {
	site := small(t)
	o := quick(t.TempDir())
	crawl(t, site, o)
	for _, test := range []struct {
		pages map[string]livetest.Page
		want  int
	}{
		{nil, 3},
		{map[string]livetest.Page{"index.html": page("./", "edited")}, 1},
	} {
		site.Publish(test.pages)
		site.List("index.html")
		crawl(t, site, o)
		if got := len(files(t, o.Cache, ".html.zst")); got != test.want {
			t.Errorf("%d articles, want %d", got, test.want)
		}
	}
}
