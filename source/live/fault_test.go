package live_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/source/live/livetest"
)

// TestFaultsThatPass: one answer goes wrong, the next one is right.
func TestFaultsThatPass(t *testing.T) {
	for name, fault := range map[string]livetest.Fault{
		"429":       livetest.TooMany("0"),
		"500":       livetest.Status(500),
		"503":       livetest.Status(503),
		"reset":     livetest.Reset,
		"truncated": livetest.Truncated,
		"half":      livetest.Half,
		"notice":    livetest.Says("<html>Down for maintenance</html>"),
		"slow":      livetest.Slow(time.Second),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			site := small(t)
			want := crawl(t, site, quick(t.TempDir()))
			for _, path := range []string{"toc.js", "a/b.html", "a/hidden.html"} {
				site.Fail(path, fault)
			}
			if name != "half" && name != "notice" { // a robots.txt may say anything
				site.Fail("robots.txt", fault)
			}
			if diff := cmp.Diff(want, crawl(t, site, quick(t.TempDir()))); diff != "" {
				t.Errorf("after faults (-want +got):\n%s", diff)
			}
		})
	}
}

// TestFaultsThatStay: the page is missing, with the reason; the others are not.
func TestFaultsThatStay(t *testing.T) {
	tests := map[string]struct {
		fault livetest.Fault
		want  string
	}{
		"500":       {livetest.Status(500), "HTTP 500 Internal Server Error (after 3 tries)"},
		"403":       {livetest.Status(403), "HTTP 403"},
		"vanished":  {livetest.Status(404), "the table of contents lists it, but there is no such page"},
		"half":      {livetest.Half, "no article (after 3 tries)"},
		"truncated": {livetest.Truncated, "the answer was cut short: unexpected EOF (after 3 tries)"},
		"elsewhere": {livetest.Redirect("https://example.com/a/b.html"), "redirects to where no page of the site is (example.com)"},
		"itself":    {livetest.Redirect("b.html"), "redirects to itself"},
		"start":     {livetest.Redirect("/index.html"), "redirects to a start page (index.html)"},
		"nowhere":   {livetest.Status(302), "redirects to nowhere"},
		"not new":   {livetest.Status(304), "HTTP 304, but the cache does not have the page"},
		"other":     {livetest.Redirect("/login?secret=1"), "redirects to where no page of the site is (127.0.0.1)"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			site := small(t)
			o := quick(t.TempDir())
			site.Fail("a/b.html", test.fault, livetest.Always)
			got := crawl(t, site, o)
			want := map[string]string{"a/b.html": "http://site/a/b.html: " + test.want}
			if diff := cmp.Diff(want, got.Missing); diff != "" || got.Err != "" {
				t.Errorf("missing (-want +got):\n%s%s", diff, got.Err)
			}
			if diff := cmp.Diff([]string{"a/hidden.html", "index.html"}, paths(got)); diff != "" {
				t.Errorf("pages (-want +got):\n%s", diff)
			}
			site.Fail("a/b.html")
			site.Answers()
			if again := crawl(t, site, o); len(again.Missing) > 0 || again.Pages["a/b.html"] == "" {
				t.Errorf("when the fault is over: %+v", again)
			}
			if answers := site.Answers(); len(answers["index.html"]) > 0 {
				t.Errorf("asked again for what it had: %v", answers)
			}
		})
	}
}

// TestRedirectWithin: a page that has moved within the site is read where it is
// now.
func TestRedirectWithin(t *testing.T) {
	site := small(t)
	site.Fail("a/b.html", livetest.Redirect("/a/hidden.html#top"), livetest.Always)
	got := crawl(t, site, quick(t.TempDir()))
	if diff := cmp.Diff([]string{"a/hidden.html", "index.html"}, paths(got)); diff != "" || len(got.Missing) > 0 {
		t.Errorf("pages (-want +got):\n%s%v", diff, got.Missing)
	}
	if diff := cmp.Diff([]string{"a/b.html: http://site/a/b.html: redirects to a/hidden.html"}, got.Moved); diff != "" {
		t.Errorf("moved (-want +got):\n%s", diff)
	}
}

