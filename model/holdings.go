package model

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
)

// What fields of several methods hold is named after none of these methods: after their
// service and the field, or after what their services have in common.

// holding is a field that holds a type.
type holding struct {
	in    *draft
	field *Field
	part  string // what the field adds to a name
}

// collectHoldings has each struct and enum know the fields that hold it.
func (p *packageBuilder) collectHoldings() {
	structs, enums := p.draftsByType(), map[*Enum]*enumDraft{}
	for _, e := range p.declared.enums {
		enums[e.Enum] = e
	}
	p.collectAnswers(structs)
	for _, s := range p.declared.structs {
		for i := range s.Fields {
			f := &s.Fields[i]
			for _, t := range Parts(f.Type) {
				switch t := t.(type) {
				case *Enum:
					if e := enums[t]; e != nil {
						e.held = append(e.held, holding{s, f, p.partOf(f)})
					}
				case *Struct:
					if d := structs[t]; d != nil && !s.isWithin(d) {
						d.held = append(d.held, holding{s, f, p.partOf(f)})
					}
				}
			}
		}
	}
}

// partOf is what the field adds to the name of a struct in it.
func (p *packageBuilder) partOf(f *Field) string {
	if t := Deref(f.Type); isList(t) || isMap(t) {
		return p.lex.Element(f.Facts.Name)
	}
	return p.lex.Ident(f.Key)
}

// collectAnswers has each struct that is one of the forms of an answer know the methods.
func (p *packageBuilder) collectAnswers(structs map[*Struct]*draft) {
	for _, m := range p.Methods() {
		for _, t := range Parts(m.Result) {
			if s, ok := t.(*Struct); ok && structs[s] != nil {
				answer := &draft{Struct: &Struct{Role: RoleResult, Method: m}, pkg: p}
				structs[s].held = append(structs[s].held, holding{answer, nil, "Result"})
			}
		}
	}
}

// methodsOf are the methods in which the fields are, nil if one is in something else, which
// has a better name.
func methodsOf(held []holding) []*Method {
	var methods []*Method
	for _, h := range held {
		root := h.in.final().root()
		if root.Method == nil || root.Role == RoleType || root.Role == RoleObject {
			return nil
		}
		if !slices.Contains(methods, root.Method) {
			methods = append(methods, root.Method)
		}
	}
	return methods
}

// ofMethods are the names for what is inside of several methods, none for what stands alone.
func (s *draft) ofMethods() []string {
	if s.parent == nil {
		return nil
	}
	return ofMethods(s.held, s.Sent)
}

// ofMethods are the names for what is in fields of several methods, best first.
func ofMethods(held []holding, isSent bool) []string {
	methods := methodsOf(held)
	if len(methods) < 2 {
		return nil
	}
	service, part := methods[0].Service, held[0].part
	ofOne := !slices.ContainsFunc(methods, func(m *Method) bool { return m.Service != service })
	base := strings.TrimSuffix(service.Type, serviceSuffix)
	name := naming.Join(sharedByFields(held, ofOne)...)
	switch {
	case part == "Params":
		return []string{cmp.Or(name, part) + "Object"}
	case ofOne && isSent && (name == "" || name == base+"Fields"):
		return []string{base + strings.TrimSuffix(part, "Fields") + "Input"}
	case name == "":
		return nil
	case isSent:
		return []string{withoutRepeats(name), withoutRepeats(name) + "Input"}
	}
	return []string{withoutRepeats(name)}
}

// sharedByFields are the words that services, methods and fields have in common. Those of the
// methods count where they are of one service, or where the others say too little.
func sharedByFields(held []holding, ofOne bool) []string {
	var services, fields, methods [][]string
	for _, h := range held {
		m, end := h.in.final().root().Method, strings.Join(h.in.below(), "")+h.part
		base := strings.TrimSuffix(m.Service.Type, serviceSuffix)
		services, fields = append(services, naming.Split(base)), append(fields, naming.Split(base+end))
		methods = append(methods, naming.Split(m.Name+end))
	}
	first := commonStarts(services, 0)
	last := commonEnds(fields)
	if words := saying(first, last); !ofOne && len(withoutVague(last)) > 0 && len(words) > 1 {
		return words
	}
	return saying(first, commonEnds(methods))
}

// saying are the last words, of which vague ones are left out where others say what it is,
// behind the first; none if they are one vague word.
func saying(first, last []string) []string {
	words := withoutVague(last)
	if len(words) >= telling {
		return words
	}
	if len(words) == 0 {
		words = last
	}
	words = slices.Concat(first, words)
	if len(words) == 1 && vague[words[0]] {
		return nil
	}
	return words
}

// withoutRepeats leaves out words that the next one repeats: of rows a row.
func withoutRepeats(name string) string {
	words := naming.Split(name)
	var out []string
	for i, w := range words {
		if i == len(words)-1 || naming.Singular(w) != naming.Singular(words[i+1]) {
			out = append(out, w)
		}
	}
	return naming.Join(out...)
}

// ofHolders is the name of an answer that fields of another service hold too: what their names have in
// common without the ends of something, if that is two words at least.
func (s *draft) ofHolders() []string {
	if s.Role != RoleResult {
		return nil
	}
	var stems [][]string
	for _, h := range s.held {
		if h.field == nil {
			continue
		}
		if m := h.in.method(); m != nil && m.Service == s.Method.Service || h.in.Service == s.Method.Service {
			return nil
		}
		stems = append(stems, stemWords(h.part))
	}
	if len(stems) == 0 {
		return nil
	}
	if words := withoutVague(commonEnds(stems)); len(words) > 1 {
		return []string{naming.Join(words...)}
	}
	return nil
}

// ofContent is the name of an answer that fields of other methods hold: what the method
// gets, without the verb.
func (s *draft) ofContent() []string {
	if s.Role != RoleResult || len(methodsOf(s.held)) < 2 {
		return nil
	}
	words := naming.Split(s.Method.Name)
	what := withoutVague(words)
	if len(what) == 0 || len(what) == len(words) {
		return nil
	}
	return []string{strings.TrimSuffix(s.Method.Service.Type, serviceSuffix) + naming.Join(what...)}
}
