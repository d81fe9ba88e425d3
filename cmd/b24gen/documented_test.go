package main

import (
	"bytes"
	"context"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/source/live/livetest"
)

// elsewhere are the commands of the pages that are not of this program, by what runs them.
var elsewhere = map[string]string{
	"go run ./cmd/b24gen demo":                              "TestScripts/demo",
	"go test ./...":                                         "this very test",
	"go get github.com/b24gen/b24gen/generated":             ".ci/adopt",
	"go install github.com/b24gen/b24gen/cmd/b24gen@latest": ".ci/adopt",
	"go mod tidy":                                           "TestScripts/init",
	"go generate ./...":                                     "TestScripts/init",
	"go build ./...":                                        "TestScripts/init",
	"git clone https://github.com/b24gen/b24gen":            "whoever has this checkout",
	"cd b24gen":                                             "whoever has this checkout",
	"git tag -a vX.Y.Z -m vX.Y.Z":                           "the maintainer, at a release",
	"git push origin vX.Y.Z":                                "the maintainer, at a release",
	"npx @redocly/cli build-docs spec/openapi/v3.yaml -o b24.html":                                                       ".ci/openapi",
	"npx openapi-typescript spec/openapi/v2.yaml --default-non-nullable=false -o b24.ts":                                 ".ci/openapi",
	"go run github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@latest -generate types,client -package b24 v2.yaml": ".ci/openapi",
}

var (
	commandLine   = regexp.MustCompile(`(?m)^ {4,}((?:b24gen|go|git|npx|npm|curl|\.ci/\S+) \S.*)$`)
	inlineCommand = regexp.MustCompile("`(b24gen [a-z]+ [^`]+)`")
	optional      = regexp.MustCompile(`\[([A-Z]+)\]`)
	explanation   = regexp.MustCompile(`\s{2,}.*$`)
	either        = regexp.MustCompile(`\S+\|\S+`)
)

// documentedCommands are the commands in the pages for people, each with one that stands in.
func documentedCommands(t *testing.T) map[string]string {
	t.Helper()
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, page := range append(pages, "../../README.md", "../../CONTRIBUTING.md") {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		text = bytes.ReplaceAll(text, []byte(`\|`), []byte("|")) // in a table
		for _, form := range []*regexp.Regexp{commandLine, inlineCommand} {
			for _, m := range form.FindAllSubmatch(text, -1) {
				for command := range strings.SplitSeq(explanation.ReplaceAllString(string(m[1]), ""), " && ") {
					found[command] = filepath.Base(page)
				}
			}
		}
	}
	return found
}

// variants are the commands that one with optional or alternative words stands for.
func variants(command string) []string {
	if m := optional.FindStringIndex(command); m != nil {
		with := command[:m[0]] + command[m[0]+1:m[1]-1] + command[m[1]:]
		return append(variants(strings.TrimSpace(command[:m[0]])+command[m[1]:]), variants(with)...)
	}
	words := either.FindString(command)
	if words == "" {
		return []string{command}
	}
	var out []string
	for word := range strings.SplitSeq(words, "|") {
		out = append(out, variants(strings.Replace(command, words, word, 1))...)
	}
	return out
}

// stands are what the words in capitals of a command stand for here, by the words before.
var stands = []struct{ words, value string }{
	{"init DIR", "init another"},
	{"demo DIR", "demo another"},
	{"init my-sdk --module", "init another --module"},
	{"--module PATH", "--module example.com/sdk"},
	{"--baseline FILE", "--baseline findings.yaml"},
	{"--compare FILE", "--compare other.json"},
	{"--findings FILE", "--findings findings.json"},
	{"--since HEAD~1:spec/api", "--since HEAD:spec"},
	{"--spec DIR", "--spec spec"},
	{"--spec spec/api", "--spec spec"},
	{"--out DIR", "--out sdk"},
	{"diff OLD", "diff HEAD:spec"},
	{"diff TAG", "diff v1.0.0:spec"},
	{"NEW", "spec"},
	{"SOURCE", "pages"},
	{"METHOD", "landing.site.markDelete"},
	{"NAME", "landing.site.markDelete"},
	{"FILE", "new.tar.zst"},
}

