package released

import (
	"fmt"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// misfitField says why a field of the kept type cannot hold what is documented now,
// empty where it can. What is only sent is the user's to give: there only another shape
// (a value, a list, an object) does not fit.
func (d documented) misfitField(s *model.Struct, kept model.Type, f model.Field) string {
	if s.Sent {
		if a, b := shapeOf(kept), shapeOf(f.Type); a != b && a != anything && b != anything {
			return fmt.Sprintf("portals expect %s, and it is %s", b, a)
		}
		return ""
	}
	return d.misfit(kept, f.Type, f.Facts.Type)
}

// misfit says why values of the documented type, which the page states in its own
// words, cannot all be read into the kept one, as package b24 reads them; empty where
// they can.
func (d documented) misfit(kept, now model.Type, stated string) string {
	return reading{map[[2]*model.Struct]bool{}, d}.misfit(kept, now, stated)
}

func (r reading) misfit(kept, documented model.Type, stated string) string {
	now := documented
	if !spec.ParseType(stated).Any(func(t spec.TypeTerm) bool { return t.Innermost().Is(spec.String) }) {
		now = numbered(now)
	}
	if !r.reads(kept, now) {
		return fmt.Sprintf("%s cannot hold every %s", kept, documented)
	}
	return ""
}

// numbered has numbers for ids, where nothing says that they are texts.
func numbered(t model.Type) model.Type {
	switch t := t.(type) {
	case model.List:
		return model.List{Of: numbered(t.Of)}
	case model.Map:
		return model.Map{Of: numbered(t.Of)}
	case model.Pointer:
		return numbered(t.To)
	case model.Runtime:
		if t == model.ID {
			return model.Int
		}
	}
	return t
}

// documented are the types that fields had before pins gave them others.
type documented map[*model.Struct]map[string]model.Type

// keep remembers the type of a field, the first that it has.
func (d documented) keep(s *model.Struct, f model.Field) {
	if d[s] == nil {
		d[s] = map[string]model.Type{}
	}
	if _, ok := d[s][f.Key]; !ok {
		d[s][f.Key] = f.Type
	}
}

func (d documented) typeOf(s *model.Struct, f model.Field) model.Type {
	if t, ok := d[s][f.Key]; ok {
		return t
	}
	return f.Type
}

// reading compares types, with the pairs of structs that are being compared: structs may hold
// themselves.
type reading struct {
	pairs map[[2]*model.Struct]bool
	documented
}

func (r reading) reads(kept, now model.Type) bool {
	kept, now = model.Deref(kept), model.Deref(now)
	if kept == now || kept == model.Any || now == model.Any {
		return true
	}
	if now, ok := now.(model.Either); ok {
		return r.reads(kept, now.One) && r.reads(kept, now.Other)
	}
	switch kept := kept.(type) {
	case model.Either:
		return r.reads(kept.One, now) || r.reads(kept.Other, now)
	case model.List: // one element alone stands for a list
		if list, ok := now.(model.List); ok {
			return r.reads(kept.Of, list.Of)
		}
		return r.reads(kept.Of, now)
	case model.Map:
		return r.mapReads(kept, now)
	case *model.Struct:
		return r.structReads(kept, now)
	case model.Runtime:
		if kept == model.Labels {
			return shapeOf(now) != list
		}
	}
	return shapeOf(now) == value && scalarReads(kindOf(kept), kindOf(now))
}

// mapReads reports whether a map reads all values. A list it could read, by the numbers of its
// elements, which nobody looks for.
func (r reading) mapReads(kept model.Map, now model.Type) bool {
	switch now := now.(type) {
	case model.Map:
		return r.reads(kept.Of, now.Of)
	case *model.Struct:
		for _, f := range now.Fields {
			if !r.reads(kept.Of, f.Type) {
				return false
			}
		}
		return true
	}
	return false
}

// structReads reports whether a struct reads all objects: the values of the keys that it has.
func (r reading) structReads(kept *model.Struct, now model.Type) bool {
	other, ok := now.(*model.Struct)
	if !ok {
		return shapeOf(now) == object
	}
	pair := [2]*model.Struct{kept, other}
	if r.pairs[pair] {
		return true
	}
	r.pairs[pair] = true
	for _, f := range other.Fields {
		if own := kept.Find(f.Key); own != nil && r.misfit(own.Type, r.typeOf(other, f), f.Facts.Type) != "" {
			return false
		}
	}
	return true
}

// shape is what JSON has for a type.
type shape string

const (
	anything shape = "anything"
	value    shape = "a value"
	list     shape = "a list"
	object   shape = "an object"
)

func shapeOf(t model.Type) shape {
	switch t := model.Deref(t).(type) {
	case model.List:
		return list
	case model.Map, *model.Struct:
		return object
	case model.Runtime:
		if t.Nilable() {
			return object
		}
	case model.Basic:
		if t == model.Any {
			return anything
		}
	}
	return value
}

// kind is what values a scalar type has.
type kind string

const (
	texts    kind = "text"
	ids      kind = "ids"
	wholes   kind = "whole numbers"
	numbers  kind = "numbers"
	truths   kind = "truth values"
	moments  kind = "times"
	contents kind = "files"
)

func kindOf(t model.Type) kind {
	switch t {
	case model.ID:
		return ids
	case model.Int:
		return wholes
	case model.Decimal:
		return numbers
	case model.Bool, model.YN, model.Flag:
		return truths
	case model.Time, model.Date:
		return moments
	case model.File:
		return contents
	}
	return texts
}

// scalarReads reports whether all values of one kind can be read as those of another.
func scalarReads(kept, now kind) bool {
	switch kept {
	case now:
		return true
	case texts:
		return now != contents
	case ids:
		return now != contents && now != truths
	}
	return kept == numbers && now == wholes
}
