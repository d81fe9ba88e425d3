package model

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// Config says what the SDK is beside its spec. The zero value is usable.
type Config struct {
	// Module is the import path of the folder that the packages are in.
	Module string
	// Prefix begins the names of all packages, and of their folders: with b24 they
	// are b24crm, b24tasks. It is made of lower-case letters and digits.
	Prefix string
	// Part is what of the API the SDK has, all of it if zero. Names are those of
	// the whole.
	Part spec.Part
	// Names are pinned Go names. Their keys are those of [SDK.Names]; a name pinned
	// here is used whatever the rules of naming say.
	Names map[string]string
}

// Build decides everything about the SDK of the spec. All problems are reported,
// joined.
func Build(s spec.Spec, c Config) (*SDK, error) {
	b, err := build(s, c)
	if err != nil {
		return nil, err
	}
	return b.wanted(), nil
}

// build decides everything, and has all that it takes to give other names.
func build(s spec.Spec, c Config) (*builder, error) {
	if !naming.CanPrefix(c.Prefix) {
		return nil, fmt.Errorf("prefix: %q cannot begin the name of a package: give lower-case letters and digits, a letter first", c.Prefix)
	}
	part, err := c.Part.Of(s)
	if err != nil {
		return nil, err
	}
	b := newBuilder(s, c)
	if len(part.Methods) < len(s.Methods) || len(part.Events) < len(s.Events) {
		b.part = &part
	}
	b.build(s)
	return b, b.problems()
}

// wanted is the SDK of the part of the API that was asked for.
func (b *builder) wanted() *SDK {
	if b.part != nil {
		return b.sdk.Only(*b.part)
	}
	return b.sdk
}

func (b *builder) problems() error {
	if err := errors.Join(b.errs...); err != nil {
		return fmt.Errorf("names: %w", err)
	}
	return nil
}

// build makes the SDK of all of the API: the drafts of types page by page, then the types
// over all pages, then the names.
func (b *builder) build(s spec.Spec) {
	b.withServices(s)
	events := slices.Clone(s.Events)
	slices.SortStableFunc(events, func(a, b spec.Event) int { return cmp.Compare(a.Code(), b.Code()) })
	for _, e := range events {
		p := b.packageFor(spec.V2, e.Namespace())
		p.Events = append(p.Events, &Event{Spec: e, Package: p.Package})
	}
	for _, p := range b.packages {
		p.build()
	}
	objects := b.resolveObjects()
	b.applyFilters()
	b.decideFields(objects)
	b.takeReplaced()
	b.startBehindIDs()
	b.mergeObjects(objects)
	b.fillRows(objects)
	for _, p := range b.packages {
		p.declareDescribed()
		p.ownAnswers()
		p.unify()
		p.takeLists()
		if p.takeSets() {
			p.unify()
		}
		p.shareEventData()
		p.untieCycles()
		p.arrange()
		p.nameTypes()
		p.linkIDs()
		p.trimNeeds()
	}
	b.link()
	b.collectNames()
}

// withServices are the packages of the spec's services, which have no names yet.
func (b *builder) withServices(s spec.Spec) []*packageBuilder {
	for _, group := range groupServices(s) {
		b.packageFor(group[0].API, group[0].Namespace()).addService(group)
	}
	return b.packages
}

// builder makes an SDK.
type builder struct {
	sdk      *SDK
	part     *spec.Spec // of the API that the SDK has, nil for all of it
	prefix   string
	lex      *naming.Lexicon
	pins     map[string]string // names by their keys
	types    documentedTypes
	sameName sameName
	objects  objectIndex
	sent     sentTypes
	packages []*packageBuilder
	methods  map[methodKey]*Method
	errs     []error
}

type methodKey struct {
	api  spec.API
	name string // lower case, as names are compared
}

func keyOfMethod(m spec.Method) methodKey { return methodKey{m.API, strings.ToLower(m.Name)} }

func newBuilder(s spec.Spec, c Config) *builder {
	b := &builder{
		sdk: &SDK{Module: c.Module}, prefix: c.Prefix, lex: naming.Learn(s), pins: foldKeys(c.Names),
		types: documentedTypes{}, objects: indexObjects(s), sent: indexSent(s), methods: map[methodKey]*Method{},
	}
	for _, t := range s.Types {
		b.types[t.Name] = t
	}
	b.types.addDescribed(s)
	b.sameName = indexNames(s, b.types)
	return b
}

// rename gives the packages that have one of the renamed things all their names anew, under
// other pins. Services, methods and events must keep the names that they have: the names
// of types are made of these.
func (b *builder) rename(renames []Rename, pins map[string]string) error {
	b.pins = foldKeys(pins)
	for _, p := range b.packages {
		if slices.ContainsFunc(renames, func(r Rename) bool { return p.names.Name(r.Key) != "" }) {
			p.names = naming.NewRegistry(b.pins)
			p.nameServices()
			p.nameTypes()
		}
	}
	b.collectNames()
	return b.problems()
}

// collectNames has the SDK tell the names that its packages have.
func (b *builder) collectNames() {
	b.sdk.Names = map[string]string{}
	for _, p := range b.packages {
		maps.Copy(b.sdk.Names, p.names.All())
	}
}

func (b *builder) fail(err error) {
	if err != nil {
		b.errs = append(b.errs, err)
	}
}

// link finds what replaces the methods and events that are deprecated.
func (b *builder) link() {
	for _, p := range b.packages {
		for _, m := range p.Methods() {
			if m.Spec.Deprecated == nil {
				continue
			}
			for _, name := range m.Spec.Deprecated.Replacements {
				m.Replacements = append(m.Replacements, b.replacement(p.API, name))
			}
		}
		for _, e := range p.Events {
			p.linkEvent(e)
		}
	}
}

// replacement is the method or the service of the given name, in the same generation of
// the API if that has it.
func (b *builder) replacement(api spec.API, name string) Replacement {
	for _, a := range []spec.API{api, spec.V2, spec.V3} {
		if m := b.methods[methodKey{a, strings.ToLower(name)}]; m != nil {
			return Replacement{Name: name, Method: m, Service: m.Service}
		}
	}
	for _, a := range []spec.API{api, spec.V2, spec.V3} {
		for _, p := range b.packages {
			for _, s := range p.Services {
				if p.API == a && strings.EqualFold(s.REST, name) {
					return Replacement{Name: name, Service: s}
				}
			}
		}
	}
	return Replacement{Name: name}
}
