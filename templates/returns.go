package templates

import (
	"fmt"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// What methods return: those that are about it, and the others.

// lists are the names of methods whose answers have several things, whatever form they have.
var lists = map[string]bool{"list": true, "getlist": true, "search": true}

func returns(c call, t thing) string {
	_, isObject := model.Deref(c.Result).(*model.Struct)
	if lists[strings.ToLower(c.Spec.Last())] {
		t.noun = searched(t.noun)
	}
	switch {
	case c.own && strings.HasSuffix(t.noun.text(), "ed"):
		return "" // of which something is true: answers voted
	case c.Rows != nil && c.Spec.List != nil:
		return "returns " + t.many() + ", " + pagesText(c.Method)
	case c.own && valueNames[t.last()] && t.tail == "" && !isObject && !isMany(c.Result) && c.Result != model.Bool:
		return "returns " + t.the() + " of " + c.about.one()
	case returnsMany(c, t):
		return "returns " + t.many()
	case c.Result == model.Any, isObject:
		return "returns " + t.one()
	case isOneOrMany(c.Result) && !c.own:
		return "returns " + t.one() + ", or several of them"
	}
	return returnsValue(c, t)
}

// searched is the thing that is searched for: a chat, of chat search and search chat.
func searched(n noun) noun {
	switch last := len(n) - 1; {
	case last > 0 && n[0] == "search":
		return n[1:]
	case last > 0 && n[last] == "search":
		return n[:last]
	}
	return n
}

// pagesText is how many rows a page has, and what reads all.
func pagesText(m *model.Method) string {
	size := "a page"
	if m.Spec.List.By == spec.ByStart {
		size = "50"
	}
	return fmt.Sprintf("%s at a time; %s reads all of them", size, m.Iterator)
}

// returnsMany reports whether the method answers several of the things, by its result, or where
// that does not tell by its name.
func returnsMany(c call, t thing) bool {
	last := strings.ToLower(c.Spec.Last())
	_, isObject := model.Deref(c.Result).(*model.Struct)
	switch {
	case isMany(c.Result), c.Result == model.Any && last != "get", isObject && lists[last]:
		return true
	}
	return c.own && t.isMany() && c.Result != model.Bool
}

// returnsValue is for answers that are one value.
func returnsValue(c call, t thing) string {
	_, isEnum := model.Deref(c.Result).(*model.Enum)
	isValue := isEnum || slices.Contains([]model.Type{model.String, model.Int, model.ID, model.Decimal, model.Time}, model.Deref(c.Result))
	if !isValue || c.own || c.Service.Thing() == "" || t.tail != "" {
		return ""
	}
	return "returns " + t.the()
}

// valueNames are things that are one value.
var valueNames = map[string]bool{
	"avatar": true, "color": true, "deadline": true, "description": true, "link": true, "name": true, "preview": true, "title": true, "url": true,
}

// isOneOrMany reports whether the type is that of one thing, or of several of it.
func isOneOrMany(t model.Type) bool {
	e, ok := model.Deref(t).(model.Either)
	return ok && model.Innermost(e.Other) == e.One && e.Other != e.One
}

func isMany(t model.Type) bool {
	switch t.(type) {
	case model.List, model.Map:
		return model.Innermost(t) != model.Any
	}
	return false
}

// withAnswer is what a verb says with what is returned, where it does not say that itself.
func withAnswer(does verb, c call, t thing) string {
	t = counted(c, t)
	what := does(c, t)
	first, _, _ := strings.Cut(what, " ")
	switch {
	case what == "", slices.Contains([]string{"returns", "describes", "counts", "reports"}, first), strings.Contains(what, " and returns "):
		return what
	case answersThing(c, t) && t.isMany():
		return what + " and returns them"
	case answersThing(c, t):
		return what + " and returns it"
	case model.Deref(c.Result) == model.Bool:
		return what
	}
	return what + returned(c.Method)
}

// answersThing reports whether the result is the thing, or holds it. A thing that the method's
// name has of its own is another than the service's, unless the object is called so.
func answersThing(c call, t thing) bool {
	return answersObject(c.Result, func(s *model.Struct) bool {
		return !c.own || strings.HasSuffix(s.Name, naming.Join(naming.Singular(t.last())))
	})
}

// answersAbout reports whether a method whose name has a thing of its own answers the service's.
func answersAbout(c call, t thing) bool {
	return c.own && !answersThing(c, t) && answersObject(c.Result, anyObject)
}

// answersObject reports whether the result is such an object of a service, or holds one.
func answersObject(result model.Type, is func(*model.Struct) bool) bool {
	isObject := func(t model.Type) bool {
		s, ok := model.Deref(t).(*model.Struct)
		return ok && s.Role == model.RoleObject && is(s)
	}
	s, ok := model.Deref(result).(*model.Struct)
	return ok && (isObject(s) || slices.ContainsFunc(s.Fields, func(f model.Field) bool { return isObject(f.Type) }))
}
