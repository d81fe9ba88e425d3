package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// What ids lead to: where in an answer the id of the object is, for later commands of a
// batch, and which service an id in a field is for.

// idPathOf is the way from the result to the id of what the method makes or answers, by
// keys and indexes; false where there is none.
func (m *Method) idPathOf(types documentedTypes) ([]string, bool) {
	last := strings.ToLower(m.Spec.Last())
	if !makesObject(m.Name) && !reads[last] {
		return nil, false
	}
	t, path := m.Result, []string(nil)
	if Deref(t) == String && makesObject(m.Name) && spec.ParseType(m.Spec.Result.Type).Any(types.isCode) {
		return nil, m.Spec.API == spec.V2 // the code of a currency is its id
	}
	if m.Rows != nil {
		if m.Rows.Keys != "" {
			path = strings.Split(m.Rows.Keys, ".")
		}
		t, path = m.Rows.Type, append(path, "0")
	}
	path, ok := m.idIn(t, path)
	if m.Spec.API == spec.V3 && ok {
		ok = len(path) > 0 && (path[0] == "item" || path[0] == "items") // no other results can be referred to
	}
	return path, ok
}

// deepest is how far inside an id is looked for: a struct can be inside of itself.
const deepest = 8

// idIn is the way to the id in the type: it is one, or has one, or its only object has.
func (m *Method) idIn(t Type, path []string) ([]string, bool) {
	switch t := Deref(t).(type) {
	case Runtime:
		return path, t == ID
	case List:
		return m.idIn(t.Of, append(path, "0"))
	case *Struct:
		var objects []Field
		if inner := t.heldID(); inner != "" && !m.lists(append(path, "id")) {
			return m.idIn(t.Find(inner).Type, append(path, inner))
		}
		for _, f := range t.Fields {
			if isOwnID(f) {
				return append(path, f.Key), true
			}
			if _, isStruct := Deref(f.Type).(*Struct); isStruct {
				objects = append(objects, f)
			}
		}
		if len(objects) == 1 && len(t.Fields) <= fewFields && len(path) < deepest {
			return m.idIn(objects[0].Type, append(path, objects[0].Key))
		}
	}
	return nil, false
}

// lists reports whether the page, or an example on it, has the key in the answer.
func (m *Method) lists(path []string) bool {
	fields, last := slices.Concat(m.Spec.Result.Fields, m.Spec.Result.Shown), len(path)-1
	for i, key := range path {
		at := slices.IndexFunc(fields, func(f spec.Field) bool { return strings.EqualFold(keyOf(f), key) })
		if at >= 0 && i == last {
			return true
		} else if at >= 0 {
			fields = slices.Concat(fields[at].Fields, fields[at].Shown)
		}
	}
	return false
}

func isOwnID(f Field) bool { return foldName(f.Key) == "id" && Deref(f.Type) == ID }

// heldID is the key of the object inside that has the id, where the page only names an id of the struct
// itself: its fields are those of what it holds.
func (s *Struct) heldID() string {
	known := func(f Field) bool { return isOwnID(f) && !(f.Facts.Stated.None() && f.Facts.Observed.None()) }
	if !slices.ContainsFunc(s.Fields, isOwnID) || slices.ContainsFunc(s.Fields, known) {
		return ""
	}
	for _, f := range s.Fields {
		if inner, ok := Deref(f.Type).(*Struct); ok && slices.ContainsFunc(inner.Fields, known) && inner.repeats(s) {
			return f.Key
		}
	}
	return ""
}

// repeats reports whether most fields of the struct are names of the other too.
func (s *Struct) repeats(other *Struct) bool {
	n := 0
	for _, f := range s.Fields {
		if other.Find(f.Key) != nil {
			n++
		}
	}
	return n*2 > len(s.Fields)
}

