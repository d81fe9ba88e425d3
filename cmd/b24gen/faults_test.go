package main

import (
	"bytes"
	stdcmp "cmp"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// faultyPage is the page that faults are made on. Another page of the tests refers to none
// of it.
const (
	faultyPage   = "api-reference/landing/site/landing-site-mark-delete.html"
	anotherPage  = "api-reference/landing/user-blocks/landing-repo-get-list.html"
	faultyMethod = "landing.site.markDelete"
	faultySpec   = "v2/landing/landing.site.yaml"
)

// faultyFolders have the page, and enough others for one method to go unasked.
var faultyFolders = []string{"api-reference/landing/", "api-reference/crm/", "api-reference/sale/", "api-reference/tasks/"}

// said answers with a text that a site has in the place of a page.
func said(text string) func(string) string {
	return func(string) string { return text }
}

// faults are what can be wrong with a page or a site, and what a run then does. What it
// says are words of its error output or, with exit code 0, of its report.
var faults = []struct {
	name string
	page func(html string) string // nil leaves the page
	also map[string]string        // other files
	gone bool                     // the page is not there
	exit int
	says string
	lost bool // the method goes
}{
	{name: "no article", page: func(html string) string { return strings.ReplaceAll(html, "main", "div") }, exit: 1, says: "it documents no " + faultyMethod + " any more"},
	{name: "cut short", page: func(html string) string { return html[:len(html)/3] }, exit: 1, says: "it documents no " + faultyMethod + " any more"},
	{name: "empty", page: said(""), exit: 1, says: "it documents no " + faultyMethod + " any more"},
	{name: "not UTF-8", page: func(html string) string { return html + "\xe9" }, exit: 1, says: faultyPage + ": not UTF-8"},
	{name: "a page about an error", page: said("<main><h1>404</h1><p>There is no such page</p></main>"), exit: 1, says: "it documents no " + faultyMethod + " any more"},
	{name: "another page in its place", page: said("<main><h1>Welcome</h1><p>Start here</p></main>"), exit: 1, says: "it documents no " + faultyMethod + " any more"},
	{name: "another method's page in its place", page: said(anotherPage), exit: 1, says: "it documents no " + faultyMethod + " any more, but what another page documents too"},
	{name: "table marks in the text", page: func(html string) string {
		return strings.Replace(html, "<h2", "<p>#|#</p><p>#|</p><p>|#</p><p>||</p><h2", 1)
	}, exit: 0, says: "files: "},
	{name: "name with two dots", page: func(html string) string { return strings.ReplaceAll(html, faultyMethod, "landing..markDelete") }, exit: 1, says: faultyPage},
	{name: "gone", gone: true, exit: 0, says: "files: ", lost: true},
	{name: "pages that are no articles", also: map[string]string{
		"_search/en/index.html": "<html><body><div>search</div></body></html>", "404.html": "<html><body>Not found</body></html>",
	}, exit: 0, says: "2    not of a method: no article"},
	{name: "two pages for it", also: map[string]string{"api-reference/aaa/old.html": "copy"}, exit: 0, says: "1    duplicate-method"},
	{name: "two pages for it, with letters that addresses escape", also: map[string]string{"api-reference/\u0441\u0430\u0439\u0442 1.html": "copy"}, exit: 0, says: "1    duplicate-method"},
	{name: "a page that is new and broken", also: map[string]string{"api-reference/new.html": "\xff"}, exit: 1, says: "api-reference/new.html: not UTF-8"},
}

// TestFaults: whatever is wrong with a page, all else is written, and the spec keeps what it
// had of it.
func TestFaults(t *testing.T) {
	t.Parallel()
	pages, whole := pagesBelow(t, faultyFolders...), t.TempDir()
	restore(t, whole, pages)
	want := specOf(t, whole)
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			site, spec := filepath.Join(dir, "site"), filepath.Join(dir, "spec")
			broken := maps.Clone(pages)
			if f.page != nil {
				html := f.page(pages[faultyPage])
				broken[faultyPage] = stdcmp.Or(pages[html], html)
			}
			if f.gone {
				delete(broken, faultyPage)
			}
			for name, text := range f.also {
				if text == "copy" {
					text = strings.Replace(pages[faultyPage], `<base href="../../../" />`, `<base href="`+strings.Repeat("../", strings.Count(name, "/"))+`" />`, 1)
				}
				broken[name] = text
			}
			restore(t, site, broken)
			restore(t, spec, want)
			var stdout, stderr bytes.Buffer
			code := run([]string{"scrape", site, "--spec", spec, "--cache", "off"}, &stdout, &stderr)
			said := stderr.String()
			if f.exit == 0 {
				said += stdout.String()
			}
			if code != f.exit || !strings.Contains(said, f.says) {
				t.Errorf("exit code %d, want %d, and %q in\n%s", code, f.exit, f.says, said)
			}
			got := contents(t, spec)
			if f.lost {
				if strings.Contains(got[faultySpec], faultyMethod+"\n") {
					t.Error("the method is still there")
				}
				got[faultySpec] = want[faultySpec]
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("spec (-want +got):\n%.3000s", d)
			}
		})
	}
}