// documentedPages begin the addresses of the pages that the repository is made of: a
// copy of it is made for each command.
var documentedPages = []string{"api-reference/crm/deals/", "api-reference/crm/leads/", "api-reference/landing/", "api-reference/tasks/"}

// shortSample says how many of the commands run with -short: one in so many.
const shortSample = 8

// TestDocumentedCommands runs every command of this program that a page for people shows,
// each in a new repository of an SDK made from some of the bundled pages.
func TestDocumentedCommands(t *testing.T) {
	commands, unused := documentedCommands(t), maps.Clone(elsewhere)
	repository, count := documentedRepository(t), 0
	site := livetest.New(t)
	site.Publish(online(t, filepath.Join(repository, "pages"), asItIs))
	for _, command := range slices.Sorted(maps.Keys(commands)) {
		if !strings.HasPrefix(command, "b24gen ") {
			if elsewhere[command] == "" && !strings.HasPrefix(command, ".ci/") {
				t.Errorf("%s: what runs %q?", commands[command], command)
			}
			delete(unused, command)
			continue
		}
		if count++; testing.Short() && count%shortSample != 0 {
			continue
		}
		for _, variant := range variants(command) {
			t.Run(variant, func(t *testing.T) { runDocumented(t, repository, variant, site.URL) })
		}
	}
	for command, by := range unused {
		t.Errorf("no page shows %q, which %s runs", command, by)
	}
}

func runDocumented(t *testing.T, repository, command, site string) {
	for _, s := range stands {
		command = strings.Replace(command, s.words, s.value, 1)
	}
	if live := "https://apidocs.bitrix24.com/"; strings.Contains(command, live) {
		command = strings.Replace(command, live, site, 1) + " --rate 100000 --wait 1ms"
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(repository)); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	t.Setenv(cacheVariable, filepath.Join(dir, "cache"))
	var stderr bytes.Buffer
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	stdout := io.Discard
	if serving.MatchString(command) {
		stdout = stopper{cancel}
	}
	if err := dispatch(ctx, strings.Fields(command)[1:], stdout, &stderr); err != nil {
		t.Errorf("%s: %v\n%s", command, err, stderr.String())
	}
}

// serving are the commands that run until they are interrupted, which here is when they
// have said where they serve.
var serving = regexp.MustCompile(`^b24gen (portal\b|site .*--serve)`)

type stopper struct{ stop func() }

func (s stopper) Write(p []byte) (int, error) {
	s.stop()
	return len(p), nil
}

// documentedRepository is a repository of an SDK with what commands speak of, released
// as v1.0.0.
func documentedRepository(t *testing.T) string {
	dir := t.TempDir()
	restore(t, filepath.Join(dir, "pages"), pagesBelow(t, documentedPages...))
	restore(t, dir, map[string]string{
		"go.mod":              "module example.com/sdk\n\ngo 1.26\n",
		"overrides/site.yaml": "overrides:\n  - method: landing.site.markDelete\n    path: params.scope.required\n    documented: false\n    correct: true\n    reason: Tried.\n",
		"b24gen.yaml":         "source: pages\noverrides: overrides\nspec: spec\nnames: names.yaml\npins: pins.yaml\nout: sdk\nmodule: example.com/sdk/sdk\n",
	})
	t.Chdir(dir)
	b24gen(t, "run", "--pin", "--cache", "off", "-q")
	b24gen(t, "findings", "pages", "--baseline", "findings.yaml", "--update", "--cache", "off", "-q")
	b24gen(t, "export", "openapi", "--api", "v3", "--format", "json", "--out", "other.json", "-q")
	var findings bytes.Buffer
	if code := run([]string{"findings", "pages", "--json", "--cache", "off"}, &findings, io.Discard); code != exitFine {
		t.Fatal("findings --json: exit code", code)
	}
	restore(t, dir, map[string]string{"findings.json": findings.String()})
	for _, args := range [][]string{
		{"init", "-q", "--template="}, {"add", "."},
		{"-c", "user.name=n", "-c", "user.email=e@example.com", "commit", "-q", "-m", "v1.0.0"}, {"tag", "v1.0.0"}, {"repack", "-a", "-d", "-q"},
	} {
		if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", args[0], err, out)
		}
	}
	return dir
}
