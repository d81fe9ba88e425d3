package codec

import "reflect"

// decode reads an object into a struct. "No value" leaves it zero; a list of
// one object is that object.
func (o *objectPlan) decode(d *Decoder, v reflect.Value) {
	v.SetZero()
	switch d.Peek() {
	case '{':
		o.decodeMembers(d, v)
	case '[':
		o.decodeOnly(d, v)
	case '"':
		d.emptyText(v)
	default:
		d.nothing(v)
	}
}

// decodeMembers reads the object that begins here.
func (o *objectPlan) decodeMembers(d *Decoder, v reflect.Value) {
	var done fieldSet
	next := 0 // portals tend to keep the documented order
	for more := d.Enter('}'); more; more = d.Next('}') {
		name := d.Key()
		i := o.find(name, next, &done)
		if i < 0 {
			o.decodeExtra(d, v, name)
			continue
		}
		next = i + 1
		done.add(i)
		f := &o.fields[i]
		mark := d.count
		f.plan.decode(d, f.settable(v))
		if mark < d.count {
			d.within(mark, fieldNamed(f.name))
		}
	}
}

// find returns the field with this name, -1 without one. A name in another case
// finds its field only as long as that has no value.
func (o *objectPlan) find(name []byte, guess int, done *fieldSet) int {
	if guess < len(o.fields) && o.fields[guess].name == string(name) {
		return guess
	}
	if i, ok := o.byName[string(name)]; ok {
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
	if i, ok := o.byFold[string(lower[:len(name)])]; ok && !done.has(i) {
		return i
	}
	return -1
}

func (o *objectPlan) decodeExtra(d *Decoder, v reflect.Value, name []byte) {
	if o.extra == nil {
		d.Skip()
		return
	}
	field := fieldAt(v, o.extra, true)
	if field.IsNil() {
		field.Set(reflect.MakeMap(field.Type()))
	}
	key := string(name)
	d.codec.extra.of(field)[key] = d.any()
}

// decodeOnly reads a list that is empty, or holds this one object.
func (o *objectPlan) decodeOnly(d *Decoder, v reflect.Value) {
	start := d.Pos()
	count := 0
	for more := d.Enter(']'); more; more = d.Next(']') {
		if count++; count == 1 && d.Peek() == '{' {
			o.decodeMembers(d, v)
			continue
		}
		d.Skip()
		count++ // not the one object
	}
	if count > 1 {
		v.SetZero()
		d.Refuse(start, v.Type())
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
