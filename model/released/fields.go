package released

import (
	"slices"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// field keeps a field, its name and its type.
func (p *pinned) field(symbol string, pin spec.Pin) Outcome {
	owner, name := split(symbol)
	s, ok := p.names.types[owner].(*model.Struct)
	if !ok {
		return lost("the package has no struct " + owner)
	}
	return p.keepField(s, name, pin)
}

// keepField gives the field of the key, or else that of the name, the released form. A
// struct without either gets the field.
func (p *pinned) keepField(s *model.Struct, name string, pin spec.Pin) Outcome {
	t, err := p.names.parse(pin.Type)
	if err != nil {
		return lost(err.Error())
	}
	i := p.fieldOf(s, name, pin.Key)
	if named := fieldNamed(s, name); named >= 0 && named != i {
		s.Fields[named].Name = freshField(s, name)
	}
	if i < 0 {
		s.Fields = append(s.Fields, model.Field{
			Name: name, Key: pin.Key, Type: t, Quoted: pin.Quoted, OmitZero: !s.Undocumented || !pin.Required, Undocumented: !s.Undocumented,
		})
		return gone()
	}
	f := &s.Fields[i]
	if f.Name == name && f.Type == t {
		return unneeded()
	}
	o := restated(f.Type.String(), p.misfitField(s, t, *f))
	if f.Name != name {
		o.Documented = f.Name + " " + o.Documented
	}
	if f.Type != t {
		f.OmitZero, f.Quoted = !pin.Required, pin.Quoted
	}
	p.documented.keep(s, *f)
	f.Name, f.Type = name, t
	return o
}

// fieldOf is the index of the field of the key, or else of that of the name, if it is not
// the field of another pin; below 0 if there is neither.
func (p *pinned) fieldOf(s *model.Struct, name, key string) int {
	i, named := slices.IndexFunc(s.Fields, func(f model.Field) bool { return f.Key == key }), fieldNamed(s, name)
	if i < 0 && named >= 0 && !p.isOf(s, name, s.Fields[named].Key) {
		return named
	}
	return i
}

func fieldNamed(s *model.Struct, name string) int {
	return slices.IndexFunc(s.Fields, func(f model.Field) bool { return f.Name == name })
}

// isOf reports whether a pin of another field of the struct has the key.
func (p *pinned) isOf(s *model.Struct, name, key string) bool {
	for symbol, pin := range p.pins {
		owner, other := split(symbol)
		if owner == s.Name && other != name && pin.Kind == spec.PinField && pin.Key == key {
			return true
		}
	}
	return false
}

// freshField is a name for a field whose own a released one has.
func freshField(s *model.Struct, name string) string {
	for i := 2; ; i++ {
		fresh := name + strconv.Itoa(i)
		if fieldNamed(s, fresh) < 0 {
			return fresh
		}
	}
}

// constant keeps a constant. One that has its name for another text gives way.
func (p *pinned) constant(symbol string, pin spec.Pin) Outcome {
	var t model.Type
	if pin.Type != "" {
		var err error
		if t, err = p.names.parse(pin.Type); err != nil {
			return lost(err.Error())
		}
	}
	if c := p.constNamed(symbol); c != nil {
		switch {
		case *c.text == pin.Value && c.of == t:
			return unneeded()
		case c.folds && c.of == t && strings.EqualFold(*c.text, pin.Value):
			documented := *c.text
			*c.text = pin.Value
			return restated(documented, "")
		}
		o := restated(*c.text, "")
		p.freeConst(symbol)
		if *c.text != pin.Value {
			o.Why = *c.text + " is another constant, " + *c.name
		}
		p.keepConst(symbol, t, pin.Value, "")
		return o
	}
	p.freeConst(symbol)
	if c := p.constOf(t, pin.Value); c != nil {
		p.keepConst(symbol, t, pin.Value, *c.name)
		return restated(*c.name, "")
	}
	p.keepConst(symbol, t, pin.Value, "")
	return gone()
}

func (p *pinned) keepConst(name string, t model.Type, text, instead string) {
	p.names.taken[name] = true
	p.pkg.Retained.Consts = append(p.pkg.Retained.Consts, model.Const{Name: name, Type: t, Text: text, Instead: instead})
}

// constRef is a constant of the package: its name and its text, which can be changed.
type constRef struct {
	name, text *string
	of         model.Type
	folds      bool // the API compares the texts without regard to case
}

// consts are all constants of the package.
func (p *pinned) consts() []constRef {
	var out []constRef
	for _, c := range p.pkg.Codes {
		out = append(out, constRef{&c.Name, &c.Text, model.Runtime("Code"), true})
	}
	for _, e := range p.pkg.Events {
		code := e.Spec.Code()
		out = append(out, constRef{&e.Const, &code, nil, false})
	}
	for _, t := range groups(p.pkg) {
		for _, e := range t.Enums {
			for i := range e.Values {
				out = append(out, constRef{&e.Values[i].Name, &e.Values[i].Text, e, false})
			}
		}
	}
	return out
}

func (p *pinned) constNamed(name string) *constRef {
	for _, c := range p.consts() {
		if *c.name == name {
			return &c
		}
	}
	return nil
}

// constOf is the constant of the type and the text.
func (p *pinned) constOf(t model.Type, text string) *constRef {
	for _, c := range p.consts() {
		same := *c.text == text || c.folds && strings.EqualFold(*c.text, text)
		if same && c.of == t {
			return &c
		}
	}
	return nil
}

// freeConst gives the constant, or the type, that has the name another one.
func (p *pinned) freeConst(name string) {
	if c := p.constNamed(name); c != nil {
		*c.name = p.names.fresh(name)
	} else {
		p.names.claim(name)
	}
	p.names.taken[name] = true
}
