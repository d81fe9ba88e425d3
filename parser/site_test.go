package parser_test

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/net/html"
	"gopkg.in/yaml.v3"
)

const (
	// sitesVariable names the folder of the saved documentation sites, which are
	// not part of the repository: site-<date>.tar.zst.
	sitesVariable = "B24GEN_SITES"
	// baselineDir holds the numbers of findings of each site, in the form that
	// b24gen findings --baseline reads.
	baselineDir = "../testdata/baseline"
)

func TestSites(t *testing.T) {
	for _, archive := range siteArchives(t) {
		t.Run(siteName(archive), func(t *testing.T) {
			var pages []parser.Page
			eachSitePage(t, archive, func(path string, html []byte) {
				page := parse(path, html)
				if len(page.Methods)+len(page.Events) == 0 && page.Skipped == "" {
					t.Errorf("%s: no method, no event, and no reason why", path)
				}
				for _, m := range page.Methods {
					checkMethod(t, m)
				}
				pages = append(pages, page)
			})
			s, findings := parser.Assemble(pages)
			t.Logf("%d pages, %d methods, %d types, %d findings", len(pages), len(s.Methods), len(s.Types), len(findings))
			if len(s.Methods) == 0 {
				t.Error("no page documents a method")
			}
			compareBaseline(t, siteName(archive), findings)
		})
	}
}

// compareBaseline holds the numbers of findings against those that were
// accepted. They may only fall, and then the baseline falls with them.
func compareBaseline(t *testing.T, site string, findings []parser.Finding) {
	t.Helper()
	counts := map[parser.Kind]int{}
	for _, f := range findings {
		counts[f.Kind]++
	}
	file := filepath.Join(baselineDir, site+".yaml")
	accepted, err := readBaseline(file)
	if errors.Is(err, fs.ErrNotExist) && *update {
		writeGolden(t, file, toYAML(t, counts))
		return
	}
	if err != nil {
		t.Fatalf("%v: make it with -update", err)
	}
	risen := false
	for kind, n := range counts {
		if was := accepted[kind]; n > was {
			risen = true
			t.Errorf("%s: %d findings of the kind %s, accepted are %d", file, n, kind, was)
		}
	}
	switch diff := cmp.Diff(accepted, counts); {
	case risen || diff == "":
	case *update:
		writeGolden(t, file, toYAML(t, counts))
	default:
		t.Errorf("%s: findings have fallen, lower them with -update (-accepted +now):\n%s", file, diff)
	}
}

func readBaseline(file string) (map[parser.Kind]int, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var accepted map[parser.Kind]int
	return accepted, yaml.Unmarshal(text, &accepted)
}

func siteArchives(t testing.TB) []string {
	t.Helper()
	dir := os.Getenv(sitesVariable)
	if dir == "" {
		t.Skipf("%s is not set: it names a folder with saved sites, site-*.tar.zst", sitesVariable)
	}
	archives, err := filepath.Glob(filepath.Join(dir, "site-*.tar.zst"))
	if err != nil || len(archives) == 0 {
		t.Fatalf("%s=%s: no site-*.tar.zst in it (%v)", sitesVariable, dir, err)
	}
	return archives
}

func siteName(archive string) string {
	return strings.TrimPrefix(strings.TrimSuffix(filepath.Base(archive), ".tar.zst"), "site-")
}

// eachSitePage reads the pages of an archive one after the other.
func eachSitePage(t testing.TB, archive string, do func(path string, html []byte)) {
	t.Helper()
	file, err := os.Open(archive)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unpacked, err := zstd.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer unpacked.Close()
	for members := tar.NewReader(unpacked); ; {
		member, err := members.Next()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", archive, err)
		}
		if path.Ext(member.Name) != ".html" {
			continue
		}
		html, err := io.ReadAll(members)
		if err != nil {
			t.Fatalf("%s: %s: %v", archive, member.Name, err)
		}
		do(path.Clean(member.Name), html)
	}
}

// everyNth thins a site out to measure speed.
const everyNth = 25

type sample struct {
	path string
	html []byte
}

// siteSample is a sample of the last of the sites, in memory.
func siteSample(t testing.TB) (pages []sample, size int64) {
	t.Helper()
	archives := siteArchives(t)
	n := 0
	eachSitePage(t, archives[len(archives)-1], func(path string, html []byte) {
		if n++; n%everyNth == 0 {
			pages = append(pages, sample{path, html})
			size += int64(len(html))
		}
	})
	return pages, size
}

// cut does what no reader of the pages can do without: it cuts out the articles and
// builds their trees. Parsing is measured against it.
func cut(t testing.TB, pages []sample) time.Duration {
	began := time.Now()
	for _, p := range pages {
		article, err := outline.Cut(p.html)
		if err != nil {
			continue // a page without an article, such as 404.html
		}
		if _, err := html.Parse(bytes.NewReader(article)); err != nil {
			t.Fatal(err)
		}
	}
	return time.Since(began)
}

func parseSample(pages []sample) time.Duration {
	began := time.Now()
	for _, p := range pages {
		parse(p.path, p.html)
	}
	return time.Since(began)
}

// BenchmarkParse reads pages, and says how many times longer that takes than cutting
// and building their trees, by the best of all runs, which take turns.
func BenchmarkParse(b *testing.B) {
	pages, size := siteSample(b)
	b.SetBytes(size)
	var least, leastOfCut time.Duration
	for b.Loop() {
		b.StopTimer()
		leastOfCut = shorter(leastOfCut, cut(b, pages))
		b.StartTimer()
		least = shorter(least, parseSample(pages))
	}
	b.ReportMetric(float64(least)/float64(leastOfCut), "cuts/op")
}

// mostCuts is how many times longer reading a page may take than cutting its article
// out and building its tree.
const mostCuts = 1.6

func TestParsingIsHardlySlowerThanBuildingTheTree(t *testing.T) {
	pages, _ := siteSample(t)
	var least, leastOfCut time.Duration
	ratio := math.Inf(1)
	for round := 0; round < 10 || ratio > mostCuts && round < 60; round++ { // more where something else runs beside
		leastOfCut, least = shorter(leastOfCut, cut(t, pages)), shorter(least, parseSample(pages))
		ratio = float64(least) / float64(leastOfCut)
	}
	t.Logf("%v to %v: %.2f times", least, leastOfCut, ratio)
	if ratio > mostCuts {
		t.Errorf("parsing takes %.2f times as long as cutting and building the trees, want at most %.1f", ratio, mostCuts)
	}
}

// shorter is the shorter of two durations, of which the first may not be known yet.
func shorter(a, b time.Duration) time.Duration {
	if a == 0 {
		return b
	}
	return min(a, b)
}
