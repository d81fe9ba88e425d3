package model

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
)

// Which types there are in the end, and where they are declared: with the method or event
// that alone uses them, or with what several share.

// arrange leaves out what nothing refers to, gives objects their keys, and puts each type
// to what uses it.
func (p *packageBuilder) arrange() {
	users := p.users()
	d := &p.declared
	d.structs = slices.DeleteFunc(d.structs, func(s *draft) bool { return len(users[s.Struct]) == 0 })
	d.enums = slices.DeleteFunc(d.enums, func(e *enumDraft) bool { return len(users[e.Enum]) == 0 })
	p.nameObjects()
	p.collectHoldings()
	for _, e := range d.enums {
		e.respell()
	}
	p.chooseParents()
	p.keyNested()
	p.markShared()
	for _, s := range d.structs {
		home := p.home(users[s.Struct], s)
		home.Structs = append(home.Structs, s.Struct)
	}
	for _, e := range d.enums {
		home := p.home(users[e.Enum], e.parent)
		home.Enums = append(home.Enums, e.Enum)
	}
	for _, m := range p.Methods() {
		m.giveInput()
		if l := m.Spec.List; l != nil {
			m.Rows = rowsAt(m.Result, l.Rows)
			m.Rows.ByID = keysetOf(m.Params, *l)
		}
		m.IDPath, m.HasID = m.idPathOf(p.types)
	}
}

// giveInput has the object that the method makes or changes be a plain value, whether its page
// requires it or not: without it there is nothing to do, and an empty one is left out.
func (m *Method) giveInput() {
	if !m.makesOrChanges() {
		return
	}
	for i := range m.Params.Fields {
		f := &m.Params.Fields[i]
		if s, ok := Deref(f.Type).(*Struct); ok && m.takesIn(f.Key) {
			f.Type = s
		}
	}
}

// user is a method or an event that uses a type.
type user struct {
	types   *Types   // what it declares
	service *Service // of a method
}

// users are the methods and events that use a type.
func (p *packageBuilder) users() map[Type][]user {
	users := map[Type][]user{}
	mark := func(u user, types ...Type) {
		used := map[Type]bool{}
		for _, t := range types {
			markUsed(used, t)
		}
		for t := range used {
			users[t] = append(users[t], u)
		}
	}
	for _, m := range p.Methods() {
		mark(user{&m.Types, m.Service}, m.Params, m.Result)
	}
	for _, e := range p.Events {
		mark(user{types: &e.Types}, e.Data)
	}
	return users
}

// home is where the type is declared, or the struct around it, that has these users: with
// the only method or event, with the service, or in the package.
func (p *packageBuilder) home(users []user, d *draft) *Types {
	for d.parent != nil {
		d = d.parent
	}
	if d.Role == RoleObject {
		users = withService(users)
	}
	switch first := users[0]; {
	case d.Role == RoleType, slices.ContainsFunc(users, func(u user) bool { return u.service != first.service }):
		return &p.Shared
	case d.Role == RoleObject && first.service != nil, len(users) > 1 && first.service != nil:
		return &first.service.Types
	case len(users) > 1:
		return &p.Shared
	default:
		return first.types
	}
}

// withService leaves out events, if methods are among the users too.
func withService(users []user) []user {
	if of := slices.DeleteFunc(slices.Clone(users), func(u user) bool { return u.service == nil }); len(of) > 0 {
		return of
	}
	return users
}

// nameObjects gives the objects of services a name that says no method: what is read of
// catalog.product is a Product, and what is sent a ProductInput.
func (p *packageBuilder) nameObjects() {
	for _, s := range p.Services {
		name := string(p.API) + "/" + strings.ToLower(s.REST)
		base := cmp.Or(baseNames(p.lex, s.REST)[0], p.lex.Ident(s.REST))
		about := slices.DeleteFunc(slices.Clone(p.declared.structs), func(d *draft) bool { return d.object.name != name })
		read := func(d *draft) bool { return d.IsRead() }
		own := func(d *draft) bool { return read(d) && d.isAnsweredBy(s) }
		if slices.ContainsFunc(about, s.holdsMany) {
			base = singular(base)
		}
		if d := cmp.Or(largest(about, own), largest(about, read)); d != nil {
			base := p.nameOfObject(d, s, p.rowsNamed(d, s, base))
			d.become(s, "object", base, base+"Object", base+"Data")
		}
		merged := func(d *draft) bool {
			return d.Sent && !d.Both && d.Role != RoleParams && (d.merged || isAbout(d.Documented, s.REST))
		}
		if d := largest(about, merged); d != nil {
			d.become(s, "input", base+"Input", base+"ObjectInput")
		}
	}
}