// TestRedirectsInACircle: each page of the circle that is listed is missing; links that
// lead into one are not.
func TestRedirectsInACircle(t *testing.T) {
	site := small(t)
	site.List("a/b.html", "a/hidden.html")
	site.Fail("a/b.html", livetest.Redirect("hidden.html"), livetest.Always)
	site.Fail("a/hidden.html", livetest.Redirect("b.html"), livetest.Always)
	got := crawl(t, site, quick(t.TempDir()))
	want := map[string]string{
		"a/b.html":      "http://site/a/b.html: redirects to a/hidden.html, and never to a page",
		"a/hidden.html": "http://site/a/hidden.html: redirects to a/b.html, and never to a page",
	}
	if diff := cmp.Diff(want, got.Missing); diff != "" || got.Err != "" {
		t.Errorf("missing (-want +got):\n%s%s", diff, got.Err)
	}
}

// TestLinkToNowhere: a link to a page that the site does not have is no error, in whatever
// way the site says so.
func TestLinkToNowhere(t *testing.T) {
	for _, fault := range []livetest.Fault{livetest.Status(404), livetest.Redirect("/index.html"), livetest.Redirect("gone.html"), livetest.Status(302)} {
		site := small(t)
		site.Fail("gone.html", fault, livetest.Always)
		if got := crawl(t, site, quick(t.TempDir())); len(got.Missing) > 0 || got.Err != "" {
			t.Errorf("%v%s", got.Missing, got.Err)
		}
	}
}

// TestHugeEntry: an entry of the table of contents that no page can have is not one, and
// does not stay in the cache.
func TestHugeEntry(t *testing.T) {
	site := small(t)
	o := quick(t.TempDir())
	want := crawl(t, site, o)
	o.Answer = time.Minute
	site.List("index.html", strings.Repeat("x", 100_000)+".html")
	if diff := cmp.Diff(want, crawl(t, site, o)); diff != "" {
		t.Errorf("pages (-want +got):\n%.2000s", diff)
	}
	journal, err := os.OpenFile(files(t, o.Cache, "journal.jsonl")[0], os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = journal.WriteString(`{"seen":{"path":"toc.js","links":["` + strings.Repeat("x", 33<<20) + "\"]}}\n") // as an earlier version may have left it
	if err := errors.Join(err, journal.Close()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, crawl(t, site, o)); diff != "" {
		t.Errorf("pages after a long line (-want +got):\n%.2000s", diff)
	}
}

// TestSiteThatIsDown ends the crawl instead of asking for every page.
func TestSiteThatIsDown(t *testing.T) {
	site := livetest.New(t)
	pages := map[string]livetest.Page{}
	for i := range 100 {
		path := fmt.Sprintf("p%02d.html", i)
		pages[path] = page("./", path)
		site.Fail(path, livetest.Status(502), livetest.Always)
	}
	site.Publish(pages)
	got := crawl(t, site, quick(t.TempDir()))
	if !strings.HasPrefix(got.Err, "12 pages in a row could not be read, the last one: http://site/p") {
		t.Errorf("ended with %q", got.Err)
	}
	if asked := len(site.Answers()); asked > 30 {
		t.Errorf("asked for %d files", asked)
	}
}

// TestSiteThatCannotBeRead: without rules or contents there is no crawl.
func TestSiteThatCannotBeRead(t *testing.T) {
	tests := map[string]struct {
		path  string
		fault livetest.Fault
		want  string
	}{
		"no rules":       {"robots.txt", livetest.Status(500), "http://site/robots.txt: HTTP 500 Internal Server Error (after 3 tries)"},
		"no contents":    {"toc.js", livetest.Status(404), "http://site/toc.js: HTTP 404; is this the address of the documentation?"},
		"moved contents": {"toc.js", livetest.Redirect("https://example.com/toc.js"), "http://site/toc.js: HTTP 302; is this the address of the documentation?"},
		"empty contents": {"toc.js", livetest.Says("window.__DATA__.data.toc = {};"), "http://site/toc.js: lists no pages; has the site another layout now? (after 3 tries)"},
		"other contents": {"toc.js", livetest.Says("<html>"), "http://site/toc.js: holds no table of contents; has the site another layout now? (after 3 tries)"},
		"forbidden":      {"robots.txt", livetest.Says("User-agent: *\nDisallow: /"), "http://site/toc.js: robots.txt forbids to read it"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			site := small(t)
			site.Fail(test.path, test.fault, livetest.Always)
			got := crawl(t, site, quick(t.TempDir()))
			if diff := cmp.Diff(crawled{Pages: map[string]string{}, Missing: map[string]string{}, Err: test.want}, got); diff != "" {
				t.Errorf("crawl (-want +got):\n%s", diff)
			}
		})
	}
}

