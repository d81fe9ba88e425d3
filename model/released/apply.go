// Package released gives an SDK the forms of its released declarations, as pins keep
// them, whatever the documentation and the rules of package model have become.
//
// A pin has the Go name of a declaration, and what identifies it in the API: the key of
// a field, the REST name of a method, the text of a constant. What still has the name,
// or else the identity, gets the name and the form that were released. Where nothing
// has either, the declaration is made anew, and is marked as no longer documented.
//
// The package decides nothing else: what the SDK has beside its pins stays.
package released

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// State is what became of a pin.
type State string

// The states of pins.
const (
	Restated State = "restated" // the documentation gives another form
	Gone     State = "gone"     // the documentation no longer has it
	Unneeded State = "unneeded" // the documentation gives the released form by itself
	Lost     State = "lost"     // the form cannot be kept
)

// Outcome is what became of a pin. Its key Documented is what the documentation gives
// today.
type Outcome struct {
	Package, Symbol string
	spec.Pin
	State State
	// Why says why a form is lost, or why keeping it needs a decision: what the
	// documentation gives does not fit into it.
	Why string
}

// NeedsDecision reports whether somebody has to decide: values of today do not fit the
// released form, and nobody has accepted that.
func (o Outcome) NeedsDecision() bool { return o.State == Lost || o.Why != "" && !o.Accepted }

// Form is the released form in a few words: the text of a constant, else the type.
func (o Outcome) Form() string {
	if o.Kind == spec.PinConst {
		return o.Value
	}
	return o.Type
}

// Apply changes the SDK to the released forms, and says what became of each pin.
func Apply(sdk *model.SDK, pins spec.Pins) []Outcome {
	var out []Outcome
	for dir, symbols := range pins.All() {
		p := &pinned{pkg: packageOf(sdk, dir), pins: symbols, done: map[string]Outcome{}, documented: documented{}}
		p.apply()
		for _, symbol := range slices.Sorted(maps.Keys(p.done)) {
			o := p.done[symbol]
			o.Package, o.Symbol = dir, symbol
			out = append(out, o)
		}
	}
	return out
}

// packageOf is the package of a folder. One that the documentation no longer has is
// made anew.
func packageOf(sdk *model.SDK, dir string) *model.Package {
	for _, p := range sdk.Packages {
		if p.Dir == dir {
			return p
		}
	}
	name := path.Base(dir)
	p := &model.Package{API: spec.V2, Namespace: name, Name: name, Dir: dir}
	p.Root = &model.Service{Package: p, REST: name, Type: "Service", New: "New", File: model.RootFile}
	if strings.HasPrefix(dir, string(spec.V3)+"/") {
		p.API = spec.V3
	}
	if sdk.Module != "" {
		p.ImportPath = path.Join(sdk.Module, dir)
	}
	sdk.Packages = append(sdk.Packages, p)
	return p
}

// pinned is a package under its pins.
type pinned struct {
	pkg   *model.Package
	pins  map[string]spec.Pin
	names names
	done  map[string]Outcome
	documented
}

// apply goes from the outside to the inside: types come first, since all others refer
// to them.
func (p *pinned) apply() {
	p.names = namesOf(p.pkg)
	p.each(spec.PinStruct, p.structShell)
	p.each(spec.PinEnum, p.enum)
	p.each(spec.PinAlias, p.alias)
	p.each(spec.PinService, p.service)
	p.each(spec.PinStruct, p.structFields)
	p.each(spec.PinMethod, p.method)
	p.each(spec.PinRows, p.rows)
	p.each(spec.PinResult, p.result)
	p.each(spec.PinField, p.field)
	p.each(spec.PinConst, p.constant)
	p.prune()
	p.holdServices()
}

// each calls what applies pins of the kind, in the order of their names.
func (p *pinned) each(kind spec.PinKind, apply func(symbol string, pin spec.Pin) Outcome) {
	for _, symbol := range slices.Sorted(maps.Keys(p.pins)) {
		if pin := p.pins[symbol]; pin.Kind == kind {
			o := apply(symbol, pin)
			documented := o.Documented
			o.Pin = pin
			o.Documented = documented
			p.done[symbol] = o
		}
	}
}

// The outcomes.

func gone() Outcome     { return Outcome{State: Gone} }
func unneeded() Outcome { return Outcome{State: Unneeded} }

func lost(why string) Outcome { return Outcome{State: Lost, Why: why} }

// restated is the outcome where the documentation gives another form. why says why that
// does not fit, and is empty where it does.
func restated(documented, why string) Outcome {
	return Outcome{State: Restated, Why: why, Pin: spec.Pin{Documented: documented}}
}

// Documented is what the documentation gives instead of each pin that is needed, by
// package and name.
func Documented(outcomes []Outcome) map[string]map[string]string {
	out := map[string]map[string]string{}
	for _, o := range outcomes {
		if o.State == Unneeded {
			continue
		}
		if out[o.Package] == nil {
			out[o.Package] = map[string]string{}
		}
		out[o.Package][o.Symbol] = o.Documented
	}
	return out
}
