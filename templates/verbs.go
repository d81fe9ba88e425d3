package templates

import (
	"fmt"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// call is a method that is to be described.
type call struct {
	*model.Method
	about thing // of the service
	// own says that the method's name has a thing of its own: the avatar of a chat.
	own bool
}

// verb says what a method of the name does to the thing. It is empty where the result is
// another than methods of the name have, or the words do not go together.
type verb func(c call, t thing) string

// verbs are those that say what a method does.
var verbs = map[string]verb{
	"add": makes("adds"), "create": makes("creates"), "register": makes("registers"), "import": makes("imports"),
	"get": returns, "list": returns, "getlist": returns, "search": returns, "current": func(_ call, t thing) string { return "returns the current " + t.text() }, "getbyid": returns,
	"update": changes("updates"), "edit": changes("updates"), "delete": changes("deletes"), "remove": changes("removes"),
	"unregister": changes("unregisters"), "rename": changes("renames"), "move": changes("moves"), "copy": changes("copies"), "clone": changes("clones"),
	"fields": describes, "getfields": describes, "getmanifest": describesClass,
	"set": sets("sets"), "unset": sets("unsets"), "reset": sets("resets"), "change": sets("changes"),
	"count": manyOf("counts"), "modify": manyOf("modifies"), "check": checks, "is": tells, "mark": marks,

	"approve": acts("approves"), "disapprove": acts("disapproves"), "archive": acts("archives"), "answer": acts("answers"), "attach": acts("attaches"),
	"cancel": acts("cancels"), "complete": acts("completes"), "conduct": acts("conducts"), "confirm": acts("confirms"), "unconfirm": acts("unconfirms"),
	"defer": acts("defers"), "delegate": acts("delegates"), "execute": acts("executes"), "finish": acts("finishes"), "forward": acts("forwards"),
	"intercept": acts("intercepts"), "join": acts("joins"), "kill": acts("kills"), "leave": acts("leaves"), "pause": acts("pauses"), "renew": acts("renews"),
	"reply": acts("replies to"), "restore": acts("restores"), "resume": acts("resumes"), "save": acts("saves"), "start": acts("starts"), "stop": acts("stops"),
	"terminate": acts("terminates"), "transfer": acts("transfers"), "upload": acts("uploads"), "publication": acts("publishes"), "unpublic": acts("unpublishes"),
	"download": of(acts("downloads"), "file"), "send": of(acts("sends"), "message", "messages", "document", "event"),
	"read": func(c call, t thing) string { return marked(c, t, "as read") }, "unread": func(c call, t thing) string { return marked(c, t, "as unread") },

	"pay": func(c call, t thing) string { return marked(c, t, "as paid") }, "unpay": func(c call, t thing) string { return marked(c, t, "as unpaid") },
	"open": acts("opens"), "share": of(acts("shares"), "post", "file", "folder"),
	"binding": acts("binds"), "unbinding": acts("unbinds"), "favorite": favorites("adds", "to"), "unfavorite": favorites("removes", "from"),
	"subscribe": manyOf("subscribes to"), "unsubscribe": manyOf("unsubscribes from"),

	"pin": pairs("pins", "unpin"), "unpin": pairs("unpins", "pin"), "mute": pairs("mutes", "unmute"), "unmute": pairs("unmutes", "mute"),
	"show": pairs("shows", "hide"), "hide": pairs("hides", "show"), "bind": pairs("binds", "unbind"), "unbind": pairs("unbinds", "bind"),
}

func makes(verb string) verb {
	return func(c call, t thing) string {
		anyObject := func(*model.Struct) bool { return true }
		if c.HasID && !answersObject(c.Result, anyObject) && !isMany(c.Result) && !(c.own && t.isMany()) {
			one := thing{t.single(), t.tail}
			return verb + " " + one.one() + " and returns its id"
		}
		return verb + " " + t.one()
	}
}

// withAnswer is what a verb says with what is returned, where it does not say that itself.
func withAnswer(does verb, c call, t thing) string {
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

// answersObject reports whether the result is such an object of a service, or holds one.
func answersObject(result model.Type, is func(*model.Struct) bool) bool {
	isObject := func(t model.Type) bool {
		s, ok := model.Deref(t).(*model.Struct)
		return ok && s.Role == model.RoleObject && is(s)
	}
	s, ok := model.Deref(result).(*model.Struct)
	return ok && (isObject(s) || slices.ContainsFunc(s.Fields, func(f model.Field) bool { return isObject(f.Type) }))
}

func changes(verb string) verb {
	return func(c call, t thing) string {
		if c.own && valueNames[t.last()] && t.tail == "" {
			return verb + " " + t.the() + " of " + c.about.one()
		}
		return verb + " " + t.one()
	}
}

// acts is for what is done to the thing of a service, or to one of its own: not to people, nor
// to what is no thing, nor where a parameter says what is done.
func acts(verb string) verb {
	return func(c call, t thing) string {
		isAction := func(f model.Field) bool { return strings.EqualFold(f.Key, "action") }
		if noObjects[t.last()] || !c.own && c.Service.Thing() == "" || slices.ContainsFunc(c.Params.Fields, isAction) {
			return ""
		}
		return verb + " " + t.one()
	}
}

// noObjects are the last words of services that are about people, or say of which kind.
var noObjects = map[string]bool{
	"operator": true, "another": true, "user": true, "idle": true, "quick": true, "mode": true, "outgoing": true, "recurring": true, "sip": true, "head": true,
	"execution": true, "watch": true, "bindings": true, "typing": true, "notify": true,
}

// of is for a verb that goes with some things alone.
func of(does verb, nouns ...string) verb {
	return func(c call, t thing) string {
		if !slices.Contains(nouns, t.last()) {
			return ""
		}
		return does(c, t)
	}
}

// pairs is for a verb with an opposite: without that, a method often does both.
func pairs(verb, opposite string) verb {
	return func(c call, t thing) string {
		isOpposite := func(m *model.Method) bool {
			words := wordsOf(m)
			return len(words) > 0 && words[0] == opposite && slices.Equal(words[1:], wordsOf(c.Method)[1:])
		}
		if !slices.ContainsFunc(c.Service.Methods, isOpposite) {
			return ""
		}
		return acts(verb)(c, t)
	}
}

// sets is for what there is one of: the owner of a chat.
func sets(verb string) verb {
	return func(c call, t thing) string {
		switch {
		case c.own && t.tail == "" && t.last() != c.about.last() && c.Params.Find("IS_"+strings.ToUpper(t.last())) == nil:
			return verb + " " + t.the() + " of " + c.about.one()
		case c.own, noObjects[t.last()], c.Service.Thing() == "":
			return ""
		}
		return verb + " " + t.the() + t.tail
	}
}

// favorites is for what gets among the favorites of a user, or away from them.
func favorites(verb, where string) verb {
	return func(c call, t thing) string {
		if !c.own {
			return ""
		}
		return verb + " " + t.one() + " " + where + " favorites"
	}
}

// manyOf is for what is done to all of the things.
func manyOf(verb string) verb {
	return func(_ call, t thing) string { return verb + " " + t.many() }
}

func checks(c call, t thing) string {
	if !c.own {
		return ""
	}
	return "checks " + t.one()
}

// tells is for methods whose names are is and a participle, or a thing between: isMuted,
// isActionAllowed.
func tells(c call, t thing) string {
	which, state := t.noun[:len(t.noun)-1], t.last()
	switch {
	case !c.own || !strings.HasSuffix(state, "ed") || c.Result != model.Bool:
		return ""
	case len(which) == 0:
		which = c.about.noun
	}
	return "reports whether " + which.one() + " is " + state
}

// marks is for methods that say how something is marked: markDelete, markDeletedBlock.
func marks(c call, t thing) string {
	as := ""
	words := slices.DeleteFunc(slices.Clone(t.noun), func(w string) bool {
		switch {
		case w == "un" || strings.HasPrefix(w, "undelete"):
			as = "as not deleted"
		case strings.HasPrefix(w, "delete") && as == "":
			as = "as deleted"
		}
		return w == "un" || strings.HasPrefix(w, "undelete") || strings.HasPrefix(w, "delete")
	})
	switch {
	case as == "":
		return ""
	case len(words) == 0:
		return "marks " + c.about.one() + " " + as
	}
	return "marks " + words.one() + " " + as
}

func marked(c call, t thing, as string) string {
	if what := acts("marks")(c, t); what != "" {
		return what + " " + as
	}
	return ""
}

// lists are the names of methods whose answers have several things, whatever form they have.
var lists = map[string]bool{"list": true, "getlist": true, "search": true}

func returns(c call, t thing) string {
	_, isObject := model.Deref(c.Result).(*model.Struct)
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
	if !isValue || c.own || t.last() == "outgoing" || c.Service.Thing() == "" || t.tail != "" {
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

func describes(_ call, t thing) string { return "describes the fields of " + t.many() }

func describesClass(c call, t thing) string {
	if c.Result != model.Manifest {
		return returns(call{c.Method, t, true}, thing{noun: noun{"manifest"}})
	}
	return "describes the methods for " + t.many()
}

// withoutVerb is what a method does whose name is that of a thing: of the service's verb
// (send.messages), the values of an enumeration, or several things of the service.
func withoutVerb(m *model.Method, about thing, words []string) string {
	own := nounIn(words)
	_, isObject := model.Deref(m.Result).(*model.Struct)
	switch {
	case len(own) == 0:
		return "" // a version
	case len(about.noun) == 1 && verbs[about.last()] != nil && len(words) == 1:
		return withAnswer(verbs[about.last()], call{m, about, true}, thing{noun: own})
	case about.last() == "enum" && isMany(m.Result):
		return "returns the values of " + own.text()
	case len(words) != 1 || naming.Singular(words[0]) == words[0] || !isObject && !isMany(m.Result) && m.Result != model.Any:
		return ""
	case m.Service.Thing() == "":
		return "returns " + own.text()
	}
	return "returns " + about.text() + " " + own.text()
}
