package goapi_test

import (
	"testing"

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
	keep.Kept
	outcomes []released.Outcome
	sdk      sdk
}

// keepReleased makes the SDK of a spec with the pins that keep a released API.
func keepReleased(t *testing.T, old map[string][]byte, s spec.Spec, pins spec.Pins) stable {
	t.Helper()
	var out stable
	r := keep.Release{
		Released: old, Since: "v1.4.0",
		Make: func(p spec.Pins) (keep.Made, error) {
			files, outcomes := makePinned(t, s, p)
			out.outcomes = outcomes
			return keep.Made{Files: files, Documented: released.Documented(outcomes)}, nil
		},
		Read: func(files map[string][]byte) (*goapi.API, error) { return read(t, files), nil },
	}
	kept, err := r.Keep(pins)
	if err != nil {
		t.Fatal(err)
	}
	out.Kept = kept
	out.sdk = sdk{read(t, kept.Made.Files), compiled(t, kept.Made.Files)}
	return out
}

// makePinned is the SDK of a spec under pins.
func makePinned(t *testing.T, s spec.Spec, pins spec.Pins) (map[string][]byte, []released.Outcome) {
	t.Helper()
	decided, err := model.Build(s, model.Config{Module: module})
	if err != nil {
		t.Fatal(err)
	}
	outcomes := released.Apply(decided, pins)
	files, err := templates.Render(decided, templates.Config{})
	if err != nil {
		t.Fatal(err)
	}
	return files, outcomes
}

// holds fails where the SDK with pins breaks users of the released one.
func (s stable) holds(t *testing.T, old sdk) {
	t.Helper()
	for _, name := range judged(old, s.sdk).Breaking {
		t.Errorf("%s: apidiff says that it breaks users", name)
	}
	for _, c := range goapi.Compare(old.api, s.sdk.api) {
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
}

// TestStablePairs regenerates after each change of the hand-made pairs, there and back.
func TestStablePairs(t *testing.T) {
	for _, p := range pairs {
		t.Run(p.name, func(t *testing.T) {
			changed := base()
			p.change(changed)
			for _, way := range [][2]spec.Spec{{*base(), *changed}, {*changed, *base()}} {
				files, _ := makePinned(t, way[0], nil)
				old := sdk{read(t, files), compiled(t, files)}
				s := keepReleased(t, files, way[1], nil)
				s.holds(t, old)
				again := keepReleased(t, s.Made.Files, way[1], s.Pins)
				sameFiles(t, s.Made.Files, again.Made.Files)
				generated, _ := makePinned(t, way[1], s.Pins)
				sameFiles(t, s.Made.Files, generated)
			}
		})
	}
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
