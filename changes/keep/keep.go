// Package keep makes the pins that keep a released Go API: one for each incompatible
// change of a generated SDK, with all that is needed to declare the released form anew.
//
// Everything is read from the released source, so that it makes no difference whether
// the documentation changed or the generator. What no pin can keep is returned, and is
// for a maintainer to decide.
package keep

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/changes/goapi"
	"github.com/b24gen/b24gen/spec"
)

// Pins adds to the pins what keeps the released API. It returns the changes that no pin
// can keep, and those that are there though the pin that was made for them is among the
// applied ones. since is the version that has the released form.
func Pins(pins, applied spec.Pins, released, now *goapi.API, since string) []goapi.Change {
	k := &keeper{released: released, now: now, pins: pins, applied: applied, since: since, aliases: map[string]map[string]string{}, callers: map[string]map[string]*goapi.Decl{}}
	found := slices.DeleteFunc(goapi.Compare(released, now), func(c goapi.Change) bool { return !c.Incompatible() })
	for _, c := range found {
		if c.Kind == changes.PackageRemoved {
			k.wholePackage(c)
		}
	}
	for _, c := range found {
		if c.Kind != changes.PackageRemoved && !k.keep(c) {
			k.left = append(k.left, c)
		}
	}
	return k.left
}

// keeper makes pins.
type keeper struct {
	released, now *goapi.API
	pins, applied spec.Pins
	since         string
	left          []goapi.Change
	// aliases are the types of each package that live on under other names.
	aliases map[string]map[string]string
	// callers are the methods of each package by the REST method that they call now.
	callers map[string]map[string]*goapi.Decl
}

// put adds a pin, and reports whether that is of any use. What was written by hand may have
// forms that no pin has.
func (k *keeper) put(dir, symbol string, p spec.Pin) bool {
	if p.Validate(symbol) != nil {
		return false
	}
	if old, ok := k.applied[dir][symbol]; ok && old.SameForm(p) {
		return false
	}
	p.Since = k.since
	if old, ok := k.pins[dir][symbol]; ok && old.Since != "" {
		p.Since = old.Since
	}
	k.pins.Put(dir, symbol, p)
	return true
}

// wholePackage keeps all that a package had which is gone.
func (k *keeper) wholePackage(c goapi.Change) {
	for _, p := range k.released.Packages {
		if p.Dir != c.Package {
			continue
		}
		for _, d := range p.Decls {
			if !d.Exported() {
				continue
			}
			removed := goapi.Change{Package: p.Dir, Symbol: d.Symbol, Kind: removedKinds[d.Kind]}
			if !k.keep(removed) {
				k.left = append(k.left, removed)
			}
		}
	}
}

var removedKinds = map[goapi.Kind]changes.Kind{
	goapi.Const: changes.GoConstRemoved, goapi.Var: changes.GoVarRemoved, goapi.Func: changes.GoFuncRemoved, goapi.Type: changes.GoTypeRemoved,
}

// keep makes the pin for a change, and reports whether there is one.
func (k *keeper) keep(c goapi.Change) bool {
	owner, member, isMember := strings.Cut(c.Symbol, ".")
	d := k.released.Lookup(c.Package, owner)
	switch {
	case d == nil:
		return false
	case isMember && d.Kind == goapi.Type:
		return k.member(c.Package, d, member)
	case d.Kind == goapi.Type:
		return k.typ(c.Package, d)
	case d.Kind == goapi.Const:
		return k.constant(c.Package, d)
	case d.Kind == goapi.Func:
		return k.constructor(c.Package, d)
	}
	return false
}

// member keeps a field or a method.
func (k *keeper) member(dir string, owner *goapi.Decl, name string) bool {
	if k.now.Lookup(dir, owner.Symbol) == nil {
		return true // with the type
	}
	m := k.released.Lookup(dir, owner.Symbol+"."+name)
	switch {
	case m == nil:
		return false
	case m.Kind == goapi.Field && k.constructorOf(dir, goapi.Short(m.Type)) != "":
		return k.held(dir, m)
	case m.Kind == goapi.Field:
		return k.field(dir, m)
	case name == describes || name == lists:
		return true // with the method that it describes
	}
	return k.method(dir, owner, m)
}

