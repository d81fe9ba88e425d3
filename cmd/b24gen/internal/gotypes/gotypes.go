// Package gotypes makes the types of an SDK at run time, from its model: they read and
// write JSON as the generated ones do, and nothing has to be compiled.
package gotypes

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24check/tally"
	"github.com/b24gen/b24gen/model"
)

// Methods are the methods of the SDK with their types.
func Methods(sdk *model.SDK) []tally.Method {
	var out []tally.Method
	for _, p := range sdk.Packages {
		m := maker{pkg: p.Name, made: map[place]reflect.Type{}, cycles: map[*model.Struct]int{}}
		for _, method := range p.Methods() {
			out = append(out, tally.Method{
				Name: Name(method), Params: m.typeOf(method.Params, enough), Result: m.typeOf(method.Result, enough),
			})
		}
	}
	return out
}

// Name is the name of a method with its API before it.
func Name(m *model.Method) string { return string(m.Spec.API) + "/" + m.Spec.Name }

// room is for types that contain themselves, which those made at run time cannot: they
// are made again inside of themselves, until a struct has no room. Beyond stands any.
type room struct {
	depth  int // how often they may be made inside each other
	copies int // how many of them may stand side by side in all
}

// enough is more room than answers need.
var enough = room{depth: 16, copies: 10_000}

// maker makes the types of a package.
type maker struct {
	pkg    string
	made   map[place]reflect.Type
	cycles map[*model.Struct]int // see cyclesOf
}

// place is a struct with the room that it has.
type place struct {
	of *model.Struct
	room
}

// runtime are the types of the runtime.
var runtime = map[model.Runtime]reflect.Type{
	model.Decimal:   reflect.TypeFor[b24.Decimal](),
	model.Time:      reflect.TypeFor[b24.Time](),
	model.Date:      reflect.TypeFor[b24.Date](),
	model.File:      reflect.TypeFor[b24.File](),
	model.ID:        reflect.TypeFor[b24.ID](),
	model.YN:        reflect.TypeFor[b24.YN](),
	model.Flag:      reflect.TypeFor[b24.Flag](),
	model.Labels:    reflect.TypeFor[b24.Labels](),
	model.FieldInfo: reflect.TypeFor[b24.FieldInfo](),
	model.Manifest:  reflect.TypeFor[b24.Manifest](),
	model.Order:     reflect.TypeFor[b24.Order](),
	model.Filter:    reflect.TypeFor[b24.Filter](),
	model.FilterV3:  reflect.TypeFor[b24.FilterV3](),
}

// basic are the predeclared types but any, which is what is not known here too.
var basic = map[model.Basic]reflect.Type{
	model.Int: reflect.TypeFor[int](), model.String: reflect.TypeFor[string](), model.Bool: reflect.TypeFor[bool](),
}

func (m maker) typeOf(t model.Type, r room) reflect.Type {
	switch t := t.(type) {
	case model.Basic:
		if made, ok := basic[t]; ok {
			return made
		}
	case model.Runtime:
		if made, ok := runtime[t]; ok {
			return made
		}
	case *model.Enum:
		return reflect.TypeFor[string]()
	case model.List:
		return reflect.SliceOf(m.typeOf(t.Of, r))
	case model.Map:
		return reflect.MapOf(reflect.TypeFor[string](), m.typeOf(t.Of, r))
	case model.Pointer:
		return reflect.PointerTo(m.typeOf(t.To, r))
	case model.Either:
		form := func(name string, t model.Type) reflect.StructField {
			return reflect.StructField{Name: name, Type: reflect.PointerTo(m.typeOf(t, r)), Tag: `b24:"either"`}
		}
		return reflect.StructOf([]reflect.StructField{form("One", t.One), form("Other", t.Other)})
	case *model.Struct:
		return m.structOf(place{t, r})
	}
	return reflect.TypeFor[any]()
}

func (m maker) structOf(s place) reflect.Type {
	if made, ok := m.made[s]; ok {
		return made
	}
	inside := s.room
	if n := m.cyclesOf(s.of); n > 0 {
		inside = room{inside.depth - 1, inside.copies / n}
	}
	if inside.depth == 0 || inside.copies == 0 {
		return reflect.TypeFor[any]()
	}
	var fields []reflect.StructField
	for _, f := range s.of.Fields {
		fields = append(fields, reflect.StructField{Name: f.Name, Type: m.typeOf(f.Type, inside), Tag: m.tag(f)})
	}
	fields = append(fields, reflect.StructField{
		Name: "Extra", Type: reflect.TypeFor[b24.Extra](), Tag: reflect.StructTag(`json:"-"` + m.named(s.of.Name)),
	})
	made := reflect.StructOf(fields)
	m.made[s] = made
	return made
}

// tag is the tag of a field, with the name of its type where that is lost.
func (m maker) tag(f model.Field) reflect.StructTag {
	options := []string{f.Key}
	if f.OmitZero {
		options = append(options, "omitzero")
	}
	if f.Quoted {
		options = append(options, "string")
	}
	tag := "json:" + strconv.Quote(strings.Join(options, ","))
	if e, ok := model.Deref(f.Type).(*model.Enum); ok {
		tag += m.named(e.Name)
	}
	return reflect.StructTag(tag)
}

// named is the part of a tag that names a type.
func (m maker) named(name string) string {
	return " " + tally.NameTag + ":" + strconv.Quote(m.pkg+"."+name)
}

// cyclesOf is the number of fields of the struct that lead back to it.
func (m maker) cyclesOf(s *model.Struct) int {
	if n, ok := m.cycles[s]; ok {
		return n
	}
	n := 0
	for _, f := range s.Fields {
		if leadsTo(f.Type, s, map[*model.Struct]bool{}) {
			n++
		}
	}
	m.cycles[s] = n
	return n
}

// leadsTo reports whether the struct is in the type.
func leadsTo(t model.Type, s *model.Struct, seen map[*model.Struct]bool) bool {
	for _, part := range model.Parts(t) {
		at, ok := part.(*model.Struct)
		if !ok || seen[at] {
			continue
		}
		seen[at] = true
		if at == s || slices.ContainsFunc(at.Fields, func(f model.Field) bool { return leadsTo(f.Type, s, seen) }) {
			return true
		}
	}
	return false
}