// TestRobots: the rules for us go before those for all.
func TestRobots(t *testing.T) {
	site := small(t)
	site.Robots("User-agent: *\nDisallow: /\n\nUser-agent: b24gen\nDisallow: /a/b\n")
	got := crawl(t, site, quick(t.TempDir()))
	want := map[string]string{"a/b.html": "http://site/a/b.html: robots.txt forbids to read it"}
	if diff := cmp.Diff(want, got.Missing); diff != "" {
		t.Errorf("missing (-want +got):\n%s", diff)
	}
	if asked := site.Answers()["a/b.html"]; len(asked) > 0 {
		t.Error("asked for what is forbidden")
	}
}

// TestPace: requests keep to the rate, and to the silence that the site wants.
func TestPace(t *testing.T) {
	site := small(t)
	o := quick(t.TempDir())
	o.Rate = 50
	begin := time.Now()
	crawl(t, site, o) // six requests
	if took := time.Since(begin); took < 90*time.Millisecond {
		t.Errorf("six requests at 50 in a second took %v", took)
	}
	site.Fail("a/b.html", livetest.TooMany("1"))
	begin = time.Now()
	crawl(t, site, o)
	if took := time.Since(begin); took < time.Second {
		t.Errorf("asked again after %v, the site wanted a second", took)
	}
}

// TestTimeIsBounded: what was read until then is not lost.
func TestTimeIsBounded(t *testing.T) {
	site := small(t)
	o := quick(t.TempDir())
	o.Crawl = 200 * time.Millisecond
	site.Fail("a/b.html", livetest.Slow(10*time.Second), livetest.Always)
	o.Answer = time.Minute
	got := crawl(t, site, o)
	if want := "http://site/: the crawl took longer than it may; run again, it goes on where it stopped"; got.Err != want {
		t.Errorf("ended with %q", got.Err)
	}
}

// TestInterrupted: the next crawl asks only for what the first has not seen.
func TestInterrupted(t *testing.T) {
	site := livetest.New(t)
	pages := map[string]livetest.Page{}
	for i := range 60 {
		path := fmt.Sprintf("p%02d.html", i)
		pages[path] = page("./", path)
	}
	site.Publish(pages)
	o := quick(t.TempDir())
	ctx, interrupt := context.WithCancelCause(t.Context())
	first := crawlUntil(ctx, t, site, o, func(n int) bool {
		if n == 20 {
			interrupt(errors.New("interrupt signal received"))
		}
		return true
	})
	if first.Err != "interrupt signal received" {
		t.Errorf("ended with %q", first.Err)
	}
	before := site.Answers()
	second := crawl(t, site, o)
	if len(second.Pages) != 60 || second.Err != "" {
		t.Errorf("%d pages, %s", len(second.Pages), second.Err)
	}
	after := site.Answers()
	for path := range first.Pages {
		if !slices.Equal(before[path], []int{200}) || len(after[path]) > 0 {
			t.Errorf("%s: answered %v, then %v", path, before[path], after[path])
		}
	}
}

// TestOddContents: an entry of the table of contents that is no address costs no other page,
// and addresses with spaces or Cyrillic letters are pages like all others.
func TestOddContents(t *testing.T) {
	site := livetest.New(t)
	const odd = "old site/\u0434\u0430.html"
	site.Publish(map[string]livetest.Page{"index.html": page("./", "home"), odd: page("../", "odd")})
	site.Contents([]byte(`window.__DATA__.data.toc = {"href":"index.html","items":[{"href":"a%zz.html"},{"href":"old%20site/%D0%B4%D0%B0.html"}]};`))
	o := quick(t.TempDir())
	got := crawl(t, site, o)
	if got.Err != "" || len(got.Pages) != 2 || got.Pages["old%20site/%D0%B4%D0%B0.html"] == "" {
		t.Errorf("pages %v, error %q", got.Pages, got.Err)
	}
	if said := got.Missing["a%25zz.html"]; len(got.Missing) != 1 || !strings.Contains(said, `toc.js: parse "a%zz.html"`) {
		t.Errorf("missing %v", got.Missing)
	}
}
