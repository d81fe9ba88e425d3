package b24

import (
	"reflect"
)

// structDecoder reads objects. "No value" leaves the struct zero; a list of one
// object is that object.
func structDecoder(t reflect.Type) decodeFunc {
	p := newStructPlan(t)
	for i := range p.fields {
		p.fields[i].decode = decoderOf(p.fields[i].typ)
	}
	return func(d *decoder, v reflect.Value) {
		v.SetZero()
		switch d.Peek() {
		case '{':
			p.decode(d, v)
		case '[':
			p.decodeOnly(d, v)
		case '"':
			d.noText(v)
		default:
			d.nothing(v)
		}
	}
}

// decode reads the object that begins here.
func (p *structPlan) decode(d *decoder, v reflect.Value) {
	var seen fieldSet
	next := 0 // portals tend to keep the documented order
	for more := d.Enter('}'); more; more = d.Next('}') {
		name := d.Key()
		i := p.find(name, next, &seen)
		if i < 0 {
			p.decodeExtra(d, v, name)
			continue
		}
		next = i + 1
		seen.add(i)
		f := &p.fields[i]
		n := len(d.odd)
		f.decode(d, f.of(v))
		if n < len(d.odd) {
			d.inField(n, f.name)
		}
	}
}

// find returns the field with this name, -1 without one. A name in another case
// finds its field only as long as that has no value.
func (p *structPlan) find(name []byte, guess int, seen *fieldSet) int {
	if guess < len(p.fields) && p.fields[guess].name == string(name) {
		return guess
	}
	if i, ok := p.byName[string(name)]; ok {
		return i
	}
	var lower [64]byte
	if len(name) > len(lower) {
		return -1
	}
	for i, c := range name {
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		lower[i] = c
	}
	if i, ok := p.byFold[string(lower[:len(name)])]; ok && !seen.has(i) {
		return i
	}
	return -1
}

func (p *structPlan) decodeExtra(d *decoder, v reflect.Value, name []byte) {
	if p.extra == nil {
		d.Skip()
		return
	}
	field := v.FieldByIndex(p.extra)
	if field.IsNil() {
		field.Set(reflect.ValueOf(Extra{}))
	}
	key := string(name)
	field.Interface().(Extra)[key] = d.any()
}

// decodeOnly reads a list that is empty, or holds this one object.
func (p *structPlan) decodeOnly(d *decoder, v reflect.Value) {
	start := d.Pos()
	count := 0
	for more := d.Enter(']'); more; more = d.Next(']') {
		if count++; count == 1 && d.Peek() == '{' {
			p.decode(d, v)
			continue
		}
		d.Skip()
		count++ // not the one object
	}
	if count > 1 {
		v.SetZero()
		d.refuse(start, v.Type())
	}
}

// noText reads a text where there should be an object: only "" is none.
func (d *decoder) noText(v reflect.Value) {
	start := d.Pos()
	if len(d.Text()) > 0 {
		d.refuse(start, v.Type())
	}
}

// fieldSet tells which fields of a struct have had a value; fields beyond its
// size count as without.
type fieldSet [4]uint64

func (s *fieldSet) add(i int) {
	if i < 64*len(s) {
		s[i/64] |= 1 << (i % 64)
	}
}

func (s *fieldSet) has(i int) bool { return i < 64*len(s) && s[i/64]&(1<<(i%64)) != 0 }
