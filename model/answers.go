package model

import (
	"slices"

	"github.com/b24gen/b24gen/model/naming"
)

// Answers of one key mean the same wherever they are: the object that they hold, or that something was
// done.

// ownAnswers has types with pages that are no more than what methods answer around an object be answers
// of these methods, whoever names them.
func (p *packageBuilder) ownAnswers() {
	of, by := p.draftsByType(), map[*draft][]*Method{}
	for _, m := range p.Methods() {
		if s, ok := m.Result.(*Struct); ok && of[s] != nil && of[s].Role == RoleType && of[s].holdsObject() {
			by[of[s]] = append(by[of[s]], m)
		}
	}
	for d, methods := range by {
		isHeld := func(other *draft) bool { return other.holds(d.Struct) }
		if slices.ContainsFunc(p.declared.structs, isHeld) {
			continue
		}
		m := methods[0]
		d.Role, d.Method, d.Key = RoleResult, m, p.pinKey(m.Spec.Name+"/result")
		d.candidates, d.prefixes, d.several = []string{m.base() + "Result", m.base() + "MethodResult"}, nil, len(methods) > 1
	}
}

// holdsObject reports whether the struct has one key, with an object, or a list or map of one, or with the fields of
// what the key names.
func (s *Struct) holdsObject() bool {
	return len(s.Fields) == 1 && structIn(s.Fields[0].Type) != nil || s.tellsFieldsOf() != ""
}

// tellsFieldsOf is the only key of the struct, if it names what has the fields that are described below it.
func (s *Struct) tellsFieldsOf() string {
	if len(s.Fields) != 1 || Innermost(s.Fields[0].Type) != FieldInfo || vague[foldName(s.Fields[0].Key)] {
		return ""
	}
	return s.Fields[0].Key
}

// saysDone reports whether the struct only says that something was done.
func (s *Struct) saysDone() bool {
	return len(s.Fields) == 1 && done[foldName(s.Fields[0].Key)] && Deref(s.Fields[0].Type) == Bool
}

var done = set("result", "success")

// ofKey is the name of an answer of several services after its only key, behind the words with which the
// names of the services begin; of what was done without these.
func (d *draft) ofKey(first []string) string {
	key := naming.Split(d.Fields[0].Key)
	if d.tellsFieldsOf() != "" {
		key = append(key, "fields")
	}
	if d.saysDone() {
		first = nil
		if foldName(d.Fields[0].Key) == "result" { // every answer is a result
			key = []string{"done"}
		}
	}
	return naming.Join(slices.Concat(first, key, []string{"answer"})...)
}
