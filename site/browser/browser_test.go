package browser

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// The site under test: its address, where it also lies as files, and the browser.
var (
	origin  string
	folder  string
	browser context.Context
	absent  string // why there is no browser
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	if _, err := exec.LookPath("chromium"); err != nil {
		absent = "no chromium: .ci/site installs it"
		if os.Getenv("B24_REQUIRE_CHROMIUM") != "" {
			fmt.Fprintln(os.Stderr, absent)
			return 1
		}
		return m.Run()
	}
	dir, err := os.MkdirTemp("", "b24site")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	stop, err := serve(dir)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer stop()
	// Root may not use the sandbox of Chromium, and it opens no pages but ours.
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath("chromium"), chromedp.NoSandbox)
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	defer cancel()
	var end context.CancelFunc
	browser, end = chromedp.NewContext(allocator)
	defer end()
	if err := chromedp.Do(browser); err != nil {
		fmt.Fprintln(os.Stderr, "chromium:", err)
		return 1
	}
	return m.Run()
}

// serve makes the site of the committed spec, with some findings and the changes since a
// spec that was changed a little, into a folder and serves it.
func serve(dir string) (stop func(), err error) {
	root, err := filepath.Abs("../..")
	if err != nil {
		return nil, err
	}
	folder = filepath.Join(dir, "site")
	older, findings := filepath.Join(dir, "older"), filepath.Join(dir, "findings.json")
	program := filepath.Join(dir, "b24gen")
	build := exec.Command("go", "build", "-o", program, "./cmd/b24gen")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build: %w\n%s", err, out)
	}
	err = errors.Join(writeOlder(filepath.Join(root, "spec", "api"), older), os.WriteFile(findings, []byte(someFindings), 0o644))
	if err != nil {
		return nil, err
	}
	command := exec.Command(program, "site", "--findings", findings, "--since", older, "--out", folder, "--serve", "127.0.0.1:0")
	command.Dir, command.Stderr = root, os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	stop = func() { _ = errors.Join(command.Process.Kill(), command.Wait()) }
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "http://") {
			origin = strings.TrimSuffix(lines.Text(), "/")
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return stop, nil
		}
	}
	stop()
	return nil, errors.New("b24gen site: no address was printed")
}

// someFindings are findings of one page.
const someFindings = `[
	{"kind": "no-errors", "page": "api-reference/crm/deals/crm-deal-list.html"},
	{"kind": "no-type", "page": "api-reference/crm/deals/crm-deal-list.html", "section": "Parameters", "row": 3, "seen": "<script>alert(1)</script>"}
]`

// writeOlder copies the spec as it could have been before: without the package vote, and
// with another type of a parameter.
func writeOlder(from, to string) error {
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		return err
	}
	name := filepath.Join(to, "v2", "crm", "crm.deal.yaml")
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	changed := strings.Replace(string(text), "{name: id, type: integer, required: true, key: ID}", "{name: id, type: string, required: true, key: ID}", 1)
	return errors.Join(os.RemoveAll(filepath.Join(to, "v2", "vote")), os.WriteFile(name, []byte(changed), 0o644))
}

// tab is a page in the browser, and what it has said and asked for.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	problems []string
}

// open opens a page of the site in a tab of the width.
func open(t *testing.T, path string, width, height int64) *tab {
	t.Helper()
	if absent != "" {
		t.Skip(absent)
	}
	tb := &tab{t: t}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithListener(tb.hear))
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil { // opens the tab
		t.Fatal(err)
	}
	tb.ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	tb.run(command(network.Enable, network.EnableParams{}), chromedp.EmulateViewport(width, height))
	tb.visit(path)
	t.Cleanup(func() {
		tb.mu.Lock()
		defer tb.mu.Unlock()
		for _, p := range tb.problems {
			t.Error(p)
		}
	})
	return tb
}

// hear notes errors of scripts, and requests to anything but the site.
func (b *tab) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			text, _ := json.Marshal(e.Args)
			b.problems = append(b.problems, "console: "+string(text))
		}
	case *runtime.EventExceptionThrown:
		b.problems = append(b.problems, "script: "+e.ExceptionDetails.Text)
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, origin+"/") && !strings.HasPrefix(u, "file://"+folder) && !strings.HasPrefix(u, "data:") {
			b.problems = append(b.problems, "request off the site: "+u)
		}
	case *network.EventLoadingFailed:
		b.problems = append(b.problems, "request failed: "+e.ErrorText)
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			b.problems = append(b.problems, fmt.Sprintf("%s: status %d", e.Response.URL, e.Response.Status))
		}
	}
}

func (b *tab) run(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// command is a command of the browser's protocol as a step.
func command[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

// value is what an action gives.
func value[T any](b *tab, a chromedp.Action[T]) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, a)
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

// visit opens a page, of the served site unless it is an address of a file.
func (b *tab) visit(path string) {
	b.t.Helper()
	if !strings.HasPrefix(path, "file:") {
		path = origin + "/" + path
	}
	b.run(chromedp.Navigate(path), chromedp.WaitReady(chromedp.CSS("main")))
}

// eval is the value of an expression in the page.
func eval[T any](b *tab, script string) T {
	b.t.Helper()
	return value(b, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
}

// shot saves a picture of the page where B24_SHOTS names a folder.
func (b *tab) shot(name string) {
	b.t.Helper()
	dir := os.Getenv("B24_SHOTS")
	if dir == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), value(b, chromedp.CaptureScreenshot()), 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// fileAddress is the address of a page as a file.
func fileAddress(path string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(folder) + "/" + path}).String()
}
