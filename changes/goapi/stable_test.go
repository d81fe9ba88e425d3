package goapi_test

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/changes/goapi"
	"github.com/b24gen/b24gen/changes/keep"
	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/released"
	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/templates"
)

// stable is an SDK that keeps the API of a released one.
type stable struct {
	keep.Result
	outcomes []released.Outcome
}

// keepReleased makes an SDK with the pins that keep a released API.
func keepReleased(t *testing.T, old map[string][]byte, next generator, pins spec.Pins) stable {
	t.Helper()
	var out stable
	r := keep.Release{
		Released: goapi.Source{Path: module, Files: old}, Since: "v1.4.0",
		Make: func(p spec.Pins) (keep.Made, error) {
			files, outcomes := next.pinned(t, p)
			out.outcomes = outcomes
			return keep.Made{Source: goapi.Source{Path: module, Files: files}, Documented: released.Documented(outcomes)}, nil
		},
		Read: func(s goapi.Source) (*goapi.API, error) { return readSource(t, s), nil },
	}
	kept, err := r.Keep(pins)
	if err != nil {
		t.Fatal(err)
	}
	out.Result = kept
	return out
}

// generator makes SDKs of one spec.
type generator struct {
	bare      *model.SDK // without pins
	formatted *templates.Formatted
}

func generatorOf(t *testing.T, s spec.Spec) generator {
	t.Helper()
	bare, err := model.Build(s, model.Config{Module: module})
	if err != nil {
		t.Fatal(err)
	}
	return generator{bare, &templates.Formatted{}}
}

// pinned is the SDK under pins.
func (g generator) pinned(t *testing.T, pins spec.Pins) (map[string][]byte, []released.Outcome) {
	t.Helper()
	decided := g.bare.Clone()
	outcomes := released.Apply(decided, pins)
	files, err := templates.Render(decided, templates.Config{Formatted: g.formatted})
	if err != nil {
		t.Fatal(err)
	}
	return files, outcomes
}

// holds fails where the SDK with pins breaks users of the released one, and returns it.
func (s stable) holds(t *testing.T, old sdk) sdk {
	t.Helper()
	now := sdkOf(t, s.Made.Files)
	for _, name := range judged(old, now).Breaking {
		t.Errorf("%s: apidiff says that it breaks users", name)
	}
	for _, c := range goapi.Compare(old.api, now.api) {
		if c.Kind.Class() == changes.Breaking {
			t.Errorf("%s.%s: %s: %s, now %s", c.Package, c.Symbol, c.Kind, c.Old, c.New)
		}
	}
	for _, c := range s.Left {
		t.Errorf("%s.%s: %s: no pin keeps it", c.Package, c.Symbol, c.Kind)
	}
	for _, o := range s.outcomes {
		if o.State == released.Lost {
			t.Errorf("%s.%s: the pin does not hold: %s", o.Package, o.Symbol, o.Why)
		}
	}
	return now
}

var update = flag.Bool("update", false, "rewrite the golden file")

// TestStablePairs regenerates after each change of the hand-made pairs, there and back.
// testdata/stable.txt has what is kept of each, and what needs a decision.
func TestStablePairs(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes and compiles several SDKs of each pair")
	}
	var got strings.Builder
	for _, p := range pairs {
		t.Run(p.name, func(t *testing.T) {
			changed := base()
			p.change(changed)
			fmt.Fprintf(&got, "%s\n", p.name)
			stableWay(t, &got, "there", *base(), *changed)
			stableWay(t, &got, "back", *changed, *base())
		})
	}
	golden := filepath.Join("testdata", "stable.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got.String()); d != "" {
		t.Errorf("-golden +kept, see -update:\n%s", d)
	}
}

// stableWay releases one spec, regenerates from another, and then from the first again.
func stableWay(t *testing.T, w io.Writer, name string, before, after spec.Spec) {
	first, next := generatorOf(t, before), generatorOf(t, after)
	old := first.build(t)
	s := keepReleased(t, old.files, next, nil)
	now := s.holds(t, old)
	s.isSettled(t, next, after)
	keepReleased(t, s.Made.Files, first, s.Pins).holds(t, now)
	for _, o := range s.outcomes {
		fmt.Fprintf(w, "  %s: %s\n", name, told(o))
	}
	if len(s.outcomes) == 0 {
		fmt.Fprintf(w, "  %s: nothing to keep\n", name)
	}
}

