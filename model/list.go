package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// Rows are the rows that a method lists.
type Rows struct {
	Type Type
	Keys string // the JSON keys that lead to them, below the result
	// ByID is set where the rows can be read beyond an id: where the parameters filter
	// and order by it.
	ByID *Keyset
}

// Keyset says how parameters filter and order rows by id. Filter and Order are paths of
// JSON keys.
type Keyset struct {
	Filter, Order string
	ID            string // as filter and order have it
}

// rowsAt finds the rows at a path below the result: their type, any if the page
// does not document them, and the keys that lead to them.
func rowsAt(t Type, path string) *Rows {
	var keys []string
	for step := range strings.FieldsFuncSeq(path, func(r rune) bool { return r == '.' }) {
		f := fieldOf(t, step)
		if f == nil {
			return &Rows{Type: Any, Keys: path}
		}
		t = f.Type
		keys = append(keys, f.Key)
	}
	return &Rows{Type: elementOf(t), Keys: strings.Join(keys, ".")}
}

// startBehindIDs has the parameter behind which a method lists rows by the id of the last one take that id, of whatever
// kind: the value of a cursor is no number alone.
func (b *builder) startBehindIDs() {
	for _, p := range b.packages {
		for _, m := range p.Methods() {
			l := m.Spec.List
			if l == nil || l.By != spec.ByLastID || m.Params == nil {
				continue
			}
			var f *Field
			var at Type = m.Params
			for key := range strings.SplitSeq(l.Start, ".") {
				if f = fieldOf(at, key); f == nil {
					break
				}
				at = f.Type
			}
			if f != nil && isValueOfID(Deref(f.Type)) {
				f.Type, f.Why = optional(ID), Evidence{By: ByObject, Says: l.ID, Where: m.Spec.Name}
			}
		}
	}
}

func elementOf(t Type) Type {
	switch rows := t.(type) {
	case List:
		return rows.Of
	case Map:
		return rows.Of
	}
	return Any
}

func fieldOf(t Type, key string) *Field {
	if s, ok := Deref(t).(*Struct); ok {
		return s.Find(key)
	}
	return nil
}

// keysetOf finds the filter and the order of a list's parameters, which stand beside
// each other, at the top or beside the position. It is nil where the rows have no id,
// one of both is missing or is no object, or its page lists its fields and no id is
// among them. What pages by ids of its own has no use for it.
func keysetOf(params *Struct, l spec.List) *Keyset {
	if l.ID == "" || l.By == spec.ByLastID {
		return nil
	}
	if k := keysetIn(params, l.ID, ""); k != nil {
		return k
	}
	beside, _, nested := strings.Cut(l.Start, ".")
	if !nested {
		return nil
	}
	if inside, ok := fieldTypeOf(params, beside).(*Struct); ok {
		return keysetIn(inside, l.ID, beside+".")
	}
	return nil
}

func keysetIn(s *Struct, id, path string) *Keyset {
	filter, order := named(s, "filter"), named(s, "order")
	if filter == nil || order == nil || !holdsConditions(filter.Type) || !holdsConditions(order.Type) {
		return nil
	}
	k := &Keyset{Filter: path + filter.Key, Order: path + order.Key, ID: id}
	for _, f := range []*Field{order, filter} { // the filter's spelling counts
		name, known := idAmong(f.Facts.Fields, id)
		if !known {
			return nil
		}
		k.ID = name
	}
	return k
}

// idAmong is the spelling of the id among the names that a page documents, and whether
// it may be used: any name may where the page lists none.
func idAmong(fields []spec.Field, id string) (name string, known bool) {
	if len(fields) == 0 || onlyRequired(fields) {
		return id, true
	}
	i := slices.IndexFunc(fields, func(f spec.Field) bool { return strings.EqualFold(f.Name, id) })
	if i < 0 {
		return "", false
	}
	return fields[i].Name, true
}

// named is the field with the name in any case.
func named(s *Struct, name string) *Field {
	i := slices.IndexFunc(s.Fields, func(f Field) bool { return strings.EqualFold(f.Key, name) })
	if i < 0 {
		return nil
	}
	return &s.Fields[i]
}

func fieldTypeOf(s *Struct, key string) Type {
	if f := s.Find(key); f != nil {
		return Deref(f.Type)
	}
	return nil
}

// holdsConditions reports whether the type can hold conditions of any field: an object,
// or the list of conditions of REST 3.0.
func holdsConditions(t Type) bool {
	switch t := Deref(t).(type) {
	case Runtime:
		return t.IsCondition()
	case Map, *Struct:
		return true
	}
	return false
}
