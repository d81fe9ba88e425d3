package model

import "strings"

// fillRows gives lists whose rows nobody describes the object of their service, so that rows are
// what get answers. It runs when the objects are merged.
func (b *builder) fillRows(objects []*object) {
	read := map[string]*draft{}
	for _, o := range objects {
		for _, d := range o.places {
			if !d.Sent && (read[o.name] == nil || len(d.Fields) > len(read[o.name].Fields)) {
				read[o.name] = d.final()
			}
		}
	}
	for _, p := range b.packages {
		for _, m := range p.Methods() {
			d := read[objectOfService(m.Service)]
			if f := m.openRows(); f != nil && d != nil && d.pkg == p {
				f.Type, f.Why = List{d.Struct}, Evidence{By: ByObject, Where: d.where()}
			}
		}
	}
}

// openRows is the field with the rows of a method that lists objects, nil where it is known what
// they are, or where nothing lists them.
func (m *Method) openRows() *Field {
	answer, ok := m.Result.(*Struct)
	if m.Spec.List == nil || !reads[strings.ToLower(m.Spec.Last())] || !ok {
		return nil
	}
	f := answer.Find(m.Spec.List.Rows)
	if f == nil || !isAbout(f.Key, m.Service.REST) || f.Type != Type(List{Map{Any}}) && f.Type != Type(List{Any}) {
		return nil
	}
	return f
}
