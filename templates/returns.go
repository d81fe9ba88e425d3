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
	t = subject(c, t)
	if t.tail == lastID || c.own {
		if what, is := returnsNamed(c, t); is {
			return what
		}
	}
	return returnsAnswer(c, t)
}

// returnsNamed is for what words behind a verb say beyond the name of a thing.
func returnsNamed(c call, t thing) (what string, is bool) {
	text := t.text()
	switch {
	case t.tail == lastID:
		return "returns the id of the last " + t.noun.text(), true
	case strings.HasSuffix(text, "ed"):
		return "", true // of which something is true: answers voted
	case text == "ID":
		return "returns the id of " + c.about.one() + t.tail, true
	case text == "fields" && t.tail != "":
		return "describes the fields of " + c.about.many() + t.tail, true
	case counterpart(c, "set") != nil && givesAbout(c) && !isOfAbout(c, t):
		return "returns " + t.the(), true // as that sets it, whatever has it
	case wholes[t.last()] && isOneOrMany(c.Result):
		return "returns " + noun(slices.Concat(c.about.noun, t.noun)).the(), true
	case text == "available":
		return "returns the " + c.about.many() + " available" + t.tail, true
	case superlatives[text]:
		return "returns the " + text + " " + c.about.many(), true
	}
	return "", false
}

// superlatives say of the things that a service is about which are returned: the nearest events.
var superlatives = map[string]bool{"latest": true, "nearest": true, "newest": true}

func returnsAnswer(c call, t thing) string {
	switch {
	case c.Rows != nil && c.Spec.List != nil:
		return "returns " + owned(c, t, true) + ", " + pagesText(c.Method)
	case isPartOf(c, t) && valueNames[t.last()] && !isObject(c.Result) && !isMany(c.Result) && c.Result != model.Bool:
		return "returns " + t.the() + " of " + c.about.one()
	case !returnsMany(c, t):
		return single(c, t)
	case c.Result == model.List{Of: model.ID}:
		if len(c.Service.Methods) == 1 {
			return "" // the ids may be those of other things
		}
		return "returns the ids of " + t.many()
	case wholes[t.last()]:
		return "returns " + t.the()
	}
	return "returns " + owned(c, t, true)
}

// owned is what is returned with what it is of: the folders of a site, where the call says of
// which, or else storage types.
func owned(c call, t thing, many bool) string {
	one, all, the := t.one(), t.many(), t.the()
	if many {
		the = "the " + all
	}
	switch isEndOf := len(t.noun) > len(c.about.noun) && noun(t.noun[len(t.noun)-len(c.about.noun):]).text() == c.about.text(); {
	case !c.own || t.tail != "" || wordsOf(c.Method)[0] != "get" || isEndOf || c.about.last() == "enum":
	case isOfAbout(c, t) && t.last() != "access":
		return the + " of " + c.about.one()
	case !hasID(c, t):
		whole := noun(slices.Concat(c.about.noun, t.noun))
		one, all = whole.one(), whole.many()
	}
	if many {
		return all
	}
	return one
}

func hasID(c call, t thing) bool { return idOf(c.Method, t.noun) != nil }

// isOfAbout reports whether the call says of which of the service's things it is: an id that it
// gives is that of another, if the name begins with what another service is about.
func isOfAbout(c call, t thing) bool {
	isOther := func(s *model.Service) bool { return len(t.noun) > 1 && lastPart(s) == t.noun[0] }
	isIt := func(f model.Field) bool { return len(t.noun) > 1 && idStem(f.Key) == t.noun[0] }
	return givesAbout(c) && !slices.ContainsFunc(c.Service.Package.Services, isOther) && !slices.ContainsFunc(c.Params.Fields, isIt)
}

// single is for answers that have one thing, or its id. Several truth values are none.
func single(c call, t thing) string {
	if s, _ := model.Deref(c.Result).(*model.Struct); s != nil {
		return singleObject(c, t, s)
	}
	switch {
	case strings.HasPrefix(t.tail, " for ") && !c.own:
		return "returns " + t.the() + t.tail
	case c.Result == model.Any, isMany(c.Result):
		return "returns " + owned(c, t, false)
	case isOneOrMany(c.Result) && !c.own:
		return "returns " + t.one() + ", or several of them"
	}
	return returnsValue(c, t)
}

func singleObject(c call, t thing, s *model.Struct) string {
	switch isOnly := t.noun[0] == "base" || t.noun[0] == "default"; {
	case areAll(s, model.Bool) && !uncountable[t.last()]:
		return reportsAll(s, t)
	case len(s.Fields) == 1 && s.Fields[0].Type == model.ID:
		return "returns the id of " + t.one()
	case s.Find("value") != nil && !c.own:
		return "returns the value of " + t.one()
	case isOnly, strings.HasPrefix(t.tail, " for ") && !c.own:
		return "returns " + t.the() + t.tail
	}
	return "returns " + owned(c, t, false)
}

// wholes are things that are one, also where an answer is a list of what they are made of.
var wholes = map[string]bool{"config": true, "configuration": true, "repository": true, "tree": true}

// areAll reports whether the object has several fields, which are all of the type.
func areAll(s *model.Struct, t model.Type) bool {
	isOther := func(f model.Field) bool { return f.Type != t }
	return len(s.Fields) > 1 && !slices.ContainsFunc(s.Fields, isOther)
}