// TestLoss: more than a tenth of the methods does not go unasked, and nothing is written.
func TestLoss(t *testing.T) {
	t.Parallel()
	spec := filepath.Join(t.TempDir(), "spec")
	want := specOf(t, testPages)
	restore(t, spec, want)
	few := someOf(t, 5)
	args := []string{"scrape", few, "--spec", spec, "--cache", "off"}
	if code, stderr := exitCode(args...); code != exitTrouble || !strings.Contains(stderr, "--accept-loss if they are really gone") {
		t.Errorf("exit code %d\n%s", code, stderr)
	}
	sameSpec(t, "refused", want, spec)
	if code, stderr := exitCode(append(args, "--accept-loss")...); code != exitFine {
		t.Errorf("exit code %d\n%s", code, stderr)
	}
	sameSpec(t, "accepted", specOf(t, few), spec)
}

// TestPullRequestText: an SDK is regenerated from a site in which an override is mended, a
// page is gone and one is broken. The text of the pull request has all three on top.
func TestPullRequestText(t *testing.T) {
	if testing.Short() {
		t.Skip("it runs git and the program many times")
	}
	golden, err := filepath.Abs("testdata/pull-request.md")
	if err != nil {
		t.Fatal(err)
	}
	pages := contents(t, testPages)
	t.Chdir(t.TempDir())
	restore(t, "site", pages)
	restore(t, ".", map[string]string{
		"b24gen.yaml":            "source: site\nspec: spec\nnames: spec/names.yaml\npins: spec/pins.yaml\noverrides: overrides\nout: sdk\nmodule: example.com/sdk\n",
		"overrides/landing.yaml": "overrides:\n- {method: landing.site.markDelete, path: params.scope.required, documented: false, correct: true, reason: tried}\n",
	})
	mustRun(t, exitFine, "run", "--cache", "off", "-q")
	mustRun(t, exitFine, "names", "--write")
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "released"}, {"tag", "v1.0.0"}} {
		if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	restore(t, "site", map[string]string{
		faultyPage: strings.Replace(pages[faultyPage], "<strong>scope</strong>", "<strong>scope</strong>*", 1),
		"api-reference/departments/department-delete.html": "<main>cut sho",
	})
	if err := os.Remove("site/api-reference/log/log-blogpost-add.html"); err != nil {
		t.Fatal(err)
	}
	code, stderr := exitCode("run", "--cache", "off", "-q", "--pin")
	if code != exitFailed {
		t.Fatalf("exit code %d\n%s", code, stderr)
	}
	restore(t, ".", map[string]string{"attention.txt": stderr})
	var out bytes.Buffer
	if code := run([]string{"diff", "HEAD:spec", "spec", "--format", "markdown", "--attention", "attention.txt", "--checks", "passed", "--limit", "65000"}, &out, &out); code != exitFine {
		t.Fatal(out.String())
	}
	if *update {
		if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), out.String()); d != "" {
		t.Errorf("text (-want +got), see -update:\n%s", d)
	}
}
