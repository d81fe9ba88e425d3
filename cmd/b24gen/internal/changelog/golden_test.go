package changelog_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/changes/goapi"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/changelog"
	"github.com/b24gen/b24gen/model/released"
	"github.com/b24gen/b24gen/spec"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var log = changelog.Log{
	Old: "HEAD~1:spec/api", New: "spec/api",
	REST: []changes.Change{
		{Kind: changes.TypeRenamed, Subject: "landing_role", Old: "landing_right", New: "landing_role"},
		{Kind: changes.ParameterNowRequired, API: spec.V2, Subject: "landing.site.add", Path: "fields.TITLE", Old: "optional", New: "required"},
		{Kind: changes.ParameterNowRequired, API: spec.V2, Subject: "landing.site.add", Path: "id", Old: "optional", New: "required"},
		{Kind: changes.ParameterDefaultChanged, API: spec.V2, Subject: "landing.site.add", Path: "fields[shop].CODE", Old: "a`b", New: `""`},
		{Kind: changes.MethodDeprecated, API: spec.V2, Subject: "landing.site.copy"},
		{Kind: changes.CodeAdded, API: spec.V2, Subject: "landing.site.copy", New: "<NO_MONEY> & more"},
		{Kind: changes.EventFieldRemoved, Event: true, Subject: "onCrmDealAdd", Path: "data.FIELDS.ID", Old: "integer"},
		{Kind: changes.ScopeRemoved, API: spec.V3, Subject: "tasks.task.get", Old: "task"},
	},
	Go: []goapi.Change{
		{Kind: changes.GoCommentChanged, Package: "landing", Symbol: "Site.Add"},
		{Kind: changes.GoFieldTypeChanged, Package: "landing", Symbol: "SiteAddParams.ID", Old: "*int", New: "int"},
		{Kind: changes.PackageAdded, Package: "v3/note"},
	},
	Pins: []released.Outcome{
		{Package: "landing", Symbol: "BlockAddParams.Sort", State: released.Restated, Pin: spec.Pin{Kind: spec.PinField, Type: "*int", Documented: "int", Since: "v1.2.0"}},
		{Package: "landing", Symbol: "Site.Copy", State: released.Gone, Pin: spec.Pin{Kind: spec.PinMethod, Type: "int", Since: "v1.4.0"}},
		{Package: "landing", Symbol: "SiteGetResult.Width", State: released.Restated, Why: "int cannot hold every string", Pin: spec.Pin{Kind: spec.PinField, Type: "int", Documented: "string"}},
		{Package: "landing", Symbol: "ErrTooLate", State: released.Unneeded, Pin: spec.Pin{Kind: spec.PinConst, Type: "b24.Code", Value: "TOO_LATE"}},
	},
}

// TestGolden holds the three forms against testdata, in the short and in the
// full version.
func TestGolden(t *testing.T) {
	all := log
	all.All = true
	for name, write := range map[string]func(io.Writer) error{
		"short.txt": log.Text, "short.md": log.Markdown, "full.txt": all.Text, "full.md": all.Markdown, "log.json": log.JSON,
		"nothing.txt": changelog.Log{}.Text, "nothing.md": changelog.Log{}.Markdown, "nothing.json": changelog.Log{}.JSON,
	} {
		t.Run(name, func(t *testing.T) {
			var got bytes.Buffer
			if err := write(&got); err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", name)
			if *update {
				if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got.String()); d != "" {
				t.Errorf("-golden +written, see -update:\n%s", d)
			}
		})
	}
}

// TestJSONHasAll: programs get every change, each with its class and reason.
func TestJSONHasAll(t *testing.T) {
	var out bytes.Buffer
	if err := log.JSON(&out); err != nil {
		t.Fatal(err)
	}
	type side struct {
		Changes []struct{ Kind, Class, Why string }
	}
	var read struct{ REST, Go side }
	if err := json.Unmarshal(out.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	if len(read.REST.Changes) != len(log.REST) || len(read.Go.Changes) != len(log.Go) {
		t.Errorf("%d and %d changes, want %d and %d", len(read.REST.Changes), len(read.Go.Changes), len(log.REST), len(log.Go))
	}
	for _, c := range append(read.REST.Changes, read.Go.Changes...) {
		if c.Kind == "" || c.Class == "" || c.Why == "" {
			t.Errorf("%+v: want kind, class and reason", c)
		}
	}
}

// full is a disk without space.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWriteError(t *testing.T) {
	for name, write := range map[string]func(io.Writer) error{"text": log.Text, "markdown": log.Markdown, "json": log.JSON} {
		if err := write(full{}); err == nil || err.Error() != "no space left" {
			t.Errorf("%s: error %v, want the writer's", name, err)
		}
	}
}