// subject is the thing that is returned, where that is not the one that the name ends in: what
// is searched for, the comments of a user, the handlers that are bound to events.
func subject(c call, t thing) thing {
	row, _ := model.Innermost(c.Result).(*model.Struct)
	switch {
	case lists[strings.ToLower(c.Spec.Last())]:
		t.noun = searched(t.noun)
	case c.own && c.about.isMany() && strings.HasSuffix(c.Name, "List"):
		t.noun = slices.Concat(t.single(), c.about.noun)
	case !c.own && row != nil && row.Find("handler") != nil && methodOf(c.Service, "bind") != nil:
		t.noun = append(slices.Clone(t.noun), "handler")
	}
	if l := partOf(c.Service, t.noun); !c.own && len(l.owner) > 0 && isOf(c, l) {
		t = thing{noun: l.owner, tail: " of " + l.part.one()}
	}
	return t
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

// isOf reports whether the last part of the service says of what the things are: they are those
// of the current user, or their name is a plural and the call has the id of what they are of.
func isOf(c call, l link) bool {
	return l.part.text() == "user" && len(required(c.Method)) == 0 || l.owner.isMany() && idOf(c.Method, l.part) != nil
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
	_, isList := c.Result.(model.List)
	hasList := methodOf(c.Service, "list") != nil || methodOf(c.Service, "getlist") != nil
	switch id := idOf(c.Method, t.noun); {
	case last == "get" && hasList && id != nil && !holdsSeveral(id.Type):
		return false
	case isMany(c.Result), c.Result == model.Any && last != "get", (isObject(c.Result) || isList) && lists[last], !c.own && holdsMany(c.Result):
		return true
	}
	return c.own && t.isMany() && c.Result != model.Bool
}

// holdsMany reports whether an answer has a list of objects and none alone, or has only values of
// one kind, each of a thing of its own.
func holdsMany(t model.Type) bool {
	s, ok := model.Deref(t).(*model.Struct)
	isObjects := func(f model.Field) bool {
		in, ok := model.Innermost(f.Type).(*model.Struct)
		return ok && in.Role == model.RoleObject && isMany(f.Type)
	}
	hasObjects := ok && slices.ContainsFunc(s.Fields, isObjects) && !answersObject(t, anyObject)
	return hasObjects || ok && len(s.Fields) > 2 && (areAll(s, model.String) || areAll(s, model.Int))
}

// returnsValue is for answers that are one value.
func returnsValue(c call, t thing) string {
	if !isValue(c.Result) || c.own || c.Service.Thing() == "" || t.tail != "" {
		return ""
	}
	return "returns " + t.the()
}

func isValue(t model.Type) bool {
	t = model.Deref(t)
	_, isEnum := t.(*model.Enum)
	return isEnum || slices.Contains([]model.Type{model.String, model.Int, model.ID, model.Decimal, model.Time}, t)
}

// valueNames are things that are one value.
var valueNames = map[string]bool{
	"avatar": true, "color": true, "deadline": true, "description": true, "link": true, "name": true, "preview": true, "time": true, "title": true, "url": true,
}

// isOneOrMany reports whether the type is that of one thing, or of several of it.
func isOneOrMany(t model.Type) bool {
	e, ok := model.Deref(t).(model.Either)
	return ok && e.Other != e.One && (model.Innermost(e.Other) == e.One || model.Innermost(e.One) == e.Other)
}

func isObject(t model.Type) bool { _, ok := model.Deref(t).(*model.Struct); return ok }

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
	switch {
	case what == "", saysAnswer(what):
		return what
	case answersThing(c, t) && !t.isMany() && hasIDAlone(c.Spec.Result):
		return what + " and returns its id"
	case answersThing(c, t) && t.isMany():
		return what + " and returns them"
	case answersThing(c, t):
		return what + " and returns it"
	case c.own && answersObject(c.Result, isCalled(c.about)):
		return what + " and returns " + c.about.the()
	case isYesOrNo(c.Result):
		return what
	}
	return what + returned(c.Method)
}

// saysAnswer reports whether what is said of a method says what it answers.
func saysAnswer(what string) bool {
	first, _, _ := strings.Cut(what, " ")
	return slices.Contains([]string{"returns", "describes", "counts", "finds", "reports", "tells"}, first) || strings.Contains(what, " and returns ")
}

// answersThing reports whether the result is the thing, or holds it. A thing that the method's
// name has of its own is another than the service's, unless the object is called so.
func answersThing(c call, t thing) bool {
	return answersObject(c.Result, func(s *model.Struct) bool { return !c.own || isCalled(t)(s) })
}

// hasIDAlone reports whether all that the page tells of the object in the result is an id, also
// where the object has more elsewhere.
func hasIDAlone(r *spec.Result) bool {
	if r == nil || len(r.Fields) != 1 || len(r.Shown) > 0 || r.Ref != "" || len(r.Variants) > 0 {
		return false
	}
	object := r.Fields[0]
	return object.Ref == "" && len(object.Shown) == 0 && len(object.Variants) == 0 && len(object.Fields) == 1 && strings.EqualFold(object.Fields[0].Name, "id")
}

// isCalled is for objects that have the name of a thing.
func isCalled(t thing) func(*model.Struct) bool {
	return func(s *model.Struct) bool { return strings.HasSuffix(s.Name, naming.Join(naming.Singular(t.last()))) }
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

// finds is for what is searched for, by what the call gives.
func finds(_ call, t thing) string { return "finds " + t.many() }