func (k *keeper) field(dir string, f *goapi.Decl) bool {
	if now := k.now.Lookup(dir, f.Symbol); now != nil && k.same(dir, f.Type, now.Type) {
		return true
	}
	p := fieldPin(f)
	return k.put(dir, f.Symbol, spec.Pin{Kind: spec.PinField, Type: p.Type, Key: p.Key, Required: p.Required, Quoted: p.Quoted})
}

func fieldPin(f *goapi.Decl) spec.PinnedField {
	key, options := jsonTag(f.Tag)
	return spec.PinnedField{
		Name: f.Name(), Type: goapi.Short(f.Type), Key: key, Required: !f.Optional(), Quoted: slices.Contains(options, "string"),
	}
}

// same reports whether a type is what it was, but for names that become aliases.
func (k *keeper) same(dir, old, now string) bool {
	aliases := k.aliasesOf(dir)
	return renamed(goapi.Short(old), aliases) == renamed(goapi.Short(now), aliases)
}

// constant keeps a constant, unless its type is kept with all of them.
func (k *keeper) constant(dir string, c *goapi.Decl) bool {
	t := goapi.Short(c.Type)
	if p, ok := k.pins[dir][t]; ok && p.Kind == spec.PinEnum {
		return true
	}
	if e := k.released.Lookup(dir, t); e != nil && k.now.Lookup(dir, t) == nil && k.aliasesOf(dir)[t] == "" {
		return true // the type is among the changes
	}
	value, ok := textOf(c.Value)
	return ok && k.put(dir, c.Symbol, spec.Pin{Kind: spec.PinConst, Type: t, Value: value})
}

// typ keeps a type that is gone or has become another one.
func (k *keeper) typ(dir string, d *goapi.Decl) bool {
	if to := k.aliasesOf(dir)[d.Symbol]; to != "" {
		return k.put(dir, d.Symbol, spec.Pin{Kind: spec.PinAlias, Type: to})
	}
	switch {
	case d.Alias:
		return k.put(dir, d.Symbol, spec.Pin{Kind: spec.PinAlias, Type: goapi.Short(d.Type)})
	case d.Type == "string":
		return k.put(dir, d.Symbol, spec.Pin{Kind: spec.PinEnum, Values: k.valuesOf(dir, d.Symbol)})
	case d.Type != "struct":
		return false
	}
	if calls := callsOf(d); len(calls) > 0 || k.constructorOf(dir, d.Symbol) != "" {
		return k.service(dir, d, calls)
	}
	return k.isOfGoneMethod(dir, d) || k.put(dir, d.Symbol, spec.Pin{Kind: spec.PinStruct, Fields: fieldPins(d)})
}

func fieldPins(d *goapi.Decl) []spec.PinnedField {
	var out []spec.PinnedField
	for _, m := range d.Members {
		if m.Kind == goapi.Field && m.Name() != "Extra" {
			out = append(out, fieldPin(m))
		}
	}
	return out
}

// valuesOf are the texts of an enum's constants, by their names.
func (k *keeper) valuesOf(dir, name string) map[string]string {
	out := map[string]string{}
	for _, d := range k.declsOf(dir) {
		if text, ok := textOf(d.Value); ok && d.Kind == goapi.Const && goapi.Short(d.Type) == name {
			out[d.Symbol] = text
		}
	}
	return out
}

func (k *keeper) declsOf(dir string) []*goapi.Decl { return declsOf(k.released, dir) }

// declsOf are the exported declarations of a package.
func declsOf(api *goapi.API, dir string) []*goapi.Decl {
	i := slices.IndexFunc(api.Packages, func(p *goapi.Package) bool { return p.Dir == dir })
	if i < 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(api.Packages[i].Decls), func(d *goapi.Decl) bool { return !d.Exported() })
}
