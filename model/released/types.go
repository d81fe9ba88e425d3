package released

import (
	"maps"
	"slices"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// structShell makes sure that there is a struct of the name. Its fields come later.
func (p *pinned) structShell(symbol string, _ spec.Pin) Outcome {
	if s, ok := p.names.types[symbol].(*model.Struct); ok && s.Name == symbol {
		return unneeded()
	}
	if e := p.eventWithData(symbol); e != nil {
		documented := e.Data.String()
		s := &model.Struct{Name: symbol, Role: model.RoleEvent, Events: []*model.Event{e}}
		e.Data, e.Alias = s, ""
		e.Types.Structs = append(e.Types.Structs, s)
		p.names.types[symbol] = s
		return restated(documented, "")
	}
	p.newStruct(symbol)
	return gone()
}

// newStruct makes a struct that the documentation no longer has.
func (p *pinned) newStruct(name string) *model.Struct {
	s := &model.Struct{Name: name, Role: model.RoleRetained, Undocumented: true}
	p.names.claim(name)
	p.names.types[name] = s
	p.pkg.Retained.Types.Structs = append(p.pkg.Retained.Types.Structs, s)
	return s
}

// eventWithData is the event whose data is of the alias.
func (p *pinned) eventWithData(name string) *model.Event {
	for _, e := range p.pkg.Events {
		if e.DataName() == name {
			return e
		}
	}
	return nil
}

// structFields keeps the fields of a struct.
func (p *pinned) structFields(symbol string, pin spec.Pin) Outcome {
	return p.keepFields(p.names.types[symbol].(*model.Struct), pin.Fields, p.done[symbol])
}

// keepFields keeps the fields of a struct. before is what has become of the struct
// without them.
func (p *pinned) keepFields(s *model.Struct, fields []spec.PinnedField, before Outcome) Outcome {
	for _, f := range fields {
		o := p.keepField(s, f.Name, spec.Pin{Type: f.Type, Key: f.Key, Required: f.Required, Quoted: f.Quoted})
		switch {
		case o.State == Lost:
			return lost(f.Name + ": " + o.Why)
		case o.State == Unneeded || before.State != Unneeded:
		default:
			before = restated("struct", o.Why)
		}
	}
	return before
}

// enum keeps a type of texts with its constants.
func (p *pinned) enum(symbol string, pin spec.Pin) Outcome {
	e, _ := p.names.types[symbol].(*model.Enum)
	state := unneeded()
	if e == nil {
		p.names.claim(symbol)
		e = &model.Enum{Name: symbol, Parent: &model.Struct{Role: model.RoleRetained, Undocumented: true}}
		p.names.types[symbol] = e
		p.pkg.Retained.Types.Enums = append(p.pkg.Retained.Types.Enums, e)
		state = gone()
	}
	for _, name := range slices.Sorted(maps.Keys(pin.Values)) {
		if p.enumValue(e, name, pin.Values) && state.State == Unneeded {
			state = restated("enum", "")
		}
	}
	return state
}

// enumValue keeps one of an enum's constants, and reports whether that changes anything. Two
// can have one text: the name that it had and the one that it has.
func (p *pinned) enumValue(e *model.Enum, name string, released map[string]string) bool {
	text := released[name]
	if slices.ContainsFunc(e.Values, func(v model.EnumValue) bool { return v.Name == name && v.Text == text }) {
		return false
	}
	p.freeConst(name)
	i := slices.IndexFunc(e.Values, func(v model.EnumValue) bool { return v.Text == text && released[v.Name] != text })
	if i < 0 {
		e.Values = append(e.Values, model.EnumValue{Name: name, Text: text})
	} else {
		e.Values[i].Name = name
	}
	return true
}

// alias keeps another name for a type, or the type of an event's data.
func (p *pinned) alias(symbol string, pin spec.Pin) Outcome {
	e, now := p.eventWithData(symbol), p.names.types[symbol]
	of, err := p.names.parse(pin.Type)
	switch {
	case e == nil && now != nil && (err != nil || of == now): // what it stood for is gone in turn, or stands for it
		return unneeded()
	case err != nil:
		return lost(err.Error())
	case e != nil:
		return p.eventData(e, symbol, of)
	}
	p.names.claim(symbol)
	p.names.types[symbol] = of
	p.pkg.Retained.Aliases = append(p.pkg.Retained.Aliases, model.Alias{Name: symbol, Of: of})
	if now != nil {
		return restated("a type of its own", p.misfit(of, now, ""))
	}
	return gone()
}

// eventData gives an event's data the type.
func (p *pinned) eventData(e *model.Event, name string, t model.Type) Outcome {
	if e.Data == t {
		return unneeded()
	}
	o := restated(e.Data.String(), p.misfit(t, e.Data, e.Why.Says))
	if s, ok := e.Data.(*model.Struct); ok {
		o.Documented = "struct"
		s.Name = p.names.fresh(name) // gone with prune, unless something else has it
	}
	e.Data, e.Alias = t, name
	p.names.types[name] = t
	return o
}

// prune takes out the types that nothing uses, since pins have others in their place.
func (p *pinned) prune() {
	used := p.used()
	for symbol, o := range p.done {
		t := p.names.types[symbol]
		if t != nil && !used[t] && o.State == Unneeded { // pins have taken away its users
			p.done[symbol] = Outcome{Pin: o.Pin, State: Gone}
		}
	}
	for symbol := range p.pins {
		if t := p.names.types[symbol]; t != nil {
			mark(used, t)
		}
	}
	for _, t := range groups(p.pkg) {
		t.Structs = slices.DeleteFunc(t.Structs, func(s *model.Struct) bool { return !used[s] })
		t.Enums = slices.DeleteFunc(t.Enums, func(e *model.Enum) bool { return !used[e] })
	}
}

// used are the types that methods, events and retained declarations lead to.
func (p *pinned) used() map[model.Type]bool {
	used := map[model.Type]bool{}
	for _, m := range slices.Concat(p.pkg.Methods(), p.pkg.Retained.Methods) {
		mark(used, m.Params)
		mark(used, m.Result)
		if m.Rows != nil {
			mark(used, m.Rows.Type)
		}
	}
	for _, e := range p.pkg.Events {
		mark(used, e.Data)
	}
	for _, s := range p.pkg.Retained.Types.Structs {
		mark(used, s)
	}
	for _, e := range p.pkg.Retained.Types.Enums {
		mark(used, e)
	}
	for _, a := range p.pkg.Retained.Aliases {
		mark(used, a.Of)
	}
	return used
}

func mark(used map[model.Type]bool, t model.Type) {
	for _, t := range model.Parts(t) {
		if used[t] {
			continue
		}
		used[t] = true
		if s, ok := t.(*model.Struct); ok {
			for _, f := range s.Fields {
				mark(used, f.Type)
			}
		}
	}
}