// nameOfObject is the name of the object of the service: the last words that the services have
// in common which answer it and are called alike.
func (p *packageBuilder) nameOfObject(d *draft, s *Service, base string) string {
	names := [][]string{naming.Split(base)}
	for _, other := range p.Services {
		if other != s && strings.EqualFold(lastOf(other.REST), lastOf(s.REST)) && d.isAnsweredBy(other) {
			names = append(names, naming.Split(baseNames(p.lex, other.REST)[0]))
		}
	}
	if words := sharedWords(names); len(names) > 1 && len(words) > 0 {
		return naming.Join(words...)
	}
	return base
}

// holdsMany reports whether a method of the service answers or takes a list or map of the draft.
func (s *Service) holdsMany(d *draft) bool {
	isMany := func(t Type) bool {
		form := formOf(t)
		return (form == "[]struct" || form == "{}struct") && Innermost(t) == Type(d.Struct)
	}
	isHeld := func(f Field) bool { return isMany(f.Type) }
	return slices.ContainsFunc(s.Methods, func(m *Method) bool {
		answer, _ := m.Result.(*Struct)
		return isMany(m.Result) || slices.ContainsFunc(m.Params.Fields, isHeld) || answer != nil && slices.ContainsFunc(answer.Fields, isHeld)
	})
}

// singular is a name of a type for one of the things that it names: ProductRow for ProductRows.
func singular(name string) string {
	words := naming.Split(name)
	if len(words) == 0 {
		return name
	}
	words[len(words)-1] = naming.Singular(words[len(words)-1])
	return naming.Join(words...)
}

// isAnsweredBy reports whether a method of the service answers the draft, or one that it stands
// for.
func (d *draft) isAnsweredBy(s *Service) bool {
	isOf := func(d *draft) bool {
		m := d.root().Method
		return m != nil && m.Service == s && d.root().Role != RoleParams
	}
	return isOf(d) || slices.ContainsFunc(d.also, isOf)
}

func largest(drafts []*draft, want func(*draft) bool) *draft {
	var best *draft
	for _, d := range drafts {
		if want(d) && (best == nil || len(d.Fields) > len(best.Fields)) {
			best = d
		}
	}
	return best
}

// become makes the draft the object of the service.
func (d *draft) become(s *Service, key string, names ...string) {
	d.Key = d.pkg.pinKey(s.REST+".*") + "/" + key
	d.Role, d.Service = RoleObject, s
	d.candidates, d.prefixes, d.parent, d.Parent = names, nil, nil, nil
	if key == "object" {
		d.prefixes = []string{names[0], names[1]}
	}
}

// keyNested gives what is inside of something its key.
func (p *packageBuilder) keyNested() {
	structs := slices.Clone(p.declared.structs)
	slices.SortStableFunc(structs, func(a, b *draft) int { return cmp.Compare(a.depth(), b.depth()) })
	for _, s := range structs {
		if s.parent != nil {
			s.Key = s.parent.Key + "/" + s.Documented
		}
	}
	for _, e := range p.declared.enums {
		e.Key = e.parent.Key + "/" + e.Documented
	}
}

// markShared marks the types that several structs or results hold.
func (p *packageBuilder) markShared() {
	holders := map[Type]int{}
	for _, s := range p.declared.structs {
		held := map[Type]bool{}
		for _, f := range s.Fields {
			for _, t := range Parts(f.Type) {
				held[t] = true
			}
		}
		for t := range held {
			holders[t]++
		}
	}
	for _, m := range p.Methods() {
		if s := structIn(m.Result); s != nil {
			holders[s]++
		}
	}
	for _, s := range p.declared.structs {
		s.Shared = holders[s.Struct] > 1
	}
	for _, e := range p.declared.enums {
		e.Shared = holders[e.Enum] > 1
	}
}

// untieCycles has a struct that holds itself do so by a pointer, where no list or map is
// between.
func (p *packageBuilder) untieCycles() {
	done := map[*Struct]bool{}
	for _, d := range p.declared.structs {
		untie(d.Struct, map[*Struct]bool{}, done)
	}
}

func untie(s *Struct, open, done map[*Struct]bool) {
	if done[s] {
		return
	}
	open[s] = true
	for i := range s.Fields {
		f := &s.Fields[i]
		if inner, ok := f.Type.(*Struct); ok && open[inner] {
			f.Type = Pointer{inner}
		} else if ok {
			untie(inner, open, done)
		}
	}
	delete(open, s)
	done[s] = true
}
