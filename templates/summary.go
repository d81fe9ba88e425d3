package templates

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// summary says in one sentence what a method does, as its name and its result tell: List
// returns deals, 50 at a time. What neither tells is only said to call the REST method.
func summary(m *model.Method) string {
	what := ""
	if does, thing := verbOf(m); does != nil {
		what = does(m, thing)
	}
	if what == "" {
		return fmt.Sprintf("%s calls %s.", m.Name, m.Spec.Name)
	}
	return fmt.Sprintf("%s %s (%s).", m.Name, what, m.Spec.Name)
}

// verbOf is what the method does, and to which thing: that of its service, or the one that
// its own name has behind the verb, as in updateAvatar.
func verbOf(m *model.Method) (does func(*model.Method, noun) string, thing noun) {
	if does = verbs[strings.ToLower(m.Spec.Last())]; does != nil {
		return does, nounOf(m.Service)
	}
	verb, rest := naming.Split(m.Spec.Last()), []string(nil)
	if len(verb) > 1 {
		rest = verb[1:]
	}
	if n := len(rest); n > 1 && rest[n-1] == "list" {
		rest = rest[:n-1]
	}
	if len(rest) == 0 || slices.ContainsFunc(rest, func(w string) bool { return noThings[w] }) {
		return nil, nil
	}
	return verbs[verb[0]], nounIn(rest)
}

// noThings are words behind a verb that say how or where, or of which.
var noThings = map[string]bool{
	"by": true, "for": true, "from": true, "to": true, "with": true, "in": true, "of": true, "up": true, "down": true,
	"after": true, "before": true, "all": true, "many": true, "own": true, "my": true, "is": true,
}

// verbs say what methods of a name do, to the thing that their service is about. They are
// empty where the result is another than methods of the name have.
var verbs = map[string]func(m *model.Method, thing noun) string{
	"add": makes("adds"), "create": makes("creates"), "register": makes("registers"), "import": makes("imports"),
	"get": returns, "list": returns, "getlist": returns, "search": returns, "current": returns, "getbyid": returns,
	"update": changes("updates"), "edit": changes("updates"), "delete": changes("deletes"), "remove": changes("removes"),
	"unregister": changes("unregisters"), "rename": changes("renames"), "move": changes("moves"),
	"fields": describes, "getfields": describes,
}

func makes(verb string) func(*model.Method, noun) string {
	return func(m *model.Method, thing noun) string {
		switch {
		case answersObject(m.Result):
			return verb + " " + thing.one() + " and returns it"
		case m.HasID:
			return verb + " " + thing.one() + " and returns its id"
		}
		return verb + " " + thing.one()
	}
}

// answersObject reports whether the result is an object of a service, or holds one.
func answersObject(t model.Type) bool {
	s, ok := model.Deref(t).(*model.Struct)
	if !ok {
		return false
	}
	return s.Role == model.RoleObject || slices.ContainsFunc(s.Fields, func(f model.Field) bool {
		inner, ok := model.Deref(f.Type).(*model.Struct)
		return ok && inner.Role == model.RoleObject
	})
}

func changes(verb string) func(*model.Method, noun) string {
	return func(_ *model.Method, thing noun) string { return verb + " " + thing.one() }
}

func returns(m *model.Method, thing noun) string {
	switch {
	case m.Rows != nil && m.Spec.List != nil:
		size := "a page"
		if m.Spec.List.By == spec.ByStart {
			size = "50"
		}
		return fmt.Sprintf("returns %s, %s at a time; %s reads all of them", thing.many(), size, m.Iterator)
	case isMany(m.Result), m.Result == model.Any && naming.Fold(m.Spec.Last()) != "get":
		return "returns " + thing.many()
	case m.Result == model.Any:
		return "returns " + thing.one()
	}
	if _, isObject := model.Deref(m.Result).(*model.Struct); isObject {
		return "returns " + thing.one()
	}
	return ""
}

func isMany(t model.Type) bool {
	switch t.(type) {
	case model.List, model.Map:
		return model.Innermost(t) != model.Any
	}
	return false
}

func describes(_ *model.Method, thing noun) string { return "describes the fields of " + thing.many() }

// noun is the thing that a service is about, in words.
type noun []string

// nounOf are the words of the service's name, or of its namespace where it has that name.
func nounOf(s *model.Service) noun {
	name := cmp.Or(s.Thing(), s.Package.Namespace)
	return nounIn(naming.Split(name))
}

func nounIn(words []string) noun {
	for i, w := range words {
		if joined := naming.Join(w); joined == strings.ToUpper(joined) {
			words[i] = joined // an initialism
		}
	}
	return words
}

// one is the thing with an article, or without one where the name is in the plural.
func (n noun) one() string {
	last := len(n) - 1
	text := strings.Join(n, " ")
	switch {
	case naming.Singular(n[last]) != n[last]:
		return text
	case strings.ContainsRune("aeio", rune(text[0])):
		return "an " + text
	}
	return "a " + text
}

// many is the plural.
func (n noun) many() string {
	text := strings.Join(n, " ")
	last := n[len(n)-1]
	stem, isY := strings.CutSuffix(text, "y")
	switch {
	case naming.Singular(last) != last:
		return text
	case isY && !strings.ContainsAny(text[len(text)-2:len(text)-1], "aeiou"):
		return stem + "ies"
	case strings.HasSuffix(text, "s"), strings.HasSuffix(text, "x"), strings.HasSuffix(text, "ch"):
		return text + "es"
	}
	return text + "s"
}
