package model

// False for no value: where some places of a field have a moment, a text or an object, others know
// of a truth alone, since their examples show false, or since their page calls it so.

// isFalseForNone reports whether places of the field that are read, and that have a truth, have
// nothing else than false: a page calls it something else or false, or four of five places have a
// moment.
func (f *knownField) isFalseForNone() bool {
	var moments, truths int
	for _, p := range f.places {
		switch t := Deref(p.field().Type); {
		case p.in.Sent:
		case p.field().Facts.Stated.False && !p.field().Facts.Stated.None():
			return true
		case t == Time:
			moments++
		case t == Bool:
			truths++
		}
	}
	return moments >= 4*truths && truths > 0
}
