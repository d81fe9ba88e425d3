package model

import "slices"

// takeReplaced gives fields that are another name of one beside them its type, where nothing tells what they hold.
func (b *builder) takeReplaced() {
	for _, p := range b.packages {
		for _, d := range p.declared.structs {
			for i := range d.Fields {
				d.takeReplaced(place{d, i})
			}
		}
	}
}

func (d *draft) takeReplaced(p place) {
	old := p.field()
	if old.Facts.Deprecated == nil || Innermost(old.Type) != Any {
		return
	}
	for _, name := range old.Facts.Deprecated.Replacements {
		at := slices.IndexFunc(d.Fields, func(f Field) bool { return f.Key == name })
		if at < 0 || at == p.at {
			continue
		}
		instead := place{d, at}
		was, t := Deref(old.Type), Deref(instead.field().Type)
		if Innermost(t) != Any && (was == Any || isList(was) && isList(t) || isMap(was) && isMap(t)) {
			p.retype(t, instead.evidence())
			return
		}
	}
}
