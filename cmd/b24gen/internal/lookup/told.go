package lookup

import (
	"strings"

	"github.com/b24gen/b24gen/templates"
)

// What is told of entries that were found, beyond what the index has of each.

// asIterators are several methods that were looked for by the name of their iterators, with this.
func asIterators(found []templates.Entry, word string) []templates.Entry {
	if len(found) < 2 {
		return found // one tells both
	}
	for i, e := range found {
		service, method, _ := strings.Cut(e.Go, ".")
		if name := word[strings.LastIndexByte(word, '.')+1:]; name != "" && strings.EqualFold(name, e.Iterator) && !strings.EqualFold(name, method) {
			found[i].Go = service + "." + e.Iterator
		}
	}
	return found
}

func isType(e templates.Entry) bool {
	return e.Kind == templates.KindType || e.Kind == templates.KindEnum
}

// withConstants has those of its type with a field that alone was found.
func (x Index) withConstants(found []templates.Entry, err error) ([]templates.Entry, error) {
	if err != nil || len(found) != 1 || len(found[0].Params) != 1 || found[0].Kind == templates.KindEnum {
		return found, err
	}
	types, err := x.types(typesOf(found))
	for _, l := range types {
		if err == nil && l.isEnum() {
			var enum templates.Entry
			enum, err = l.entry()
			found[0].Constants = append(found[0].Constants, enum.Params...)
		}
	}
	return found, err
}

// users are the methods that take or give a type, and of an enum the types that have it.
func (x Index) users(e templates.Entry) (methods, types []string, err error) {
	isUser := uses(strings.ToLower(e.Package + "." + e.Go))
	lines, _, err := x.first(way{is: func(l *line) bool {
		return (l.isMethod() || l.isType() && e.Kind == templates.KindEnum) && string(l.dir()) == e.Dir && isUser(l)
	}})
	for _, l := range lines {
		if l.isType() {
			types = append(types, e.Package+"."+string(l.value("go")))
		} else {
			methods = append(methods, string(l.name()))
		}
	}
	return methods, types, err
}
