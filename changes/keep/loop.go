package keep

import (
	"bytes"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/changes/goapi"
	"github.com/b24gen/b24gen/spec"
)

// Release is an SDK that is to keep the API of another one.
type Release struct {
	// Released is the SDK that was released.
	Released goapi.Source
	// Since is its version.
	Since string
	// Make makes the SDK under pins.
	Make func(spec.Pins) (Made, error)
	// Read reads the API of an SDK, or of some of its folders.
	Read func(goapi.Source) (*goapi.API, error)
}

// Made is an SDK under pins.
type Made struct {
	goapi.Source
	// Documented is what the documentation gives instead of each pin, by package and
	// name. A pin that it bears out by itself is not there.
	Documented map[string]map[string]string
}

// Result is what keeps a released API.
type Result struct {
	Pins spec.Pins
	Made Made
	// Left are the incompatible changes that no pin can keep.
	Left []goapi.Change
}

// mostRounds is how often pins are added. A second round is needed where a pin brings
// back a type whose fields have changed; more are a sign of pins that do not hold.
const mostRounds = 4

// Keep adds to the pins what keeps the released API, takes out those that are no longer
// needed, and proves that no incompatible change is left but those that it returns.
func (r Release) Keep(pins spec.Pins) (Result, error) {
	result := Result{Pins: pins.Clone()}
	left := map[string][]goapi.Change{}
	var applied spec.Pins
	var old *goapi.API
	var err error
	for round := 0; ; round++ {
		last := applied
		applied = result.Pins.Clone()
		if result.Made, err = r.Make(applied); err != nil {
			return result, err
		}
		if round == mostRounds {
			break // what is left then is told, and the files are those of the pins
		}
		result.prune()
		dirs := differing(r.Released.Files, result.Made.Files)
		maps.DeleteFunc(dirs, func(dir string, _ bool) bool { // what stands as it was compared
			return last != nil && maps.EqualFunc(last[dir], applied[dir], spec.Pin.SameForm)
		})
		before := result.Pins.Clone()
		if err := r.add(&result, applied, dirs, &old, left); err != nil {
			return result, err
		}
		if reflect.DeepEqual(before, result.Pins) {
			break
		}
	}
	result.settle()
	for _, dir := range slices.Sorted(maps.Keys(left)) {
		result.Left = append(result.Left, left[dir]...)
	}
	return result, nil
}

// prune takes out the pins that the documentation bears out, and writes into the
// others what it gives, but into accepted ones: theirs is what was accepted.
func (r *Result) prune() {
	for dir, symbols := range r.Pins.Clone() {
		for symbol, pin := range symbols {
			documented, ok := r.Made.Documented[dir][symbol]
			if !ok {
				r.Pins.Remove(dir, symbol)
				continue
			}
			if !pin.Accepted {
				pin.Documented = documented
			}
			r.Pins.Put(dir, symbol, pin)
		}
	}
}

// settle ends the acceptance of pins that were accepted for something else. It comes when no
// pin is added any more: what is documented can have other names before.
func (r *Result) settle() {
	for dir, symbols := range r.Pins {
		for symbol, pin := range symbols {
			if documented := r.Made.Documented[dir][symbol]; Lapsed(pin, documented) {
				pin.Documented, pin.Accepted = documented, false
				symbols[symbol] = pin
			}
		}
	}
}

// Lapsed reports whether a pin was accepted for something else than what is documented. That
// nothing is documented, as while a page is gone, asks for no decision.
func Lapsed(pin spec.Pin, documented string) bool {
	return pin.Accepted && documented != "" && documented != pin.Documented
}

// add compares both APIs in the folders. The released one is read once: the first time
// all folders that can ever differ are among them.
func (r Release) add(result *Result, applied spec.Pins, dirs map[string]bool, old **goapi.API, left map[string][]goapi.Change) (err error) {
	if len(dirs) == 0 {
		return nil
	}
	if *old == nil {
		if *old, err = r.Read(only(r.Released, dirs)); err != nil {
			return err
		}
	}
	now, err := r.Read(only(result.Made.Source, dirs))
	if err != nil {
		return err
	}
	before := &goapi.API{Packages: slices.DeleteFunc(slices.Clone((*old).Packages), func(p *goapi.Package) bool { return !dirs[p.Dir] })}
	for dir := range dirs {
		delete(left, dir)
	}
	for _, c := range Pins(result.Pins, applied, before, now, r.Since) {
		left[c.Package] = append(left[c.Package], c)
	}
	return nil
}

// differing are the folders whose Go files differ.
func differing(old, now map[string][]byte) map[string]bool {
	out := map[string]bool{}
	for _, side := range []map[string][]byte{old, now} {
		for name := range side {
			if isAPI(name) && !bytes.Equal(old[name], now[name]) {
				out[path.Dir(name)] = true
			}
		}
	}
	return out
}

func isAPI(name string) bool {
	return path.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go")
}

// only is the SDK of which no more is read than the folders, and what they import.
func only(s goapi.Source, dirs map[string]bool) goapi.Source {
	s.Dirs = dirs
	return s
}
