package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
)

// Names of types that are made of the path to them are shorter where nothing else wants the shorter name.

// typeRequest asks for the name of a type.
type typeRequest struct {
	naming.Request
	isInside bool   // of another type
	isRead   bool   // or of several, or a set
	isSet    bool   // of values
	row      string // the name of a row after the method that answers it, if this tells one
}

// shorten has names of types be the shorter ones that nothing else wants.
func shorten(requests []typeRequest) []naming.Request {
	wanted := map[string]bool{}
	for _, r := range requests {
		wanted[r.Candidates[0]] = true
	}
	isFree := func(name string) bool { return !wanted[name] }
	out := make([]naming.Request, len(requests))
	for i, r := range requests {
		out[i] = r.Request
		names := r.shorter()
		if at := slices.IndexFunc(names, isFree); at >= 0 {
			out[i].Candidates = append([]string{names[at]}, r.Candidates...)
			wanted[names[at]] = true
		}
	}
	return out
}

// shorter are the names that say less, best first. A row has the name of what its method gets many of. What is inside of others
// says a word once which it has twice in a row, and nothing of input where it is read too, in several, or a set. What is called
// as what it is in is the data of that, or a value if it is a set.
func (r typeRequest) shorter() []string {
	var names []string
	if r.row != "" {
		names = append(names, r.row)
	}
	if !r.isInside {
		return names
	}
	words := naming.Split(r.Candidates[0])
	once := withoutRepeats(naming.Join(withoutInput(words, r.isRead)...))
	if len(naming.Split(once)) < len(words) {
		names = append(names, once)
	}
	if last := len(words) - 1; last > 0 && naming.Singular(words[last-1]) == naming.Singular(words[last]) {
		end := "Data"
		if r.isSet {
			end = "Value"
		}
		names = append(names, once+end)
	}
	return names
}

// withoutInput leaves the word input out of the name of what is read too, but for the last word, which may
// be the key.
func withoutInput(words []string, isRead bool) []string {
	once := slices.Clone(words)
	if last := len(once) - 1; isRead && last > 0 {
		once = append(slices.DeleteFunc(once[:last:last], func(w string) bool { return w == "input" }), words[last])
	}
	return once
}

// rowName is the name of a row of what a method answers, after the last word of the method if this is of many, or a list: an
// OrderOwnerType of getOrderOwnerTypes, a Status of statusList. Rows that several methods of a service answer are what it is about. It is
// empty for all else.
func (s *draft) rowName() string {
	isItem := s.parent != nil && s.parent.Role == RoleResult && s.part == "Item"
	if s.Role != RoleRow && !isItem {
		return ""
	}
	m := s.method()
	base := strings.TrimSuffix(m.Service.Type, serviceSuffix)
	if isItem && s.parent.several {
		return singular(base)
	}
	words := oneOfMany(naming.Split(m.Name))
	if s.several || len(words) == 0 {
		return ""
	}
	return base + naming.Join(words...)
}

// oneOfMany are the words for one of those that a method gets, none if its name does not say many.
func oneOfMany(words []string) []string {
	one := slices.Clone(words)
	switch last := len(one) - 1; {
	case last < 0:
		return nil
	case one[last] == "list":
		one = one[:last]
	case naming.Singular(one[last]) == one[last]:
		return nil
	}
	if len(one) > 0 && one[0] == "get" {
		one = one[1:]
	}
	if last := len(one) - 1; last >= 0 {
		one[last] = naming.Singular(one[last])
	}
	return one
}

// rowsCalled is what the names of the methods that answer the rows have in common, Item if that says nothing.
func (s *draft) rowsCalled() string {
	names := [][]string{naming.Split(s.Method.Name)}
	for _, other := range s.also {
		if other.Role == RoleRow {
			names = append(names, naming.Split(other.Method.Name))
		}
	}
	if words := withoutVague(commonEnds(names)); len(words) > 0 {
		return naming.Join(words...)
	}
	return "Item"
}
