package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"gopkg.in/yaml.v3"
)

// step is what a step of a workflow runs.
type step struct {
	ID  string
	If  string
	Env map[string]string
	Run string
}

// stepOutput is how a workflow names what another step has put out.
var stepOutput = regexp.MustCompile(`\$\{\{ steps\.(\w+)\.outputs\.(\w+) \}\}`)

// steps FILE runs the steps of the workflow that are scripts, as GitHub does.
func steps(ts *testscript.TestScript, _ bool, args []string) {
	var workflow struct {
		Env  map[string]string
		Jobs map[string]struct{ Steps []step }
	}
	ts.Check(yaml.Unmarshal([]byte(ts.ReadFile(args[0])), &workflow))
	for name, value := range workflow.Env {
		ts.Setenv(name, value)
	}
	temp := ts.Getenv("RUNNER_TEMP")
	ts.Check(os.MkdirAll(temp, 0o755))
	output := filepath.Join(temp, "output")
	ts.Setenv("GITHUB_OUTPUT", output)
	said := map[string]string{}
	for _, job := range workflow.Jobs {
		for _, s := range job.Steps {
			if s.Run == "" || s.If != "" {
				continue
			}
			ts.Check(os.WriteFile(output, nil, 0o644))
			for name, value := range s.Env {
				ts.Setenv(name, stepOutput.ReplaceAllStringFunc(value, func(use string) string {
					m := stepOutput.FindStringSubmatch(use)
					return said[m[1]+"."+m[2]]
				}))
			}
			ts.Check(ts.Exec("bash", "-e", "-c", s.Run))
			for line := range strings.Lines(ts.ReadFile(output)) {
				name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
				said[s.ID+"."+name] = value
			}
		}
	}
}
