package example

import (
	"slices"
	"strings"
)

// Shape is what several values have in common: the types that they take, the
// keys of those that are objects, and the shape of the items of those that are
// lists. A key that stands for many, as in an object with ids for keys, counts
// as an item.
type Shape struct {
	Types []Type
	// Keys are in the order in which the examples show them.
	Keys   []string
	Fields map[string]*Shape
	Item   *Shape
	// Names are the keys of a map that are neither ids nor fields: of languages,
	// of what the map describes.
	Names []string
	// listed and mapped say whether the items are those of lists, or of maps, or of
	// both.
	listed, mapped bool
	named          map[string]*Shape // the values of those
	// Texts are some of the scalars seen, as they stand.
	Texts []string
	index *Keys // of Keys, once one was looked for
	// Count is the number of values, Objects that of objects without ids for keys.
	Count, Objects int
}

// keptTexts bounds the scalars that a shape remembers.
const keptTexts = 8

// Fold is the shape of the values, nil without any.
func Fold(values ...Value) *Shape {
	if len(values) == 0 {
		return nil
	}
	s := &Shape{}
	for _, v := range values {
		s.add(v)
	}
	s.foldMaps()
	return s
}

func (s *Shape) add(v Value) {
	s.Count++
	s.addType(v.Type)
	switch v.Type {
	case Array:
		for _, item := range v.Items {
			s.listed = true
			s.item().add(item)
		}
	case Object:
		s.addObject(v)
	case Null:
	default:
		s.addText(v.Text)
	}
}

func (s *Shape) addText(text string) {
	if len(s.Texts) < keptTexts {
		s.Texts = append(s.Texts, text)
	}
}

func (s *Shape) addType(t Type) {
	if !s.Is(t) {
		s.Types = append(s.Types, t)
	}
}

func (s *Shape) item() *Shape {
	if s.Item == nil {
		s.Item = &Shape{}
	}
	return s.Item
}

func (s *Shape) addObject(v Value) {
	if v.keyed() {
		s.mapped = true
		for _, m := range v.Members {
			s.item().add(m.Value)
		}
		return
	}
	s.Objects++
	for _, m := range v.Members {
		s.field(m.Key).add(m.Value)
	}
}

// field is the shape of a key, new where it was not seen yet.
func (s *Shape) field(key string) *Shape {
	f := s.Fields[key]
	if f == nil {
		if s.Fields == nil {
			s.Fields = map[string]*Shape{}
		}
		f = &Shape{}
		s.Fields[key] = f
		s.Keys = append(s.Keys, key)
	}
	return f
}

// Put gives an object a field of some shape, which is the object's from then on.
func (s *Shape) Put(key string, field *Shape) {
	if f := s.field(key); len(f.Types) > 0 {
		f.Merge(field)
	} else {
		s.Fields[key] = field
	}
}

// keyed says that the keys of an object are ids: digits, all of them.
func (v Value) keyed() bool {
	for _, m := range v.Members {
		if strings.Trim(strings.TrimPrefix(m.Key, "-"), "0123456789") != "" || m.Key == "" {
			return false
		}
	}
	return len(v.Members) > 0
}

// Is says that a value of the type was seen.
func (s *Shape) Is(t Type) bool {
	return s != nil && slices.Contains(s.Types, t)
}

// Scalar says that no value is an object or a list.
func (s *Shape) Scalar() bool { return !s.Is(Object) && !s.Is(Array) }

// Keyed says that the values are objects whose keys are ids.
func (s *Shape) Keyed() bool { return s.Is(Object) && s.Item != nil && len(s.Keys) == 0 }

// Merge adds what was seen of another shape.
func (s *Shape) Merge(other *Shape) {
	s.Count += other.Count
	s.listed, s.mapped = s.listed || other.listed, s.mapped || other.mapped
	s.Objects += other.Objects
	for _, t := range other.Types {
		s.addType(t)
	}
	for _, text := range other.Texts {
		s.addText(text)
	}
	for _, key := range other.Keys {
		s.field(key).Merge(other.Fields[key])
	}
	if other.Item != nil {
		s.item().Merge(other.Item)
	}
	for _, name := range other.Names {
		s.nameMember(name, other.named[name])
	}
}

func (s *Shape) nameMember(name string, value *Shape) {
	if s.named == nil {
		s.named = map[string]*Shape{}
	}
	if s.named[name] == nil {
		s.Names = append(s.Names, name)
	}
	s.named[name] = value
}

// IsEmpty says that the values of the type show no value: null, an empty list,
// which is also how PHP writes an empty object, or false for "none".
func (s *Shape) IsEmpty(t Type) bool {
	switch t {
	case Null:
		return true
	case Array:
		return s.Item == nil || s.mapped && !s.listed
	case Boolean:
		return !slices.Contains(s.Texts, "true")
	}
	return false
}

// ShowsTrue and ShowsFalse say that a truth value was seen.
func (s *Shape) ShowsTrue() bool  { return s.Is(Boolean) && slices.Contains(s.Texts, "true") }
func (s *Shape) ShowsFalse() bool { return s.Is(Boolean) && slices.Contains(s.Texts, "false") }

// Values are the types of which there are values. False is one where there is no other.
func (s *Shape) Values() []Type {
	if s == nil {
		return nil
	}
	var out []Type
	for _, t := range s.Types {
		if !s.IsEmpty(t) {
			out = append(out, t)
		}
	}
	if len(out) == 0 && s.Is(Boolean) {
		return []Type{Boolean}
	}
	return out
}

// Field finds the shape of a key: of the object itself, or of its items.
func (s *Shape) Field(key string) *Shape {
	for ; s != nil; s = s.Item {
		if f := s.Fields[key]; f != nil {
			return f
		}
	}
	return nil
}

// Omits says that one of the objects lacks the key.
func (s *Shape) Omits(key string) bool {
	for ; s != nil; s = s.Item {
		if s.Objects > 0 {
			f := s.Fields[key]
			return f == nil || f.Count < s.Objects
		}
	}
	return false
}

// FieldKeys are the keys of the object itself, or of its items.
func (s *Shape) FieldKeys() []string {
	for ; s != nil; s = s.Item {
		if len(s.Keys) > 0 {
			return s.Keys
		}
	}
	return nil
}

// HasFields says that the shape holds an object, itself or as items.
func (s *Shape) HasFields() bool { return len(s.FieldKeys()) > 0 }

// Main is the type other than null that was seen first; it is Null where
// nothing else was.
func (s *Shape) Main() Type {
	if s == nil {
		return Null
	}
	for _, t := range s.Types {
		if t != Null {
			return t
		}
	}
	return Null
}
