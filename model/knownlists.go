package model

// What a page only calls an array, others of the namespace often tell the values of.

// takeLists has lists of nobody knows what be lists of the values that all other lists of their names have in the
// namespace: ids of the users who watch a task, and a template of one. In answers of one service they are lists of the
// objects that others have.
func (p *packageBuilder) takeLists() {
	known, answered := p.listsByName(), p.answeredLists()
	for _, d := range p.declared.structs {
		for i := range d.Fields {
			f := &d.Fields[i]
			from, ok := known[foldName(f.Key)]
			if d.Role == RoleResult && d.method() != nil && from.field == nil {
				from, ok = answered[listAnswered{d.method().Service, foldName(f.Key)}]
			}
			if ok && from.field != nil && isOpenList(f) && !d.describes() {
				f.Type = optionalAs(f.Type, Deref(from.field.Type))
				f.Why = Evidence{By: BySameName, Says: from.field.Facts.Type, Where: from.in.where()}
			}
		}
	}
}

// listsByName are the fields that hold a list of values, by the folded name; none for names whose lists differ.
func (p *packageBuilder) listsByName() map[string]holding {
	known := map[string]holding{}
	for _, d := range p.declared.structs {
		for i := range d.Fields {
			f := &d.Fields[i]
			if !isList(Deref(f.Type)) || isOpenList(f) || d.describes() {
				continue
			}
			if name := foldName(f.Key); isValue(Deref(f.Type).(List).Of) {
				noteList(known, name, holding{in: d, field: f})
			} else {
				known[name] = holding{}
			}
		}
	}
	return known
}

// listAnswered is the name of a list that methods of a service answer.
type listAnswered struct {
	service *Service
	name    string
}

// answeredLists are the lists of objects that methods of a service answer beside each other: files of the messages that
// are listed, and of those that are found. There is none for names whose lists differ.
func (p *packageBuilder) answeredLists() map[listAnswered]holding {
	known := map[listAnswered]holding{}
	for _, d := range p.declared.structs {
		if d.Role != RoleResult || d.method() == nil || d.describes() {
			continue
		}
		for i := range d.Fields {
			f := &d.Fields[i]
			if !isList(Deref(f.Type)) || isOpenList(f) {
				continue
			}
			noteList(known, listAnswered{d.method().Service, foldName(f.Key)}, holding{in: d, field: f})
		}
	}
	return known
}

// noteList notes a list below its name, or that lists of the name differ.
func noteList[K comparable](known map[K]holding, name K, list holding) {
	if have, ok := known[name]; !ok {
		known[name] = list
	} else if have.field != nil && Deref(have.field.Type) != Deref(list.field.Type) {
		known[name] = holding{}
	}
}

// isOpenList reports whether the field is a list, and nobody tells of what.
func isOpenList(f *Field) bool {
	return Deref(f.Type) == List{Any} && f.Facts.openReason() == NoItem
}
