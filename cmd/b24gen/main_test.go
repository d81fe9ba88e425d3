package main

import (
	"archive/tar"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/mod/modfile"

	"github.com/b24gen/b24gen/source"
)

func TestMain(m *testing.M) {
	if os.Getenv(cacheVariable) == "" {
		os.Setenv(cacheVariable, cacheOff) // that of the user is none of our tests' business
	}
	testscript.Main(tests{m}, map[string]func(){"b24gen": main})
}

// tests are the tests, after which their cache is removed.
type tests struct{ *testing.M }

func (m tests) Run() int {
	code := m.M.Run()
	_ = os.RemoveAll(sitesCache())
	return code
}

// shortScripts are those that run with -short too. The program starts two hundred times
// in all of them, which takes longer than what it then does.
var shortScripts = []string{"testdata/script/run.txtar", "testdata/script/usage.txtar"}

// TestScripts runs the commands as a user does.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d scripts, error %v", len(files), err)
	}
	if testing.Short() {
		files = shortScripts
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Files:               files,
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("ROOT", root)
			e.Setenv(cacheVariable, filepath.Join(e.WorkDir, ".cache"))
			e.Setenv("PATH", os.Getenv("PATH"))
			for _, name := range []string{"GOCACHE", "GOMODCACHE", "GOPROXY"} {
				e.Setenv(name, goEnv(t, name))
			}
			e.Setenv("GOFLAGS", stableBuild(t))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":  exits,
			"readme": readme,
			"site":   siteScript,
			"pack":   pack,
			"cut":    cut,
			"fill":   fill,
			"latin":  latin,
			"steps":  steps,
		},
	})
}

// stableBuild are the flags with which the go command finds in its cache what an earlier
// test has built in another folder.
func stableBuild(t *testing.T) string { return strings.TrimSpace(goEnv(t, "GOFLAGS") + " -trimpath") }

// goEnv is what the go command in a script needs to know.
func goEnv(t *testing.T, name string) string {
	t.Helper()
	settings, err := goSettings()
	if err != nil {
		t.Fatal(err)
	}
	return settings[name]
}

// goSettings are those of the go command, which is asked once.
var goSettings = sync.OnceValues(func() (settings map[string]string, err error) {
	out, err := exec.Command("go", "env", "-json").Output()
	if err == nil {
		err = json.Unmarshal(out, &settings)
	}
	return settings, err
})

// exits CODE COMMAND runs a command that must end with the code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		code = exit.ExitCode()
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// site DIR writes the bundled page of landing.site.markDelete into the folder.
func siteScript(ts *testscript.TestScript, _ bool, args []string) {
	for p, err := range source.Bundled().Pages(context.Background()) {
		ts.Check(err)
		if !strings.HasSuffix(p.Path, "/landing-site-mark-delete.html") {
			continue
		}
		name := filepath.Join(ts.MkAbs(args[0]), filepath.FromSlash(p.Path))
		ts.Check(os.MkdirAll(filepath.Dir(name), 0o755))
		ts.Check(os.WriteFile(name, p.HTML, 0o644))
	}
}

// pack DIR FILE packs the folder into a .tar.zst.
func pack(ts *testscript.TestScript, _ bool, args []string) {
	var out bytes.Buffer
	z, err := zstd.NewWriter(&out)
	ts.Check(err)
	w := tar.NewWriter(z)
	ts.Check(w.AddFS(os.DirFS(ts.MkAbs(args[0]))))
	ts.Check(w.Close())
	ts.Check(z.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), out.Bytes(), 0o644))
}

// cut FILE takes the second half of the file off.
func cut(ts *testscript.TestScript, _ bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), info.Size()/2))
}

// fill FILE MB makes a file of so many megabytes.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	mb, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), nil, 0o644))
	ts.Check(os.Truncate(ts.MkAbs(args[0]), int64(mb)<<20))
}

// latin FILE encodes the file in Latin-1.
func latin(ts *testscript.TestScript, _ bool, args []string) {
	name := ts.MkAbs(args[0])
	var out []byte
	for _, r := range ts.ReadFile(name) {
		out = append(out, byte(r))
	}
	ts.Check(os.WriteFile(name, out, 0o644))
}

// readme FILE runs the indented lines of the text, which are commands. For go mod
// tidy, which needs the network, tidy stands.
func readme(ts *testscript.TestScript, _ bool, args []string) {
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		command, ok := strings.CutPrefix(strings.TrimSpace(line), "go mod tidy")
		switch {
		case ok:
			tidy(ts)
		case strings.HasPrefix(line, "    "):
			words := strings.Fields(command)
			ts.Check(ts.Exec(words[0], words[1:]...))
		}
	}
}

// tidy makes the module in the current folder require the checkout of the generator
// in place of a released version, and what the checkout requires itself.
func tidy(ts *testscript.TestScript) {
	root := ts.Getenv("ROOT")
	read := func(path string) *modfile.File {
		text, err := os.ReadFile(path)
		ts.Check(err)
		f, err := modfile.Parse(path, text, nil)
		ts.Check(err)
		return f
	}
	own, generator := read(ts.MkAbs("go.mod")), read(filepath.Join(root, "go.mod"))
	name := generator.Module.Mod.Path
	own.AddNewRequire(name, "v0.0.0", false)
	ts.Check(own.AddReplace(name, "", root, ""))
	for _, r := range generator.Require {
		own.AddNewRequire(r.Mod.Path, r.Mod.Version, true)
	}
	text, err := own.Format()
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs("go.mod"), text, 0o644))
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs("go.sum"), sums, 0o644))
}

// TestErrorsShowNoKeys: the address of a webhook that stands where no argument belongs is not repeated.
func TestErrorsShowNoKeys(t *testing.T) {
	for _, args := range [][]string{{webhookAddress}, {"version", webhookAddress}, {"run", "saved", webhookAddress}, {"demo", "--" + webhookAddress}, {"run", "saved", url.QueryEscape(webhookAddress)}} {
		var out, errs bytes.Buffer
		if code := run(args, &out, &errs); code != exitTrouble {
			t.Errorf("%q: exit %d, want %d", args, code, exitTrouble)
		}
		if got := out.String() + errs.String(); strings.Contains(got, "s3cr3t") || !strings.Contains(got, "see b24gen --help") {
			t.Errorf("%q: told %q", args, got)
		}
	}
}

const webhookAddress = "https://portal.example.com/rest/1/s3cr3t/crm.deal.list"

// TestErrorsShowWhatTheyHold: what a terminal would act upon is written as an escape.
func TestErrorsShowWhatTheyHold(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run([]string{"export", "json", "--spec", "no\x1b[2J\u202especs"}, &out, &errs); code != exitTrouble {
		t.Fatalf("exit %d, want %d", code, exitTrouble)
	}
	if got := errs.String(); !strings.Contains(got, `no\x1b[2J\u202especs`) {
		t.Errorf("told %q", got)
	}
}
