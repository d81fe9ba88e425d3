package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
)

// Names of what several types, methods and objects of several services have, after what all of these have in common.

// ofTypes is the name for what several type pages describe: what their names have in common.
func (s *draft) ofTypes() []string {
	if s.Role != RoleType {
		return nil
	}
	names := [][]string{naming.Split(s.candidates[0])}
	for _, other := range s.also {
		if other.Role == RoleType && other.IsRead() && other.Documented != s.Documented {
			names = append(names, naming.Split(other.candidates[0]))
		}
	}
	if words := withoutVague(commonEnds(names)); len(names) > 1 && len(words) > 0 {
		return []string{naming.Join(words...)}
	}
	return nil
}

// ofTakers is the name of the object of a service that methods of services called alike take too: what the names of all methods
// have in common.
func (s *draft) ofTakers() []string {
	if s.Role != RoleObject || !s.Sent || s.Both || !s.isOfServices() {
		return nil
	}
	var names [][]string
	for _, h := range s.held {
		m := h.in.final().root().Method
		if m == nil || !strings.EqualFold(lastOf(m.Service.REST), lastOf(s.Service.REST)) {
			return nil
		}
		names = append(names, naming.Split(h.in.final().full(h.part)[0]))
	}
	return []string{naming.Join(commonEnds(names)...)}
}

// ofField is the name of what methods of several services take, if neither these nor the keys say anything: after the only field of it.
func (s *draft) ofField() []string {
	if !s.Sent || s.Both || len(s.Fields) != 1 || !s.isOfServices() || !vague[strings.ToLower(s.part)] || len(methodsOf(s.held)) < 2 {
		return nil
	}
	return []string{s.pkg.lex.Ident(s.Fields[0].Key) + s.part}
}

// ofHeld is the name of what the objects of several services hold: the last words that these have in common, and its own.
func (s *draft) ofHeld() []string {
	isRead := func(h holding) bool { return h.field != nil && isHolder[h.in.final().root().Role] }
	if !all(s.held, isRead) || !s.isOfServices() {
		return nil
	}
	var names [][]string
	for _, h := range s.held {
		names = append(names, naming.Split(h.in.final().full(s.part)[0]))
	}
	if words := withoutVague(commonEnds(names)); len(words) > 0 {
		return []string{naming.Join(words...)}
	}
	return nil
}

// isTakenAs reports whether the draft is called by these last words in all methods that take it, by what these or only their
// services are called.
func (s *draft) isTakenAs(name string) bool {
	words := naming.Split(name)
	methods := methodsOf(s.held)
	if len(methods) == 0 {
		return true
	}
	return all(s.held, func(h holding) bool {
		m, below := h.in.final().root().Method, naming.Split(strings.Join(h.in.below(), "")+h.part)
		service := naming.Split(strings.TrimSuffix(m.Service.Type, serviceSuffix))
		byMethod := slices.Concat(service, naming.Split(m.Name), below)
		return len(commonEnd(words, byMethod)) == len(words) || len(commonEnd(words, slices.Concat(service, below))) == len(words)
	})
}

var isHolder = map[Role]bool{RoleObject: true, RoleResult: true, RoleRow: true}

// isOfServices reports whether objects or methods of several services hold the draft.
func (s *draft) isOfServices() bool {
	services := map[*Service]bool{}
	for _, h := range s.held {
		root := h.in.final().root()
		switch {
		case root.Service != nil:
			services[root.Service] = true
		case root.Method != nil:
			services[root.Method.Service] = true
		}
	}
	return len(services) > 1
}

// rowsNamed is the name of the rows of a service that their key calls as what the service is a part of: log.blogcomment.user answers
// comments, each a BlogComment.
func (p *packageBuilder) rowsNamed(d *draft, s *Service, base string) string {
	parts := strings.Split(s.REST, ".")
	if len(parts) <= 2 {
		return base
	}
	around := p.lex.Path(parts[1 : len(parts)-1])
	for _, m := range s.Methods {
		answer, _ := m.Result.(*Struct)
		if answer == nil {
			continue
		}
		for _, f := range answer.Fields {
			isRows := isList(Deref(f.Type)) && Innermost(f.Type) == Type(d.Struct) && !isAbout(f.Key, s.REST)
			if isRows && naming.Singular(foldName(f.Key)) == naming.LastWord(around) {
				return around
			}
		}
	}
	return base
}