// linkIDs finds the services that the ids in the package's types are for, where the page
// does not say it by the type.
func (p *packageBuilder) linkIDs() {
	byName := map[string]*Service{}
	for _, s := range p.Services {
		if _, below, ok := strings.Cut(s.REST, "."); ok && slices.ContainsFunc(s.Methods, (*Method).isOfObject) {
			byName[naming.Singular(naming.Fold(below))] = s
		}
	}
	users, codes := p.serviceOf("user.get"), p.codeStems()
	for _, d := range p.declared.structs {
		for i := range d.Fields {
			f := &d.Fields[i]
			isPlain := f.Facts.Stated.All(func(t spec.TypeTerm) bool { return t.Innermost().Is(spec.Integer, spec.String) })
			if Innermost(f.Type) != ID || !isPlain && !f.Facts.Stated.None() || f.isTextByName() {
				continue
			}
			switch stem := p.stemOf(f.Key); {
			case anything[stem] && d.hasKindOf(stem):
			case isUser(stem):
				f.For = users
			case stem != "" && !codes[stem]:
				f.For = d.serviceNamed(stem, byName)
			}
			if f.For != nil && d.isOf(f.For) && !isOwnID(*f) && slices.ContainsFunc(d.Fields, isOwnID) {
				f.For = nil // something else, which has the name of the object too
			} else if f.For != nil {
				f.For = p.lasting(f.For)
			}
		}
	}
}

// lasting is the service of the same name that replaces a deprecated one, product of catalog for that of crm, or else
// that one: one of another name has other objects.
func (b *builder) lasting(s *Service) *Service {
	for _, m := range s.Methods {
		if m.Spec.Deprecated == nil {
			return s
		}
		for _, name := range m.Spec.Deprecated.Replacements {
			if other := b.serviceOf(name); other != nil && lastOf(other.REST) == lastOf(s.REST) {
				return other
			}
		}
	}
	return s
}

// isOf reports whether the draft is the object of the service.
func (d *draft) isOf(s *Service) bool { return d.object != nil && d.object.name == objectOfService(s) }

// anything are words for things of all kinds.
var anything = set("element", "entity", "item", "object", "record")

// hasKindOf reports whether a field beside it says of what kind the thing with the id is (itemType beside
// itemId), which then is no service's alone.
func (d *draft) hasKindOf(stem string) bool {
	return slices.ContainsFunc(d.Fields, func(f Field) bool { return strings.TrimSuffix(foldName(f.Key), "id") == stem+"type" })
}

// isTextByName reports whether a page calls the id a text, and nothing but its name says that it is an id: neither
// words nor examples.
func (f *Field) isTextByName() bool {
	return f.Facts.Stated.All(isText) && f.Facts.Observed.None() && f.Facts.Wire == "" && f.Why.By == ByName
}

// codeStems are what names of ids in the package begin with that some page calls a code, or
// an item of an enumeration.
func (p *packageBuilder) codeStems() map[string]bool {
	out := map[string]bool{}
	isCode := func(t spec.TypeTerm) bool { return p.types.isCode(t) || strings.HasPrefix(t.Text, "crm_enum_") }
	for _, d := range p.declared.structs {
		for _, f := range d.Fields {
			if f.Facts.Stated.Any(isCode) {
				out[p.stemOf(f.Key)] = true
			}
		}
	}
	return out
}

// serviceNamed is the service of the package that the word names; that of the draft's own
// method, if its name ends in the word: the item of a checklistitem.
func (d *draft) serviceNamed(stem string, byName map[string]*Service) *Service {
	named := byName[naming.Singular(stem)]
	if m := d.method(); named != nil && m != nil && strings.Contains(m.Service.REST, ".") {
		if own := naming.Fold(lastOf(m.Service.REST)); own != stem && strings.HasSuffix(own, stem) {
			return m.Service
		}
	}
	return named
}

// isOfObject reports whether the method is one of a service that has objects.
func (m *Method) isOfObject() bool {
	last := strings.ToLower(m.Spec.Last())
	return makes[last] || last == "get" || last == "list"
}

// serviceOf is the service of the method, nil if there is none.
func (b *builder) serviceOf(method string) *Service {
	if m := b.methods[methodKey{spec.V2, method}]; m != nil {
		return m.Service
	}
	return nil
}

// stemOf is what stands before id or ids in a key, or the whole key where it ends in by, as who did
// something; empty for other keys.
func (p *packageBuilder) stemOf(key string) string {
	words := p.lex.Words(key)
	switch n := len(words) - 1; {
	case n > 0 && words[n] == "by" && !saysHow(words):
		return strings.Join(words, "")
	case n > 0 && (words[n] == "id" || words[n] == "ids"):
		return strings.Join(words[:n], "")
	}
	return ""
}

// isUser reports whether what an id is for is a user: who did something, or is to do it.
func isUser(stem string) bool {
	return stem == "user" || stem == "responsible" || stem == "author" || strings.HasSuffix(stem, "by")
}