// told is a pin on a line.
func told(o released.Outcome) string {
	text := fmt.Sprintf("%s %s.%s", o.Kind, o.Package, o.Symbol)
	if form := o.Form(); form != "" {
		text += " " + form
	}
	if o.State == released.Gone {
		return text + ", no longer documented"
	}
	text += ", documented as " + o.Documented
	if o.NeedsDecision() {
		text += "; needs a decision: " + o.Why
	}
	return text
}

// isSettled fails where regenerating again changes something, or where the spec and the
// pins alone give something else.
func (s stable) isSettled(t *testing.T, next generator, after spec.Spec) {
	t.Helper()
	again := keepReleased(t, s.Made.Files, next, s.Pins)
	sameFiles(t, s.Made.Files, again.Made.Files)
	if d := cmp.Diff(s.Pins, again.Pins); d != "" {
		t.Errorf("pins change when nothing else does (-first +second):\n%s", d)
	}
	generated, _ := generatorOf(t, after).pinned(t, s.Pins)
	sameFiles(t, s.Made.Files, generated)
}

// sameFiles fails where two SDKs differ.
func sameFiles(t *testing.T, want, got map[string][]byte) {
	t.Helper()
	for name := range want {
		if string(want[name]) != string(got[name]) {
			t.Errorf("%s differs", name)
		}
	}
	if len(want) != len(got) {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
}

// betterRules are changes of the rules by which a generator decides: the spec is as if
// the documentation had said so all along.
var betterRules = []struct {
	name   string
	change func(*spec.Spec)
}{
	{"a number is a decimal", func(s *spec.Spec) { field(s, "SORT").Type, adding(s).Result.Type = "double", "double" }},
	{"an id is an id", func(s *spec.Spec) { data(event(s, "onLandingSold")).Type = "id" }},
	{"an enum is found", func(s *spec.Spec) {
		param(s, "scope").Enum, row(s, "TITLE").Enum = []string{"A", "B"}, []string{"X", "Y"}
	}},
	{"two enums are one, and are none", func(s *spec.Spec) { row(s, "STATE").Enum, field(s, "TYPE").Enum = nil, nil }},
	{"two structs are one", func(s *spec.Spec) {
		role := &getting(s).Params[0] // the answer goes on having the shared one
		role.Type, role.Ref, role.Fields = "object", "", []spec.Field{{Name: "id", Type: "integer"}, {Name: "title", Type: "string"}}
	}},
	{"the object of an event is a shared one", func(s *spec.Spec) {
		s.Types = append(s.Types, spec.Type{Name: "landing_state", Page: "landing/state.html", Fields: []spec.Field{
			{Name: "ID", Type: "integer"}, {Name: "STATE", Type: "string", Enum: []string{"NEW", "DONE"}},
		}})
		f := &data(event(s, "onLandingAdd")).Fields[0]
		f.Type, f.Ref, f.Fields = "landing_state", "landing_state", nil
	}},
	{"a wrapper is found", func(s *spec.Spec) {
		r := listing(s).Result
		listing(s).Result = &spec.Result{Type: "object", Source: spec.FromTable, Fields: []spec.Field{{Name: "items", Type: "array", Fields: r.Fields}}}
		listing(s).List.Rows = "items"
	}},
	{"paging is found", func(s *spec.Spec) { listing(s).List = nil }},
	{"a truth value is found", func(s *spec.Spec) { param(s, "active").Type, row(s, "TITLE").Type = "string", "boolean" }},
}

// TestBetterGenerator releases what one set of rules makes and regenerates with another,
// there and back: users do not notice.
func TestBetterGenerator(t *testing.T) {
	for _, rule := range betterRules {
		t.Run(rule.name, func(t *testing.T) {
			better := base()
			rule.change(better)
			var kept strings.Builder
			stableWay(t, &kept, "there", *base(), *better)
			stableWay(t, &kept, "back", *better, *base())
			if !strings.Contains(kept.String(), "documented as") && !strings.Contains(kept.String(), "no longer") {
				t.Error("the rules make no difference")
			}
		})
	}
}
