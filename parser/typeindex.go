package parser

import (
	"cmp"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// typeIndex finds types by the name and by the address that pages use.
type typeIndex struct {
	byName    map[string]*spec.Type
	byAddress map[string]*spec.Type
	inUse     map[*spec.Type]bool
	refs      map[*spec.Type]map[string][]string // of the page it stands on
}

func collectTypes(pages []Page) *typeIndex {
	x := &typeIndex{map[string]*spec.Type{}, map[string]*spec.Type{}, map[*spec.Type]bool{}, map[*spec.Type]map[string][]string{}}
	for _, p := range pages {
		for _, t := range p.types {
			t.Fields = cloned(t.Fields)
			x.add(t, p.refs)
		}
	}
	return x
}

// add takes a type in. What a value of it is and what fields it has may stand
// apart on a page. Of two pages with a type of one name, the first keeps it.
func (x *typeIndex) add(t spec.Type, refs map[string][]string) {
	have := x.byName[t.Name]
	switch {
	case have != nil && pageOf(have.Page) != pageOf(t.Page):
		t.Name = pageSlug(pageOf(t.Page)) + "_" + t.Name
		if x.byName[t.Name] != nil {
			return
		}
		fallthrough
	case have == nil:
		have = &t
		x.byName[t.Name] = have
		x.refs[have] = refs
	default:
		have.Type = cmp.Or(have.Type, t.Type)
		if len(have.Fields) == 0 && len(t.Fields) > 0 {
			have.Fields, have.Page = t.Fields, t.Page
		}
	}
	if len(t.Fields) > 0 && x.byAddress[t.Page] == nil {
		x.byAddress[t.Page] = have
	}
}

func pageOf(address string) string {
	page, _, _ := strings.Cut(address, "#")
	return page
}

// use marks the types that a field's type names: crm_multifield[], catalog_vat.id.
func (x *typeIndex) use(typ string) {
	for part := range strings.SplitSeq(typ, "|") {
		name := strings.TrimSuffix(part, "[]")
		if t := x.byName[name]; t != nil {
			x.mark(t)
			continue
		}
		owner, _, _ := strings.Cut(name, ".")
		if t := x.byName[owner]; t != nil {
			x.mark(t)
		}
	}
}

func (x *typeIndex) mark(t *spec.Type) {
	if x.inUse[t] {
		return
	}
	x.inUse[t] = true
	x.resolve(t.Fields, x.refs[t], t.Page)
}

func (x *typeIndex) used() []spec.Type {
	var out []spec.Type
	for t := range x.inUse {
		out = append(out, *t)
	}
	return out
}
