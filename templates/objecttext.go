package templates

import "github.com/b24gen/b24gen/model"

// whatObjectIs says whose object the struct is, and which of both directions it has: in the methods of
// its service, and in others.
func whatObjectIs(s *model.Struct) string {
	takes, answers := s.Service.Uses(s)
	of, methods := s.Service.REST, "the methods of ["+s.Service.Type+"]"
	switch {
	case takes && answers:
		return "is an object of " + of + ", as " + methods + " answer and take it"
	case answers && s.Both:
		return "is an object of " + of + ", as " + methods + " answer it and others take it"
	case answers:
		return "is an object of " + of + ", as " + methods + " answer it"
	case takes && s.Both:
		return "is an object of " + of + ", as " + methods + " take it and others answer it"
	case takes:
		return "is what " + methods + " take of an object of " + of
	case s.Both:
		return "is an object of " + of + ", as other methods answer and take it"
	case s.Sent:
		return "is what other methods take of an object of " + of
	}
	return "is an object of " + of
}
